"""A number that can be checked: its name, its unit, the window it covers and how many rows it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from commerce.periods import Period

SMALL_SAMPLE = 30


@dataclass(frozen=True, slots=True)
class Figure:
    """``unit`` is ``reviews``, ``percent``, ``stars``, ``points`` …; ``n`` rows of ``window`` were counted."""

    name: str
    value: float
    unit: str
    window: Period
    n: int


def percent(part: int, whole: int) -> float:
    """``part`` of ``whole`` in percent, one decimal. Raises ZeroDivisionError for an empty whole."""
    return round(100 * part / whole, 1)
