"""Seeing one refund through: the same key again gives nothing more back, so it may be asked for again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from sqlalchemy import select, update

from commerce.database import Database
from commerce.orders.models import OrderRow
from commerce.payments import refunds
from commerce.payments.models import PaymentRow, RefundRow
from commerce.payments.provider import Charge, ChargeStatus, PaymentProvider, ProviderDeclined, ProviderError
from commerce.payments.settlement import Settlement

_log: Final = logging.getLogger(__name__)


class Refunding:
    """Drives refunds one by one; `backoff` in seconds before each further attempt; `on_ended` hears of each end."""

    def __init__(
        self,
        database: Database,
        provider: PaymentProvider,
        *,
        clock: Callable[[], datetime],
        on_ended: Callable[[Settlement], Awaitable[None]],
        backoff: tuple[float, ...],
    ) -> None:
        self._database, self._provider, self._clock = database, provider, clock
        self._on_ended, self._backoff = on_ended, backoff

    async def run(self, refund_id: str) -> None:
        """See the refund through as far as it goes now, and tell its end once."""
        async with self._database.reading() as session:
            row = await session.get_one(RefundRow, refund_id)
        if row.status in refunds.OPEN:
            await self._give_back(row)
        await self._tell(refund_id)

    async def _give_back(self, row: RefundRow) -> None:
        status, reason = "unknown", None
        for pause in (0.0, *self._backoff):
            await asyncio.sleep(pause)
            try:
                found = await self._provider.refund(
                    payment_id=row.payment_id,
                    amount=row.amount,
                    idempotency_key=row.idempotency_key,
                    reason="customer_request",
                )
            except ProviderDeclined as declined:
                status, reason = "failed", declined.reason
                _log.error("refund %s was declined; a person must look", row.id)
                break
            except ProviderError:
                found = await self._asked(row.payment_id)
            if found.status is ChargeStatus.CANCELLED:
                status = "refunded"
                break
        async with self._database.transaction() as session:
            await refunds.end(session, row.id, status, reason)

    async def _tell(self, refund_id: str) -> None:
        query = (
            select(RefundRow, PaymentRow.customer_id, OrderRow.id)
            .join(PaymentRow, PaymentRow.id == RefundRow.payment_id)
            .join(OrderRow, OrderRow.payment_id == PaymentRow.id)
            .where(RefundRow.id == refund_id, RefundRow.told_at.is_(None), RefundRow.status.in_(refunds.ENDED))
        )
        async with self._database.reading() as session:
            found = (await session.execute(query)).one_or_none()
        if found is None:
            return
        row, customer_id, order_id = found
        await self._on_ended(
            Settlement(
                payment_id=row.payment_id,
                customer_id=customer_id,
                conversation_id=row.conversation_id,
                order_id=order_id,
                amount=row.amount,
                status="refunded" if row.status == "refunded" else "refund_failed",
                reason=row.reason,
            )
        )
        async with self._database.transaction() as session:
            await session.execute(update(RefundRow).where(RefundRow.id == refund_id).values(told_at=self._clock()))

    async def _asked(self, payment_id: str) -> Charge:
        try:
            return await self._provider.status(payment_id)
        except ProviderError:
            return Charge(payment_id=payment_id, status=ChargeStatus.WORKING, amount=0)
