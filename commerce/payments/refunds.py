"""Cancelling an order before it is shipped, and the money on its way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.database import new_id
from commerce.errors import CommerceError
from commerce.orders import service as orders
from commerce.orders.models import OrderRow
from commerce.orders.service import OrderStatus
from commerce.payments.intents import restock
from commerce.payments.models import PaymentRow, RefundRow

OPEN: Final = ("pending", "unknown")
ENDED: Final = ("refunded", "failed")


class OrderNotCancellable(CommerceError):
    """The order is on its way or there, or was not paid here."""

    code = "order_not_cancellable"

    def __init__(self, order_id: str, status: OrderStatus) -> None:
        super().__init__(f"order {order_id} is {status}")
        self.order_id = order_id
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """Money going back, in won. `status`: pending, refunded, failed or unknown."""

    id: str
    payment_id: str
    order_id: str
    amount: int
    status: str


async def cancel(
    session: AsyncSession, customer_id: str, order_id: str, now: datetime, conversation_id: str | None = None
) -> Refund:
    """Cancel the order, put its goods back and save the refund; the same refund when asked again.

    ``conversation_id`` is where the end is to be told.

    Raises OrderNotFound, OrderNotCancellable.
    """
    query = select(OrderRow).where(OrderRow.id == order_id, OrderRow.customer_id == customer_id)
    order = (await session.scalars(query.with_for_update())).one_or_none()
    if order is None:
        raise orders.OrderNotFound(order_id)
    status = OrderStatus(order.status)
    if order.payment_id is None:
        raise OrderNotCancellable(order_id, status)
    if status is OrderStatus.CANCELLED:
        before = select(RefundRow).where(RefundRow.payment_id == order.payment_id)
        return _refund((await session.scalars(before.limit(1))).one(), order_id)
    if status not in (OrderStatus.PAID, OrderStatus.PREPARING):
        raise OrderNotCancellable(order_id, status)
    order.status = OrderStatus.CANCELLED
    bought = await orders.order(session, customer_id, order_id)
    await restock(session, ((line.product_id, line.quantity) for line in bought.lines))
    refund_id = new_id()
    row = RefundRow(
        id=refund_id,
        payment_id=order.payment_id,
        conversation_id=conversation_id,
        amount=order.total,
        status="pending",
        idempotency_key=f"refund-{refund_id}",
        created_at=now,
    )
    session.add(row)
    await session.flush()
    return _refund(row, order_id)


async def end(session: AsyncSession, refund_id: str, status: str, reason: str | None = None) -> None:
    """Write down how a refund stands; one that has ended stays as it is."""
    open_ = update(RefundRow).where(RefundRow.id == refund_id, RefundRow.status.in_(OPEN))
    changed = await session.execute(
        open_.values(status=status, reason=reason[:200] if reason else None).returning(RefundRow.payment_id)
    )
    payment_id = changed.scalar_one_or_none()
    if payment_id is not None and status == "refunded":
        paid = update(PaymentRow).where(PaymentRow.id == payment_id)
        await session.execute(paid.values(status="refunded"))


def _refund(row: RefundRow, order_id: str) -> Refund:
    return Refund(id=row.id, payment_id=row.payment_id, order_id=order_id, amount=row.amount, status=row.status)
