"""How the trained model does on what the speech recogniser made of spoken wordings.

A file holds one JSON object a line: ``file`` (which file of held-out wordings), ``text`` (what was said),
``transcript`` (what was written down, empty where nothing was heard) and ``intent`` (what it means).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nlu.held_out import Parse, Wording, heard

_FIELDS = ("file", "text", "transcript", "intent")
_NO_LETTER = re.compile(r"[\W_]+")


class RecognisedUnreadable(Exception):
    """A file of transcripts is not as described; says which line and why."""


@dataclass(frozen=True)
class Recognised:
    """One wording as it was said and as it was written down."""

    file: str
    text: str
    transcript: str
    intent: str

    @property
    def exact(self) -> bool:
        """Whether it was written down letter for letter; blanks, case and punctuation are not letters."""
        return letters(self.text) == letters(self.transcript)


def letters(text: str) -> str:
    """Only the letters and digits, in lower case."""
    return _NO_LETTER.sub("", text.lower())


def read(path: Path) -> list[Recognised]:
    """The lines of a file, in its order. Raises `RecognisedUnreadable`."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise RecognisedUnreadable(f"{path} cannot be read: {error}") from error
    return [_line(line, f"{path}, line {number}") for number, line in enumerate(lines, 1) if line.strip()]


def _line(line: str, where: str) -> Recognised:
    try:
        given = json.loads(line)
    except json.JSONDecodeError as error:
        raise RecognisedUnreadable(f"{where}: it is no JSON: {error}") from error
    if not isinstance(given, dict):
        raise RecognisedUnreadable(f"{where}: it is no JSON object")
    for name in _FIELDS:
        if not isinstance(given.get(name), str):
            raise RecognisedUnreadable(f"{where}: there is no text under {name!r}")
    return Recognised(**{name: given[name] for name in _FIELDS})


def understood(given: Sequence[Recognised], parse: Parse) -> list[bool]:
    """Whether ``parse`` gives each transcript the intent that was meant; an empty one is wrong without asking."""

    def right(one: Recognised) -> bool:
        return heard([Wording(one.transcript, one.intent, "", frozenset())], parse)[0].right

    return [bool(one.transcript.strip()) and right(one) for one in given]


def report(title: str, given: Sequence[Recognised], right: Sequence[bool]) -> str:
    """The figures of one file as a line to read."""
    wrongly_heard = [good for one, good in zip(given, right, strict=True) if not one.exact]
    empty = sum(not one.transcript.strip() for one in given)
    line = f"{title}, as recognised: intents {_share(right):.1%} of {len(given)}"
    if not wrongly_heard:
        return f"{line}; every transcript is letter for letter what was said"
    return (
        f"{line}; {len(wrongly_heard) / len(given):.1%} of the transcripts are not letter for letter what was said "
        f"({empty} empty), intents {_share(wrongly_heard):.1%} of these {len(wrongly_heard)}"
    )


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 0.0
