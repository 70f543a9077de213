"""Intent and names of things by one transformer for both languages.

Joint intent classification and slot filling as by Chen et al. 2019 (https://arxiv.org/abs/1902.10909): the mean of the
last states tells the intent, the state of each word its tag. English is read as MiniLM reads it; Korean morphemes have
vectors of their own and go through the same layers. `nlu/joint/` trains it, `nlu/models/README.md` is its card.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_softmax, softmax

from nlu.components.bert import Bert
from nlu.components.joint_file import PIECES, restored
from nlu.components.joint_inputs import Inputs, Position, inputs, parts
from nlu.components.kiwi_vectors import ANCHORS, morpheme_vectors
from nlu.components.minilm import encoder
from nlu.components.morphemes import Morpheme

MODEL = Path(__file__).parent.parent / "models" / "joint.npz"
"""The weights that come with the project."""

_BATCH = 64

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """What the model makes of one utterance.

    ``intents`` are logarithms of probabilities, one for each of the model's intents; ``tags`` probabilities, one row
    for each morpheme and a column for each of the model's tags.
    """

    intents: Array
    tags: Array


class JointModel:
    """The model with these weights.

    ``intents`` and ``tags`` are what its probabilities are of, ``O`` the first of the tags.
    """

    def __init__(self, weights: Mapping[str, Array], intents: Sequence[str], tags: Sequence[str], forms: Sequence[str]):
        self.intents, self.tags = tuple(intents), tuple(tags)
        self._weights = weights
        self._bert = Bert(weights)
        # The first row is that of a form never seen.
        self._forms = {form: number for number, form in enumerate(forms, 1)}

    def read(self, texts: Sequence[str], pieces: Sequence[Sequence[Morpheme]]) -> list[Reading]:
        """What it makes of texts, given the morphemes of each."""
        found: dict[int, Reading] = {}
        tokenizer = encoder().tokenizer
        given = [inputs(text, said, tokenizer) for text, said in zip(texts, pieces, strict=True)]
        for places in _alike(given):
            states = self._bert.states(np.stack([self._begun(given[one].positions) for one in places]))
            intents = log_softmax(self._linear(states.mean(1), "intent"), axis=-1)
            tags = softmax(self._linear(states, "tag"), axis=-1)
            for row, one in enumerate(places):
                found[one] = Reading(intents[row], self._told(given[one], tags[row]))
        return [found[one] for one in range(len(given))]

    def share(self, reading: Reading, intent: str) -> float:
        """The probability of an intent, 0 for one that the model was not taught."""
        return float(np.exp(reading.intents[self.intents.index(intent)])) if intent in self.intents else 0.0

    def _told(self, given: Inputs, tags: Array) -> Array:
        """The probabilities of the tags (morphemes x tags); a morpheme that no position tells of names nothing."""
        nothing = np.eye(1, len(self.tags), dtype=np.float32)[0]
        told = [nothing if at is None else tags[at] for at in given.telling]
        return np.array(told, np.float32).reshape(-1, len(self.tags))

    def _begun(self, positions: Sequence[Position]) -> Array:
        """The vectors that go into the network: positions x 384."""
        return np.stack([self._vector(one) for one in positions])

    def _vector(self, position: Position) -> Array:
        if position.piece is not None:
            piece: Array = self._weights[PIECES][position.piece]
            return piece
        numbers = list(parts(position.word))
        letters = self._weights["letters"][numbers].sum(0) / np.sqrt(np.float32(len(numbers)))
        total: Array = (
            self._weights["form_vectors"][self._forms.get(position.form, 0)]
            + letters @ self._weights["letters_out"]
            + likenesses(position.form) @ self._weights["likenesses_out"]
        )
        return total

    def _linear(self, values: Array, name: str) -> Array:
        product: Array = values @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return product


def likenesses(form: str) -> Array:
    """How alike a form is to each of Kiwi's anchors, on average of what it is contracted from; zeros if unknown."""
    forms, _, tags = form.rpartition("/")
    vectors = morpheme_vectors()
    told = [vectors.likenesses(*one) for one in zip(forms.split("+"), tags.split("+"), strict=False)]
    known = [one for one in told if one is not None]
    return np.mean(known, axis=0, dtype=np.float32) if known else np.zeros(ANCHORS, np.float32)


@cache
def joint_model() -> JointModel:
    """The one model of this process, from the file that comes with the project."""
    with np.load(MODEL, allow_pickle=False) as file:
        kept = {name: file[name] for name in file.files}
    intents, tags, forms = (kept.pop(name).tolist() for name in ("intents", "tags", "forms"))
    return JointModel(restored(kept, encoder().weights), intents, tags, forms)


def _alike(given: Sequence[Inputs]) -> Iterator[list[int]]:
    """Places of inputs of one length, some at a time."""
    by_length: dict[int, list[int]] = {}
    for place, one in enumerate(given):
        by_length.setdefault(len(one.positions), []).append(place)
    for places in by_length.values():
        yield from (places[start : start + _BATCH] for start in range(0, len(places), _BATCH))
