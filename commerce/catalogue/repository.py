"""Products read from the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.catalogue.errors import ProductNotFound
from commerce.catalogue.models import Product

__all__ = ["ProductNotFound", "product", "products"]


async def product(session: AsyncSession, product_id: str) -> Product:
    """The product with this id; raises `ProductNotFound`."""
    found = await session.get(Product, product_id)
    if found is None:
        raise ProductNotFound(product_id)
    return found


async def products(session: AsyncSession, ids: Sequence[str]) -> list[Product]:
    """The products with these ids, in the order asked; an id of no product is left out."""
    if not ids:
        return []
    rows = (await session.scalars(select(Product).where(Product.id.in_(ids)))).all()
    by_id = {row.id: row for row in rows}
    return [by_id[product_id] for product_id in ids if product_id in by_id]
