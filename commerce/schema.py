"""The database's schema: brought up to date by migrations, from any working directory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from commerce.database import Database
from commerce.tables import metadata

_SCRIPTS = Path(__file__).with_name("migrations")


def upgrade(url: str) -> None:
    """Bring the database at `url` to the newest schema; nothing happens where it already is.

    Call it from code that runs no event loop; inside one, `await upgraded(url)`.
    """
    asyncio.run(upgraded(url))


async def upgraded(url: str) -> None:
    """Bring the database at `url` to the newest schema, inside a running event loop."""
    await _with_connection(url, _upgrade)


async def differences(url: str) -> list[str]:
    """What the tables of the code have that the database at `url` has not, or the other way round."""
    found: list[str] = []

    def compare(connection: Connection) -> None:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found.extend(repr(difference) for difference in compare_metadata(context, metadata))

    await _with_connection(url, compare)
    return found


def write_revision(url: str, message: str) -> None:
    """Write a new migration script from the difference between the database at `url` and the code."""

    def write(connection: Connection) -> None:
        command.revision(_configured(connection), message=message, autogenerate=True)

    asyncio.run(_with_connection(url, write))


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7262019)")
    command.upgrade(_configured(connection), "head")


def _configured(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


async def _with_connection(url: str, work: Callable[[Connection], None]) -> None:
    database = Database(url)
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(work)
    finally:
        await database.close()
