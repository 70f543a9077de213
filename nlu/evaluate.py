"""Figures of the pipeline: on held-out wordings, on these as the recogniser hears them, and cross-validated.

``python -m nlu.evaluate``, with the interpreter that has Rasa, from the root of the checkout.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from nlu import held_out, recognised
from nlu.cross_validation import cross_validated
from nlu.folds import Data, folds, language, read, spelt_alike
from nlu.held_out import NAMED, Heard, Parse
from nlu.recognised import RecognisedUnreadable
from nlu.train import QUIET, TrainingFailed, train

LANGUAGES = ("korean", "english")
_INTERRUPTED = 130


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _draw(title: str, answers: Mapping[str, Sequence[Heard]], folder: Path) -> None:
    from nlu.pictures import draw

    for path in draw(title, answers, folder):
        _say(f"  {path}")


def on_held_out(folder: Path, parse: Parse, pictures: Path) -> None:
    """Tells and draws how the wordings of each file under ``folder`` are understood."""
    answers: dict[str, Sequence[Heard]] = {}
    for path in sorted(folder.glob("*.yml")):
        answers[path.stem] = held_out.heard(held_out.wordings(path), parse)
        _say(held_out.report(path.stem, answers[path.stem]))
    _draw("held-out", answers, pictures)


def on_recognised(path: Path, parse: Parse) -> None:
    """Tells how the transcripts of a file are understood. Raises `RecognisedUnreadable`."""
    given = recognised.read(path)
    for file in dict.fromkeys(one.file for one in given):
        some = [one for one in given if one.file == file]
        _say(recognised.report(file, some, recognised.understood(some, parse)))


def on_folds(root: Path, count: int, pictures: Path) -> None:
    """Tells and draws how examples are understood by models that never learnt their meaning.

    Raises `TrainingFailed`.
    """
    data = read(root / "nlu/data/nlu")
    chosen = folds(data.examples, spelt_alike(data.examples), count)
    answers = cross_validated(data, chosen, root / "config.yml", _say)
    by_language = {one: [given for given in answers if language(given.wording.text) == one] for one in LANGUAGES}
    for name, some in by_language.items():
        _say(held_out.report(f"{name}, cross-validated without the joint model", some, NAMED))
    _draw("cross-validation", by_language, pictures)


def untaught(data: Data) -> str:
    """What to say of intents of the data that the joint model was not taught; nothing where there are none."""
    from nlu.components.joint import joint_model

    new = sorted({one.intent for one in data.examples} - set(joint_model().intents))
    return f"the joint model was not taught {', '.join(new)}; python -m nlu.joint teaches it" if new else ""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m nlu.evaluate",
        description="Measure the pipeline on held-out wordings, on transcripts of them, and by cross-validation.",
    )
    parser.add_argument("--held-out", type=Path, default=Path("tests/nlu/held_out"), help="folder of wordings")
    parser.add_argument("--models", type=Path, default=Path("var/models"), help="folder of the trained model")
    parser.add_argument("--out", type=Path, default=Path("var/evaluation"), help="folder for the pictures")
    parser.add_argument("--folds", type=int, default=4, help="how many times to train and test; 0 for not at all")
    parser.add_argument(
        "--recognised", type=Path, help="transcripts of the wordings; default: recognised.jsonl under --out, if any"
    )
    arguments = parser.parse_args()
    if arguments.folds < 0 or arguments.folds == 1:
        parser.error("--folds is 0 or at least 2")
    if arguments.recognised is None:
        usual = arguments.out / "recognised.jsonl"
        arguments.recognised = usual if usual.is_file() else None
    elif not arguments.recognised.is_file():
        parser.error(f"there is no file {arguments.recognised}")
    return arguments


def main() -> int:
    """0 when all was measured, 1 where something could not be, 130 when interrupted."""
    arguments = _arguments()
    root = Path.cwd()
    os.environ.update(QUIET)
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    try:
        parse = held_out.understanding(train(root, arguments.models))
        if said := untaught(read(root / "nlu/data/nlu")):
            _say(said)
        on_held_out(arguments.held_out, parse, arguments.out)
        if arguments.recognised:
            on_recognised(arguments.recognised, parse)
        if arguments.folds:
            on_folds(root, arguments.folds, arguments.out)
    except (TrainingFailed, RecognisedUnreadable) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        return _INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
