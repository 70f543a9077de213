"""Payments and refunds under way in the background, taken up again after a restart."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import Final

from sqlalchemy import and_, or_, select
from sqlalchemy.exc import SQLAlchemyError

from commerce.database import Database
from commerce.payments import intents, refunds
from commerce.payments.models import PaymentRow, RefundRow
from commerce.payments.provider import PaymentProvider
from commerce.payments.refunding import Refunding
from commerce.payments.settlement import ENDED, Patience, Settlement, Settling

_log: Final = logging.getLogger(__name__)

SWEPT_AT_ONCE: Final = 200


class Settler:
    """Runs at most one settlement of a payment at a time."""

    def __init__(
        self,
        database: Database,
        provider: PaymentProvider,
        *,
        clock: Callable[[], datetime],
        on_settled: Callable[[Settlement], Awaitable[None]],
        patience: Patience,
    ) -> None:
        self._database, self._provider_name, self._clock = database, provider.name, clock
        self._patience = patience
        self._settling = Settling(database, provider, clock=clock, on_settled=on_settled, patience=patience)
        self._refunding = Refunding(database, provider, clock=clock, on_ended=on_settled, backoff=patience.backoff)
        self._running: dict[str, asyncio.Task[None]] = {}
        self._sweeping: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Take up what was left, now and every `sweep_every` seconds."""
        await self._sweep()
        self._sweeping = asyncio.create_task(self._keep_sweeping())

    async def close(self) -> None:
        """Stop; what is unfinished stays pending or unknown in the database."""
        tasks = [*self._running.values(), *([self._sweeping] if self._sweeping else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._sweeping = None

    def begin(self, payment_id: str) -> None:
        """Charge a payment whose intent was saved just now, in the background."""
        self._spawn(payment_id, self._settling.run(payment_id, fresh=True))

    def begin_refund(self, refund_id: str) -> None:
        """Give money back, in the background."""
        self._spawn(refund_id, self._refunding.run(refund_id))

    async def settle(self, payment_id: str) -> None:
        """See a payment through as far as it goes now, joining a run that is under way."""
        if payment_id not in self._running:
            self._spawn(payment_id, self._settling.run(payment_id, fresh=False))
        await asyncio.shield(self._running[payment_id])

    def _spawn(self, key: str, work: Coroutine[None, None, None]) -> None:
        if key in self._running:
            work.close()
            return
        task = asyncio.create_task(work)
        self._running[key] = task
        task.add_done_callback(lambda done: self._done(key, done))

    def _done(self, key: str, task: asyncio.Task[None]) -> None:
        self._running.pop(key, None)
        if not task.cancelled() and task.exception() is not None:
            _log.error("settling %s stopped; it will be taken up again", key, exc_info=task.exception())

    async def _keep_sweeping(self) -> None:
        while True:
            await asyncio.sleep(self._patience.sweep_every)
            try:
                await self._sweep()
            except (SQLAlchemyError, OSError):
                _log.exception("unsettled payments could not be read; trying again later")

    async def _sweep(self) -> None:
        untold = and_(
            PaymentRow.status.in_(ENDED),
            PaymentRow.told_at.is_(None),
            PaymentRow.settled_at < self._clock() - self._patience.retell_after,
        )
        unheard = and_(
            RefundRow.status.in_(refunds.ENDED),
            RefundRow.told_at.is_(None),
            RefundRow.created_at < self._clock() - self._patience.retell_after,
        )
        left = select(PaymentRow.id).where(
            PaymentRow.provider == self._provider_name,
            or_(PaymentRow.status.in_(intents.UNSETTLED), untold),
        )
        left = left.order_by(PaymentRow.created_at).limit(SWEPT_AT_ONCE)
        owed = (
            select(RefundRow.id)
            .join(PaymentRow, PaymentRow.id == RefundRow.payment_id)
            .where(
                PaymentRow.provider == self._provider_name,
                or_(RefundRow.status.in_(refunds.OPEN), unheard),
            )
            .order_by(RefundRow.created_at)
            .limit(SWEPT_AT_ONCE)
        )
        async with self._database.reading() as session:
            payment_ids, refund_ids = list(await session.scalars(left)), list(await session.scalars(owed))
        for payment_id in payment_ids:
            self._spawn(payment_id, self._settling.run(payment_id, fresh=False))
        for refund_id in refund_ids:
            self.begin_refund(refund_id)
