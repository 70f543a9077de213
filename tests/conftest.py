"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url

from assistant.trial import Trial, running
from commerce.clock import KST
from commerce.database import Database
from commerce.tables import metadata

POSTGRES = os.environ.get("DANGOL_TEST_POSTGRES")

Rows = Callable[..., Awaitable[list[tuple[Any, ...]]]]


@pytest.fixture
def now() -> datetime:
    """A Wednesday afternoon in Seoul."""
    return datetime(2026, 8, 12, 15, 0, tzinfo=KST)


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and no row, copied by each test that needs one."""
    path = tmp_path_factory.mktemp("schema") / "empty.db"
    engine = create_engine(f"sqlite:///{path}")
    metadata.create_all(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def empty_postgres() -> Iterator[URL]:
    """A PostgreSQL database with every table, the template of each test's own."""
    server = make_url(POSTGRES or "").set(drivername="postgresql+psycopg")
    name = f"dangol_template_{uuid4().hex[:8]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'create database "{name}"'))
    template = server.set(database=name)
    engine = create_engine(template)
    metadata.create_all(engine)
    engine.dispose()
    yield template
    with admin.connect() as connection:
        connection.execute(text(f'drop database "{name}" with (force)'))
    admin.dispose()


NO_POSTGRES = pytest.mark.skipif(not POSTGRES, reason="needs PostgreSQL: run through tests/with_postgres.py")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=NO_POSTGRES)])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database with every table: SQLite, and PostgreSQL too where DANGOL_TEST_POSTGRES names a server."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_sqlite"), tmp_path / "dangol.db")
        database = Database(f"sqlite+aiosqlite:///{tmp_path / 'dangol.db'}")
        yield database
        await database.close()
        return
    template: URL = request.getfixturevalue("empty_postgres")
    name = f"dangol_{uuid4().hex[:12]}"
    admin = create_engine(template.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'create database "{name}" template "{template.database}"'))
    url = template.set(drivername="postgresql+asyncpg", database=name)
    database = Database(url.render_as_string(hide_password=False))
    yield database
    await database.close()
    with admin.connect() as connection:
        connection.execute(text(f'drop database "{name}" with (force)'))
    admin.dispose()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Trial]:
    """Everything running as `make run` starts it, over PostgreSQL where there is one, with the bundled recogniser."""
    var = tmp_path_factory.mktemp("stack")
    if not POSTGRES:
        async with running(var) as trial:
            yield trial
        return
    server = make_url(POSTGRES)
    name = f"dangol_stack_{uuid4().hex[:8]}"
    admin = create_engine(server.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'create database "{name}"'))
    url = server.set(drivername="postgresql+asyncpg", database=name).render_as_string(hide_password=False)
    try:
        async with running(var, {"DANGOL_DATABASE_URL": url}) as trial:
            yield trial
    finally:
        with admin.connect() as connection:
            connection.execute(text(f'drop database "{name}" with (force)'))
        admin.dispose()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def rows(stack: Trial) -> AsyncIterator[Rows]:
    """A plain query over the stack's database."""
    database = Database(stack.settings.database_url)

    async def query(sql: str, **values: Any) -> list[tuple[Any, ...]]:
        async with database.reading() as session:
            return [tuple(row) for row in await session.execute(text(sql), values)]

    yield query
    await database.close()
