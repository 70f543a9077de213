"""Which kinds of entity an utterance names, as features of its intent: "셔츠 리뷰" names a product, "리뷰" none."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.reading import Entity, flags


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class EntityFlags(GraphComponent):
    """Adds one dense feature for each kind of entity; stands behind the extractors and before the classifier."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        # How much one kind of entity weighs against all n-grams, whose weights make up a vector of length one.
        return {"weight": 0.4}

    def __init__(self, name: str, weight: float) -> None:
        self._name = name
        self._weight = weight

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EntityFlags:
        return cls(execution_context.node_name, config["weight"])

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the features to each message that has a text."""
        for message in messages:
            if message.get(TEXT):
                self._add(message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the features to the examples, whose entities are those annotated."""
        self.process(training_data.training_examples)
        return training_data

    def _add(self, message: Message) -> None:
        learnt = [
            Entity(one["entity"], one["value"], one["start"], one["end"])
            for one in message.get(ENTITIES, [])
            if one["entity"] in ("product", "brand")
        ]
        row = np.array([flags(message.get(TEXT), learnt)], dtype=float) * self._weight
        message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, self._name))
