"""Training examples in folds that keep together what means the same.

A model that has learnt one wording of a meaning is asked too easy a question by the next one. So a fold asks about
whole meanings (``metadata: {meaning: …}`` of the blocks of examples), and does not learn what other blocks of the
intent have that is spelt nearly like an asked example.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import CountVectorizer

from nlu.components.softmax import Rows, rows
from nlu.components.swapping import Name

_UNLIKE = 0.4
_EXAMPLE = re.compile(r"^- (?P<line>.+)$", re.MULTILINE)
_ENTITY = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<kind>[a-z_]+)\)")
_HANGUL = re.compile(r"[가-힣ㄱ-ㅣ]")
# The same meaning in English, and in the examples that were written first.
_SAME_MEANING = re.compile(r"(-first)?(-en)?$")


@dataclass(frozen=True)
class Example:
    """One training example: its line with the entities marked, its intent, and the meaning it was written for."""

    line: str
    intent: str
    meaning: str

    @property
    def text(self) -> str:
        """The line without the marks."""
        return _ENTITY.sub(r"\g<text>", self.line)

    @property
    def spans(self) -> tuple[Name, ...]:
        """Where in the text the marked parts stand."""
        found, dropped = [], 0
        for match in _ENTITY.finditer(self.line):
            start = match.start() - dropped
            found.append(Name(match["kind"], start, start + len(match["text"])))
            dropped += len(match[0]) - len(match["text"])
        return tuple(found)

    @property
    def names(self) -> frozenset[tuple[str, str]]:
        """The (kind, text) pairs that are marked."""
        return frozenset((match["kind"], match["text"]) for match in _ENTITY.finditer(self.line))


@dataclass(frozen=True)
class Data:
    """All examples, and the blocks that hold no examples of an intent, such as names to look up."""

    examples: tuple[Example, ...]
    others: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Fold:
    """Places of the examples to learn and of those to ask about; some are neither."""

    learnt: tuple[int, ...]
    asked: tuple[int, ...]


def read(folder: Path) -> Data:
    """The training files of the folder; a block that states no meaning is one of its own."""
    examples: list[Example] = []
    others: list[Mapping[str, Any]] = []
    for path in sorted(folder.glob("*.yml")):
        for number, block in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]):
            if "intent" not in block:
                others.append(block)
                continue
            meaning = block.get("metadata", {}).get("meaning", f"{path.stem}:{number}")
            own = _SAME_MEANING.sub("", meaning, count=1)
            examples += [Example(match["line"], block["intent"], own) for match in _EXAMPLE.finditer(block["examples"])]
    return Data(tuple(examples), tuple(others))


def language(text: str) -> str:
    """``korean`` for a text with Hangul in it, else ``english``."""
    return "korean" if _HANGUL.search(text) else "english"


def spelt_alike(examples: Sequence[Example]) -> list[int]:
    """The group of each example: those of one intent that have most of their letters in common share one."""
    vectorizer = CountVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=2)
    counts = vectorizer.fit_transform([one.text for one in examples])
    groups = like(rows(counts, np.zeros((len(examples), 0))), np.array([one.intent for one in examples]))
    return [int(group) for group in groups]


def like(rows: Rows, intents: NDArray[np.str_]) -> NDArray[np.intp]:
    """The group of each row: rows of one intent that lie near each other on average share one."""
    groups = np.zeros(len(intents), dtype=np.intp)
    known = 0
    for name in np.unique(intents):
        members = np.flatnonzero(intents == name)
        if len(members) > 1:
            ones = rows.take(members).unit()
            apart = np.clip(1 - ones.likeness(ones), 0, None)
            clusters = AgglomerativeClustering(
                None, affinity="precomputed", linkage="average", distance_threshold=_UNLIKE
            )
            groups[members] = known + clusters.fit(apart).labels_
        else:
            groups[members] = known
        known = int(groups[members].max()) + 1
    return groups


def folds(examples: Sequence[Example], alike: Sequence[int], count: int) -> list[Fold]:
    """Up to ``count`` folds; each meaning is asked about in one of them, whole, those of an intent spread evenly.

    ``alike`` is the group of each example; a fold does not learn from the groups of what it asks about. An intent of
    a single meaning is always learnt and never asked about. Raises `ValueError` for fewer than two folds.
    """
    if count < 2:
        raise ValueError(f"{count} folds leave nothing to learn from")
    meanings: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(examples):
        meanings.setdefault((one.intent, one.meaning), []).append(place)
    of_intent = Counter(intent for intent, _ in meanings)
    taken: Counter[tuple[str, int]] = Counter()
    asked: list[list[int]] = [[] for _ in range(count)]
    for (intent, _), places in sorted(meanings.items(), key=lambda item: (-len(item[1]), item[0])):
        if of_intent[intent] == 1:
            continue
        number = min(range(count), key=lambda one: (taken[intent, one], len(asked[one])))
        taken[intent, number] += len(places)
        asked[number] += places
    return [_fold(places, alike) for places in asked if places]


def _fold(asked: Sequence[int], alike: Sequence[int]) -> Fold:
    groups, own = {alike[place] for place in asked}, set(asked)
    learnt = tuple(place for place, group in enumerate(alike) if place not in own and group not in groups)
    return Fold(learnt, tuple(sorted(asked)))


def training_file(data: Data, places: Iterable[int], path: Path) -> None:
    """Writes Rasa's training file of the examples at these places and of all other blocks."""
    by_intent: dict[str, list[str]] = {}
    for place in places:
        one = data.examples[place]
        by_intent.setdefault(one.intent, []).append(f"- {one.line}\n")
    intents = [{"intent": intent, "examples": "".join(lines)} for intent, lines in by_intent.items()]
    content = {"version": "3.1", "nlu": [*intents, *(dict(one) for one in data.others)]}
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
