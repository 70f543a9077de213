"""Payments over the real sandbox server on a real port, with little patience."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import unused_port
from sqlalchemy import select

from commerce.database import Database
from commerce.payments import proposals
from commerce.payments.models import PaymentRow, RefundRow
from commerce.payments.proposals import Proposal
from commerce.payments.provider import Charge
from commerce.payments.sandbox import SECRET, SandboxProvider
from commerce.payments.sandbox_server import SANDBOX, create_app
from commerce.payments.service import Patience, Payments, Settlement

QUICK = Patience(backoff=(0.02, 0.05, 0.1, 0.2, 0.4), sweep_every=600)
LATE = 0.5


@dataclass(slots=True)
class Sandbox:
    """The sandbox server over a state file: it can be stopped and started, and told to misbehave."""

    state: Path
    port: int = field(default_factory=unused_port)
    runner: web.AppRunner | None = None

    async def start(self) -> None:
        self.runner = web.AppRunner(create_app(self.state, late=LATE), shutdown_timeout=LATE * 2)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", self.port).start()

    async def stop(self) -> None:
        if self.runner is not None:
            await self.runner.cleanup()
            self.runner = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def misbehave(self, fault: str, *, on: str = "charge", times: int = 1) -> None:
        headers = {"Authorization": f"Sandbox {SECRET}"}
        body = {"fault": fault, "operation": on, "times": times}
        async with (
            aiohttp.ClientSession(headers=headers) as session,
            session.post(f"{self.url}/faults", json=body) as response,
        ):
            assert response.status == 200

    def knows(self, payment_id: str) -> str | None:
        """How the sandbox itself has the payment."""
        assert self.runner is not None
        payment = self.runner.app[SANDBOX].ledger.payment(payment_id)
        return payment.status if payment else None


class CountingProvider(SandboxProvider):
    """The sandbox's client, which counts how often it was asked to charge."""

    charges = 0

    async def charge(
        self, *, payment_id: str, amount: int, currency: str, billing_key: str, idempotency_key: str
    ) -> Charge:
        self.charges += 1
        return await super().charge(
            payment_id=payment_id,
            amount=amount,
            currency=currency,
            billing_key=billing_key,
            idempotency_key=idempotency_key,
        )


@dataclass(slots=True)
class Clock:
    """A clock that a test moves."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass(slots=True)
class Till:
    """A shop's payments and what was told of them."""

    database: Database
    provider: CountingProvider
    clock: Clock
    told: list[Settlement] = field(default_factory=list)
    payments: Payments = field(init=False)

    def __post_init__(self) -> None:
        self.payments = self.reopened()

    def reopened(self, patience: Patience = QUICK) -> Payments:
        """Payments as a fresh process makes them."""

        async def tell(settlement: Settlement) -> None:
            self.told.append(settlement)

        self.payments = Payments(self.database, self.provider, clock=self.clock, on_settled=tell, patience=patience)
        return self.payments

    async def propose(self, customer_id: str) -> Proposal:
        async with self.database.transaction() as session:
            return await proposals.propose(session, customer_id, self.clock())

    async def consented(self, customer_id: str, *, spoken: bool = False) -> Proposal:
        """A proposal of the whole cart, read out and consented to."""
        proposal = await self.propose(customer_id)
        outcome = await self.payments.consent(
            customer_id, proposal_id=proposal.id, spoken=spoken, conversation_id="talk"
        )
        assert outcome.kind == "code_needed"
        return proposal

    async def payment(self, payment_id: str) -> PaymentRow:
        async with self.database.reading() as session:
            return (await session.scalars(select(PaymentRow).where(PaymentRow.id == payment_id))).one()

    async def status(self, payment_id: str) -> str:
        return (await self.payment(payment_id)).status

    async def until(self, done: Callable[[], bool]) -> None:
        """Wait, some 10 seconds at most, until something holds."""
        for _ in range(1_000):
            if done():
                return
            await asyncio.sleep(0.01)
        raise TimeoutError

    async def until_refunded(self, status: str = "refunded") -> None:
        """Wait until the one refund stands so."""
        for _ in range(200):
            async with self.database.reading() as session:
                if await session.scalar(select(RefundRow.status)) == status:
                    return
            await asyncio.sleep(0.05)
        raise TimeoutError


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(tmp_path / "sandbox.db")
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def till(shop, sandbox: Sandbox, now: datetime) -> AsyncIterator[Till]:
    provider = CountingProvider(sandbox.url, read_timeout=0.25)
    till = Till(shop.database, provider, Clock(now))
    yield till
    await till.payments.close()
    await provider.close()
