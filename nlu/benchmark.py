"""How the pipeline does as a plain intent classifier on somebody else's examples, beside stock Rasa's.

``python -m nlu.benchmark --train F.csv --test F.csv``, with the interpreter that has Rasa, from the root of the
checkout. Both files have the columns sentence and label; in the test a label of its own marks what belongs to no
intent. The pipeline's own threshold, set before it saw the test, says what it rejects; for stock Rasa also the best
threshold is shown that the test itself could give, which nobody could know.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import logging
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from nlu.train import QUIET

OUTSIDE = "NO_NODES_DETECTED"
STOCK: Mapping[str, Any] = {
    "recipe": "default.v1",
    "language": "en",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True, "random_seed": 1},
        {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
    ],
}
"""What ``rasa init`` of 3.6 suggests, less what answers and synonyms need."""
_REJECTED = ("nlu_fallback", None)


@dataclass(frozen=True)
class Labelled:
    """One sentence and the label that somebody gave it."""

    sentence: str
    label: str


@dataclass(frozen=True)
class Answer:
    """The likeliest label, how sure, and whether the pipeline itself would act on it."""

    label: str
    confidence: float
    accepted: bool


def labelled(path: Path) -> list[Labelled]:
    """The rows of a CSV file with the columns sentence and label. Raises `KeyError` without them."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Labelled(" ".join(row["sentence"].split()), row["label"].strip()) for row in csv.DictReader(file)]


def training_file(examples: Sequence[Labelled], folder: Path) -> Path:
    """Rasa's training file of the examples; the brackets that would annotate an entity are left out."""
    by_label: dict[str, list[str]] = {}
    for one in examples:
        sentence = one.sentence.translate(str.maketrans("", "", "[]{}"))
        if sentence and sentence not in by_label.setdefault(one.label, []):
            by_label[one.label].append(sentence)
    intents = [
        {"intent": label, "examples": "".join(f"- {sentence}\n" for sentence in sentences)}
        for label, sentences in by_label.items()
        if sentences
    ]
    path = folder / "nlu.yml"
    path.write_text(yaml.safe_dump({"version": "3.1", "nlu": intents}, allow_unicode=True), encoding="utf-8")
    return path


def answers(
    pipeline: Mapping[str, Any], examples: Sequence[Labelled], asked: Sequence[Labelled]
) -> tuple[list[Answer], float]:
    """What the pipeline, trained on the examples, makes of each asked one, and milliseconds each took."""
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = folder / "config.yml"
        config.write_text(yaml.safe_dump(dict(pipeline)), encoding="utf-8")
        model = train_nlu(str(config), str(training_file(examples, folder)), str(folder))
        agent = Agent.load(model)

        async def parsed() -> list[Mapping[str, Any]]:
            return [await agent.parse_message(one.sentence) for one in asked]

        began = time.perf_counter()
        messages = asyncio.run(parsed())
        return [_answer(message) for message in messages], (time.perf_counter() - began) * 1000 / len(asked)


def _answer(message: Mapping[str, Any]) -> Answer:
    intent = message.get("intent") or {}
    named = [one for one in message.get("intent_ranking", ()) if one["name"] not in _REJECTED]
    best = named[0] if named else {"name": "", "confidence": 0.0}
    return Answer(best["name"], best["confidence"], intent.get("name") not in _REJECTED)


def correlation(asked: Sequence[Labelled], said: Sequence[str]) -> float:
    """Matthews correlation over all labels, that of what lies outside among them (Gorodkin 2004)."""
    from sklearn.metrics import matthews_corrcoef

    return float(matthews_corrcoef([one.label for one in asked], list(said)))


def at_threshold(given: Sequence[Answer], threshold: float, outside: str) -> list[str]:
    """The labels if everything less sure than the threshold were rejected."""
    return [one.label if one.confidence >= threshold else outside for one in given]


def report(title: str, asked: Sequence[Labelled], given: Sequence[Answer], outside: str, each: float) -> str:
    """The figures as a line to read."""
    said = [one.label if one.accepted else outside for one in given]
    inside = [(one.label, got) for one, got in zip(asked, said, strict=True) if one.label != outside]
    rest = [got for one, got in zip(asked, said, strict=True) if one.label == outside]
    best, threshold = max(
        (correlation(asked, at_threshold(given, step / 100, outside)), step / 100) for step in range(100)
    )
    return (
        f"{title}: Matthews correlation {correlation(asked, said):.3f} at its own threshold, in scope "
        f"{sum(label == got for label, got in inside) / max(len(inside), 1):.1%} right of {len(inside)}, outside "
        f"{sum(got == outside for got in rest) / max(len(rest), 1):.1%} rejected of {len(rest)}; at best "
        f"{best:.3f}, at {threshold:.2f}, which only the test could tell; {each:.1f} ms a sentence"
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m nlu.benchmark", description="Train the pipeline on a CSV of sentence and label, and test it."
    )
    parser.add_argument("--train", type=Path, required=True, help="CSV with the columns sentence and label")
    parser.add_argument("--test", type=Path, required=True, help="CSV with the columns sentence and label")
    parser.add_argument("--outside", default=OUTSIDE, help=f"label of what belongs to no intent (default: {OUTSIDE})")
    parser.add_argument("--no-stock", action="store_true", help="leave stock Rasa out")
    asked_for = parser.parse_args()
    os.environ.update(QUIET)
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    examples, asked = labelled(asked_for.train), labelled(asked_for.test)
    ours = yaml.safe_load(Path("config.yml").read_text(encoding="utf-8"))
    pipelines = {"this pipeline": ours} | ({} if asked_for.no_stock else {"stock Rasa": STOCK})
    for title, pipeline in pipelines.items():
        given, each = answers(pipeline, examples, asked)
        sys.stdout.write(f"{report(title, asked, given, asked_for.outside, each)}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
