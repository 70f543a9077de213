"""Seeing one payment through to a known end.

A payment that is `pending` is charged; one whose charge gave no clear answer is `unknown`, and the provider
is asked what became of it until it knows. Nothing here charges a payment that may have been charged: a
pending one left by an earlier run is first asked for too.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update

from commerce.customers.models import PaymentMethod
from commerce.database import Database
from commerce.orders.models import OrderRow
from commerce.payments import intents
from commerce.payments.models import PaymentRow, ProposalRow
from commerce.payments.provider import (
    Charge,
    ChargeStatus,
    PaymentProvider,
    ProviderDeclined,
    ProviderTimeout,
    ProviderUnavailable,
)

_log: Final = logging.getLogger(__name__)
ENDED: Final = ("charged", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """How a payment stands: `charged`, `failed` or, still being asked for, `unknown`. The amount is in won.

    Of a refund: `refunded` or `refund_failed`.
    """

    payment_id: str
    customer_id: str
    conversation_id: str | None
    order_id: str | None
    amount: int
    status: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to wait for what. `backoff`: seconds before each further attempt within one run."""

    backoff: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0, 8.0)
    resume_within: timedelta = timedelta(minutes=10)
    """A payment that never reached the provider is charged by a later run if it is no older."""
    absent_after: timedelta = timedelta(seconds=90)
    """A payment that the provider still has not heard of after this failed; longer than any time-out."""
    sweep_every: float = 20.0
    """Seconds between looks at what was left."""
    retell_after: timedelta = timedelta(seconds=30)
    """An end that nobody was told of for so long is told by the next sweep."""


@dataclass(frozen=True, slots=True)
class _Due:
    payment_id: str
    status: str
    amount: int
    currency: str
    key: str
    billing_key: str
    created_at: datetime


class Settling:
    """Drives payments one by one; `on_settled` hears of each end once, and of one that stays unknown."""

    def __init__(
        self,
        database: Database,
        provider: PaymentProvider,
        *,
        clock: Callable[[], datetime],
        on_settled: Callable[[Settlement], Awaitable[None]],
        patience: Patience,
    ) -> None:
        self._database, self._provider, self._clock = database, provider, clock
        self._on_settled, self._patience = on_settled, patience

    async def run(self, payment_id: str, *, fresh: bool) -> None:
        """See the payment through as far as it goes now; `fresh`: its intent was saved just now, by us."""
        due = await self._due(payment_id)
        if due is not None and not await self._drive(due, fresh=fresh):
            return
        await self._tell(payment_id)

    async def _drive(self, due: _Due, *, fresh: bool) -> bool:
        """Charge, or ask, until the end is known; whether it is."""
        send, maybe_taken, noted = fresh, due.status == "unknown", False
        for pause in (0.0, *self._patience.backoff):
            await asyncio.sleep(pause)
            try:
                found = await (self._charge(due) if send else self._provider.status(due.payment_id))
            except ProviderDeclined as declined:
                if send:
                    return await self._fail(due, declined.reason)
                continue
            except ProviderUnavailable:
                continue
            except ProviderTimeout:
                if send:
                    send, maybe_taken, noted = False, True, await self._note_unknown(due)
                continue
            if found.status is ChargeStatus.ABSENT and not maybe_taken:
                if self._clock() - due.created_at > self._patience.resume_within:
                    return await self._fail(due, "too_late")
                send = True
            elif await self._conclude(due, found):
                return True
        if fresh and send:
            return await self._fail(due, "provider_unavailable")
        if noted:
            await self._on_settled(await self._settlement(due.payment_id))
        return False

    async def _charge(self, due: _Due) -> Charge:
        return await self._provider.charge(
            payment_id=due.payment_id,
            amount=due.amount,
            currency=due.currency,
            billing_key=due.billing_key,
            idempotency_key=due.key,
        )

    async def _conclude(self, due: _Due, found: Charge) -> bool:
        """Write down an end that the provider reports; whether it is one."""
        if found.status is ChargeStatus.PAID:
            if found.amount != due.amount:
                _log.error("payment %s was charged with another amount; a person must look", due.payment_id)
                return False
            async with self._database.transaction() as session:
                await intents.charged(session, due.payment_id, self._clock())
            return True
        if found.status in (ChargeStatus.FAILED, ChargeStatus.CANCELLED):
            return await self._fail(due, found.reason or found.status)
        absent_for = self._clock() - due.created_at
        if found.status is ChargeStatus.ABSENT and absent_for > self._patience.absent_after:
            return await self._fail(due, "never_arrived")
        return False

    async def _fail(self, due: _Due, reason: str) -> bool:
        async with self._database.transaction() as session:
            await intents.failed(session, due.payment_id, reason, self._clock())
        return True

    async def _note_unknown(self, due: _Due) -> bool:
        async with self._database.transaction() as session:
            return await intents.unknown(session, due.payment_id)

    async def _tell(self, payment_id: str) -> None:
        settlement = await self._settlement(payment_id)
        async with self._database.reading() as session:
            told = await session.scalar(select(PaymentRow.told_at).where(PaymentRow.id == payment_id))
        if told is not None or settlement.status not in ENDED:
            return
        await self._on_settled(settlement)
        async with self._database.transaction() as session:
            this = update(PaymentRow).where(PaymentRow.id == payment_id)
            await session.execute(this.values(told_at=self._clock()))

    async def _due(self, payment_id: str) -> _Due | None:
        """What is to be charged, or None where the payment has ended."""
        query = (
            select(PaymentRow, PaymentMethod.billing_key)
            .join(ProposalRow, ProposalRow.id == PaymentRow.proposal_id)
            .join(PaymentMethod, PaymentMethod.id == ProposalRow.method_id)
            .where(PaymentRow.id == payment_id, PaymentRow.status.in_(intents.UNSETTLED))
        )
        async with self._database.reading() as session:
            found = (await session.execute(query)).one_or_none()
        if found is None:
            return None
        row, billing_key = found
        return _Due(row.id, row.status, row.amount, row.currency, row.idempotency_key, billing_key, row.created_at)

    async def _settlement(self, payment_id: str) -> Settlement:
        async with self._database.reading() as session:
            row = await session.get_one(PaymentRow, payment_id)
            order_id = await session.scalar(select(OrderRow.id).where(OrderRow.payment_id == payment_id))
        return Settlement(
            payment_id=row.id,
            customer_id=row.customer_id,
            conversation_id=row.conversation_id,
            order_id=order_id,
            amount=row.amount,
            status=row.status,
            reason=row.reason,
        )
