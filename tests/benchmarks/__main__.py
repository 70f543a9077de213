"""The benchmarks, one table: each of our paths against a peer measured in the same run, in turns.

    make bench

Times depend on the machine; the ratios are what to compare.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.trial import TrialFailed, running
from tests.benchmarks import footprint, reviews, speech, turns, understanding
from tests.benchmarks.measure import Comparison

ROOT = Path(__file__).resolve().parents[2]
UNLIMITED = {"DANGOL_MESSAGES_PER_MINUTE": "1000000"}


async def over_the_stack(console: Console) -> list[Comparison]:
    """What needs everything running."""
    with tempfile.TemporaryDirectory(prefix="dangol-bench-") as folder:
        console.print("starting everything, for the first time …")
        async with running(Path(folder), UNLIMITED) as trial:
            first = trial.seconds_to_ready
            console.print("measuring turns …")
            comparisons = [await turns.compare(trial)]
            memory = footprint.megabytes(trial.process.pid)
        console.print("starting everything again …")
        async with running(Path(folder)) as trial:
            again = trial.seconds_to_ready
    console.print(f"ready after {first:.1f} s with a new shop, {again:.1f} s with the same one")
    console.print(
        "memory (proportional set size): " + ", ".join(f"{name} {size:.0f} MB" for name, size in memory.items())
    )
    return comparisons


def main() -> int:
    """Measure everything and print the table."""
    console = Console(highlight=False, width=150)
    try:
        comparisons = asyncio.run(over_the_stack(console))
    except TrialFailed as error:
        console.print(f"[red]not ready:[/] {error}")
        return 1
    console.print("measuring speech …")
    comparisons.append(speech.compare())
    console.print("measuring understanding …")
    comparisons.append(understanding.compare(ROOT / ".venv-rasa" / "bin" / "python"))
    console.print("measuring reviews …")
    comparisons.append(reviews.compare())
    table = Table("what", "ours p50", "ours p95", "peer p50", "peer p95", "ratio p50", "ratio p95", "peer", "note")
    for comparison in comparisons:
        table.add_row(*comparison.row())
    console.print(table)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
