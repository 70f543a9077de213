"""The ways in which the sandbox misbehaves, each only when it was declared.

A billing key ending in `+decline`, `+timeout`, `+drop`, `+lost`, `+error500` or `+slow` has that fault at
every charge; `POST /faults` declares one for the next calls of an operation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """What goes wrong."""

    DECLINE = "decline"
    """Refused: nothing is taken."""
    TIMEOUT = "timeout"
    """Done at once, answered late."""
    DROP = "drop"
    """Done, then the connection is closed without an answer."""
    LOST = "lost"
    """Not done, and the connection is closed without an answer."""
    ERROR500 = "error500"
    """Not done, answered with 500."""
    SLOW = "slow"
    """Done and answered late; in flight until then."""


class Operation(StrEnum):
    """What a fault is declared for."""

    CHARGE = "charge"
    CANCEL = "cancel"
    STATUS = "status"


@dataclass(slots=True)
class Faults:
    """Faults declared for calls to come, in order."""

    declared: dict[Operation, list[Fault]] = field(default_factory=dict)

    def declare(self, operation: Operation, fault: Fault, times: int) -> None:
        """Have the next `times` calls go wrong, after those declared before."""
        self.declared.setdefault(operation, []).extend([fault] * times)

    def clear(self) -> None:
        """Take back everything declared."""
        self.declared.clear()

    def next(self, operation: Operation, billing_key: str = "") -> Fault | None:
        """The fault that this call has, if any."""
        waiting = self.declared.get(operation)
        if waiting:
            return waiting.pop(0)
        _, plus, name = billing_key.rpartition("+")
        return Fault(name) if plus and name in set(Fault) else None
