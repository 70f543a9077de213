"""A value read from a stretch of text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True)
class Found(Generic[Value]):
    """``value`` as ``text[start:end]`` says it; offsets count characters."""

    value: Value
    start: int
    end: int

    def overlaps(self, other: Found[Any]) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def longest(found: Iterable[Found[Value]]) -> list[Found[Value]]:
    """Those left when of two that overlap the longer one stays, in order of their start."""
    kept: list[Found[Value]] = []
    for one in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        if not any(one.overlaps(other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda item: item.start)
