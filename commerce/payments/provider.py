"""What we ask of whoever takes the money; adapters stand behind it.

ProviderError
├── ProviderDeclined: it answered that it took nothing, and why
├── ProviderUnavailable: the request never reached it, so that it took nothing
└── ProviderTimeout: it was reached and gave no clear answer, so that it may have taken the money
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class ProviderError(Exception):
    """A provider did not do what it was asked."""


class ProviderDeclined(ProviderError):
    """Refused, for `reason` (a short word of the provider's own)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ProviderUnavailable(ProviderError):
    """No connection was made or the request was turned away unread."""


class ProviderTimeout(ProviderError):
    """The outcome is unknown until the provider is asked."""


class ChargeStatus(StrEnum):
    """What a provider says of a payment; ABSENT: it has never heard of it."""

    PAID = "paid"
    FAILED = "failed"
    CANCELLED = "cancelled"
    WORKING = "working"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A payment as its provider knows it, in won."""

    payment_id: str
    status: ChargeStatus
    amount: int
    reason: str | None = None


class PaymentProvider(Protocol):
    """Takes and gives back money. Every call may raise ProviderTimeout and ProviderUnavailable."""

    @property
    def name(self) -> str:
        """The provider's name as kept with each payment."""
        ...

    async def charge(
        self, *, payment_id: str, amount: int, currency: str, billing_key: str, idempotency_key: str
    ) -> Charge:
        """Take `amount`; the same key again takes nothing more. Raises ProviderDeclined."""
        ...

    async def status(self, payment_id: str) -> Charge:
        """What became of a payment; it changes nothing."""
        ...

    async def refund(self, *, payment_id: str, amount: int, idempotency_key: str, reason: str) -> Charge:
        """Give `amount` back; the same key again gives nothing more. Raises ProviderDeclined."""
        ...
