"""The component that adds entities whose values are read, not learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.joint_reader import surely_outside
from nlu.components.minilm import encoder
from nlu.components.reading import Entity, joined, read, trimmed
from nlu.components.respelling import respelt

EXTRACTOR = "ValueExtractor"
LEARNT = "QuickCRFEntityExtractor"
BRAND = "brand"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ValueExtractor(GraphComponent):
    """Adds typed entities beside the learnt ones, and cuts what it read off the edges of those.

    What is a colour is no brand.
    """

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
            learnt = joined(
                [Entity(one["entity"], one["value"], one["start"], one["end"]) for one in message.get(ENTITIES, [])],
                text,
            )
            values = [] if surely_outside(message) else _values(text, learnt)
            colours = {(one.start, one.end) for one in values if one.name == "colour"}
            named = [one for one in learnt if one.name != BRAND or (one.start, one.end) not in colours]
            kept = [after for one in named if (after := trimmed(one, values, text)) is not None]
            entities = [_entity(one, LEARNT) for one in kept] + [_entity(one, EXTRACTOR) for one in values]
            message.set(ENTITIES, entities, add_to_output=True)
        return messages


def _values(text: str, learnt: Sequence[Entity]) -> list[Entity]:
    """The values of a text, of which English words may be spelt wrong; their offsets are those in the text."""
    right = respelt(text, _common)
    moved = [replace(one, start=right.now(one.start), end=right.now(one.end)) for one in learnt]
    return [replace(one, start=right.was[one.start], end=right.was[one.end]) for one in read(right.text, moved)]


def _common(word: str) -> bool:
    """Whether MiniLM knows an English word as a whole, so that it is common; or else its plural's singular."""
    known = encoder().tokenizer.token_to_id
    return known(word) is not None or (word.endswith("s") and known(word[:-1]) is not None)


def _entity(one: Entity, extractor: str) -> dict[str, Any]:
    return {
        "entity": one.name,
        "value": one.value,
        "start": one.start,
        "end": one.end,
        "extractor": extractor,
    }
