"""The demo catalogue, indexed: three stores, nothing sold, some products sold out."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from commerce.catalogue.models import Product
from commerce.clock import KST
from commerce.database import Database
from commerce.demo.products import STORES, demo_id, demo_products
from commerce.search.analyser import Analyser
from commerce.search.query import SearchQuery, SearchResult
from commerce.search.service import ProductSearch
from commerce.stores.models import Store

Indexed = tuple[Path, ProductSearch]


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    """Kiwi, loaded once."""
    return Analyser()


@dataclass(frozen=True, slots=True)
class Finder:
    """A search over a database, asked in one line."""

    database: Database
    search: ProductSearch

    async def find(self, text: str = "", **wishes: object) -> SearchResult:
        """What a query finds."""
        async with self.database.reading() as session:
            return await self.search.find(session, SearchQuery(text=text, **wishes))  # type: ignore[arg-type]

    async def titles(self, text: str = "", **wishes: object) -> list[str]:
        """The titles that a query finds, the best first."""
        return [product.title for product in (await self.find(text, **wishes)).products]

    async def best(self, phrase: str, candidates: list[str] | None = None) -> str | None:
        """The title that a phrase means."""
        async with self.database.reading() as session:
            found = await self.search.best_title_match(session, phrase, candidates=candidates)
        return found.title if found else None


async def fill(database: Database, now: datetime) -> None:
    """Put the demo catalogue into an empty database."""
    async with database.transaction() as session:
        session.add_all(Store(id=demo_id("store", login), login=login, name=login, created_at=now) for login in STORES)
        await session.flush()
        session.add_all(
            Product(
                id=product.id,
                store_id=demo_id("store", product.store),
                sku=f"{number}",
                title=product.title,
                title_en=product.title_en,
                spoken=product.spoken,
                description=product.description,
                category=product.category,
                brand=product.brand,
                price=product.price,
                stock=0 if product.sold_out else 10,
                colour=product.colour or None,
                material=product.material or None,
                sizes=list(product.sizes),
                season=product.season or None,
                popularity=number,
                created_at=now - timedelta(days=number),
            )
            for number, product in enumerate(demo_products())
        )


@pytest.fixture(scope="session")
def indexed(analyser: Analyser, empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Indexed:
    """The demo catalogue in a SQLite file, and its index, made once."""
    path = tmp_path_factory.mktemp("search") / "shop.db"
    shutil.copy(empty_sqlite, path)
    search = ProductSearch(analyser)

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await fill(database, datetime(2026, 8, 12, 15, 0, tzinfo=KST))
        async with database.reading() as session:
            await search.rebuild(session)
        await database.close()

    asyncio.run(make())
    return path, search


@pytest.fixture
async def shop(indexed: Indexed) -> AsyncIterator[Finder]:
    """The demo catalogue and its search, only to be read."""
    path, search = indexed
    database = Database(f"sqlite+aiosqlite:///{path}")
    yield Finder(database, search)
    await database.close()


@pytest.fixture
async def open_shop(database: Database, analyser: Analyser, now: datetime) -> Finder:
    """A demo catalogue of the test's own, to be changed, on each kind of database."""
    await fill(database, now)
    search = ProductSearch(analyser)
    async with database.reading() as session:
        await search.rebuild(session)
    return Finder(database, search)
