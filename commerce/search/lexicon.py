"""Every word that a catalogue knows, and the one that a misspelt or misheard word was meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commerce.search.jamo import jamo, sound

LIKENESS: Final = 0.8
SHORT: Final = 4


class Lexicon:
    """A set of known words that also finds the nearest ones by sound."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(dict.fromkeys(word for word in words if word))
        self._known = frozenset(self._words)
        self._sounds = [sound(jamo(word)) for word in self._words]
        self._by_sound: dict[str, list[str]] = {}
        for word, heard in zip(self._words, self._sounds, strict=True):
            self._by_sound.setdefault(heard, []).append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def compounds(self, word: str) -> tuple[str, ...]:
        """Known words that end in this one: 보조배터리 for 배터리. A single syllable names none."""
        if len(word) < 2 or word.isascii():
            return ()
        return tuple(known for known in self._words if known.endswith(word) and known != word)

    def sounding(self, word: str) -> str | None:
        """A known word that sounds as this one does, two syllables or more."""
        heard = self._by_sound.get(sound(jamo(word)), []) if len(word) > 1 else []
        return heard[0] if heard else None

    def nearest(self, word: str) -> tuple[str, ...]:
        """The known words most like this one, all equally like; none when nothing is close.

        Likeness is one minus the edit distance over the letters' number, by sound; words of four letters
        or fewer must sound the same, single syllables are never guessed at.
        """
        heard = sound(jamo(word))
        if len(heard) < SHORT or word.isdecimal() or (word.isascii() and len(word) <= SHORT - 1):
            return ()
        same = self._by_sound.get(heard)
        if same is None and len(heard) > SHORT:
            found = process.extract(
                heard, self._sounds, scorer=OSA.normalized_similarity, score_cutoff=LIKENESS, limit=8
            )
            best = max((likeness for _, likeness, _ in found), default=0.0)
            same = [self._words[position] for _, likeness, position in found if likeness == best]
        return _closest(word, same or [])


def _closest(word: str, candidates: list[str]) -> tuple[str, ...]:
    letters = jamo(word)
    likeness = {known: OSA.normalized_similarity(letters, jamo(known)) for known in candidates}
    best = max(likeness.values(), default=0.0)
    return tuple(known for known, value in likeness.items() if value == best)
