"""Timings of two paths taken in turns, and their ratios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


def percentile(seconds: Sequence[float], share: float) -> float:
    """A percentile of timings, in milliseconds."""
    return float(np.percentile(np.asarray(seconds), share) * 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Seconds of our path and of a peer's over the same inputs in the same run."""

    what: str
    peer: str
    ours: Sequence[float]
    theirs: Sequence[float]
    note: str = ""

    def row(self) -> tuple[str, ...]:
        """The table's cells."""
        times = [percentile(side, share) for side in (self.ours, self.theirs) for share in (50, 95)]
        ratios = (times[0] / times[2], times[1] / times[3])
        figures = (*(f"{time:.1f} ms" for time in times), *(f"{ratio:.2f}" for ratio in ratios))
        return (self.what, *figures, self.peer, self.note)
