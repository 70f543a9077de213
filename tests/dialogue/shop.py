"""The whole product over a database that goes back to its first state before every conversation."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url

from assistant.trial import Trial, running

_UNLIMITED = {"DANGOL_SESSIONS_PER_MINUTE": "100000", "DANGOL_MESSAGES_PER_MINUTE": "100000"}


@dataclass(frozen=True, slots=True)
class State:
    """What a conversation may have changed: the customer's cart, orders and won charged, and drafts of all shops."""

    cart: dict[str, int]
    orders: int
    charged: int
    drafts: int


@dataclass(frozen=True, slots=True)
class Shop:
    """The running product and the copy of its first database."""

    stack: Trial
    database: Path
    first: Path

    def restore(self) -> None:
        """Put every row back to where it was at first; what runs sees it with its next query."""
        _copy(self.first, self.database)

    def state(self, conversation_id: str) -> State:
        """The rows of whoever leads that conversation."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=20)) as reading:

            def one(query: str) -> int:
                return int(reading.execute(query, {"id": conversation_id}).fetchone()[0] or 0)

            mine = "customer_id = (select customer_id from conversations where id = :id)"
            cart = reading.execute(
                f"select p.title, l.quantity from cart_lines l join products p on p.id = l.product_id where {mine}",
                {"id": conversation_id},
            )
            return State(
                cart=dict(cart.fetchall()),
                orders=one(f"select count(*) from orders where {mine}"),
                charged=one(f"select sum(amount) from payments where status = 'charged' and {mine}"),
                drafts=one("select count(*) from drafts"),
            )


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as reading, closing(sqlite3.connect(target, timeout=20)) as writing:
        reading.backup(writing)


@asynccontextmanager
async def open_shop(var: Path) -> AsyncIterator[Shop]:
    """Start everything in a folder with the demo shop, the bundled recogniser and SQLite."""
    async with running(var, _UNLIMITED) as stack:
        database = Path(make_url(stack.settings.database_url).database or "")
        _copy(database, var / "first.db")
        yield Shop(stack, database, var / "first.db")
