"""The component that adds entities whose values are read, not learnt."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.reading import Entity, read, trimmed

EXTRACTOR = "ValueExtractor"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ValueExtractor(GraphComponent):
    """Adds typed entities beside the learnt ones, and cuts what it read off the edges of those."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ValueExtractor:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets ``entities`` of each message to the learnt ones, trimmed, followed by the read ones."""
        for message in messages:
            text = message.get(TEXT) or ""
            spans = [
                Entity(one["entity"], one["value"], one["start"], one["end"])
                for one in message.get(ENTITIES, [])
            ]
            values = read(text, spans)
            learnt = [
                {**before, "value": after.value, "start": after.start, "end": after.end}
                for before, span in zip(message.get(ENTITIES, []), spans)
                if (after := trimmed(span, values, text)) is not None
            ]
            found = [
                {"entity": one.name, "value": one.value, "start": one.start, "end": one.end, "extractor": EXTRACTOR}
                for one in values
            ]
            message.set(ENTITIES, learnt + found, add_to_output=True)
        return messages
