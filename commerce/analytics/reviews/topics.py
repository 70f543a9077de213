"""Which topics a review speaks of, and whether well or badly, by the clause in which it does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from commerce.analytics.reviews.lexicon import LEXICON, Topic, Words
from commerce.analytics.reviews.model import Label

Judge = Callable[[str], Label]

MOST_WORDS = 3
LONGEST = 4_000

_BREAK = re.compile(
    r"(?:지만|으나|는데도?|은데|던데)(?:요|,)?\s*"
    r"|(?P<n>[가-힣])데(?:요|,)?\s+"
    r"|(?<=[가-힣])(?:고|구)요?,?\s+(?!싶|있|나서|나니|보니|해서)"
    r"|[.!?…~\n]+(?!\d)\s*|,(?!\d)\s*"
    r"|\s+(?=(?:하지만|그런데|근데|다만|그러나|그래도|대신)(?:\s|$))"
    r"|[\s,]+(?=(?:but|however|though|although|yet|except)\b)"
    r"|\s+and\s+"
)
_NOT_BREAKS = frozenset({"가운데", "한데", "군데"})
_FINAL_N = 4
_NEGATED_AFTER = re.compile(
    r"^[가-힣]{0,3}지(?:는|도|를|가)? ?(?:않|못|안)|^[가-힣]{0,2}[진질] ?(?:않|못|안)"
    r"|^[가-힣]{0,2}(?: ?[것거데곳])?[이가은는도]? ?(?:하나 ?도? ?|전혀 )?(?:없|안 (?:나|생))"
)
_NEGATED_BEFORE = re.compile(r"(?:(?<![가-힣])[안못] ?|\b(?:not|never|isn'?t|wasn'?t|aren'?t|no)\s(?:\w+\s){0,2})$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A topic, the verdict on it, and the words of the review that show it."""

    topic: Topic
    label: Label
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sign:
    label: Label | None
    start: int
    end: int


def mentions(text: str, judge: Judge) -> tuple[Mention, ...]:
    """Every topic of `Topic` that ``text`` speaks of, once each, in the order of `Topic`.

    A verdict written in the clause itself counts first, a complaint before praise; where a topic is only named,
    ``judge`` decides on the clause.
    """
    parts = clauses(unicodedata.normalize("NFC", text[:LONGEST]).lower())
    found = []
    for topic, words in LEXICON.items():
        signs = [(part, signs) for part in parts if (signs := _signs(part, words))]
        if signs:
            label = _verdict(signs, judge)
            found.append(Mention(topic, label, _shown(signs, label)))
    return tuple(found)


def clauses(text: str) -> tuple[str, ...]:
    """``text`` cut where a clause ends: after -지만, -는데, -고, punctuation, and before 근데, but and the like."""
    cuts = [0]
    for match in _BREAK.finditer(text):
        letter = match["n"]
        if letter is not None:
            word = text[max(0, match.start() - 2) : match.start() + 2]
            if (ord(letter) - 0xAC00) % 28 != _FINAL_N or any(word.endswith(other) for other in _NOT_BREAKS):
                continue
        cuts.append(match.end())
    cuts.append(len(text))
    pieces = (text[start:end].strip() for start, end in pairwise(cuts))
    return tuple(piece for piece in pieces if piece)


def _signs(clause: str, words: Words) -> list[_Sign]:
    """What in ``clause`` speaks of the topic; verdicts turned round where they are denied."""
    signs = [_judged(clause, match, "bad") for match in words.bad.finditer(clause)]
    bad_spans = [(sign.start, sign.end) for sign in signs]
    for match in words.good.finditer(clause):
        if not any(start < match.end() and match.start() < end for start, end in bad_spans):
            signs.append(_judged(clause, match, "good"))
    named = [_Sign(None, match.start(), match.end()) for match in words.named.finditer(clause)]
    if named and not signs:
        verdicts = [_judged(clause, match, "bad") for match in words.blame.finditer(clause)]
        verdicts += [_judged(clause, match, "good") for match in words.praise.finditer(clause)]
        if verdicts:
            signs.append(min(verdicts, key=lambda sign: _distance(sign, named)))
    return named + signs


def _judged(clause: str, match: re.Match[str], label: Label) -> _Sign:
    denied = bool(_NEGATED_AFTER.search(clause[match.end() :])) or (
        bool(_NEGATED_BEFORE.search(clause[: match.start()])) and not match[0].startswith(("안", "not"))
    )
    turned: Label = "good" if label == "bad" else "bad"
    return _Sign(turned if denied else label, match.start(), match.end())


def _distance(sign: _Sign, named: list[_Sign]) -> int:
    """How far a verdict stands from the nearest name of the topic; one that follows it is nearer."""
    return min(sign.start - name.end if sign.start >= name.end else 4 + name.start - sign.end for name in named)


def _verdict(signs: list[tuple[str, list[_Sign]]], judge: Judge) -> Label:
    labels = {sign.label for _, in_clause in signs for sign in in_clause}
    if "bad" in labels:
        return "bad"
    if "good" in labels:
        return "good"
    return judge(" ".join(clause for clause, _ in signs))


def _shown(signs: list[tuple[str, list[_Sign]]], label: Label) -> tuple[str, ...]:
    """The whole words that gave ``label``, then those that name the topic, without doubles."""
    shown: dict[str, None] = {}
    ranked = [(sign.label is None, at, sign, clause) for at, (clause, some) in enumerate(signs) for sign in some]
    for _, _, sign, clause in sorted(ranked, key=lambda each: (each[0], each[1], each[2].start)):
        if sign.label in (label, None):
            start = clause.rfind(" ", 0, sign.start) + 1
            end = clause.find(" ", sign.end)
            shown[clause[start : end if end >= 0 else len(clause)].strip(".,!?~^ ")] = None
    return tuple(word for word in shown if word)[:MOST_WORDS]
