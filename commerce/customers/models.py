"""Shoppers and how they pay."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from commerce.database import Base, UtcDateTime, new_id


class Customer(Base):
    """A shopper. A guest has no ``login``; ``code_hash`` is argon2id and never leaves the database."""

    __tablename__ = "customers"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    login: Mapped[str | None] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(60), default="")
    birth_year: Mapped[int | None]
    gender: Mapped[str | None] = mapped_column(String(8))
    language: Mapped[str] = mapped_column(String(2), default="ko")
    voice_buying: Mapped[bool] = mapped_column(default=False)
    code_hash: Mapped[str | None] = mapped_column(String(200))
    code_tries: Mapped[int] = mapped_column(default=0)
    marketing_opt_in: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PaymentMethod(Base):
    """A provider's billing key that a shopper registered; ``label`` is what a person may see."""

    __tablename__ = "payment_methods"
    __table_args__ = (Index(None, "customer_id"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    provider: Mapped[str] = mapped_column(String(20))
    billing_key: Mapped[str] = mapped_column(String(300))
    label: Mapped[str] = mapped_column(String(60))
    is_default: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
