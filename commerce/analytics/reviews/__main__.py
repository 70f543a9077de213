"""python -m commerce.analytics.reviews: classify reviews, learn from a shop's own stars, train the shipped model."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from commerce.analytics.reviews.lines import STANDARD, FileUnreadable, reading, starred, text_of, writing
from commerce.analytics.reviews.model import FILE_NAME, SHIPPED, ModelUnreadable, ReviewModel, load, shipped
from commerce.analytics.reviews.topics import mentions
from commerce.analytics.reviews.training import (
    FEWEST_OF_A_KIND,
    Measured,
    Starred,
    TooFewReviews,
    learn,
    train,
)

_SHOWN_ROWS = 20
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did all it should, 2 with a sentence on stderr when it could not."""
    chosen = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop)
    try:
        if chosen.command == "classify":
            return _classify(chosen.source, chosen.out, chosen.model)
        if chosen.command == "learn":
            return _learn(chosen.source, chosen.out)
        return _train(chosen.nsmc, chosen.words, chosen.out)
    except (FileUnreadable, ModelUnreadable) as error:
        return _refused(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("stopped; nothing was written", file=sys.stderr)
        return _INTERRUPTED


def classified(text: str, model: ReviewModel) -> dict[str, object]:
    """The JSON object for one line; a blank line has a null label and score, so that lines keep their places."""
    if not text.strip():
        return {"label": None, "score": None, "topics": []}
    score = model.score(text)
    return {
        "label": model.label(text),
        "score": round(score, 4),
        "topics": [
            {"topic": mention.topic.value, "label": mention.label, "words": list(mention.words)}
            for mention in mentions(text, model.label)
        ],
    }


def _classify(source: Path, out: Path, folder: Path | None) -> int:
    if source != STANDARD and out.exists() and source.exists() and source.samefile(out):
        return _refused("--in and --out are the same file")
    model = load(folder) if folder else shipped()
    with reading(source) as lines, writing(out) as written:
        meter = _Meter(source)
        for number, raw in enumerate(lines, 1):
            try:
                text = text_of(raw, number)
            except ValueError as error:
                raise FileUnreadable(source, str(error), number) from error
            written.write(json.dumps(classified(text, model), ensure_ascii=False) + "\n")
            meter.went(number, len(raw))
        meter.end()
    return 0


def _learn(source: Path, out: Path) -> int:
    if out.exists() and not out.is_dir():
        return _refused(f"{out} is not a folder")
    rows: list[Starred] = []
    bad = 0
    with reading(source) as lines:
        for row in starred(lines):
            if isinstance(row, Starred):
                rows.append(row)
                continue
            bad += 1
            if bad <= _SHOWN_ROWS:
                print(f"line {row[0]}: {row[1]}", file=sys.stderr)
    if bad:
        print(f"{bad} bad rows were left out", file=sys.stderr)
    try:
        learned = learn(rows, shipped(), _say)
    except TooFewReviews as error:
        return _refused(f"{source}: {error} are too few; at least {FEWEST_OF_A_KIND} of each are needed")
    _save(learned.model, out / FILE_NAME)
    print(f"held out: {_told(learned.measured)}")
    print(f"the shipped model on the same: {_told(learned.shipped)}")
    print(f"saved {out / FILE_NAME}")
    return 0


def _train(films: Sequence[Path], words: Path | None, out: Path) -> int:
    for path in (*films, *((words,) if words else ())):
        with reading(path):
            pass
    model, measured = train(films, words, _say)
    _save(model, out)
    for name, score in measured.items():
        print(f"held out, {name}: {_told(score)}")
    print(f"saved {out}, {out.stat().st_size:,} bytes")
    return 0


def _save(model: ReviewModel, path: Path) -> None:
    try:
        model.save(path)
    except OSError as error:
        raise FileUnreadable(path, error.strerror or "cannot be written") from error


def _told(score: Measured) -> str:
    return (
        f"balanced accuracy {score.balanced:.3f}, accuracy {score.accuracy:.3f}"
        f" (n={score.n}: {score.n_good} good, {score.n - score.n_good} bad)"
    )


class _Meter:
    """How far a file has been read, on stderr: a line that is written over in a terminal, else one in ten seconds."""

    def __init__(self, source: Path) -> None:
        self._size = source.stat().st_size if source != STANDARD and source.is_file() else 0
        self._read = 0
        self._line = 0
        self._live = sys.stderr.isatty()
        self._said = time.monotonic()
        self._spoke = False

    def went(self, line: int, length: int) -> None:
        self._line, self._read = line, self._read + length
        if line % 100 == 0 and time.monotonic() - self._said > (0.3 if self._live else 10):
            self._said = time.monotonic()
            self._say()

    def end(self) -> None:
        if self._spoke:
            self._say()
            print(file=sys.stderr, end="\n" if self._live else "", flush=True)

    def _say(self) -> None:
        self._spoke = True
        start = "\r" if self._live else ""
        share = f" {100 * self._read // self._size}%" if self._size else ""
        print(
            f"{start}{self._line:,} reviews{share}",
            end="" if self._live else "\n",
            file=sys.stderr,
            flush=True,
        )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _refused(reason: str) -> int:
    print(f"error: {reason}", file=sys.stderr)
    return 2


def _stop(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m commerce.analytics.reviews", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser(
        "classify",
        help="one review a line to one JSON object a line",
        description='Write {"label": "good" or "bad", "score": 0 to 1, "topics": [{"topic", "label", "words"}]} for'
        " each line of UTF-8 text; a blank line gets a null label and score. The output appears when all is done.",
    )
    _files(command, "reviews, one a line; - for standard input", "where to write; - for standard output")
    command.add_argument("--model", type=Path, metavar="DIR", help="a folder that learn wrote; else the shipped model")
    command = commands.add_parser(
        "learn",
        help="a model from a shop's own starred reviews",
        description="Learn 1 and 2 stars against 4 and 5 from lines of stars<TAB>text, starting from the shipped model,"
        " and print the score on a held-out fifth. Bad rows are named by line and left out.",
    )
    _files(command, "lines of stars<TAB>text; - for standard input", "the folder for the model")
    command = commands.add_parser("train", help="make the shipped model again")
    command.add_argument(
        "--nsmc", type=Path, nargs="*", default=[], metavar="FILE", help="stars (1-10)<TAB>film review"
    )
    command.add_argument("--words", type=Path, metavar="FILE", help="English word<TAB>valence, below 0 for bad")
    command.add_argument(
        "--out", type=Path, default=SHIPPED, metavar="FILE", help="where to write (default: %(default)s)"
    )
    return parser


def _files(command: argparse.ArgumentParser, source: str, out: str) -> None:
    command.add_argument("--in", dest="source", type=Path, required=True, metavar="F", help=source)
    command.add_argument("--out", type=Path, required=True, metavar="DIR" if "folder" in out else "F", help=out)


if __name__ == "__main__":
    sys.exit(main())
