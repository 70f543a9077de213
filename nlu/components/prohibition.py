"""The component that puts a prohibition above whatever was classified."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.prohibitions import is_prohibition

PROHIBIT = "prohibit"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ProhibitionClassifier(GraphComponent):
    """Sets the intent ``prohibit`` with confidence 1 where the text forbids an act."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ProhibitionClassifier:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Overrides the intent of the messages that forbid something, keeping the others in the ranking."""
        for message in messages:
            if not is_prohibition(message.get(TEXT) or ""):
                continue
            intent = {INTENT_NAME_KEY: PROHIBIT, PREDICTED_CONFIDENCE_KEY: 1.0}
            others = [one for one in message.get(INTENT_RANKING_KEY, []) if one[INTENT_NAME_KEY] != PROHIBIT]
            message.set(INTENT, intent, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [intent, *others], add_to_output=True)
        return messages
