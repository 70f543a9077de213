"""Hangul in Latin letters, syllable by syllable.

The Revised Romanization of Korean (Ministry of Culture, 2000) without sound changes between syllables.
"""

from __future__ import annotations

_INITIALS = (
    "g",
    "kk",
    "n",
    "d",
    "tt",
    "r",
    "m",
    "b",
    "pp",
    "s",
    "ss",
    "",
    "j",
    "jj",
    "ch",
    "k",
    "t",
    "p",
    "h",
)
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae",
    "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i",
)  # fmt: skip
_FINALS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l",
    "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
)  # fmt: skip
_FIRST, _LAST = ord("가"), ord("힣")


def romanised(text: str) -> str:
    """The text lower-cased with its Hangul syllables in Latin letters: 하늘결 → haneulgyeol."""
    return "".join(_syllable(letter) for letter in text.lower())


def _syllable(letter: str) -> str:
    if not _FIRST <= ord(letter) <= _LAST:
        return letter
    rest, final = divmod(ord(letter) - _FIRST, len(_FINALS))
    initial, vowel = divmod(rest, len(_VOWELS))
    return _INITIALS[initial] + _VOWELS[vowel] + _FINALS[final]
