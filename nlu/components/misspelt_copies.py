"""Misspelt copies of examples, so that a slip of the thumb or of the recogniser is no riddle.

They name other things than the examples do, so that what is wished for is known whatever it is wished for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from nlu.components.swapping import Name, names_by_script, swapped

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
        tables = training_data.lookup_tables
        names = names_by_script((table["name"], one) for table in tables for one in table["elements"])
        copies = [
            copy
            for example in training_data.intent_examples
            if rng.random() < self._share and (copy := _copy(example, names, rng)) is not None
        ]
        return training_data.merge(TrainingData(copies))


def _copy(example: Message, names: Mapping[tuple[str, bool], Sequence[str]], rng: Random) -> Message | None:
    entities = example.get(ENTITIES, [])
    named = [Name(one["entity"], one["start"], one["end"]) for one in entities]
    text, moved = swapped(example.get(TEXT), named, names, rng)
    found = misspelt(text, [(one.start, one.end) for one in moved], rng)
    if found is None:
        return None
    text, spans = found
    data = {TEXT: text, INTENT: example.get(INTENT), MISSPELT: example.get(TEXT)}
    kept = [
        {"entity": one.kind, "value": text[start:end], "start": start, "end": end}
        for one, (start, end) in zip(moved, spans, strict=True)
    ]
    return Message({**data, ENTITIES: kept} if kept else data)
