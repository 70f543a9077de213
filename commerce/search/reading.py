"""A shopper's words read as clauses: what must be found where, and how much it matters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from commerce.catalogue import vocabulary
from commerce.search.aliases import ALIASES
from commerce.search.analyser import Analyser, Kind, Word, fold, plain
from commerce.search.lexicon import Lexicon
from commerce.search.stopwords import says_nothing, without_prices

_LONGEST_PHRASE = 3
_PUNCTUATION = re.compile(r"[^\w%&+.\-]+|(?<!\d)\.|\.(?!\d)")
_PARTICLE = re.compile(r"(?<=[가-힣]{2})(?:이랑|으로|에서|을|를|이|가|은|는|도|만|의|랑|로|에|좀)$")

CATEGORY, NAME, ATTRIBUTE, ASIDE = 3.0, 2.0, 1.0, 0.3


@dataclass(frozen=True, slots=True)
class Term:
    """One exact word in one field of the index."""

    field: str
    text: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Clause:
    """One wish: any of `terms` grants it; `bonus` only ranks. No terms: the catalogue knows nothing of it."""

    terms: tuple[Term, ...]
    weight: float
    bonus: tuple[Term, ...] = ()

    @property
    def required(self) -> bool:
        """Whether a product must grant it to be found."""
        return self.weight > ASIDE


@dataclass(frozen=True, slots=True)
class Reading:
    """The clauses of a text, and the text's names written as one word."""

    clauses: tuple[Clause, ...]
    glued: str


@dataclass(frozen=True, slots=True)
class Lexicons:
    """The words of a catalogue by where they stand: names in titles and brands, asides in descriptions.

    `meant` are all words that a misspelt one may stand for: the names and the vocabulary.
    """

    names: Lexicon
    meant: Lexicon
    asides: frozenset[str]
    categories: frozenset[str]


def read(text: str, analyser: Analyser, known: Lexicons) -> Reading:
    """The clauses of a request; words of asking, particles and amounts of money are left out."""
    words = list(_words(text, analyser, known))
    heads = [place for place, word in enumerate(words) if _categories(word.text, known)]
    head = heads[-1] if heads else None
    clauses = [_clause(word, known, is_head=place == head) for place, word in enumerate(words)]
    glued = "".join(word.text.replace(" ", "") for word in words if word.kind is not Kind.DESCRIBING)
    required = [clause for clause in clauses if clause.required]
    if not required or not all(clause.terms for clause in required):
        whole = _resolved(glued, known) or _resolved(_run_together(text), known)
        if whole:
            clauses = [Clause(_named(whole), NAME)]
    return Reading(tuple(clauses), glued)


def _run_together(text: str) -> str:
    """A name that was written or heard with spaces inside: 삼 다 수."""
    return "".join(piece for piece in _pieces(text) if not says_nothing(piece))


def _pieces(text: str) -> list[str]:
    return _PUNCTUATION.sub(" ", without_prices(fold(text))).split()


def _words(text: str, analyser: Analyser, known: Lexicons) -> Iterator[Word]:
    """Vocabulary phrases as one word each, misspelt names as they were meant, the rest cut by the analyser."""
    pieces = _pieces(text)
    place = 0
    loose: list[str] = []
    while place < len(pieces):
        for length in range(min(_LONGEST_PHRASE, len(pieces) - place), 0, -1):
            phrase = " ".join(pieces[place : place + length])
            if _in_vocabulary(phrase) and not says_nothing(phrase):
                yield from _cut(loose, analyser)
                loose.clear()
                yield Word(phrase, Kind.NAME)
                place += length
                break
        else:
            meant = _misspelt(pieces[place], known)
            if meant:
                yield from _cut(loose, analyser)
                loose.clear()
                yield Word(meant, Kind.NAME)
            else:
                loose.append(pieces[place])
            place += 1
    yield from _cut(loose, analyser)


def _misspelt(piece: str, known: Lexicons) -> str | None:
    """The name that a piece of text sounds like but is not spelt like, with a particle or without."""
    for stem in (piece, _PARTICLE.sub("", piece)):
        if stem in known.meant or says_nothing(stem):
            return None
        meant = known.meant.sounding(stem)
        if meant and not meant.isascii():
            return meant
    return None


def _cut(pieces: list[str], analyser: Analyser) -> Iterator[Word]:
    words = analyser.words(" ".join(pieces)) if pieces else ()
    yield from (word for word in words if not says_nothing(word.text))


def _in_vocabulary(word: str) -> bool:
    return any(
        canonical(word)
        for canonical in (
            vocabulary.canonical_colour,
            vocabulary.canonical_material,
            vocabulary.canonical_category,
            vocabulary.canonical_season,
        )
    )


def _categories(word: str, known: Lexicons) -> tuple[str, ...]:
    canonical = vocabulary.canonical_category(word) or word
    covered = vocabulary.categories_of(canonical) or (canonical,)
    return tuple(category for category in covered if category in known.categories)


def _clause(word: Word, known: Lexicons, *, is_head: bool) -> Clause:
    if word.kind is Kind.NUMBER:
        return Clause((Term("title", word.text),), ASIDE)
    if word.kind is Kind.DESCRIBING:
        return Clause((Term("aside", word.text), Term("title", word.text)), ASIDE)
    names = tuple(Term("title", plain(part), 2.0) for part in word.text.split() if plain(part) in known.names)
    categories = tuple(Term("category", category, 3.0) for category in _categories(word.text, known))
    attributes = _attributes(word.text)
    if categories and is_head:
        return Clause(categories + attributes, CATEGORY, bonus=() if word.text in known.categories else names)
    if categories or attributes:
        return Clause(categories + attributes + names, ATTRIBUTE)
    found = _resolved(plain(word.text), known)
    if not found:
        return Clause((), NAME)
    guessed = found[0]
    if guessed not in (word.text, plain(word.text)) and _in_vocabulary(guessed):
        return _clause(Word(guessed, Kind.NAME), known, is_head=True)
    if guessed in known.names:
        return Clause(_named(found), NAME)
    return Clause(tuple(Term("aside", text) for text in found), ATTRIBUTE)


def _attributes(word: str) -> tuple[Term, ...]:
    named = (
        ("colour", vocabulary.canonical_colour(word)),
        ("material", vocabulary.canonical_material(word)),
        ("season", vocabulary.canonical_season(word)),
    )
    return tuple(Term(field, canonical, 2.0) for field, canonical in named if canonical)


def _resolved(word: str, known: Lexicons) -> tuple[str, ...]:
    alias = ALIASES.get(word, "")
    if alias in known.names:
        return (word, alias) if word in known.names else (alias,)
    if word in known.names:
        return (word,)
    compounds = known.names.compounds(word)
    if compounds:
        return compounds
    if len(word) > 1 and word in known.asides:
        return (word,)
    return known.meant.nearest(word)


def _named(words: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(Term(field, word, 2.0) for word in words for field in ("title", "brand"))
