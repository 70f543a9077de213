"""Spellings as thumbs and recognisers make them: "shwo", "re views", "장바구미", "주 문해줘"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z]{4,}")
_BASE, _VOWELS, _FINALS = 0xAC00, 21, 28
_LIKE_INITIALS = ("ㄱㄲㅋ", "ㄷㄸㅌ", "ㅂㅃㅍ", "ㅅㅆ", "ㅈㅉㅊ", "ㄴㄹ", "ㄴㅁ")
_LIKE_VOWELS = ("ㅐㅔ", "ㅒㅖ", "ㅓㅗ", "ㅗㅜ", "ㅡㅜ", "ㅕㅛ", "ㅓㅡ", "ㅣㅟ", "ㅙㅞㅚ", "ㅏㅑ")
_LIKE_FINALS = ("ㄴㅇ", "ㄴㅁ", "ㄱㄲㅋ", "ㄷㅅㅆㅈㅊㅌ", "ㅂㅍ", "ㅂㅁ", "ㄱㅇ", "ㄶㄴ", "ㅄㅂ")
_INITIAL_LETTERS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWEL_LETTERS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINAL_LETTERS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_SILENT = _INITIAL_LETTERS.index("ㅇ")
_NEIGHBOURS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_TRIES = 8

Span = tuple[int, int]


def misspelt(text: str, kept: Sequence[Span], rng: Random) -> tuple[str, list[Span]] | None:
    """``text`` with one word spelt wrong outside of the ``kept`` spans, and where those now stand.

    None where no word is long enough to be known again.
    """
    words = [
        match.span()
        for match in _WORD.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in kept)
    ]
    if not words or len(re.sub(r"\W", "", text)) < 4:
        return None
    start, end = rng.choice(words)
    word = text[start:end]
    ways = _KOREAN if "가" <= word[0] <= "힣" else _ENGLISH
    for _ in range(_TRIES):
        wrong = rng.choice(ways)(word, rng)
        if wrong != word:
            moved = len(wrong) - len(word)
            spans = [(first + moved, last + moved) if first >= end else (first, last) for first, last in kept]
            return text[:start] + wrong + text[end:], spans
    return None


def _swapped(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _dropped(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, rng: Random) -> str:
    at = rng.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _beside(word: str, rng: Random) -> str:
    """A letter for the one beside it on the keyboard."""
    at = rng.randrange(1, len(word))
    for row in _NEIGHBOURS:
        place = row.find(word[at].lower())
        if place >= 0:
            other = row[max(0, min(len(row) - 1, place + rng.choice((-1, 1))))]
            return word[:at] + other + word[at + 1 :]
    return word


def _parted(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word)) if len(word) < 4 else rng.randrange(2, len(word) - 1)
    return f"{word[:at]} {word[at:]}"


def _parts(syllable: str) -> tuple[int, int, int]:
    code = ord(syllable) - _BASE
    return code // (_VOWELS * _FINALS), code // _FINALS % _VOWELS, code % _FINALS


def _joined(initial: int, vowel: int, final: int) -> str:
    return chr(_BASE + (initial * _VOWELS + vowel) * _FINALS + final)


def _likened(letters: str, number: int, groups: Sequence[str], rng: Random) -> int:
    """The number of a letter that sounds like the one of that number, or the same number."""
    fitting = [group for group in groups if letters[number] in group]
    if not fitting:
        return number
    return letters.index(rng.choice([letter for letter in rng.choice(fitting) if letter != letters[number]]))


def _alike(word: str, rng: Random) -> str:
    """One sound of one syllable for one that is easily taken for it."""
    at = rng.randrange(len(word))
    initial, vowel, final = _parts(word[at])
    part = rng.randrange(3)
    if part == 0:
        initial = _likened(_INITIAL_LETTERS, initial, _LIKE_INITIALS, rng)
    elif part == 1:
        vowel = _likened(_VOWEL_LETTERS, vowel, _LIKE_VOWELS, rng)
    elif final:
        final = _likened(_FINAL_LETTERS, final, _LIKE_FINALS, rng)
    return word[:at] + _joined(initial, vowel, final) + word[at + 1 :]


def _as_it_sounds(word: str, rng: Random) -> str:
    """A final consonant spelt at the head of the next syllable, where that has none: 할인 as 하린."""
    for at in range(len(word) - 1):
        initial, vowel, final = _parts(word[at])
        after = _parts(word[at + 1])
        letter = _FINAL_LETTERS[final]
        if after[0] == _SILENT and letter in _INITIAL_LETTERS and letter != "ㅇ":
            head = _joined(_INITIAL_LETTERS.index(letter), after[1], after[2])
            return word[:at] + _joined(initial, vowel, 0) + head + word[at + 2 :]
    return word


_ENGLISH: tuple[Callable[[str, Random], str], ...] = (_swapped, _swapped, _dropped, _doubled, _beside, _parted)
_KOREAN: tuple[Callable[[str, Random], str], ...] = (_alike, _alike, _alike, _as_it_sounds, _parted)
