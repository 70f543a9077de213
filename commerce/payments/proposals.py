"""Proposals: what was read out to a shopper, for how much, until when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, Select, case, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.cart import service as carts
from commerce.cart.errors import CartEmpty, OutOfStock
from commerce.catalogue.models import Product
from commerce.customers import service as customers
from commerce.customers.models import PaymentMethod
from commerce.payments.errors import ProposalNotFound
from commerce.payments.models import PaymentRow, ProposalRow
from commerce.payments.rules import VALID_FOR, ProposalLine, Terms, fitted, terms, terms_hash

__all__ = [
    "STANDING", "Proposal", "ProposalLine", "ProposalNotFound", "ProposalStatus", "Terms",
    "conversation_of", "current", "latest", "mark", "of_customer", "propose", "save", "today", "withdraw",
]  # fmt: skip


class ProposalStatus(StrEnum):
    """open → consented → paid, or an end without a purchase."""

    OPEN = "open"
    CONSENTED = "consented"
    PAID = "paid"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    VOID = "void"


STANDING: Final = (ProposalStatus.OPEN, ProposalStatus.CONSENTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a shopper may consent to, in won. ``method`` is the label people know it by."""

    id: str
    customer_id: str
    lines: tuple[ProposalLine, ...]
    shipping: int
    total: int
    method: str | None
    method_id: str | None
    hash: str
    status: ProposalStatus
    expires_at: datetime

    @property
    def terms(self) -> Terms:
        """What the hash is over."""
        return Terms(lines=self.lines, shipping=self.shipping, total=self.total, method_id=self.method_id)

    @property
    def whole(self) -> bool:
        """Whether the hash still fits what stands in the row."""
        return self.hash == terms_hash(self.terms)


async def propose(session: AsyncSession, customer_id: str, now: datetime) -> Proposal:
    """Propose the whole cart, in place of any older proposal. Raises CartEmpty and OutOfStock."""
    await customers.locked(session, customer_id)
    cart = await carts.view(session, customer_id)
    if not cart.lines:
        raise CartEmpty(customer_id)
    lines = _lines(cart)
    kept = {(line.product_id, line.option): line.quantity for line in fitted(lines, _stock(cart))}
    for line in cart.lines:
        if kept.get((line.product_id, line.option), 0) < line.quantity:
            raise OutOfStock(line.product_id, line.stock)
    return await save(session, customer_id, await _terms(session, customer_id, lines), now)


async def current(session: AsyncSession, customer_id: str, now: datetime) -> Proposal | None:
    """What the shopper may consent to or enter a code for now: unexpired and not being paid."""
    newest = await latest(session, customer_id)
    return newest if newest and newest.status in STANDING and newest.expires_at > now else None


async def withdraw(session: AsyncSession, customer_id: str, now: datetime) -> bool:
    """Drop what stands proposed; whether anything did. A payment under way is not touched."""
    await customers.locked(session, customer_id)
    standing = await current(session, customer_id, now)
    await _end(session, customer_id, now, ProposalStatus.WITHDRAWN)
    return standing is not None


async def of_customer(session: AsyncSession, customer_id: str, proposal_id: str) -> Proposal:
    """The shopper's own proposal, whatever became of it. Raises ProposalNotFound."""
    query = _query().where(ProposalRow.id == proposal_id, ProposalRow.customer_id == customer_id)
    found = (await session.execute(query)).one_or_none()
    if found is None:
        raise ProposalNotFound(proposal_id)
    return _proposal(*found)


async def latest(session: AsyncSession, customer_id: str) -> Proposal | None:
    """What stands proposed, else the newest proposal, among those for which no payment was begun."""
    query = _query().where(ProposalRow.customer_id == customer_id, _unpaid())
    standing_first = case((ProposalRow.status.in_(STANDING), 0), else_=1)
    newest = query.order_by(standing_first, ProposalRow.created_at.desc(), ProposalRow.id).limit(1)
    found = (await session.execute(newest)).one_or_none()
    return _proposal(*found) if found else None


