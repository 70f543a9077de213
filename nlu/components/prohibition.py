"""The component that puts a prohibition above whatever was classified."""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.prohibitions import is_prohibition

PROHIBIT = "prohibit"
_FILE = "prohibition.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ProhibitionClassifier(GraphComponent):
    """Sets the intent ``prohibit`` with confidence 1 where the text forbids an act.

    Trained on examples that have no such intent it changes nothing.
    """

    def __init__(self, model_storage: ModelStorage, resource: Resource, *, known: bool) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._known = known

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ProhibitionClassifier:
        return cls(model_storage, resource, known=False)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ProhibitionClassifier:
        """Reads whether the training knew the intent."""
        with model_storage.read_from(resource) as folder:
            known = json.loads((folder / _FILE).read_text())["known"]
        return cls(model_storage, resource, known=known)

    def train(self, training_data: TrainingData) -> Resource:
        """Writes whether the examples know the intent."""
        self._known = PROHIBIT in training_data.intents
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(json.dumps({"known": self._known}))
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The examples as they are."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Overrides the intent of the messages that forbid something, keeping the others in the ranking."""
        for message in messages if self._known else ():
            if not is_prohibition(message.get(TEXT) or ""):
                continue
            intent = {INTENT_NAME_KEY: PROHIBIT, PREDICTED_CONFIDENCE_KEY: 1.0}
            others = [one for one in message.get(INTENT_RANKING_KEY, []) if one[INTENT_NAME_KEY] != PROHIBIT]
            message.set(INTENT, intent, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [intent, *others], add_to_output=True)
        return messages
