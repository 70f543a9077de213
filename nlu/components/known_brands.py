"""Brands that a lookup table lists, wherever they stand; others are learnt by what stands around them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.words import find_colours

BRAND = "brand"
_FILE = "brands.json"
_BEHIND = r"(?=$|[^가-힣a-z]|(?:은|는|이|가|을|를|의|도|만|로|으로|거|꺼|것|걸|제품|말고|이랑|랑)(?![a-z]))"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class KnownBrands(GraphComponent):
    """Adds each listed brand as an entity and takes it out of a learnt product; stands behind the learnt extractor."""

    def __init__(self, name: str, model_storage: ModelStorage, resource: Resource, brands: Sequence[str]) -> None:
        self._name = name
        self._model_storage = model_storage
        self._resource = resource
        self._pattern = pattern(brands)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KnownBrands:
        return cls(execution_context.node_name, model_storage, resource, [])

    def train(self, training_data: TrainingData) -> Resource:
        """Keeps the brands of the lookup tables."""
        brands = [one for table in training_data.lookup_tables if table["name"] == BRAND for one in table["elements"]]
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(json.dumps(brands, ensure_ascii=False), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> KnownBrands:
        with model_storage.read_from(resource) as folder:
            brands = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(execution_context.node_name, model_storage, resource, brands)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the brands of each message to its entities."""
        for message in messages:
            text = message.get(TEXT) or ""
            found = [match.span() for match in self._pattern.finditer(text)] if self._pattern.pattern else []
            if found:
                kept = [one for entity in message.get(ENTITIES, []) for one in apart(entity, found, text)]
                brands = [
                    {"entity": BRAND, "value": text[start:end], "start": start, "end": end, "extractor": self._name}
                    for start, end in found
                ]
                message.set(ENTITIES, [*kept, *brands], add_to_output=True)
        return messages


def pattern(brands: Sequence[str]) -> re.Pattern[str]:
    """Finds the brands in running text, longer ones first; one that is also a colour is left to what is learnt."""
    names = sorted({one for one in brands if not find_colours(one)}, key=len, reverse=True)
    listed = "|".join(map(re.escape, names))
    return re.compile(rf"(?<![가-힣A-Za-z])(?:{listed}){_BEHIND}" if names else "", re.IGNORECASE)


def apart(entity: dict[str, Any], brands: Sequence[tuple[int, int]], text: str) -> list[dict[str, Any]]:
    """The entity without the brands at its edges; nothing of one that is all brand."""
    start, end = entity["start"], entity["end"]
    for first, last in brands:
        if first <= start < last:
            start = last
        if first < end <= last:
            end = first
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [{**entity, "start": start, "end": end, "value": text[start:end]}] if start < end else []
