"""Korean letters: what a word is spelt with, and what it sounds like."""

from __future__ import annotations

import unicodedata

_ALIKE = (
    "ᄀᄁᄏ", "ᄃᄄᄐ", "ᄇᄈᄑ", "ᄉᄊᄌᄍᄎ",
    "ᅢᅦᅤᅨ", "ᅮᅲᅳ", "ᅩᅭ", "ᅥᅧ", "ᅡᅣ", "ᅬᅫᅰ",
    "ᆨᆩᆿ", "ᆮᆺᆻᆽᆾᇀ", "ᆸᇁ",
)  # fmt: skip
_FOLDED = str.maketrans({letter: group[0] for group in _ALIKE for letter in group})


def jamo(word: str) -> str:
    """The letters of a word, lower-cased: a Korean syllable gives its two or three, in Unicode's NFD form."""
    return unicodedata.normalize("NFD", word.lower())


def sound(letters: str) -> str:
    """The same letters with those that are easily confused by ear or by finger made one."""
    return letters.translate(_FOLDED)
