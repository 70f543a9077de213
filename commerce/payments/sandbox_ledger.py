"""What the sandbox has taken and given back, in a small SQLite file that outlives it."""

from __future__ import annotations

import json
import sqlite3
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

KEPT_SECONDS: Final = 3 * 60 * 60
_SCHEMA: Final = """
create table if not exists payments (
  id text primary key, amount integer not null, currency text not null, status text not null, reason text
);
create table if not exists answers (
  key text primary key, fingerprint text not null, status integer not null, body text not null, at real not null
);
"""


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment; `status` is PENDING, PAID, FAILED or CANCELLED."""

    id: str
    amount: int
    currency: str
    status: str
    reason: str | None = None

    def to_json(self) -> dict[str, str | int | None]:
        """The wire form."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered under an idempotency key to the request with this fingerprint."""

    fingerprint: str
    status: int
    body: dict[str, str | int | None]


class Ledger:
    """Payments and remembered answers. A payment and the answer to its request are written as one."""

    def __init__(self, path: Path | str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("pragma journal_mode=wal")
        self._connection.executescript(_SCHEMA)
        # Nothing can be under way when the server has only just begun.
        self._connection.execute(
            "update payments set status = 'FAILED', reason = 'interrupted' where status = 'PENDING'"
        )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def payment(self, payment_id: str) -> Payment | None:
        """The payment, if it was ever heard of."""
        row = self._connection.execute(
            "select id, amount, currency, status, reason from payments where id = ?", (payment_id,)
        ).fetchone()
        return Payment(*row) if row else None

    def answer(self, key: str) -> Answer | None:
        """The answer remembered under a key, for three hours."""
        self._connection.execute("delete from answers where at < ?", (time.time() - KEPT_SECONDS,))
        row = self._connection.execute("select fingerprint, status, body from answers where key = ?", (key,)).fetchone()
        return Answer(row[0], row[1], json.loads(row[2])) if row else None

    def write(self, payment: Payment, key: str | None = None, answer: Answer | None = None) -> None:
        """Save the payment as it now is and, with it, the answer under its key."""
        self._connection.execute("begin immediate")
        try:
            self._connection.execute(
                "insert or replace into payments values (?, ?, ?, ?, ?)",
                (payment.id, payment.amount, payment.currency, payment.status, payment.reason),
            )
            if key and answer:
                body = json.dumps(answer.body)
                self._connection.execute(
                    "insert or replace into answers values (?, ?, ?, ?, ?)",
                    (key, answer.fingerprint, answer.status, body, time.time()),
                )
        except BaseException:
            self._connection.execute("rollback")
            raise
        self._connection.execute("commit")
