"""Shoppers."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from commerce.customers import service as customers
from commerce.customers.models import Customer
from commerce.customers.service import CodeNotSet, CustomerNotFound


async def test_a_shopper_is_found_by_login_and_nobody_else_is(shop) -> None:
    assert (await shop.do(lambda session: customers.by_login(session, "minji"))).id == shop.minji
    with pytest.raises(CustomerNotFound):
        await shop.do(lambda session: customers.by_login(session, "nobody"))


async def test_each_guest_is_a_new_shopper_without_a_login(shop, now) -> None:
    one = await shop.do(lambda session: customers.guest(session, now))
    two = await shop.do(lambda session: customers.guest(session, now))
    assert one.id != two.id
    assert one.login is None
    assert not await shop.do(lambda session: customers.voice_buying(session, one.id))


async def test_buying_by_voice_is_off_until_it_is_turned_on(shop, now) -> None:
    assert not await shop.do(lambda session: customers.voice_buying(session, shop.junho))
    await shop.do(lambda session: customers.set_voice_buying(session, shop.junho, True, now))
    assert await shop.do(lambda session: customers.voice_buying(session, shop.junho))
    await shop.do(lambda session: customers.set_voice_buying(session, shop.junho, False, now))
    assert not await shop.do(lambda session: customers.voice_buying(session, shop.junho))


async def test_buying_by_voice_needs_a_code(shop, now) -> None:
    await shop.do(lambda session: session.execute(update(Customer).values(code_hash=None)))
    with pytest.raises(CodeNotSet):
        await shop.do(lambda session: customers.set_voice_buying(session, shop.junho, True, now))


async def test_the_default_method_is_the_shoppers_own(shop) -> None:
    method = await shop.do(lambda session: customers.default_method(session, shop.minji))
    assert method.label == "단골카드 1234"
    assert await shop.do(lambda session: customers.default_method(session, shop.guest)) is None
