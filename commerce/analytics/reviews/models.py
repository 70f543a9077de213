"""Reviews as shoppers wrote them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from commerce.database import Base, UtcDateTime, new_id


class Review(Base):
    """One review. ``rating`` is 1 to 5 stars, or nothing where none was given."""

    __tablename__ = "reviews"
    __table_args__ = (
        CheckConstraint("rating is null or rating between 1 and 5", name="rating"),
        Index(None, "store_id", "created_at"),
        Index(None, "store_id", "product_id", "created_at"),
        Index(None, "store_id", "external_id", unique=True),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"))
    product_id: Mapped[str] = mapped_column(ForeignKey("products.id"))
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id"))
    external_id: Mapped[str | None] = mapped_column(String(64))
    rating: Mapped[int | None]
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
