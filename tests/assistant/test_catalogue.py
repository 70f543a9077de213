"""The index and the vocabulary follow the catalogue."""

from __future__ import annotations

from datetime import datetime

from assistant.catalogue import Catalogue
from commerce.catalogue.models import Product
from commerce.database import Database
from commerce.search.analyser import Analyser
from commerce.search.query import SearchQuery
from commerce.search.service import ProductSearch


async def test_a_product_that_was_brought_in_later_is_found_and_known_by_name(
    shop: Database, analyser: Analyser, now: datetime
) -> None:
    search = ProductSearch(analyser)
    catalogue = Catalogue(shop, search)
    assert await catalogue.refresh()
    assert not await catalogue.refresh()
    assert "제주 삼다수 2L 6개" in catalogue.vocabulary()
    async with shop.transaction() as session:
        session.add(Product(id="milk", store_id="badang", sku="m", title="한라 우유 1L", price=2900, stock=5, sizes=[],
                            created_at=now))  # fmt: skip
    assert await catalogue.refresh()
    assert "한라 우유 1L" in catalogue.vocabulary()
    async with shop.reading() as session:
        found = await search.find(session, SearchQuery(text="우유"))
    assert [product.id for product in found.products] == ["milk"]
