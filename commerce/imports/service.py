"""Bringing a shop's file in: read whole, checked whole, written in one transaction or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from commerce import clock
from commerce.database import Database
from commerce.imports import table, writers
from commerce.imports.kinds import KINDS as _KINDS
from commerce.imports.report import ImportReport, KindUnknown
from commerce.imports.table import Line
from commerce.stores import service as stores
from commerce.stores.models import Store

Writer = Callable[[AsyncSession, Store, Sequence[Line], datetime], Awaitable[writers.Outcome]]

KINDS: Final = tuple(_KINDS)
_WRITERS: Final[Mapping[str, Writer]] = MappingProxyType({
    "products": writers.products,
    "reviews": writers.reviews,
    "orders": writers.orders,
    "ads": writers.ads,
    "clicks": writers.clicks,
    "customers": writers.customers,
})  # fmt: skip


async def run(
    kind: str, database: Database, store_login: str, path: Path, *, now: datetime | None = None
) -> ImportReport:
    """Bring the file at `path` into the store of this login.

    Raises `KindUnknown`, `StoreNotFound`, and OSError where the file cannot be read.
    """
    if kind not in _KINDS:
        raise KindUnknown(kind)
    content = await asyncio.to_thread(path.read_bytes)
    async with database.reading() as session:
        store_id = (await stores.by_login(session, store_login)).id
    return await load(kind, database, store_id, content, now=now or clock.now())


async def load(kind: str, database: Database, store_id: str, content: bytes, *, now: datetime) -> ImportReport:
    """Bring CSV into a store; the report's problems tell why nothing was written. Raises `StoreNotFound`."""
    wanted = _KINDS[kind]
    read = await asyncio.to_thread(table.read, content, wanted.columns, wanted.key)
    problems = read.problems
    outcome = writers.Outcome()
    async with database.transaction() as session:
        store = await stores.store(session, store_id)
        if not problems:
            outcome = await _WRITERS[kind](session, store, read.lines, now)
            problems = outcome.problems
    if problems:
        return ImportReport(rows=read.rows, problems=tuple(sorted(problems)))
    return ImportReport(
        rows=read.rows,
        added=outcome.added,
        changed=outcome.changed,
        unchanged=read.rows - outcome.added - outcome.changed,
    )


async def import_products(
    database: Database, store_id: str, content: bytes, *, now: datetime | None = None
) -> ImportReport:
    """Products from CSV; see `load`."""
    return await load("products", database, store_id, content, now=now or clock.now())


async def import_reviews(
    database: Database, store_id: str, content: bytes, *, now: datetime | None = None
) -> ImportReport:
    """Reviews from CSV; see `load`."""
    return await load("reviews", database, store_id, content, now=now or clock.now())
