"""In which of our two languages an utterance is to be read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlu.components.morphemes import Morpheme

_LATIN = re.compile(r"[A-Za-z]")
_HANGUL = re.compile(r"[가-힣ㄱ-ㅣ]")
# Particles, endings, suffixes and verbs.
_KOREAN_GRAMMAR = ("J", "E", "X", "V")


def is_english(text: str) -> bool:
    """Whether ``text`` has Latin letters and no Hangul."""
    return bool(_LATIN.search(text)) and not _HANGUL.search(text)


def in_english(text: str, pieces: Iterable[Morpheme]) -> bool:
    """Whether a text of these morphemes is English, also where it calls a thing by its Korean name.

    So is "find me some 유자차".
    """
    if is_english(text):
        return True
    words = text.split()
    korean = [word for word in words if _HANGUL.search(word)]
    if len(words) < 2 * len(korean) + 1 or not _LATIN.search(text):
        return False
    return words[-1] not in korean or not any(
        tag.startswith(_KOREAN_GRAMMAR)
        for piece in pieces
        if _HANGUL.search(text[piece.start : piece.end])
        for tag in piece.tags
    )
