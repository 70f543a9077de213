"""Writing typed rows: those that are new are added, those that differ changed, the others left alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.database import Base
from commerce.imports.fields import Value

Row = Mapping[str, Value]
Identity = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """The identities of rows that were new and of those that differed."""

    added: frozenset[Identity]
    changed: frozenset[Identity]


async def write(
    session: AsyncSession,
    model: type[Base],
    key: Sequence[str],
    rows: Sequence[Row],
    *,
    within: ColumnElement[bool],
    fresh: Row,
) -> Written:
    """Bring the model's rows `within` a store to say what `rows` say.

    `key` names the attributes that identify a row; `fresh` are attributes that only a new row is given.
    """
    existing = {
        tuple(getattr(found, name) for name in key): found
        for found in await session.scalars(select(model).where(within))
    }
    added, changed = set(), set()
    for row in rows:
        identity = tuple(row[name] for name in key)
        found = existing.get(identity)
        if found is None:
            session.add(model(**{**fresh, **row}))
            added.add(identity)
            continue
        different = {name: value for name, value in row.items() if getattr(found, name) != value}
        for name, value in different.items():
            setattr(found, name, value)
        if different:
            changed.add(identity)
    await session.flush()
    return Written(frozenset(added), frozenset(changed))
