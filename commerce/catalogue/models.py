"""What a shop sells."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from commerce.database import Base, UtcDateTime, new_id


class Product(Base):
    """One product in one colour; ``sizes`` is empty where there is nothing to choose. ``price`` is in won."""

    __tablename__ = "products"
    __table_args__ = (
        CheckConstraint("price >= 0", name="price"),
        CheckConstraint("stock >= 0", name="stock"),
        Index(None, "store_id", "category"),
        Index(None, "store_id", "sku", unique=True),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"))
    sku: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200))
    title_en: Mapped[str] = mapped_column(String(200), default="")
    spoken: Mapped[str] = mapped_column(String(120), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    category: Mapped[str] = mapped_column(String(60), default="")
    brand: Mapped[str] = mapped_column(String(60), default="")
    price: Mapped[int]
    stock: Mapped[int] = mapped_column(default=0)
    colour: Mapped[str | None] = mapped_column(String(30))
    material: Mapped[str | None] = mapped_column(String(30))
    sizes: Mapped[list[str]] = mapped_column(JSON, default=list)
    season: Mapped[str | None] = mapped_column(String(30))
    image: Mapped[str | None] = mapped_column(String(400))
    popularity: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
