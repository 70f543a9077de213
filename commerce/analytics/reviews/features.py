"""What a review looks like to the classifier: hashed pieces of its words, the same at training and at use."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SIZE = 1 << 18
LONGEST = 4_000

_TRUNCATED = re.compile(r"(?:\.\.\.|…)?더보기")
_DIGITS = re.compile(r"\d+")
_REPEATED = re.compile(r"(.)\1{2,}")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+|[!?~^.]+")


def normalised(text: str) -> str:
    """Composed, lower-cased, digits as one 0, repeated letters as two, the shop page's "더보기" removed."""
    text = unicodedata.normalize("NFC", text[:LONGEST]).lower()
    text = _DIGITS.sub("0", _TRUNCATED.sub(" ", text))
    return _SPACE.sub(" ", _REPEATED.sub(r"\1\1", text)).strip()


def pieces(text: str) -> set[str]:
    """Words, pairs of words, and runs of 2 to 4 letters inside each word with its edges marked by spaces."""
    text = normalised(text)
    words = _WORD.findall(text)
    found = {"1" + word for word in words}
    found.update(f"2{first} {second}" for first, second in pairwise(words))
    for word in text.split(" "):
        edged = f" {word} "
        for length in (2, 3, 4):
            found.update(edged[start : start + length] for start in range(len(edged) - length + 1))
    found.discard("  ")
    return found


def columns(text: str) -> NDArray[np.int64]:
    """The distinct columns, below `SIZE`, that ``text`` switches on, sorted; each counts 1/√(how many)."""
    return np.unique(
        np.fromiter((crc32(piece.encode(errors="surrogatepass")) % SIZE for piece in pieces(text)), dtype=np.int64)
    )
