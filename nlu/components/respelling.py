"""English value words spelt wrong, put right before values are read: "delivrey", "the frist one", "cheeper".

Only a word that is none in common English is touched, and only for a word that states a value and is nearly the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from nlu.components.vocabulary import CATEGORIES, COLOURS, COMPARISONS, LANGUAGES, MATERIALS, SORTS, TOPICS

_WORD = re.compile(r"(?<![A-Za-z'’])[A-Za-z]{4,}(?![A-Za-z'’])")
_OTHERS = (
    "first second third fourth fifth last three four five seven eight nine twelve dozen couple twenty thirty hundred "
    "thousand yesterday today week month year quarter monday tuesday wednesday thursday friday saturday sunday weekend "
    "january february march april june july august september october november december between under over around "
    "small medium large"
)
_SHORT, _SHORT_ALIKE, _ALIKE = 4, 0.85, 0.8


@dataclass(frozen=True)
class Respelt:
    """A text put right, and for each of its offsets the one in the text as it was."""

    text: str
    was: tuple[int, ...]

    def now(self, offset: int) -> int:
        """The offset here of one in the text as it was."""
        return next(here for here, before in enumerate(self.was) if before >= offset)


def respelt(text: str, common: Callable[[str], bool]) -> Respelt:
    """``text`` with value words put right; ``common`` tells whether a lower-case word is one as it stands."""
    result, was, at = "", [], 0
    for match in _WORD.finditer(text):
        right = None if common(match[0].lower()) else _meant(match[0].lower())
        if right is None:
            continue
        was += range(at, match.start())
        was += [min(match.start() + place, match.end() - 1) for place in range(len(right))]
        result += text[at : match.start()] + right
        at = match.end()
    return Respelt(result + text[at:], (*was, *range(at, len(text) + 1)))


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    """The value word that a word was most likely meant for, if any is near."""
    alike = _SHORT_ALIKE if len(word) == _SHORT else _ALIKE
    close = get_close_matches(word, _value_words(), 3, alike)
    near = [one for one in close if one[0] == word[0] and abs(len(one) - len(word)) <= 1]
    # Letters in the wrong order are the likeliest slip.
    return min(near, key=lambda one: sorted(one) != sorted(word), default=None)


@cache
def _value_words() -> tuple[str, ...]:
    tables = (COLOURS, MATERIALS, CATEGORIES, TOPICS, SORTS, COMPARISONS, LANGUAGES)
    said = " ".join(one for table in tables for synonyms in table.values() for one in synonyms if one.isascii())
    return tuple(dict.fromkeys(word for word in f"{said} {_OTHERS}".lower().split() if len(word) >= _SHORT))
