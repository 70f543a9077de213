"""Stores."""

from __future__ import annotations

import pytest

from commerce.stores import service as stores


async def test_a_store_is_found_by_its_sellers_login_and_by_its_id(shop) -> None:
    found = await shop.do(lambda session: stores.by_login(session, "badang"))
    assert found.name == "바당"
    assert (await shop.do(lambda session: stores.store(session, found.id))).login == "badang"


async def test_an_unknown_store_is_not_found(shop) -> None:
    with pytest.raises(stores.StoreNotFound):
        await shop.do(lambda session: stores.by_login(session, "nobody"))
    with pytest.raises(stores.StoreNotFound):
        await shop.do(lambda session: stores.store(session, "nothing"))
