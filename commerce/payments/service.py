"""Buying: consent, code, charge, order, and taking an order back.

Each step is one transaction; the provider is called between them. What a shopper hears is told through
`on_settled` when a payment has ended, once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.customers import codes
from commerce.customers import service as customers
from commerce.customers.codes import CodeLocked, CodeMalformed, CodeWrong
from commerce.customers.models import Customer
from commerce.customers.service import CodeNotSet
from commerce.database import Database
from commerce.payments import intents, proposals, refunds
from commerce.payments.errors import ConsentMissing, ProposalNotFound, ProposalVoid
from commerce.payments.models import PaymentRow, ProposalRow
from commerce.payments.proposals import Proposal, ProposalStatus
from commerce.payments.provider import PaymentProvider
from commerce.payments.refunds import OrderNotCancellable, Refund
from commerce.payments.rules import Change, ChangeKind, ProposalLine, changes, terms_hash
from commerce.payments.settlement import Patience, Settlement
from commerce.payments.settler import Settler

__all__ = [
    "Change", "ChangeKind", "CodeLocked", "CodeMalformed", "CodeNotSet", "CodeWrong", "ConsentKind",
    "ConsentMissing", "ConsentOutcome", "OrderNotCancellable", "Patience", "Payments", "ProposalNotFound",
    "ProposalVoid", "Refund", "Settlement",
]  # fmt: skip


class ConsentKind(StrEnum):
    """What came of a consent. Only CHARGING begins a payment."""

    CODE_NEEDED = "code_needed"
    CHARGING = "charging"
    CHANGED = "changed"
    EXPIRED = "expired"
    NOTHING_PROPOSED = "nothing_proposed"
    VOICE_OFF = "voice_off"
    NO_METHOD = "no_method"
    GUEST = "guest"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentOutcome:
    """What came of it, the proposal that now stands, and how that differs from the one consented to."""

    kind: ConsentKind
    proposal: Proposal | None = None
    changes: tuple[Change, ...] = ()


class Payments:
    """Takes consents and codes, and has the provider charge. `start` before use, `close` after."""

    def __init__(
        self,
        database: Database,
        provider: PaymentProvider,
        *,
        clock: Callable[[], datetime],
        on_settled: Callable[[Settlement], Awaitable[None]],
        patience: Patience | None = None,
    ) -> None:
        self._database = database
        self._provider_name: Final = provider.name
        self._clock = clock
        self._settler = Settler(database, provider, clock=clock, on_settled=on_settled, patience=patience or Patience())

    async def start(self) -> None:
        """Take up again what an earlier run left pending or unknown, now and from time to time."""
        await self._settler.start()

    async def close(self) -> None:
        """Stop the background work; what is unfinished is taken up at the next start."""
        await self._settler.close()

    async def settle(self, payment_id: str) -> None:
        """See a payment through as far as it goes now; nothing is charged twice."""
        await self._settler.settle(payment_id)

    async def consent(
        self, customer_id: str, *, proposal_id: str | None, spoken: bool, conversation_id: str
    ) -> ConsentOutcome:
        """The shopper consents to what stands proposed, or by a button to the proposal of that id."""
        now = self._clock()
        async with self._database.transaction() as session:
            who = await customers.locked(session, customer_id)
            outcome, payment_id = await self._consent(
                session, who, proposal_id, spoken=spoken, conversation_id=conversation_id, now=now
            )
        if payment_id is not None:
            self._settler.begin(payment_id)
        return outcome

    async def enter_code(self, customer_id: str, proposal_id: str, code: str) -> str:
        """Pay with the purchase code; the payment's id, the same when the right code comes again.

        Raises ProposalNotFound, CodeMalformed, CodeWrong, CodeLocked, CodeNotSet, ConsentMissing and
        ProposalVoid.
        """
        if not codes.well_formed(code):
            raise CodeMalformed
        async with self._database.transaction() as session:
            proposal = await proposals.of_customer(session, customer_id, proposal_id)
            if await _payment_of(session, proposal_id) is None:
                await self._standing(session, proposal)
            code_hash = (await customers.customer(session, customer_id)).code_hash
            if code_hash is None:
                raise CodeNotSet(customer_id)
            tries_left = await codes.take_try(session, customer_id)
        if not await codes.verify(code_hash, code):
            raise CodeWrong(tries_left) if tries_left else CodeLocked(customer_id)
        payment_id, void = await self._pay(customer_id, proposal_id)
        if void is not None:
            raise void
        assert payment_id is not None
        return payment_id

    async def cancel_order(self, customer_id: str, order_id: str, *, conversation_id: str | None = None) -> Refund:
        """Cancel an order before it is shipped; the money goes back in the background.

        Its end is told in the conversation. The same refund when asked again.

        Raises OrderNotFound, OrderNotCancellable.
        """
        async with self._database.transaction() as session:
            refund = await refunds.cancel(session, customer_id, order_id, self._clock(), conversation_id)
        self._settler.begin_refund(refund.id)
        return refund

    async def _consent(
        self,
        session: AsyncSession,
        who: Customer,
        proposal_id: str | None,
        *,
        spoken: bool,
        conversation_id: str,
        now: datetime,
    ) -> tuple[ConsentOutcome, str | None]:
        """What came of it, and the payment that it began, if it did."""
        standing = await proposals.latest(session, who.id)
        asked = standing
        if proposal_id is not None:
            try:
                asked = await proposals.of_customer(session, who.id, proposal_id)
            except ProposalNotFound:
                asked = None
            if asked and await _payment_of(session, asked.id):
                return ConsentOutcome(kind=ConsentKind.CHARGING, proposal=asked), None
        elif standing is None or standing.status not in proposals.STANDING:
            paying = await _under_way(session, who.id)
            if paying:
                return ConsentOutcome(kind=ConsentKind.CHARGING, proposal=paying), None
        if asked is None:
            return ConsentOutcome(kind=ConsentKind.NOTHING_PROPOSED), None
        refused = await _refusal(session, who, spoken=spoken)
        if refused is not None:
            return ConsentOutcome(kind=refused, proposal=asked), None
        at_once = who.code_hash is None
        outcome = await _recheck(session, asked, standing, now, at_once=at_once)
        if outcome is not None:
            return outcome, None
        row = await session.get_one(ProposalRow, asked.id)
        row.status, row.spoken, row.conversation_id = ProposalStatus.CONSENTED, spoken, conversation_id or None
        await session.flush()
        agreed = await proposals.of_customer(session, who.id, asked.id)
        if not at_once:
            return ConsentOutcome(kind=ConsentKind.CODE_NEEDED, proposal=agreed), None
        payment_id = await intents.begin(session, agreed, provider=self._provider_name, now=now)
        return ConsentOutcome(kind=ConsentKind.CHARGING, proposal=agreed), payment_id

    async def _standing(self, session: AsyncSession, proposal: Proposal) -> None:
        """Raise unless the proposal awaits a code."""
        if proposal.status is ProposalStatus.OPEN:
            raise ConsentMissing(proposal.id)
        if proposal.status is not ProposalStatus.CONSENTED:
            replacement = await proposals.current(session, proposal.customer_id, self._clock())
            raise ProposalVoid(proposal.id, proposal.status, replacement=replacement)

    async def _pay(self, customer_id: str, proposal_id: str) -> tuple[str | None, ProposalVoid | None]:
        """Begin the payment of a consented proposal once, or say why it no longer holds."""
        now = self._clock()
        async with self._database.transaction() as session:
            await customers.locked(session, customer_id)
            await codes.forgive(session, customer_id)
            before = await _payment_of(session, proposal_id)
            if before is not None:
                return before, None
            proposal = await proposals.of_customer(session, customer_id, proposal_id)
            await self._standing(session, proposal)
            over = await _over(session, proposal, now, lines=proposal.lines)
            if over is not None:
                replacement, differences = await _replace(session, proposal, over, now)
                void = ProposalVoid(proposal_id, over, replacement=replacement, changes=differences)
                return None, void
            payment_id = await intents.begin(session, proposal, provider=self._provider_name, now=now)
        self._settler.begin(payment_id)
        return payment_id, None


async def _refusal(session: AsyncSession, who: Customer, *, spoken: bool) -> ConsentKind | None:
    """Why this shopper cannot buy in this way, whatever is proposed."""
    if who.login is None:
        return ConsentKind.GUEST
    if spoken and not (who.voice_buying and who.code_hash):
        return ConsentKind.VOICE_OFF
    if who.code_hash and who.code_tries >= codes.TRIES:
        return ConsentKind.LOCKED
    if await customers.default_method(session, who.id) is None:
        return ConsentKind.NO_METHOD
    return None


async def _recheck(
    session: AsyncSession, asked: Proposal, standing: Proposal | None, now: datetime, *, at_once: bool
) -> ConsentOutcome | None:
    """What to say instead of taking the consent, where the proposal is not what stands today."""
    if asked.status not in proposals.STANDING:
        if standing and standing.status in proposals.STANDING and standing.expires_at > now:
            differences = changes(asked.terms, standing.terms, {})
            return ConsentOutcome(kind=ConsentKind.CHANGED, proposal=standing, changes=differences)
        if asked.status is not ProposalStatus.EXPIRED:
            return ConsentOutcome(kind=ConsentKind.NOTHING_PROPOSED)
    over = await _over(session, asked, now, lines=None)
    if over is None and at_once:
        over = await _over(session, asked, now, lines=asked.lines)
    if over is None:
        return None
    replacement, differences = await _replace(session, asked, over, now)
    if over is ProposalStatus.EXPIRED:
        kind = ConsentKind.EXPIRED if replacement else ConsentKind.NOTHING_PROPOSED
    else:
        kind = ConsentKind.CHANGED if replacement or differences else ConsentKind.NOTHING_PROPOSED
    return ConsentOutcome(kind=kind, proposal=replacement, changes=differences)


async def _over(
    session: AsyncSession, proposal: Proposal, now: datetime, *, lines: Sequence[ProposalLine] | None
) -> ProposalStatus | None:
    """EXPIRED or VOID where the proposal no longer is what these lines, or the cart (None), come to today."""
    if proposal.status is ProposalStatus.EXPIRED or proposal.expires_at <= now:
        return ProposalStatus.EXPIRED
    terms, _stock = await proposals.today(session, proposal.customer_id, lines)
    return None if proposal.whole and terms_hash(terms) == proposal.hash else ProposalStatus.VOID


async def _replace(
    session: AsyncSession, proposal: Proposal, status: ProposalStatus, now: datetime
) -> tuple[Proposal | None, tuple[Change, ...]]:
    """End a proposal; what the cart comes to today as a new one, if there is anything left, and the differences."""
    await proposals.mark(session, proposal.id, status)
    terms, stock = await proposals.today(session, proposal.customer_id)
    replacement = await proposals.save(session, proposal.customer_id, terms, now) if terms.lines else None
    return replacement, changes(proposal.terms, terms, stock)


async def _payment_of(session: AsyncSession, proposal_id: str) -> str | None:
    return (await session.scalars(select(PaymentRow.id).where(PaymentRow.proposal_id == proposal_id))).one_or_none()


async def _under_way(session: AsyncSession, customer_id: str) -> Proposal | None:
    """The proposal that is being paid just now."""
    query = select(PaymentRow.proposal_id).where(
        PaymentRow.customer_id == customer_id, PaymentRow.status.in_(intents.UNSETTLED)
    )
    newest = (await session.scalars(query.order_by(PaymentRow.created_at.desc()).limit(1))).one_or_none()
    return await proposals.of_customer(session, customer_id, newest) if newest else None
