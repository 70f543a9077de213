"""Buying over the whole stack: real dialogue, database, payment provider."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from assistant.trial import Trial
from tests.integration.person import eventually, first, person, words

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="session")]

CODE_ALONE = re.compile(r"(?<![\w.:])4821(?![\w.:])")
PROHIBITIONS = ("주문하지 마", "결제하지 마", "사지 말아 줘", "담지 마", "don't order it", "do not buy that")


async def bought(rows: Any, login: str) -> tuple[int, int]:
    """Orders and charged payments of a shopper."""
    ((orders,),) = await rows(
        "select count(*) from orders o join customers c on c.id = o.customer_id where c.login = :login", login=login
    )
    ((charged,),) = await rows(
        "select count(*) from payments p join customers c on c.id = p.customer_id "
        "where c.login = :login and p.status = 'charged'",
        login=login,
    )
    return orders, charged


async def cart_of(rows: Any, login: str) -> list[tuple[str, int]]:
    """Titles and quantities in a shopper's cart."""
    return sorted(
        await rows(
            "select p.title, l.quantity from cart_lines l join products p on p.id = l.product_id "
            "join customers c on c.id = l.customer_id where c.login = :login",
            login=login,
        )
    )


async def test_a_reorder_is_paid_once_and_only_after_consent_and_code(stack: Trial, rows: Any) -> None:
    async with person(stack, "shopper:minji") as minji:
        before = await bought(rows, "minji")
        assert first(await minji.say("지난번에 산 생수 두 개 시켜줘"), "proposal")["total"] == 15_960
        assert first(await minji.say("아니 세 개로"), "proposal")["total"] == 22_440
        await minji.say("어 그래")
        assert await bought(rows, "minji") == before
        prompt = first(await minji.say("결제할게"), "prompt")
        assert prompt["kind"] == "code"
        assert await bought(rows, "minji") == before

        status, refusal = await minji.enter_code(prompt["proposal_id"], "0000")
        assert 400 <= status < 500
        assert refusal["error"]["code"]
        for _ in range(2):
            status, _ = await minji.enter_code(prompt["proposal_id"], "4821")
            assert status in (200, 202)
        assert await eventually(lambda: _told(minji, "22,440"))
        assert await bought(rows, "minji") == (before[0] + 1, before[1] + 1)

        answer = await minji.say("주문 어디까지 왔어?")
        assert "삼다수" in words(answer) or "22,440" in words(answer)


async def _told(minji: Any, words: str, among: int = 1) -> bool:
    last = (await minji.history())[-among:]
    return any(message["author"] == "assistant" and words in message["text"] for message in last)


async def test_of_a_cancelled_order_it_is_told_when_the_money_is_back(stack: Trial) -> None:
    async with person(stack, "shopper:minji") as minji:
        await minji.say("지난번에 산 생수 두 개 시켜줘")
        prompt = first(await minji.say("결제할게"), "prompt")
        assert (await minji.enter_code(prompt["proposal_id"], "4821"))[0] in (200, 202)
        assert await eventually(lambda: _told(minji, "결제됐고"))
        assert "취소" in words(await minji.say("주문 취소해 줘"))
        await minji.say("네")
        # A bank may be quicker than our own answer.
        assert await eventually(lambda: _told(minji, "15,960원을 환불했어요", among=3))


async def test_an_english_reorder_is_proposed_and_corrected_in_english(stack: Trial) -> None:
    async with person(stack, "shopper:minji") as minji:
        offered = await minji.say("reorder the water, two of them", language="en")
        assert first(offered, "proposal")["total"] == 15_960
        assert "15,960" in words(offered)
        corrected = await minji.say("no, three", language="en")
        assert first(corrected, "proposal")["total"] == 22_440
        await minji.say("cancel that", language="en")


async def test_the_code_is_in_no_table_log_or_tracker_even_when_it_was_typed_into_the_chat(
    stack: Trial, rows: Any
) -> None:
    async with person(stack, "shopper:minji") as minji:
        await minji.say("지난번에 산 생수 두 개 시켜줘")
        prompt = first(await minji.say("결제할게"), "prompt")
        answer = await minji.say("4821")
        assert "비밀번호" in words(answer)
        await minji.say("사팔이일")
        assert (await minji.enter_code(prompt["proposal_id"], "4821"))[0] in (200, 202)
        assert await eventually(lambda: _told(minji, "15,960"))

    said = await rows("select text from messages")
    assert not [text for (text,) in said if "4821" in text or "사팔이일" in text]
    answers = await rows("select body from answers")
    assert "4821" not in str(answers).replace(prompt["proposal_id"], "")
    var = stack.settings.var
    logs = list((var / "log").glob("*"))
    assert logs
    assert not [log.name for log in logs if CODE_ALONE.search(log.read_text(errors="replace"))]
    assert not _texts_with(var / "tracker.db", "4821")
    assert not _texts_with(var / "tracker.db", "사팔이일")


def _texts_with(tracker: Path, code: str) -> list[str]:
    """Tracker events whose words hold a code; random identifiers and times do not count."""
    with sqlite3.connect(f"file:{tracker}?mode=ro", uri=True) as database:
        events = database.execute("select data from events where type_name in ('user', 'bot')").fetchall()
    assert events
    return [data for (data,) in events if re.search(rf"(?<![\w.:]){code}(?![\w.:])", data)]


@pytest.mark.parametrize("sentence", PROHIBITIONS)
async def test_a_prohibition_changes_no_cart_and_charges_nothing(stack: Trial, rows: Any, sentence: str) -> None:
    async with person(stack, "shopper:minji") as minji:
        await minji.say("장바구니 비워 줘")
        await minji.say("지난번에 산 생수 두 개 시켜줘")
        before, cart = await bought(rows, "minji"), await cart_of(rows, "minji")
        assert cart
        answer = await minji.say(sentence)
        assert not first(answer, "prompt")
        assert await bought(rows, "minji") == before
        assert await cart_of(rows, "minji") == cart


async def test_junho_cannot_buy_by_voice_and_hears_how_to_turn_it_on(stack: Trial, rows: Any) -> None:
    async with person(stack, "shopper:junho") as junho:
        await junho.say("삼다수 찾아줘")
        await junho.say("첫 번째 거 담아 줘")
        assert first(await junho.say("주문서 보여 줘"), "proposal")
        heard, answer = await junho.speak("결제할게")
        assert "결제할게" in heard.replace(" ", "")
        assert not first(answer, "prompt")
        assert "음성 구매" in words(answer)
        assert await bought(rows, "junho") == (0, 0)


async def test_anothers_proposal_looks_like_a_missing_one(stack: Trial) -> None:
    async with person(stack, "shopper:minji") as minji, person(stack, "shopper:junho") as junho:
        offer = first(await minji.say("지난번에 산 생수 두 개 시켜줘"), "proposal")
        theirs = await junho.enter_code(offer["id"], "1357")
        missing = await junho.enter_code("0" * 32, "1357")
        assert theirs[0] == missing[0] == 404
        assert theirs[1] == missing[1]
