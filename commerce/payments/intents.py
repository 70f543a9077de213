"""The intent to charge: saved with the stock it reserves, ended as charged or failed, each exactly once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.cart.errors import OutOfStock
from commerce.cart.models import CartLineRow
from commerce.catalogue.models import Product
from commerce.customers import service as customers
from commerce.database import new_id
from commerce.money import CURRENCY
from commerce.orders.models import OrderLineRow, OrderRow
from commerce.orders.service import OrderStatus
from commerce.payments import proposals
from commerce.payments.models import PaymentRow
from commerce.payments.proposals import Proposal, ProposalStatus
from commerce.payments.rules import ProposalLine

UNSETTLED: Final = ("pending", "unknown")


async def begin(session: AsyncSession, proposal: Proposal, *, provider: str, now: datetime) -> str:
    """Reserve the stock, take the lines out of the cart and save the payment; its id.

    Raises OutOfStock when somebody else got the last one first.
    """
    await _reserve(session, proposal.lines)
    await _take_from_cart(session, proposal)
    payment_id = new_id()
    session.add(
        PaymentRow(
            id=payment_id,
            proposal_id=proposal.id,
            customer_id=proposal.customer_id,
            conversation_id=await proposals.conversation_of(session, proposal.id),
            provider=provider,
            amount=proposal.total,
            currency=CURRENCY,
            idempotency_key=f"charge-{payment_id}",
            created_at=now,
        )
    )
    await session.flush()
    return payment_id


async def charged(session: AsyncSession, payment_id: str, now: datetime) -> bool:
    """The money is taken: write the order. False where the payment had ended before."""
    payment = await _end(session, payment_id, "charged", None, now)
    if payment is None:
        return False
    proposal = await proposals.of_customer(session, payment.customer_id, payment.proposal_id)
    await proposals.mark(session, proposal.id, ProposalStatus.PAID)
    order = OrderRow(
        id=new_id(),
        customer_id=payment.customer_id,
        payment_id=payment.id,
        status=OrderStatus.PAID,
        shipping=proposal.shipping,
        total=proposal.total,
        created_at=now,
    )
    session.add(order)
    await session.flush()
    wanted = [line.product_id for line in proposal.lines]
    found = await session.execute(select(Product.id, Product.store_id).where(Product.id.in_(wanted)))
    stores = {row.id: row.store_id for row in found}
    session.add_all(
        OrderLineRow(
            order_id=order.id,
            product_id=line.product_id,
            option=line.option,
            store_id=stores[line.product_id],
            title=line.title,
            quantity=line.quantity,
            unit_price=line.unit_price,
            created_at=now,
        )
        for line in proposal.lines
    )
    await session.flush()
    return True


async def failed(session: AsyncSession, payment_id: str, reason: str, now: datetime) -> bool:
    """Nothing was taken: give stock and cart lines back. False where the payment had ended before."""
    payment = await _end(session, payment_id, "failed", reason, now)
    if payment is None:
        return False
    await customers.locked(session, payment.customer_id)
    proposal = await proposals.of_customer(session, payment.customer_id, payment.proposal_id)
    await proposals.mark(session, proposal.id, ProposalStatus.VOID)
    await restock(session, ((line.product_id, line.quantity) for line in proposal.lines))
    await _give_back_to_cart(session, proposal, now)
    return True


async def unknown(session: AsyncSession, payment_id: str) -> bool:
    """The provider gave no clear answer. False where that, or the end, was known before."""
    waiting = update(PaymentRow).where(PaymentRow.id == payment_id, PaymentRow.status == "pending")
    changed = await session.execute(waiting.values(status="unknown").returning(PaymentRow.id))
    return changed.scalar_one_or_none() is not None


async def restock(session: AsyncSession, lines: Iterable[tuple[str, int]]) -> None:
    """Put quantities of products back, in one order for everybody."""
    for product_id, quantity in sorted(lines):
        raised = update(Product).where(Product.id == product_id)
        await session.execute(raised.values(stock=Product.stock + quantity))


async def _end(
    session: AsyncSession, payment_id: str, status: str, reason: str | None, now: datetime
) -> PaymentRow | None:
    unsettled = update(PaymentRow).where(PaymentRow.id == payment_id, PaymentRow.status.in_(UNSETTLED))
    ended = await session.execute(
        unsettled.values(status=status, reason=reason[:200] if reason else None, settled_at=now).returning(
            PaymentRow.id
        )
    )
    if ended.scalar_one_or_none() is None:
        return None
    return await session.get_one(PaymentRow, payment_id, populate_existing=True)


async def _reserve(session: AsyncSession, lines: Iterable[ProposalLine]) -> None:
    for line in sorted(lines, key=lambda line: (line.product_id, line.option)):
        enough = update(Product).where(Product.id == line.product_id, Product.stock >= line.quantity)
        left = await session.execute(enough.values(stock=Product.stock - line.quantity).returning(Product.stock))
        if left.scalar_one_or_none() is None:
            raise OutOfStock(line.product_id, 0)


async def _take_from_cart(session: AsyncSession, proposal: Proposal) -> None:
    for line in proposal.lines:
        key = (proposal.customer_id, line.product_id, line.option)
        row = await session.get(CartLineRow, key, populate_existing=True)
        if row is None:
            continue
        if row.quantity > line.quantity:
            row.quantity -= line.quantity
        else:
            await session.delete(row)
    await session.flush()


async def _give_back_to_cart(session: AsyncSession, proposal: Proposal, now: datetime) -> None:
    for line in proposal.lines:
        key = (proposal.customer_id, line.product_id, line.option)
        row = await session.get(CartLineRow, key, populate_existing=True)
        if row is not None:
            row.quantity = max(row.quantity, line.quantity)
            continue
        customer_id, product_id, option = key
        session.add(
            CartLineRow(
                customer_id=customer_id,
                product_id=product_id,
                option=option,
                quantity=line.quantity,
                added_at=now,
            )
        )
    await session.flush()
