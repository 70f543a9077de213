"""Training examples told anew for each round: other names of things, and now and then a slip.

Where the names are, is kept through every change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from nlu.components.joint_inputs import held_back
from nlu.components.misspelling import misspelt
from nlu.components.swapping import Name, names_by_script, swapped
from nlu.folds import Data, Example

_OTHER_NAMES, _SLIP, _NAME_SLIP, _JOINED = 0.5, 0.3, 0.15, 0.1
_NAME_LEAST = 2


@dataclass(frozen=True)
class Told:
    """One text, what it means, and the names of things in it; None where they are not marked."""

    text: str
    intent: str
    names: tuple[Name, ...] | None


def kept_apart(data: Data) -> list[Told]:
    """The examples that the model is not shown."""
    return [_as_written(one) for one in data.examples if held_back(one.text)]


def rounds(data: Data, count: int, seed: int = 0) -> Iterator[list[Told]]:
    """The examples that the model is shown, told anew each time."""
    rng = Random(seed)
    shown = [_as_written(one) for one in data.examples if not held_back(one.text)]
    listed = [
        (block["lookup"], line[2:])
        for block in data.others
        if "lookup" in block
        for line in block["examples"].splitlines()
        if line.startswith("- ")
    ]
    said = [(name.kind, one.text[name.start : name.end]) for one in shown for name in one.names or ()]
    others = names_by_script([*listed, *said])
    for _ in range(count):
        yield [_anew(one, others, rng) for one in shown]


def _as_written(example: Example) -> Told:
    return Told(example.text, example.intent, None if example.intent == "out_of_scope" else example.spans)


def _anew(told: Told, others: Mapping[tuple[str, bool], Sequence[str]], rng: Random) -> Told:
    text, names = told.text, list(told.names or ())
    if names and rng.random() < _OTHER_NAMES:
        text, names = swapped(text, names, others, rng)
    if rng.random() < _SLIP:
        text, names = _slipped(text, names, rng)
    if names and rng.random() < _NAME_SLIP:
        text, names = slipped_in_a_name(text, names, rng)
    if rng.random() < _JOINED:
        text, names = words_joined(text, names, rng)
    return Told(text, told.intent, None if told.names is None else tuple(names))


def _slipped(text: str, names: Sequence[Name], rng: Random) -> tuple[str, list[Name]]:
    """One word wrong that is not a name's."""
    found = misspelt(text, [(one.start, one.end) for one in names], rng)
    if found is None:
        return text, list(names)
    text, spans = found
    return text, [replace(one, start=start, end=end) for one, (start, end) in zip(names, spans, strict=True)]


def slipped_in_a_name(text: str, names: Sequence[Name], rng: Random) -> tuple[str, list[Name]]:
    """One word of a name wrong."""
    chosen = rng.choice(names)
    found = misspelt(text[chosen.start : chosen.end], [], rng, least=_NAME_LEAST)
    if found is None:
        return text, list(names)
    more = len(found[0]) - (chosen.end - chosen.start)
    moved = [
        replace(one, start=one.start + more * (one.start > chosen.start), end=one.end + more * (one.end >= chosen.end))
        for one in names
    ]
    return text[: chosen.start] + found[0] + text[chosen.end :], moved


def words_joined(text: str, names: Sequence[Name], rng: Random) -> tuple[str, list[Name]]:
    """Two Korean words written as one."""
    blanks = [
        at
        for at, letter in enumerate(text)
        if letter == " " and _hangul(text[at - 1 : at]) and _hangul(text[at + 1 : at + 2])
    ]
    if not blanks:
        return text, list(names)
    at = rng.choice(blanks)
    moved = [replace(one, start=one.start - (one.start > at), end=one.end - (one.end > at)) for one in names]
    return text[:at] + text[at + 1 :], moved


def _hangul(letter: str) -> bool:
    return "가" <= letter <= "힣"
