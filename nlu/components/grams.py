"""How often words and parts of words occur in an utterance, as scikit-learn counts them.

Rasa's own featurizer keeps a matrix for each message, which takes eight times as long over tens of thousands of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer

_NUMBER = re.compile(r"\b\d+\b")
_FILE = "grams.json"


class Grams:
    """Counts of dictionary forms, one and two in a row, and of two to four letters within them.

    ``words`` and ``letters`` say how many of each are counted at most, the most frequent ones.
    """

    def __init__(self, words: int, letters: int) -> None:
        self._words = CountVectorizer(token_pattern=r"(?u)\w+", ngram_range=(1, 2), max_features=words)
        self._letters = CountVectorizer(analyzer="char_wb", ngram_range=(2, 4), max_features=letters)

    def learn(self, messages: Sequence[Message]) -> csr_matrix:
        """The counts (messages x grams) of the messages, after which these grams are counted and no others."""
        texts = [_forms(message) for message in messages]
        return _beside([one.fit_transform(texts) for one in self._both])

    def counts(self, messages: Sequence[Message]) -> csr_matrix:
        """How often each message holds each gram: messages x grams."""
        texts = [_forms(message) for message in messages]
        return _beside([one.transform(texts) for one in self._both])

    @property
    def _both(self) -> tuple[CountVectorizer, CountVectorizer]:
        return self._words, self._letters

    def persist(self, folder: Path) -> None:
        """Writes which grams are counted, in their order."""
        known = [sorted(one.vocabulary_, key=one.vocabulary_.get) for one in self._both]
        (folder / _FILE).write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")

    def restore(self, folder: Path) -> None:
        """Counts what `persist` wrote."""
        for one, grams in zip(self._both, json.loads((folder / _FILE).read_text(encoding="utf-8")), strict=True):
            one.vocabulary_ = {gram: place for place, gram in enumerate(grams)}


def _beside(counts: Sequence[csr_matrix]) -> csr_matrix:
    return hstack(counts, format="csr")


def _forms(message: Message) -> str:
    """The dictionary forms of a message's tokens, with any number for every number."""
    return _NUMBER.sub("__number__", " ".join(token.lemma for token in message.get(TOKENS_NAMES[TEXT]) or ()))
