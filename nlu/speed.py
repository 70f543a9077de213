"""How long an utterance takes to be understood, beside a stock Rasa pipeline in the same process.

``python -m nlu.speed``, with the interpreter that has Rasa, from the root of the checkout; `make bench` reads what it
prints: one line of JSON with the seconds that each utterance took, by pipeline.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from nlu.benchmark import STOCK, Labelled, training_file
from nlu.folds import read
from nlu.train import QUIET, train

UTTERANCES, ROUNDS = 100, 3
_DATA = Path("nlu/data/nlu")
_ONE_OF = 10
"""Stock Rasa learns one example of so many: over all it had not ended after three minutes."""


def untrained(stock: Mapping[str, Any]) -> dict[str, Any]:
    """The pipeline with one epoch only: how well it has learnt does not change how long it takes to answer."""
    return {
        **stock,
        "pipeline": [{**part, "epochs": 1} if "epochs" in part else dict(part) for part in stock["pipeline"]],
    }


def main() -> int:
    os.environ.update(QUIET)
    import structlog
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    examples = sorted(
        {Labelled(one.text, one.intent) for one in read(_DATA).examples}, key=lambda one: (one.sentence, one.label)
    )
    asked = [one.sentence for one in examples[:: len(examples) // UTTERANCES][:UTTERANCES]]
    with tempfile.TemporaryDirectory() as name:
        learnt = training_file(examples[::_ONE_OF], Path(name))
        config = Path(name) / "config.yml"
        config.write_text(yaml.safe_dump(untrained(STOCK)), encoding="utf-8")
        agents = {
            "ours": Agent.load(str(train(Path.cwd(), Path("var/models")))),
            "stock": Agent.load(train_nlu(str(config), str(learnt), name)),
        }

    async def timed() -> dict[str, list[float]]:
        taken: dict[str, list[float]] = {title: [] for title in agents}
        for number in range(1 + ROUNDS):
            for text in asked:
                for title, agent in agents.items():
                    began = time.perf_counter()
                    await agent.parse_message(text)
                    if number:
                        taken[title].append(time.perf_counter() - began)
        return taken

    sys.stdout.write(json.dumps(asyncio.run(timed())) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
