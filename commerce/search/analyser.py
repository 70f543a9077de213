"""A text's words for searching: Kiwi's morphemes without particles, English words in their plain form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from kiwipiepy import Kiwi

from commerce.catalogue import vocabulary

_NAMES = frozenset({"NNG", "NNP", "SL", "SH", "UN"})
_DESCRIBING = frozenset({"XR", "VA", "VA-R", "VA-I", "MAG"})
_SCORE = 3.0


class Kind(Enum):
    """What a word does in a search."""

    NAME = auto()
    NUMBER = auto()
    DESCRIBING = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text in the form that is searched for."""

    text: str
    kind: Kind


class Analyser:
    """Cuts text into words. Holds a Kiwi, which takes about a second to load: make one at the edge."""

    def __init__(self) -> None:
        self._kiwi = Kiwi(num_workers=1, load_default_dict=False, load_multi_dict=False, load_typo_dict=False)
        self._taught: set[str] = set()
        self.teach(
            word
            for table in (
                vocabulary.COLOURS,
                vocabulary.MATERIALS,
                vocabulary.CATEGORIES,
                vocabulary.FAMILIES,
            )
            for canonical, synonyms in table.items()
            for word in (canonical, *synonyms)
        )

    def teach(self, names: Iterable[str]) -> None:
        """Keep these names whole; those of one syllable, with spaces or not in Hangul are left to Kiwi."""
        for name in names:
            for part in name.split():
                if len(part) > 1 and part not in self._taught and all("가" <= letter <= "힣" for letter in part):
                    self._taught.add(part)
                    self._kiwi.add_user_word(part, "NNP", _SCORE)

    def words(self, text: str) -> tuple[Word, ...]:
        """The words that carry meaning, in order; particles, endings, counters and marks are left out."""
        found = []
        for token in self._kiwi.tokenize(fold(text)):
            if token.tag in _NAMES:
                found.append(Word(plain(token.form), Kind.NAME))
            elif token.tag == "SN":
                found.append(Word(token.form, Kind.NUMBER))
            elif token.tag in _DESCRIBING:
                found.append(Word(token.form, Kind.DESCRIBING))
        return tuple(found)


def fold(text: str) -> str:
    """One spelling for what looks the same: composed, compatible, lower-cased, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def plain(word: str) -> str:
    """An English noun in the singular, by its ending alone; other words as they are."""
    if not word.isascii() or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "oes")):
        return word[:-2]
    return word[:-1]
