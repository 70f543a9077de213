"""The pipeline trained on part of its examples and asked about the rest, fold by fold.

Without the joint model, whose weights come with the project and have seen most examples: what is measured is how well
everything else does where it has learnt nothing of a meaning.
"""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml
from tqdm import tqdm

from nlu.folds import Data, Fold, training_file
from nlu.held_out import NAMED, Heard, Wording, heard, share, understanding
from nlu.train import TrainingFailed

# Rasa's cache knows a component by its config and the source of its class, not by the modules that this calls.
_WITHOUT_CACHE = {"RASA_MAX_CACHE_SIZE": "0"}


def cross_validated(data: Data, chosen: Sequence[Fold], config: Path, say: Callable[[str], None]) -> list[Heard]:
    """What the models of the folds make of what each is asked about, with a line to ``say`` after each.

    Raises `TrainingFailed`.
    """
    os.environ.update(_WITHOUT_CACHE)
    answers: list[Heard] = []
    for number, fold in enumerate(chosen, 1):
        began = time.monotonic()
        say(f"fold {number} of {len(chosen)}: learning {len(fold.learnt)} examples ...")
        given = _answers(data, fold, config)
        spent = time.monotonic() - began
        say(f"fold {number} of {len(chosen)}: intents {share(given):.1%} of {len(given)}, {spent:.0f} s")
        answers += given
    return answers


def _answers(data: Data, fold: Fold, config: Path) -> list[Heard]:
    from rasa.model_training import train_nlu

    with tempfile.TemporaryDirectory(prefix="dangol-fold-") as name:
        file, own = Path(name, "nlu.yml"), Path(name, "config.yml")
        training_file(data, fold.learnt, file)
        own.write_text(yaml.safe_dump(without_joint(config)), encoding="utf-8")
        with contextlib.redirect_stdout(io.StringIO()):
            model = train_nlu(str(own), str(file), name)
        if model is None:
            raise TrainingFailed(0)
        parse = understanding(Path(model))
        asked = [wording(data, place) for place in fold.asked]
        # A bar only in a terminal.
        return heard(tqdm(asked, unit="example", leave=False, disable=None), parse)


def without_joint(config: Path) -> dict[str, Any]:
    """The content of a config file, less the component that brings the joint model."""
    content: dict[str, Any] = yaml.safe_load(config.read_text(encoding="utf-8"))
    content["pipeline"] = [part for part in content["pipeline"] if not part["name"].endswith(".JointReader")]
    return content


def wording(data: Data, place: int) -> Wording:
    """The example at a place as a wording to ask about; of its entities only `NAMED` are known."""
    one = data.examples[place]
    return Wording(one.text, one.intent, "", frozenset(pair for pair in one.names if pair[0] in NAMED))
