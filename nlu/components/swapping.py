"""Other names in the place of those that an example is about, so that names are learnt by what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

_AFTER_CONSONANT_OR_VOWEL = (
    ("이랑", "랑"), ("이나", "나"), ("이라", "라"), ("으로", "로"),
    ("을", "를"), ("은", "는"), ("과", "와"), ("이", "가"),
)  # fmt: skip
_FIRST, _LAST, _FINALS, _RIEUL = 0xAC00, 0xD7A3, 28, 8


@dataclass(frozen=True)
class Name:
    """``text[start:end]`` of an example names a ``kind`` of thing."""

    kind: str
    start: int
    end: int


def swapped(
    text: str, names: Sequence[Name], others: Mapping[tuple[str, bool], Sequence[str]], rng: Random
) -> tuple[str, list[Name]]:
    """The text with each name replaced by another of its kind in the same script, and where those stand.

    ``others`` has the names of each kind and whether they are `hangul`; a kind without others stays as it is. A Korean
    particle behind a name takes the form that the new name asks for.
    """
    result, moved, at = "", [], 0
    for name in sorted(names, key=lambda one: one.start):
        old = text[name.start : name.end]
        fitting = others.get((name.kind, hangul(old)))
        new = rng.choice(fitting) if fitting else old
        result += text[at : name.start]
        moved.append(replace(name, start=len(result), end=len(result) + len(new)))
        result += new
        at = name.end
        if new != old and hangul(old):
            particle, length = agreeing(new, text[at:])
            result += particle
            at += length
    return result + text[at:], moved


def names_by_script(named: Iterable[tuple[str, str]]) -> dict[tuple[str, bool], list[str]]:
    """(kind, name) pairs as `swapped` wants them, each name once."""
    names: dict[tuple[str, bool], list[str]] = {}
    for kind, name in dict.fromkeys(named):
        names.setdefault((kind, hangul(name)), []).append(name)
    return names


def hangul(text: str) -> bool:
    """Whether ``text`` ends with a Korean syllable."""
    return bool(text) and _FIRST <= ord(text[-1]) <= _LAST


def agreeing(word: str, rest: str) -> tuple[str, int]:
    """The particle that ``rest`` begins with, as it stands behind ``word``, and how many characters it had."""
    final = (ord(word[-1]) - _FIRST) % _FINALS
    for pair in _AFTER_CONSONANT_OR_VOWEL:
        for form in pair:
            behind = rest[len(form) : len(form) + 1]
            if rest.startswith(form) and not (behind and _FIRST <= ord(behind) <= _LAST):
                vowel = not final or (pair[1] == "로" and final == _RIEUL)
                return pair[1] if vowel else pair[0], len(form)
    return "", 0
