"""Pictures of how answers did: confusion, reliability, and how accuracy falls as more is answered. PNG files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from nlu.held_out import FALLBACK, Heard
from nlu.measures import BINS, Confusion, bins, confusion, expected_calibration_error, risk_coverage

ASKED_BACK = "asked back"
_DPI = 120
_CELL_INCHES = 0.42
_LABEL_INCHES = 2.6
_DARK = 0.55


def draw(title: str, answers: Mapping[str, Sequence[Heard]], folder: Path) -> list[Path]:
    """Draws the answers of each language into ``folder`` (made if missing) and returns the files, in order.

    They are called ``TITLE-LANGUAGE-confusion.png``, ``TITLE-LANGUAGE-reliability.png`` and ``TITLE-coverage.png``; a
    language without answers gets none, one without confusions no confusion.
    """
    folder.mkdir(parents=True, exist_ok=True)
    given = {language: some for language, some in answers.items() if some}
    figures: dict[str, Figure] = {}
    for language, some in given.items():
        found = confusions(some)
        if found.meant:
            figures[f"{title}-{language}-confusion"] = _confusion(f"{title}, {language}", found)
        figures[f"{title}-{language}-reliability"] = _reliability(f"{title}, {language}", some)
    if given:
        figures[f"{title}-coverage"] = _coverage(title, given)
    return [_saved(figure, folder / f"{name}.png") for name, figure in figures.items()]


def confusions(answers: Sequence[Heard]) -> Confusion:
    """What was taken for what; what is right counts as taken for what it is."""
    return confusion([(one.wording.intent, _got(one)) for one in answers], ASKED_BACK)


def _got(one: Heard) -> str:
    if one.right:
        return one.wording.intent
    return ASKED_BACK if one.intent is None or one.intent == FALLBACK else one.intent


def _confusion(title: str, found: Confusion) -> Figure:
    rows, columns = len(found.meant), len(found.got)
    figure, axes = _empty(columns * _CELL_INCHES + _LABEL_INCHES, rows * _CELL_INCHES + _LABEL_INCHES)
    axes.imshow(found.shares, cmap="Blues", vmin=0, vmax=1, aspect="equal")
    for row, shares in enumerate(found.shares):
        for column, share in enumerate(shares):
            if found.counts[row][column]:
                colour = "white" if share > _DARK else "black"
                axes.text(column, row, f"{share:.0%}", ha="center", va="center", fontsize=7, color=colour)
    axes.set_xticks(range(columns))
    axes.set_xticklabels(found.got, rotation=90, fontsize=8)
    axes.set_yticks(range(rows))
    labels = [f"{name} ({sum(counts)})" for name, counts in zip(found.meant, found.counts, strict=True)]
    axes.set_yticklabels(labels, fontsize=8)
    axes.set_xlabel("taken for")
    axes.set_ylabel("meant (how often)")
    axes.set_title(f"{title}: intents with any confusion, shares of what was meant", fontsize=10)
    return figure


def _reliability(title: str, answers: Sequence[Heard]) -> Figure:
    given = bins([one.confidence for one in answers], [one.likeliest_right for one in answers])
    figure, axes = _empty(6, 5.5)
    axes.plot([0, 1], [0, 1], color="grey", linestyle="--", linewidth=1, label="as sure as right")
    for number, one in enumerate(given):
        if not one.count:
            continue
        axes.bar((number + 0.5) / BINS, one.right, 0.9 / BINS, color="tab:blue", alpha=0.7)
        axes.text((number + 0.5) / BINS, one.right + 0.01, str(one.count), ha="center", va="bottom", fontsize=8)
    filled = [one for one in given if one.count]
    axes.plot(
        [one.confidence for one in filled], [one.right for one in filled], "o", color="black", markersize=4,
        label="mean confidence",
    )  # fmt: skip
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1.08)
    axes.set_xlabel("confidence of the likeliest intent")
    axes.set_ylabel("share that is right")
    error = expected_calibration_error(given)
    axes.set_title(f"{title}: expected calibration error {error:.1%}, {len(answers)} answers", fontsize=10)
    axes.legend(loc="upper left", fontsize=8)
    return figure


def _coverage(title: str, answers: Mapping[str, Sequence[Heard]]) -> Figure:
    figure, axes = _empty(6, 4.5)
    for number, (language, some) in enumerate(answers.items()):
        colour = f"C{number}"
        points = risk_coverage([one.confidence for one in some], [one.likeliest_right for one in some])
        axes.plot([share for share, _ in points], [right for _, right in points], color=colour, label=language)
        answered = [one for one in some if one.intent is not None and one.intent != FALLBACK]
        if answered:
            right = sum(one.intent == one.wording.intent for one in answered) / len(answered)
            axes.plot([len(answered) / len(some)], [right], "o", color=colour, label=f"{language}, as configured")
    axes.set_xlim(0, 1)
    axes.set_xlabel("share answered, the surest first")
    axes.set_ylabel("share of these that is right")
    axes.set_title(f"{title}: accuracy against coverage", fontsize=10)
    axes.grid(alpha=0.3)
    axes.legend(loc="lower left", fontsize=8)
    return figure


def _empty(width: float, height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(width, height), dpi=_DPI, constrained_layout=True)
    FigureCanvasAgg(figure)
    return figure, figure.add_subplot()


def _saved(figure: Figure, path: Path) -> Path:
    figure.savefig(path, format="png")
    return path
