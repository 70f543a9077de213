"""What becomes of a charge that goes wrong on the way."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from commerce.customers.models import PaymentMethod
from commerce.orders.models import OrderRow
from commerce.orders.service import OrderNotFound, OrderStatus, advance, last
from commerce.payments.models import PaymentRow, ProposalRow, RefundRow
from commerce.payments.service import OrderNotCancellable, Patience, Payments, Settlement
from tests.commerce.payments.conftest import QUICK


async def pay(till, shop, quantity: int = 2) -> str:
    await shop.fill(shop.minji, shop.water, quantity)
    proposal = await till.consented(shop.minji)
    return await till.payments.enter_code(shop.minji, proposal.id, "4821")


async def bought(till, shop) -> str:
    await till.payments.settle(await pay(till, shop))
    order = await shop.do(lambda session: last(session, shop.minji))
    return order.id


@pytest.mark.parametrize("fault", ["timeout", "drop", "slow"])
async def test_a_charge_without_an_answer_is_asked_for_and_not_charged_again(till, shop, sandbox, fault) -> None:
    await sandbox.misbehave(fault)
    payment_id = await pay(till, shop)
    await till.payments.settle(payment_id)
    assert [told.status for told in till.told] == ["charged"]
    assert sandbox.knows(payment_id) == "PAID"
    assert (till.provider.charges, await shop.count(PaymentRow), await shop.count(OrderRow)) == (1, 1, 1)


async def test_a_time_out_is_unknown_until_the_provider_says_more(till, shop, sandbox) -> None:
    till.reopened(Patience(backoff=(0.01,)))
    await sandbox.misbehave("drop")
    await sandbox.misbehave("error500", on="status")
    payment_id = await pay(till, shop)
    await till.payments.settle(payment_id)
    assert await till.status(payment_id) == "unknown"
    assert [(told.status, told.order_id) for told in till.told] == [("unknown", None)]
    assert await shop.count(OrderRow) == 0
    await till.payments.settle(payment_id)
    assert [told.status for told in till.told] == ["unknown", "charged"]
    await till.payments.settle(payment_id)
    assert (await shop.count(OrderRow), len(till.told)) == (1, 2)


@pytest.mark.parametrize("how", ["declared", "billing key"])
async def test_a_declined_charge_gives_stock_and_cart_back(till, shop, sandbox, how) -> None:
    if how == "declared":
        await sandbox.misbehave("decline")
    else:
        await shop.do(lambda session: session.execute(update(PaymentMethod).values(billing_key="minji-key+decline")))
    payment_id = await pay(till, shop)
    assert await shop.stock(shop.water) == 38
    await till.payments.settle(payment_id)
    (told,) = till.told
    assert (told.status, told.reason, told.order_id) == ("failed", "card_declined", None)
    assert await shop.stock(shop.water) == 40
    assert [(line.product_id, line.quantity) for line in (await shop.cart(shop.minji)).lines] == [("water", 2)]
    assert await shop.count(ProposalRow, status="void") == 1
    assert await shop.count(OrderRow) == 0


async def test_a_declined_shopper_can_buy_with_a_new_proposal(till, shop, sandbox) -> None:
    await sandbox.misbehave("decline")
    await till.payments.settle(await pay(till, shop))
    proposal = await till.consented(shop.minji)
    await till.payments.settle(await till.payments.enter_code(shop.minji, proposal.id, "4821"))
    assert [told.status for told in till.told] == ["failed", "charged"]
    assert await shop.count(OrderRow) == 1


@pytest.mark.parametrize("fault", ["lost", "error500"])
async def test_a_charge_that_never_arrived_fails_only_when_it_cannot_arrive_any_more(
    till, shop, sandbox, fault
) -> None:
    await sandbox.misbehave(fault)
    payment_id = await pay(till, shop)
    await till.payments.settle(payment_id)
    assert await till.status(payment_id) == "unknown"
    till.clock.pass_(seconds=91)
    await till.payments.settle(payment_id)
    assert [(told.status, told.reason) for told in till.told] == [("unknown", None), ("failed", "never_arrived")]
    assert (sandbox.knows(payment_id), await shop.stock(shop.water)) == (None, 40)


async def test_a_provider_that_cannot_be_reached_took_nothing(till, shop, sandbox) -> None:
    await sandbox.stop()
    payment_id = await pay(till, shop)
    await till.payments.settle(payment_id)
    assert [(told.status, told.reason) for told in till.told] == [("failed", "provider_unavailable")]
    assert await shop.stock(shop.water) == 40


async def test_a_provider_that_comes_back_in_time_charges_once(till, shop, sandbox) -> None:
    await sandbox.stop()
    payment_id = await pay(till, shop)
    await asyncio.sleep(0.05)
    await sandbox.start()
    await till.payments.settle(payment_id)
    assert [told.status for told in till.told] == ["charged"]


async def test_a_payment_pending_at_a_restart_is_charged_once(till, shop, sandbox) -> None:
    await sandbox.misbehave("slow")
    payment_id = await pay(till, shop)
    await asyncio.sleep(0.1)
    await till.payments.close()
    assert await till.status(payment_id) in ("pending", "unknown")
    await till.reopened().start()
    await till.until(lambda: bool(till.told))
    assert [told.status for told in till.told] == ["charged"]
    assert (await shop.count(OrderRow), await till.status(payment_id)) == (1, "charged")
    assert till.provider.charges == 1


async def test_an_intent_that_was_never_sent_is_charged_at_the_next_start(till, shop, sandbox) -> None:
    payment_id = await pay(till, shop)
    await till.payments.close()
    assert (await till.status(payment_id), sandbox.knows(payment_id)) == ("pending", None)
    await till.reopened().start()
    await till.until(lambda: bool(till.told))
    assert (sandbox.knows(payment_id), await shop.count(OrderRow)) == ("PAID", 1)


async def test_an_intent_found_long_after_is_not_charged_any_more(till, shop, sandbox) -> None:
    payment_id = await pay(till, shop)
    await till.payments.close()
    till.clock.pass_(minutes=11)
    await till.reopened().start()
    await till.until(lambda: bool(till.told))
    assert [(told.status, told.reason) for told in till.told] == [("failed", "too_late")]
    assert (sandbox.knows(payment_id), await shop.stock(shop.water)) == (None, 40)


async def test_a_payment_charged_before_a_crash_becomes_an_order_after_both_restart(till, shop, sandbox) -> None:
    await sandbox.misbehave("timeout")
    payment_id = await pay(till, shop)
    await till.until(lambda: sandbox.knows(payment_id) == "PAID")
    await till.payments.close()
    await sandbox.stop()
    await sandbox.start()
    await till.reopened().start()
    await till.until(lambda: bool(till.told))
    assert (till.told[0].status, await shop.count(OrderRow), till.provider.charges) == ("charged", 1, 1)


async def test_unknown_payments_are_looked_at_from_time_to_time(till, shop, sandbox) -> None:
    payments = till.reopened(Patience(backoff=(0.01,), sweep_every=0.05))
    await payments.start()
    await sandbox.misbehave("drop")
    await sandbox.misbehave("error500", on="status", times=4)
    await pay(till, shop)
    await till.until(lambda: len(till.told) == 2)
    assert [told.status for told in till.told] == ["unknown", "charged"]


async def test_an_end_that_could_not_be_told_is_told_by_a_later_run(till, shop) -> None:
    payment_id = await pay(till, shop)
    till.told = None  # nobody can be told
    with pytest.raises(AttributeError):
        await till.payments.settle(payment_id)
    assert await till.status(payment_id) == "charged"
    till.told = []
    await till.payments.close()
    till.clock.pass_(seconds=31)
    await till.reopened(Patience(retell_after=timedelta(seconds=30))).start()
    await till.until(lambda: bool(till.told))
    assert [told.status for told in till.told] == ["charged"]


async def test_a_charge_of_another_amount_is_no_purchase(till, shop, sandbox) -> None:
    till.reopened(Patience(backoff=(0.01,)))
    payment_id = await pay(till, shop)
    await till.payments.close()
    await till.provider.charge(
        payment_id=payment_id, amount=1, currency="KRW", billing_key="k", idempotency_key="another-key-entirely"
    )
    await till.reopened(Patience(backoff=(0.01,))).settle(payment_id)
    assert (await till.status(payment_id), await shop.count(OrderRow)) == ("pending", 0)


async def test_a_cancelled_order_gives_money_and_goods_back(till, shop, sandbox) -> None:
    order_id = await bought(till, shop)
    refund = await till.payments.cancel_order(shop.minji, order_id, conversation_id="talk")
    assert (refund.amount, refund.status, refund.order_id) == (15_960, "pending", order_id)
    again = await till.payments.cancel_order(shop.minji, order_id)
    assert again.id == refund.id
    await till.until_refunded()
    assert sandbox.knows(refund.payment_id) == "CANCELLED"
    assert (await shop.count(OrderRow, status="cancelled"), await shop.count(RefundRow)) == (1, 1)
    assert await till.status(refund.payment_id) == "refunded"
    assert await shop.stock(shop.water) == 40
    await till.until(lambda: len(till.told) == 2)
    end = till.told[1]
    assert (end.status, end.conversation_id, end.order_id, end.amount) == ("refunded", "talk", order_id, 15_960)


async def test_the_end_of_a_refund_that_could_not_be_told_is_told_after_a_restart(till, shop) -> None:
    order_id = await bought(till, shop)

    async def deaf(settlement: Settlement) -> None:
        raise ConnectionError

    payments = Payments(till.database, till.provider, clock=till.clock, on_settled=deaf, patience=QUICK)
    await payments.cancel_order(shop.minji, order_id, conversation_id="talk")
    await till.until_refunded()
    await payments.close()
    till.told.clear()
    till.clock.pass_(minutes=1)
    await till.reopened().start()
    await till.until(lambda: [end.status for end in till.told] == ["refunded"])
    await till.payments.close()
    await till.reopened().start()
    assert len(till.told) == 1


@pytest.mark.parametrize("fault", ["timeout", "drop", "lost", "error500"])
async def test_a_refund_without_an_answer_is_seen_through_once(till, shop, sandbox, fault) -> None:
    order_id = await bought(till, shop)
    await sandbox.misbehave(fault, on="cancel")
    await till.payments.cancel_order(shop.minji, order_id)
    await till.until_refunded()
    assert await shop.count(RefundRow) == 1


async def test_a_refund_left_at_a_restart_is_taken_up_again(till, shop, sandbox) -> None:
    order_id = await bought(till, shop)
    await sandbox.stop()
    refund = await till.payments.cancel_order(shop.minji, order_id)
    await till.payments.close()
    await sandbox.start()
    await till.reopened().start()
    await till.until_refunded()
    assert sandbox.knows(refund.payment_id) == "CANCELLED"


async def test_a_declined_refund_is_written_down_as_failed(till, shop, sandbox) -> None:
    order_id = await bought(till, shop)
    await sandbox.misbehave("decline", on="cancel")
    refund = await till.payments.cancel_order(shop.minji, order_id)
    await till.until_refunded("failed")
    assert sandbox.knows(refund.payment_id) == "PAID"
    await till.until(lambda: till.told[-1].status == "refund_failed")


async def test_two_cancellations_at_once_give_the_goods_back_once(till, shop) -> None:
    order_id = await bought(till, shop)
    refunds = await asyncio.gather(*(till.payments.cancel_order(shop.minji, order_id) for _ in range(3)))
    assert len({refund.id for refund in refunds}) == 1
    assert await shop.stock(shop.water) == 40


async def test_a_shipped_order_or_somebody_elses_is_not_cancelled(till, shop) -> None:
    order_id = await bought(till, shop)
    with pytest.raises(OrderNotFound):
        await till.payments.cancel_order(shop.junho, order_id)
    await shop.do(lambda session: advance(session, order_id, OrderStatus.SHIPPED))
    with pytest.raises(OrderNotCancellable):
        await till.payments.cancel_order(shop.minji, order_id)
    assert await shop.count(RefundRow) == 0
