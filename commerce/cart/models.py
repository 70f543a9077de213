"""The lines of a shopper's cart; prices are read from the catalogue each time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from commerce.database import Base, UtcDateTime


class CartLineRow(Base):
    """How many of a product, in one size (``option``, empty where there is none)."""

    __tablename__ = "cart_lines"
    __table_args__ = (CheckConstraint("quantity between 1 and 99", name="quantity"),)

    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), primary_key=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("products.id"), primary_key=True)
    option: Mapped[str] = mapped_column(String(30), primary_key=True, default="")
    quantity: Mapped[int]
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
