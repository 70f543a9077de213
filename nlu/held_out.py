"""How the trained model does on wordings that no training example was written from.

A file holds blocks of one intent: ``{intent, say: [{text, style, KIND: […], …}, …]}``. A product or brand is the part
of the text that names it; of the other kinds (`KINDS`) the value is given as it should be read, a price as
``10000..30000`` with a side left out where it is open.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from nlu.components.reading import KINDS

FALLBACK = "nlu_fallback"
NAMED = ("product", "brand")
Parse = Callable[[str], Mapping[str, Any]]
"""A text to what Rasa makes of it."""
_SHOWN_CONFUSIONS = 15


@dataclass(frozen=True)
class Wording:
    """One sentence, what it means, and the (kind, text or value) pairs that it names."""

    text: str
    intent: str
    style: str
    names: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Heard:
    """What the model made of a wording; an intent of None means that it gave none.

    ``likeliest`` is the intent it would have given if it never asked back, ``confidence`` how sure it is of that.
    """

    wording: Wording
    intent: str | None
    likeliest: str | None
    confidence: float
    names: frozenset[tuple[str, str]]

    @property
    def right(self) -> bool:
        """Whether the intent is the one meant; out of scope and not understood are answered alike."""
        none = (FALLBACK, None, "out_of_scope")
        return self.intent == self.wording.intent or (self.wording.intent == "out_of_scope" and self.intent in none)

    @property
    def likeliest_right(self) -> bool:
        """Whether the likeliest intent is the one meant, asked back or not."""
        return self.likeliest == self.wording.intent


def wordings(path: Path) -> list[Wording]:
    """The wordings of one file, in its order."""
    return [
        Wording(
            one["text"],
            block["intent"],
            one["style"],
            frozenset((kind, str(name)) for kind in KINDS for name in one.get(kind, ())),
        )
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))
        for one in block["say"]
    ]


def understanding(model: Path) -> Parse:
    """What a trained model makes of a text; to be called under Rasa."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(model))

    def parse(text: str) -> Mapping[str, Any]:
        message: Mapping[str, Any] = asyncio.run(agent.parse_message(text))
        return message

    return parse


def heard(asked: Iterable[Wording], parse: Parse) -> list[Heard]:
    """What ``parse`` makes of each."""
    return [_heard(one, parse(one.text)) for one in asked]


def _heard(wording: Wording, message: Mapping[str, Any]) -> Heard:
    intent = message.get("intent") or {}
    names = frozenset(
        (one["entity"], wording.text[one["start"] : one["end"]] if one["entity"] in NAMED else _noted(one["value"]))
        for one in message.get("entities", ())
        if one["entity"] in KINDS
    )
    ranked = [one for one in message.get("intent_ranking") or [intent] if one.get("name") not in (FALLBACK, None)]
    best = ranked[0] if ranked else {"name": None, "confidence": 0}
    return Heard(wording, intent.get("name"), best["name"], float(best["confidence"]), names)


def _noted(value: Any) -> str:
    """A value as the files write it."""
    if isinstance(value, Mapping):
        low, high = ("" if value[side] is None else str(value[side]) for side in ("min", "max"))
        return f"{low}..{high}"
    return str(value)


def share(answers: Sequence[Heard]) -> float:
    """The share whose intent is right."""
    return sum(one.right for one in answers) / len(answers) if answers else 0.0


def f1(answers: Iterable[Heard], kinds: Container[str] = KINDS) -> float:
    """The micro-averaged F1 of the entities of these kinds: a name is right as a whole, a value as that value."""
    both = all_of = 0
    for one in answers:
        got, meant = ({pair for pair in pairs if pair[0] in kinds} for pairs in (one.names, one.wording.names))
        both += len(got & meant)
        all_of += len(got) + len(meant)
    return 2 * both / all_of if all_of else 1.0


def report(title: str, answers: Sequence[Heard], kinds: Sequence[str] = KINDS) -> str:
    """The figures of one file as lines to read; of entities those of the ``kinds`` that the wordings state."""
    asked_back = sum(one.intent in (FALLBACK, None) and one.wording.intent != "out_of_scope" for one in answers)
    values = f"entities F1 {f1(answers, kinds):.1%}, of them " if set(kinds) - set(NAMED) else ""
    lines = [
        f"{title}: intents {share(answers):.1%} of {len(answers)} (asked back {asked_back}), "
        f"{values}products and brands F1 {f1(answers, NAMED):.1%}"
    ]
    counts = Counter(kind for one in answers for kind, _ in one.wording.names)
    lines.append(
        "  F1 " + ", ".join(f"{kind} {f1(answers, (kind,)):.0%} of {counts[kind]}" for kind in kinds if counts[kind])
    )
    styles = sorted({one.wording.style for one in answers if one.wording.style})
    by_style = {style: [one for one in answers if one.wording.style == style] for style in styles}
    if by_style:
        lines.append("  " + ", ".join(f"{style} {share(chosen):.0%}" for style, chosen in by_style.items()))
    intents = dict.fromkeys(one.wording.intent for one in answers)
    by_intent = {intent: [one for one in answers if one.wording.intent == intent] for intent in intents}
    weakest = sorted(by_intent.items(), key=lambda item: share(item[1]))[:8]
    lines.append("  weakest: " + ", ".join(f"{intent} {share(chosen):.0%}" for intent, chosen in weakest))
    wrong = Counter((one.wording.intent, one.intent) for one in answers if not one.right)
    for (meant, got), count in wrong.most_common(_SHOWN_CONFUSIONS):
        example = next(one for one in answers if (one.wording.intent, one.intent) == (meant, got))
        lines.append(f"  {count:3} {meant} taken for {got}: {example.wording.text}")
    return "\n".join(lines)
