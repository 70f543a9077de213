"""A store's reviews as rows; every query is bound to one store."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.analytics.reviews.counting import ReadReview
from commerce.analytics.reviews.model import ReviewModel, shipped
from commerce.analytics.reviews.models import Review
from commerce.analytics.reviews.reading import read
from commerce.catalogue.models import Product

PAST_FOR_KEYWORDS = 500

Products = str | Sequence[str] | None


async def read_reviews(
    session: AsyncSession,
    store_id: str,
    start: datetime,
    end: datetime,
    products: Products,
    model: ReviewModel | None,
) -> list[ReadReview]:
    """The store's reviews from ``start`` until before ``end``, oldest first, each judged (in a thread)."""
    query = (
        select(Review.id, Review.product_id, Review.rating, Review.text, Review.created_at)
        .where(Review.store_id == store_id, Review.created_at >= start, Review.created_at < end)
        .order_by(Review.created_at, Review.id)
    )
    ids = _ids(products)
    if ids is not None:
        query = query.where(Review.product_id.in_(ids))
    rows = (await session.execute(query)).all()

    def judged() -> list[ReadReview]:
        judge = model or shipped()
        return [
            ReadReview(row.id, row.product_id, row.rating, row.text, row.created_at, read(row.text, row.rating, judge))
            for row in rows
        ]

    return await asyncio.to_thread(judged)


async def past_texts(session: AsyncSession, store_id: str, end: datetime, products: Products) -> Sequence[str]:
    """The store's latest texts from before ``end``, at most `PAST_FOR_KEYWORDS`."""
    query = (
        select(Review.text)
        .where(Review.store_id == store_id, Review.created_at < end)
        .order_by(Review.created_at.desc(), Review.id)
        .limit(PAST_FOR_KEYWORDS)
    )
    ids = _ids(products)
    if ids is not None:
        query = query.where(Review.product_id.in_(ids))
    return (await session.scalars(query)).all()


async def titles_of(session: AsyncSession, store_id: str, ids: set[str]) -> dict[str, str]:
    """The titles of the store's products among ``ids``."""
    query = select(Product.id, Product.title).where(Product.store_id == store_id, Product.id.in_(ids))
    return {row.id: row.title for row in await session.execute(query)}


async def all_colours(session: AsyncSession, store_id: str, product_id: str) -> tuple[str, ...]:
    """The ids of the store's products that are the same thing in any colour, ``product_id`` among them.

    The same thing has the same brand, category and title once each product's own colour is taken off its end.
    Nothing for another store's product.
    """
    product = await session.scalar(select(Product).where(Product.store_id == store_id, Product.id == product_id))
    if product is None:
        return ()
    like = await session.scalars(
        select(Product)
        .where(Product.store_id == store_id, Product.brand == product.brand, Product.category == product.category)
        .order_by(Product.id)
    )
    return tuple(other.id for other in like if _base_title(other) == _base_title(product))


def _base_title(product: Product) -> str:
    return product.title.removesuffix(product.colour or "").strip()


def _ids(products: Products) -> tuple[str, ...] | None:
    if products is None:
        return None
    return (products,) if isinstance(products, str) else tuple(products)
