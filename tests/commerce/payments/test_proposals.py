"""Proposals in the database."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from commerce.cart.errors import CartEmpty, OutOfStock
from commerce.payments import proposals
from commerce.payments.models import ProposalRow
from commerce.payments.proposals import ProposalStatus


async def test_the_cart_is_proposed_with_delivery_for_five_minutes(till, shop) -> None:
    await shop.fill(shop.minji, shop.water, 2)
    proposal = await till.propose(shop.minji)
    assert (proposal.shipping, proposal.total, proposal.method) == (3_000, 15_960, "단골카드 1234")
    assert [(line.title, line.quantity, line.unit_price) for line in proposal.lines] == [
        ("제주 삼다수 2L 6개", 2, 6_480)
    ]
    assert (proposal.expires_at - till.clock()).total_seconds() == 300
    assert proposal.status is ProposalStatus.OPEN and proposal.whole


async def test_an_empty_cart_proposes_nothing(till, shop) -> None:
    with pytest.raises(CartEmpty):
        await till.propose(shop.minji)


async def test_what_is_not_in_stock_is_not_proposed(till, shop) -> None:
    await shop.fill(shop.minji, shop.water, 2)
    await shop.change(shop.water, stock=1)
    with pytest.raises(OutOfStock) as refused:
        await till.propose(shop.minji)
    assert (refused.value.product_id, refused.value.available) == (shop.water, 1)


async def test_a_new_proposal_takes_the_place_of_the_old(till, shop) -> None:
    await shop.fill(shop.minji, shop.water, 2)
    first = await till.propose(shop.minji)
    await shop.fill(shop.minji, shop.water, 1)
    second = await till.propose(shop.minji)
    assert second.total == 22_440
    assert await shop.count(ProposalRow, id=first.id, status="superseded") == 1
    current = await shop.do(lambda session: proposals.current(session, shop.minji, till.clock()))
    assert current == second


async def test_a_proposal_expires(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    await till.propose(shop.minji)
    till.clock.pass_(minutes=5)
    assert await shop.do(lambda session: proposals.current(session, shop.minji, till.clock())) is None


async def test_what_stands_can_be_withdrawn_once(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    proposal = await till.propose(shop.minji)
    assert await shop.do(lambda session: proposals.withdraw(session, shop.minji, till.clock()))
    assert not await shop.do(lambda session: proposals.withdraw(session, shop.minji, till.clock()))
    assert await shop.count(ProposalRow, id=proposal.id, status="withdrawn") == 1


async def test_a_row_that_was_tampered_with_no_longer_fits_its_hash(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    proposal = await till.propose(shop.minji)
    await shop.do(
        lambda session: session.execute(update(ProposalRow).where(ProposalRow.id == proposal.id).values(total=1))
    )
    assert not (await shop.do(lambda s: proposals.of_customer(s, shop.minji, proposal.id))).whole


async def test_somebody_elses_proposal_is_not_found(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    proposal = await till.propose(shop.minji)
    with pytest.raises(proposals.ProposalNotFound):
        await shop.do(lambda session: proposals.of_customer(session, shop.junho, proposal.id))
