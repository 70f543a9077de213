"""What a shop's advertising and pages did, a row a day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from commerce.database import Base


class AdDay(Base):
    """One campaign on one day (Asia/Seoul); ``cost`` and ``revenue`` in won, revenue by last click."""

    __tablename__ = "ad_days"

    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"), primary_key=True)
    campaign: Mapped[str] = mapped_column(String(80), primary_key=True)
    keyword: Mapped[str] = mapped_column(String(80), primary_key=True, default="")
    day: Mapped[date] = mapped_column(primary_key=True)
    impressions: Mapped[int]
    clicks: Mapped[int]
    cost: Mapped[int]
    conversions: Mapped[int]
    revenue: Mapped[int]


class AreaClicks(Base):
    """How often an area of a shop page was seen and clicked on one day (Asia/Seoul)."""

    __tablename__ = "area_clicks"

    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"), primary_key=True)
    page: Mapped[str] = mapped_column(String(60), primary_key=True)
    area: Mapped[str] = mapped_column(String(60), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    impressions: Mapped[int]
    clicks: Mapped[int]