async def today(
    session: AsyncSession, customer_id: str, lines: Sequence[ProposalLine] | None = None
) -> tuple[Terms, dict[str, int]]:
    """The terms that would be proposed today, cut to what is in stock, and the stock of each product.

    For the cart or, where they are given, for these lines; then their products are held until the
    transaction ends, in one order for everybody.
    """
    hold = lines is not None
    if lines is None:
        lines = _lines(await carts.view(session, customer_id))
    wanted = sorted({line.product_id for line in lines})
    query = select(Product).where(Product.id.in_(wanted)).order_by(Product.id)
    if hold:
        query = query.with_for_update(key_share=True)
    products = {row.id: row for row in await session.scalars(query.execution_options(populate_existing=True))}
    stock = {row.id: row.stock for row in products.values()}
    priced = [
        ProposalLine(
            product_id=line.product_id,
            title=products[line.product_id].title,
            option=line.option,
            quantity=line.quantity,
            unit_price=products[line.product_id].price,
        )
        for line in lines
    ]
    return await _terms(session, customer_id, fitted(priced, stock)), stock


async def save(session: AsyncSession, customer_id: str, of: Terms, now: datetime) -> Proposal:
    """Write the terms down as the shopper's one open proposal, for five minutes."""
    await _end(session, customer_id, now, ProposalStatus.SUPERSEDED)
    row = ProposalRow(
        customer_id=customer_id,
        lines=[
            {
                "product_id": line.product_id,
                "title": line.title,
                "option": line.option,
                "quantity": line.quantity,
                "unit_price": line.unit_price,
            }
            for line in of.lines
        ],
        shipping=of.shipping,
        total=of.total,
        method_id=of.method_id,
        hash=terms_hash(of),
        status=ProposalStatus.OPEN,
        created_at=now,
        expires_at=now + VALID_FOR,
    )
    session.add(row)
    await session.flush()
    method = await session.get(PaymentMethod, of.method_id) if of.method_id else None
    return _proposal(row, method.label if method else None)


async def conversation_of(session: AsyncSession, proposal_id: str) -> str | None:
    """Where the proposal was consented to."""
    return await session.scalar(select(ProposalRow.conversation_id).where(ProposalRow.id == proposal_id))


async def mark(session: AsyncSession, proposal_id: str, status: ProposalStatus) -> None:
    """Move a proposal on."""
    await session.execute(update(ProposalRow).where(ProposalRow.id == proposal_id).values(status=status))


async def _end(session: AsyncSession, customer_id: str, now: datetime, status: ProposalStatus) -> None:
    standing = update(ProposalRow).where(
        ProposalRow.customer_id == customer_id, ProposalRow.status.in_(STANDING), _unpaid()
    )
    unsynced = {"synchronize_session": False}
    expired = standing.where(ProposalRow.expires_at <= now).values(status=ProposalStatus.EXPIRED)
    await session.execute(expired, execution_options=unsynced)
    await session.execute(standing.values(status=status), execution_options=unsynced)


async def _terms(session: AsyncSession, customer_id: str, lines: Iterable[ProposalLine]) -> Terms:
    method = await customers.default_method(session, customer_id)
    return terms(tuple(lines), method.id if method else None)


def _unpaid() -> ColumnElement[bool]:
    return ~exists().where(PaymentRow.proposal_id == ProposalRow.id)


def _query() -> Select[ProposalRow, str | None]:
    query = select(ProposalRow, PaymentMethod.label).outerjoin(PaymentMethod, PaymentMethod.id == ProposalRow.method_id)
    return query.execution_options(populate_existing=True)


def _lines(cart: carts.Cart) -> tuple[ProposalLine, ...]:
    return tuple(
        ProposalLine(
            product_id=line.product_id,
            title=line.title,
            option=line.option,
            quantity=line.quantity,
            unit_price=line.unit_price,
        )
        for line in cart.lines
    )


def _stock(cart: carts.Cart) -> dict[str, int]:
    return {line.product_id: line.stock for line in cart.lines}


def _proposal(row: ProposalRow, method: str | None) -> Proposal:
    return Proposal(
        id=row.id,
        customer_id=row.customer_id,
        lines=tuple(
            ProposalLine(
                product_id=str(line["product_id"]),
                title=str(line["title"]),
                option=str(line["option"]),
                quantity=int(line["quantity"]),
                unit_price=int(line["unit_price"]),
            )
            for line in row.lines
        ),
        shipping=row.shipping,
        total=row.total,
        method=method,
        method_id=row.method_id,
        hash=row.hash,
        status=ProposalStatus(row.status),
        expires_at=row.expires_at,
    )
