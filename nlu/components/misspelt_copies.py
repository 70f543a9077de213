"""A misspelt copy of examples, so that a slip of the thumb or of the recogniser is no riddle."""

from __future__ import annotations

from random import Random
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.misspelling import misspelt

MISSPELT = "misspelt"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MisspeltCopies(GraphComponent):
    """Adds to the examples; utterances pass unchanged. Stands first in the pipeline."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        # The share of the examples that get a copy.
        return {"share": 1.0}

    def __init__(self, share: float) -> None:
        self._share = share

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MisspeltCopies:
        return cls(config["share"])

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages as they are."""
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The examples and their copies, which hold the text as it was in `MISSPELT`; names are never spelt wrong."""
        rng = Random(0)
        copies = [
            copy
            for example in training_data.intent_examples
            if rng.random() < self._share and (copy := _copy(example, rng)) is not None
        ]
        return training_data.merge(TrainingData(copies))


def _copy(example: Message, rng: Random) -> Message | None:
    entities = example.get(ENTITIES, [])
    found = misspelt(example.get(TEXT), [(one["start"], one["end"]) for one in entities], rng)
    if found is None:
        return None
    text, spans = found
    moved = [{**one, "start": start, "end": end} for one, (start, end) in zip(entities, spans, strict=True)]
    data = {TEXT: text, INTENT: example.get(INTENT), MISSPELT: example.get(TEXT)}
    return Message({**data, ENTITIES: moved} if moved else data)
