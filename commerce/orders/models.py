"""Orders and their lines, at the prices that were paid."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from commerce.database import Base, UtcDateTime, new_id


class OrderRow(Base):
    """``status``: paid, preparing, shipped, delivered or cancelled."""

    __tablename__ = "orders"
    __table_args__ = (Index(None, "customer_id", "created_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    payment_id: Mapped[str | None] = mapped_column(ForeignKey("payments.id"), unique=True)
    status: Mapped[str] = mapped_column(String(16), default="paid")
    shipping: Mapped[int] = mapped_column(default=0)
    total: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OrderLineRow(Base):
    """One product of an order. ``store_id`` and ``created_at`` repeat the product's and the order's, for sellers."""

    __tablename__ = "order_lines"
    __table_args__ = (Index(None, "store_id", "created_at"), Index(None, "product_id"))

    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("products.id"), primary_key=True)
    option: Mapped[str] = mapped_column(String(30), primary_key=True, default="")
    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"))
    title: Mapped[str] = mapped_column(String(200))
    quantity: Mapped[int]
    unit_price: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
