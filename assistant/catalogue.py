"""What the front door keeps of the catalogue in memory: the search index and the words that speech may hold."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from commerce.catalogue.models import Product
from commerce.database import Database
from commerce.search.service import ProductSearch

log = logging.getLogger(__name__)

LOOK_SECONDS = 15.0

Mark = tuple[int, datetime | None, int | None]


class Catalogue:
    """Rebuilds the index and the vocabulary whenever products came or went, by whichever process."""

    def __init__(self, database: Database, search: ProductSearch) -> None:
        self._database = database
        self._search = search
        self._mark: Mark | None = None
        self._vocabulary: tuple[str, ...] = ()

    def vocabulary(self) -> tuple[str, ...]:
        """Titles, spoken names and brands, for correcting what was heard."""
        return self._vocabulary

    async def refresh(self) -> bool:
        """Rebuild where something changed; whether it did."""
        async with self._database.reading() as session:
            count, newest, letters = (
                await session.execute(
                    select(func.count(Product.id), func.max(Product.created_at), func.sum(func.length(Product.title)))
                )
            ).one()
            mark = (count, newest, letters)
            if mark == self._mark:
                return False
            await self._search.rebuild(session)
            rows = await session.execute(select(Product.title, Product.spoken, Product.brand))
            self._vocabulary = tuple(sorted({word for row in rows for word in row if word}))
            self._mark = mark
            return True

    async def watch(self, every: float = LOOK_SECONDS) -> None:
        """Refresh from time to time, until cancelled."""
        while True:
            await asyncio.sleep(every)
            try:
                await self.refresh()
            except (SQLAlchemyError, OSError) as error:
                log.warning("the catalogue could not be read: %s", type(error).__name__)
