"""The migrations build exactly the tables that the code declares."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url

from commerce.database import Database
from commerce.schema import differences, upgrade, upgraded
from commerce.tables import metadata

POSTGRES = os.environ.get("DANGOL_TEST_POSTGRES")


@pytest.fixture(params=["sqlite", "postgresql"] if POSTGRES else ["sqlite"])
async def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'bare.db'}"
        return
    server = make_url(POSTGRES or "")
    name = f"dangol_bare_{uuid4().hex[:12]}"
    admin = create_engine(server.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'create database "{name}"'))
    url = server.set(drivername="postgresql+asyncpg", database=name)
    yield url.render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f'drop database "{name}" with (force)'))
    admin.dispose()


async def test_migrations_leave_nothing_that_the_code_does_not_declare(bare_url: str) -> None:
    await upgraded(bare_url)
    assert await differences(bare_url) == []


async def test_migrating_twice_changes_nothing(bare_url: str) -> None:
    await upgraded(bare_url)
    await upgraded(bare_url)
    assert await differences(bare_url) == []


async def test_a_missing_table_is_told(bare_url: str) -> None:
    await upgraded(bare_url)
    database = Database(bare_url)
    async with database.transaction() as session:
        await session.execute(text("drop table area_clicks"))
    await database.close()
    assert any("area_clicks" in difference for difference in await differences(bare_url))


async def test_constraints_have_the_names_of_the_code(bare_url: str) -> None:
    await upgraded(bare_url)
    database = Database(bare_url)
    declared = {str(check.name) for table in metadata.tables.values() for check in table.constraints}
    async with database.engine.connect() as connection:
        found = await connection.run_sync(
            lambda sync: {
                str(check["name"]) for table in metadata.tables for check in inspect(sync).get_check_constraints(table)
            }
        )
    await database.close()
    assert found
    assert found <= declared


def test_migrating_works_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    upgrade("sqlite+aiosqlite:///here.db")
    assert (tmp_path / "here.db").exists()
