"""Figures of the pipeline on held-out wordings and cross-validated: intents for each language, learnt entities.

``python -m nlu.evaluate``, with the interpreter that has Rasa, from the root of the checkout.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from nlu import held_out as wordings
from nlu.train import QUIET, train

_HANGUL = re.compile(r"[가-힣ㄱ-ㅣ]")
_EXAMPLE = re.compile(r"^- (?P<text>.+)$", re.MULTILINE)
_ENTITY = re.compile(r"\[(?P<text>[^\]]+)\]\([a-z_]+\)")
_EXTRACTOR = "QuickCRFEntityExtractor"


@dataclass(frozen=True)
class Accuracy:
    """How many of ``total`` examples got their own intent."""

    right: int
    total: int

    @property
    def share(self) -> float:
        return self.right / self.total if self.total else 0.0


def language(text: str) -> str:
    """``ko`` for a text with Hangul in it, else ``en``."""
    return "ko" if _HANGUL.search(text) else "en"


def examples(data: Path) -> Iterator[str]:
    """The texts of the training examples under ``data``, marks of entities taken off."""
    for path in sorted(data.glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for match in _EXAMPLE.finditer(block["examples"]) if "intent" in block else ():
                yield _ENTITY.sub(r"\g<text>", match["text"])


def accuracies(texts: Sequence[str], errors: Sequence[Mapping[str, object]]) -> dict[str, Accuracy]:
    """The accuracy for each language, from all examples and those whose intent was missed."""
    totals = Counter(language(text) for text in texts)
    wrong = Counter(language(str(error["text"])) for error in errors)
    return {one: Accuracy(total - wrong[one], total) for one, total in sorted(totals.items())}


def cross_validate(root: Path, out: Path, folds: int) -> int:
    """Lets Rasa train and test ``folds`` times; its reports are then in ``out``."""
    command = [
        sys.executable, "-m", "rasa", "test", "nlu", "--cross-validation", "--folds", str(folds), "--no-plot",
        "--config", "config.yml", "--domain", "nlu/domain", "--nlu", "nlu/data/nlu", "--out", str(out), "--quiet",
    ]  # fmt: skip
    return subprocess.run(command, cwd=root, env={**os.environ, **QUIET}, check=False).returncode


def report(root: Path, out: Path) -> str:
    """What the reports in ``out`` come to, as lines to read."""
    errors = json.loads((out / "intent_errors.json").read_text(encoding="utf-8"))
    lines = [
        f"intents {name}: {one.share:.1%} of {one.total}"
        for name, one in accuracies([*examples(root / "nlu/data/nlu")], errors).items()
    ]
    entities = out / f"{_EXTRACTOR}_report.json"
    for name, scores in json.loads(entities.read_text(encoding="utf-8")).items():
        if isinstance(scores, dict) and name in ("product", "brand"):
            lines.append(
                f"entity {name}: precision {scores['precision']:.1%}, recall {scores['recall']:.1%}, "
                f"F1 {scores['f1-score']:.1%} of {scores['support']} tokens"
            )
    return "\n".join(lines)


def held_out(root: Path, folder: Path, models: Path) -> str:
    """The figures on the wordings under ``folder``, by the model of the present sources, trained if need be."""
    import structlog
    from rasa.core.agent import Agent

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    agent = Agent.load(str(train(root, models)))

    def parse(text: str) -> Mapping[str, object]:
        return asyncio.run(agent.parse_message(text))

    return "\n".join(
        wordings.report(path.stem, wordings.heard(wordings.wordings(path), parse))
        for path in sorted(folder.glob("*.yml"))
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m nlu.evaluate", description="Measure the pipeline on held-out wordings and by cross-validation."
    )
    parser.add_argument("--held-out", type=Path, default=Path("tests/nlu/held_out"), help="folder of wordings")
    parser.add_argument("--models", type=Path, default=Path("var/models"), help="folder of the trained model")
    parser.add_argument("--out", type=Path, default=Path("var/evaluation"), help="folder for Rasa's reports")
    parser.add_argument("--folds", type=int, default=4, help="how many times to train and test; 0 for not at all")
    arguments = parser.parse_args()
    root = Path.cwd()
    os.environ.update(QUIET)
    sys.stdout.write(f"{held_out(root, arguments.held_out, arguments.models)}\n")
    if not arguments.folds:
        return 0
    status = cross_validate(root, arguments.out, arguments.folds)
    if status == 0:
        sys.stdout.write(f"cross-validated in {arguments.folds} folds\n{report(root, arguments.out)}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
