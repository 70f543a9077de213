"""Phrases in both languages side by side, and how they are filled.

A field may name what to add: ``{title:을}`` the right Korean particle, ``{price:won}`` an amount of money,
``{period:capital}`` a capital letter at the beginning, ``{number:ordinal}`` a place up to the third ("두 번째"),
``{count:plural item}`` an English noun in its number ("1 item", "2 items").
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from actions.particles import PAIRS, with_particle
from commerce.money import won

Language = Literal["ko", "en"]
Value = str | int | float

_SPACES = re.compile(r"(?<=\s)\s+| +(?=[,.:])")
"""What an empty field leaves behind."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence in Korean and in English with the same fields."""

    ko: str
    en: str

    def say(self, language: Language, /, **values: Value) -> str:
        """The sentence in that language with its fields filled."""
        return _SPACES.sub("", _WRITERS[language].vformat(self.ko if language == "ko" else self.en, (), values))

    def fields(self) -> tuple[frozenset[str], frozenset[str]]:
        """The names of the fields of the Korean and of the English sentence."""
        return _fields(self.ko), _fields(self.en)


class _Writer(string.Formatter):
    """Fills fields of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        word, _, form = format_spec.partition(" ")
        if word == "won":
            return self.format_field(won(int(value), self.language), form)
        if word == "ordinal":
            return _ORDINALS[self.language][int(value) - 1]
        if word == "capital":
            return str(value)[:1].upper() + str(value)[1:]
        if word == "plural":
            return f"{value:,} {form}" if value == 1 else f"{value:,} {plural(form)}"
        if format_spec in PAIRS:
            return with_particle(str(value), format_spec)
        return str(super().format_field(value, format_spec))


_ORDINALS: dict[Language, tuple[str, ...]] = {
    "ko": ("첫 번째", "두 번째", "세 번째"),
    "en": ("first", "second", "third"),
}
_WRITERS: dict[Language, _Writer] = {"ko": _Writer("ko"), "en": _Writer("en")}


def plural(noun: str) -> str:
    """An English noun in the plural: "review" gives "reviews"."""
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


def sentences(parts: Iterable[str | None]) -> str:
    """Sentences one after another, those that are not there left out."""
    return " ".join(part for part in parts if part)


def _fields(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)
