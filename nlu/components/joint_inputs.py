"""What the joint model reads of an utterance: word pieces of an English one, morphemes of a Korean one.

A morpheme is told by its dictionary form and tag, by Kiwi's likenesses to other morphemes, and by the letters within
the word as it stands, so that one spelt wrong is still near the right one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize
from zlib import crc32

from tokenizers import Tokenizer

from nlu.components.joint_file import BUCKETS
from nlu.components.minilm import LONGEST
from nlu.components.morphemes import Morpheme
from nlu.components.script import in_english

_FIRST_PIECE, _LAST_PIECE = 101, 102
_SIZES = (2, 3, 4)
_MOST_PARTS = 40
_REMEMBERED = 50_000
_ONE_IN = 12


@dataclass(frozen=True)
class Position:
    """One position that the network reads: a word piece by its number, or a morpheme by form and the word it is."""

    piece: int | None = None
    form: str = ""
    word: str = ""


@dataclass(frozen=True)
class Inputs:
    """The positions of one utterance, and for each of its morphemes the position that tells its tag, if any does."""

    positions: tuple[Position, ...]
    telling: tuple[int | None, ...]


def inputs(text: str, pieces: Sequence[Morpheme], tokenizer: Tokenizer) -> Inputs:
    """The inputs for a text of these morphemes, cut after `LONGEST` positions."""
    if in_english(text, pieces):
        read = tokenizer.encode(text)
        told = [
            next((at for at, span in enumerate(read.offsets) if span[0] < one.end and one.start < span[1]), None)
            for one in pieces
        ]
        return Inputs(tuple(Position(number) for number in read.ids), tuple(told))
    kept = pieces[: LONGEST - 2]
    middle = [Position(None, form(one), text[one.start : one.end]) for one in kept]
    telling = [place + 1 if place < len(kept) else None for place in range(len(pieces))]
    return Inputs((Position(_FIRST_PIECE), *middle, Position(_LAST_PIECE)), tuple(telling))


def form(piece: Morpheme) -> str:
    """A morpheme's dictionary form and tag as one word; of a contraction all of them."""
    return f"{'+'.join(piece.forms)}/{'+'.join(piece.tags)}"


@lru_cache(maxsize=_REMEMBERED)
def parts(word: str) -> tuple[int, ...]:
    """The numbers, from 1 to below `BUCKETS`, of a word, its syllables and its two to four letters in a row.

    Letters of Korean are those that syllables are composed of.
    """
    letters = f"^{normalize('NFD', word.lower())}$"
    runs = {letters[at : at + size] for size in _SIZES for at in range(len(letters) - size + 1)}
    told = {f"w{word}", *(f"c{syllable}" for syllable in word), *runs}
    return tuple(sorted({crc32(one.encode()) % (BUCKETS - 1) + 1 for one in told})[:_MOST_PARTS])


def held_back(text: str) -> bool:
    """Whether the joint model was not shown this example, so that it can be asked how sure to be."""
    return crc32(text.encode()) % _ONE_IN == 0
