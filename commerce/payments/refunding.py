"""Seeing one refund through: the same key again gives nothing more back, so it may be asked for again."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from commerce.database import Database
from commerce.payments import refunds
from commerce.payments.models import RefundRow
from commerce.payments.provider import Charge, ChargeStatus, PaymentProvider, ProviderDeclined, ProviderError

_log: Final = logging.getLogger(__name__)


class Refunding:
    """Drives refunds one by one; `backoff` in seconds before each further attempt."""

    def __init__(self, database: Database, provider: PaymentProvider, *, backoff: tuple[float, ...]) -> None:
        self._database, self._provider, self._backoff = database, provider, backoff

    async def run(self, refund_id: str) -> None:
        """See the refund through as far as it goes now."""
        async with self._database.reading() as session:
            row = await session.get_one(RefundRow, refund_id)
        if row.status not in refunds.OPEN:
            return
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
                _log.error("refund %s was declined; a person must look", refund_id)
                break
            except ProviderError:
                found = await self._asked(row.payment_id)
            if found.status is ChargeStatus.CANCELLED:
                status = "refunded"
                break
        async with self._database.transaction() as session:
            await refunds.end(session, refund_id, status, reason)

    async def _asked(self, payment_id: str) -> Charge:
        try:
            return await self._provider.status(payment_id)
        except ProviderError:
            return Charge(payment_id=payment_id, status=ChargeStatus.WORKING, amount=0)
