"""Consent, code, charge and order."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest
from sqlalchemy import text, update

from commerce.catalogue.models import Product
from commerce.customers.codes import CodeLocked, CodeMalformed, CodeWrong
from commerce.customers.models import Customer, PaymentMethod
from commerce.orders.models import OrderRow
from commerce.orders.service import last
from commerce.payments import proposals
from commerce.payments.errors import ConsentMissing, ProposalNotFound, ProposalVoid
from commerce.payments.models import PaymentRow, ProposalRow
from commerce.payments.rules import ChangeKind
from commerce.payments.service import ConsentKind


async def consent(till, who: str, *, proposal_id: str | None = None, spoken: bool = False):
    return await till.payments.consent(who, proposal_id=proposal_id, spoken=spoken, conversation_id="talk")


async def test_consent_and_code_make_one_order_and_one_payment(till, shop) -> None:
    await shop.fill(shop.minji, shop.water, 3)
    proposal = await till.propose(shop.minji)
    outcome = await consent(till, shop.minji, spoken=True)
    assert (outcome.kind, outcome.proposal.id) == (ConsentKind.CODE_NEEDED, proposal.id)
    assert await shop.count(PaymentRow) == 0
    payment_id = await till.payments.enter_code(shop.minji, proposal.id, "4821")
    await till.payments.settle(payment_id)
    (told,) = till.told
    assert (told.status, told.amount, told.conversation_id) == ("charged", 22_440, "talk")
    order = await shop.do(lambda session: last(session, shop.minji))
    assert (order.id, order.total, order.status) == (told.order_id, 22_440, "paid")
    assert [(line.product_id, line.quantity, line.unit_price) for line in order.lines] == [("water", 3, 6_480)]
    assert await shop.count(PaymentRow, status="charged", amount=22_440) == 1
    assert await shop.count(ProposalRow, status="paid") == 1
    assert (await shop.cart(shop.minji)).lines == ()
    assert await shop.stock(shop.water) == 37


async def test_a_repeated_confirmation_charges_once(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    proposal = await till.consented(shop.minji)
    first = await till.payments.enter_code(shop.minji, proposal.id, "4821")
    again = await consent(till, shop.minji)
    assert again.kind in (ConsentKind.CHARGING, ConsentKind.NOTHING_PROPOSED)
    await till.payments.settle(first)
    assert (await consent(till, shop.minji)).kind is ConsentKind.NOTHING_PROPOSED
    assert (await consent(till, shop.minji, proposal_id=proposal.id)).kind is ConsentKind.CHARGING
    assert await till.payments.enter_code(shop.minji, proposal.id, "4821") == first
    await till.payments.settle(first)
    assert (await shop.count(PaymentRow), await shop.count(OrderRow), len(till.told)) == (1, 1, 1)


async def test_two_codes_at_once_charge_once(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    proposal = await till.consented(shop.minji)
    payments = await asyncio.gather(*(till.payments.enter_code(shop.minji, proposal.id, "4821") for _ in range(4)))
    assert len(set(payments)) == 1
    await till.payments.settle(payments[0])
    assert (await shop.count(PaymentRow), await shop.count(OrderRow), len(till.told)) == (1, 1, 1)
    assert await shop.stock(shop.water) == 39


async def test_two_shoppers_cannot_both_have_the_last_one(till, shop) -> None:
    codes = {shop.minji: "4821", shop.junho: "1357"}
    standing = {}
    for who in codes:
        await shop.fill(who, shop.lamp)
        standing[who] = await till.consented(who)
    results = await asyncio.gather(
        *(till.payments.enter_code(who, standing[who].id, code) for who, code in codes.items()),
        return_exceptions=True,
    )
    (payment_id,) = [result for result in results if isinstance(result, str)]
    (void,) = [result for result in results if isinstance(result, ProposalVoid)]
    assert void.replacement is None
    assert (ChangeKind.STOCK, 1, 0) in [(change.kind, change.before, change.after) for change in void.changes]
    await till.payments.settle(payment_id)
    assert (await shop.stock(shop.lamp), await shop.count(OrderRow)) == (0, 1)


async def test_no_code_counts_without_consent(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    proposal = await till.propose(shop.minji)
    with pytest.raises(ConsentMissing):
        await till.payments.enter_code(shop.minji, proposal.id, "4821")
    assert await shop.count(Customer, id=shop.minji, code_tries=0) == 1


async def test_five_wrong_codes_lock_and_a_right_one_comes_too_late(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    proposal = await till.consented(shop.minji)
    left = []
    for _ in range(4):
        with pytest.raises(CodeWrong) as wrong:
            await till.payments.enter_code(shop.minji, proposal.id, "0000")
        left.append(wrong.value.tries_left)
    assert left == [4, 3, 2, 1]
    for code in ("0000", "4821"):
        with pytest.raises(CodeLocked):
            await till.payments.enter_code(shop.minji, proposal.id, code)
    assert (await consent(till, shop.minji)).kind is ConsentKind.LOCKED
    assert await shop.count(PaymentRow) == 0


async def test_guesses_at_once_get_no_more_than_five_tries(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    proposal = await till.consented(shop.minji)
    results = await asyncio.gather(
        *(till.payments.enter_code(shop.minji, proposal.id, f"000{n}") for n in range(9)),
        return_exceptions=True,
    )
    assert sorted(result.tries_left for result in results if isinstance(result, CodeWrong)) == [1, 2, 3, 4]
    assert sum(isinstance(result, CodeLocked) for result in results) == 5


async def test_a_right_code_begins_the_count_anew(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    proposal = await till.consented(shop.minji)
    with pytest.raises(CodeWrong):
        await till.payments.enter_code(shop.minji, proposal.id, "0000")
    await till.payments.enter_code(shop.minji, proposal.id, "4821")
    assert await shop.count(Customer, id=shop.minji, code_tries=0) == 1


@pytest.mark.parametrize("code", ["", "482", "4821000", "48 21", "abcd", "４８２１", "-482", "4821\n"])
async def test_what_is_not_four_to_six_digits_uses_no_try(till, shop, code: str) -> None:
    await shop.fill(shop.minji, shop.water)
    proposal = await till.consented(shop.minji)
    with pytest.raises(CodeMalformed):
        await till.payments.enter_code(shop.minji, proposal.id, code)
    assert await shop.count(Customer, id=shop.minji, code_tries=0) == 1


async def test_the_code_is_in_no_error_log_or_table(till, shop, caplog, tmp_path: Path) -> None:
    caplog.set_level(logging.DEBUG)
    await shop.fill(shop.minji, shop.water)
    proposal = await till.consented(shop.minji)
    with pytest.raises(CodeWrong) as wrong:
        await till.payments.enter_code(shop.minji, proposal.id, "7351")
    assert "7351" not in f"{wrong.value!r} {wrong.value} {vars(wrong.value)}"
    payment_id = await till.payments.enter_code(shop.minji, proposal.id, "4821")
    await till.payments.settle(payment_id)
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("commerce")]
    assert not any("4821" in line or "7351" in line for line in ours)
    async with shop.database.reading() as session:
        for table in ("payments", "proposals", "orders", "order_lines", "refunds"):
            for row in await session.execute(text(f"select * from {table}")):
                digits = [str(value) for value in row if not isinstance(value, str) or len(value) < 16]
                assert "4821" not in " ".join(digits)


async def test_somebody_elses_proposal_is_not_found(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    proposal = await till.consented(shop.minji)
    with pytest.raises(ProposalNotFound):
        await till.payments.enter_code(shop.junho, proposal.id, "1357")
    assert (await consent(till, shop.junho, proposal_id=proposal.id)).kind is ConsentKind.NOTHING_PROPOSED


async def test_speech_buys_nothing_while_voice_buying_is_off(till, shop) -> None:
    await shop.fill(shop.junho, shop.water)
    await till.propose(shop.junho)
    assert (await consent(till, shop.junho, spoken=True)).kind is ConsentKind.VOICE_OFF
    assert (await consent(till, shop.junho)).kind is ConsentKind.CODE_NEEDED


async def test_a_guest_buys_nothing(till, shop) -> None:
    await shop.fill(shop.guest, shop.water)
    await till.propose(shop.guest)
    assert (await consent(till, shop.guest)).kind is ConsentKind.GUEST


async def test_without_a_proposal_there_is_nothing_to_consent_to(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    assert (await consent(till, shop.minji)).kind is ConsentKind.NOTHING_PROPOSED
    assert (await consent(till, shop.minji, proposal_id="nothing")).kind is ConsentKind.NOTHING_PROPOSED


async def test_without_a_payment_method_nothing_is_charged(till, shop) -> None:
    await shop.do(lambda session: session.execute(update(PaymentMethod).values(is_default=False)))
    await shop.fill(shop.minji, shop.water)
    await till.propose(shop.minji)
    assert (await consent(till, shop.minji)).kind is ConsentKind.NO_METHOD


async def test_who_has_no_code_pays_by_typed_consent_alone(till, shop) -> None:
    await shop.do(lambda session: session.execute(update(Customer).values(code_hash=None)))
    await shop.fill(shop.minji, shop.water)
    await till.propose(shop.minji)
    assert (await consent(till, shop.minji, spoken=True)).kind is ConsentKind.VOICE_OFF
    assert (await consent(till, shop.minji)).kind is ConsentKind.CHARGING
    await till.until(lambda: bool(till.told))
    assert till.told[0].status == "charged"


@pytest.mark.parametrize(
    ("values", "kind"),
    [({"price": 7_000}, ChangeKind.PRICE), ({"stock": 1}, ChangeKind.STOCK)],
)
async def test_a_change_before_consent_voids_the_proposal_and_reads_a_new_one(
    till, shop, values: dict[str, int], kind: ChangeKind
) -> None:
    await shop.fill(shop.minji, shop.water, 2)
    old = await till.propose(shop.minji)
    await shop.change(shop.water, **values)
    outcome = await consent(till, shop.minji)
    assert outcome.kind is ConsentKind.CHANGED
    assert kind in [change.kind for change in outcome.changes]
    assert outcome.proposal.id != old.id
    assert await shop.count(ProposalRow, id=old.id, status="void") == 1
    assert (await consent(till, shop.minji)).kind is ConsentKind.CODE_NEEDED


async def test_a_change_before_the_code_voids_the_consent_too(till, shop) -> None:
    await shop.fill(shop.minji, shop.water, 2)
    old = await till.consented(shop.minji)
    await shop.change(shop.water, price=7_000)
    with pytest.raises(ProposalVoid) as void:
        await till.payments.enter_code(shop.minji, old.id, "4821")
    assert (void.value.status, void.value.replacement.total) == ("void", 17_000)
    with pytest.raises(ConsentMissing):
        await till.payments.enter_code(shop.minji, void.value.replacement.id, "4821")
    with pytest.raises(ProposalVoid):
        await till.payments.enter_code(shop.minji, old.id, "4821")
    assert await shop.count(PaymentRow) == 0


async def test_another_method_is_a_change(till, shop, now) -> None:
    await shop.fill(shop.minji, shop.water)
    await till.propose(shop.minji)
    await shop.do(lambda session: session.execute(update(PaymentMethod).values(is_default=False)))
    await shop.do(
        lambda session: add(
            session,
            PaymentMethod(
                id="new", customer_id="minji", provider="sandbox", billing_key="k", label="새 카드", created_at=now
            ),
        )
    )
    outcome = await consent(till, shop.minji)
    assert [change.kind for change in outcome.changes] == [ChangeKind.METHOD]
    assert outcome.proposal.method == "새 카드"


async def add(session, row) -> None:
    session.add(row)


async def test_a_proposal_whose_row_was_changed_is_never_charged(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    old = await till.consented(shop.minji)
    await shop.do(
        lambda session: session.execute(update(ProposalRow).where(ProposalRow.id == old.id).values(total=100))
    )
    with pytest.raises(ProposalVoid) as void:
        await till.payments.enter_code(shop.minji, old.id, "4821")
    assert void.value.replacement.total == 9_480


async def test_what_was_added_since_it_was_read_makes_a_new_proposal(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    await till.propose(shop.minji)
    await shop.fill(shop.minji, shop.socks, 1, "S")
    outcome = await consent(till, shop.minji)
    assert (outcome.kind, outcome.proposal.total) == (ConsentKind.CHANGED, 13_480)


async def test_the_button_of_an_old_proposal_pays_for_nothing(till, shop) -> None:
    await shop.fill(shop.minji, shop.water, 2)
    old = await till.propose(shop.minji)
    await shop.fill(shop.minji, shop.water)
    new = await till.propose(shop.minji)
    outcome = await consent(till, shop.minji, proposal_id=old.id)
    assert (outcome.kind, outcome.proposal.id) == (ConsentKind.CHANGED, new.id)
    assert await shop.count(ProposalRow, status="consented") == 0


async def test_an_expired_proposal_is_read_anew(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    old = await till.propose(shop.minji)
    till.clock.pass_(minutes=5, seconds=1)
    outcome = await consent(till, shop.minji)
    assert (outcome.kind, outcome.changes) == (ConsentKind.EXPIRED, ())
    assert outcome.proposal.id != old.id
    assert await shop.count(ProposalRow, id=old.id, status="expired") == 1
    assert (await consent(till, shop.minji)).kind is ConsentKind.CODE_NEEDED


async def test_a_code_after_the_five_minutes_charges_nothing(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    old = await till.consented(shop.minji)
    till.clock.pass_(minutes=6)
    with pytest.raises(ProposalVoid) as void:
        await till.payments.enter_code(shop.minji, old.id, "4821")
    assert void.value.status == "expired"
    assert await shop.count(PaymentRow) == 0


async def test_a_withdrawn_consent_takes_no_code(till, shop) -> None:
    await shop.fill(shop.minji, shop.water)
    old = await till.consented(shop.minji)
    await shop.do(lambda session: proposals.withdraw(session, shop.minji, till.clock()))
    with pytest.raises(ProposalVoid):
        await till.payments.enter_code(shop.minji, old.id, "4821")


async def test_only_what_was_bought_leaves_the_cart(till, shop) -> None:
    await shop.fill(shop.minji, shop.water, 2)
    proposal = await till.consented(shop.minji)
    await shop.fill(shop.minji, shop.water, 1)
    await shop.fill(shop.minji, shop.socks, 1, "S")
    await till.payments.settle(await till.payments.enter_code(shop.minji, proposal.id, "4821"))
    left = [(line.product_id, line.quantity) for line in (await shop.cart(shop.minji)).lines]
    assert sorted(left) == [("socks", 1), ("water", 1)]


async def test_while_a_payment_is_under_way_its_goods_cannot_be_bought_again(till, shop, sandbox) -> None:
    await sandbox.misbehave("slow")
    await shop.fill(shop.minji, shop.water)
    proposal = await till.consented(shop.minji)
    payment_id = await till.payments.enter_code(shop.minji, proposal.id, "4821")
    assert (await shop.cart(shop.minji)).lines == ()
    assert (await consent(till, shop.minji)).kind is ConsentKind.CHARGING
    assert not await shop.do(lambda session: proposals.withdraw(session, shop.minji, till.clock()))
    await till.payments.settle(payment_id)
    assert await shop.count(Product, id=shop.water, stock=39) == 1
