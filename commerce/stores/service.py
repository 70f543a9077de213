"""Which store a seller runs."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.errors import CommerceError
from commerce.stores.models import Store


class StoreNotFound(CommerceError):
    """No store has this id or login."""

    code = "store_not_found"

    def __init__(self, which: str) -> None:
        super().__init__("store not found")
        self.which = which


async def store(session: AsyncSession, store_id: str) -> Store:
    """The store, or StoreNotFound."""
    found = await session.get(Store, store_id)
    if found is None:
        raise StoreNotFound(store_id)
    return found


async def by_login(session: AsyncSession, login: str) -> Store:
    """The store whose seller has this login, or StoreNotFound."""
    found = (await session.scalars(select(Store).where(Store.login == login))).one_or_none()
    if found is None:
        raise StoreNotFound(login)
    return found
