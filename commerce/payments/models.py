"""Proposals, payments and refunds. All amounts are integers in won."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from commerce.database import Base, UtcDateTime, new_id


class ProposalRow(Base):
    """What was read out to a shopper, bound by ``hash``.

    ``status``: open, consented, paid, superseded, withdrawn, expired or void.
    """

    __tablename__ = "proposals"
    __table_args__ = (Index(None, "customer_id", "status"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    lines: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    shipping: Mapped[int]
    total: Mapped[int]
    method_id: Mapped[str | None] = mapped_column(ForeignKey("payment_methods.id"))
    hash: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(16), default="open")
    spoken: Mapped[bool] = mapped_column(default=False)
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PaymentRow(Base):
    """The intent to charge, saved before the provider is called.

    ``status``: pending, charged, failed, unknown or refunded. ``told_at``: when the shopper was told the end.
    """

    __tablename__ = "payments"
    __table_args__ = (Index(None, "customer_id", "created_at"), Index(None, "status"))

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    proposal_id: Mapped[str] = mapped_column(ForeignKey("proposals.id"), unique=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id"))
    provider: Mapped[str] = mapped_column(String(20))
    amount: Mapped[int]
    currency: Mapped[str] = mapped_column(String(3), default="KRW")
    status: Mapped[str] = mapped_column(String(16), default="pending")
    reason: Mapped[str | None] = mapped_column(String(200))
    idempotency_key: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RefundRow(Base):
    """Money on its way back. ``status``: pending, refunded, failed or unknown.

    ``conversation_id``: where it was asked for. ``told_at``: when the shopper was told the end there.
    """

    __tablename__ = "refunds"
    __table_args__ = (Index(None, "payment_id"), Index(None, "status"))

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    payment_id: Mapped[str] = mapped_column(ForeignKey("payments.id"))
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id"))
    amount: Mapped[int]
    status: Mapped[str] = mapped_column(String(16), default="pending")
    reason: Mapped[str | None] = mapped_column(String(200))
    idempotency_key: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
