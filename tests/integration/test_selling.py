"""A seller's questions over the whole stack; the numbers are those of a plain query."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.trial import Trial
from tests.integration.person import first, person, words

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="session")]


def instant(text: str) -> datetime:
    """An instant of the wire in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


async def counted(rows: Any, login: str, window: list[str]) -> int:
    """Reviews of a store in a half-open window, counted in Python so that both databases agree about time."""
    found = await rows(
        "select r.created_at from reviews r join stores s on s.id = r.store_id where s.login = :login", login=login
    )
    start, end = map(instant, window)
    times = [datetime.fromisoformat(str(created)) for (created,) in found]
    times = [time if time.tzinfo else time.replace(tzinfo=UTC) for time in times]
    return sum(start <= time < end for time in times)


@pytest.mark.parametrize(
    ("question", "language"), [("이번 주 리뷰 어땠어?", "ko"), ("how were the reviews this week?", "en")]
)
async def test_the_weeks_reviews_are_those_of_a_plain_query(
    stack: Trial, rows: Any, question: str, language: str
) -> None:
    async with person(stack, "seller:badang") as seller:
        answer = await seller.say(question, language=language)
        figures = first(answer, "figures")
        assert figures
        assert first(answer, "chart")["image"]
        for figure in figures:
            assert {"name", "value", "unit", "window", "n"} <= set(figure)
        total = figures[0]
        assert total["n"] == await counted(rows, "badang", total["window"])


async def test_a_follow_up_keeps_the_period_and_narrows_the_topic(stack: Trial) -> None:
    async with person(stack, "seller:haneul") as seller:
        await seller.say("이번 주 리뷰 어땠어?")
        answer = await seller.say("사이즈 불만 보여 줘")
        assert "사이즈" in words(answer)


async def test_a_seller_sees_only_their_own_shop(stack: Trial, rows: Any) -> None:
    async with person(stack, "seller:sori") as seller:
        answer = await seller.say("제일 나쁜 리뷰 보여줘")
        foreign = await rows(
            "select r.text from reviews r join stores s on s.id = r.store_id "
            "where s.login <> 'sori' and length(r.text) > 25"
        )
        own = await rows("select r.text from reviews r join stores s on s.id = r.store_id where s.login = 'sori'")
        said = words(answer)
        assert any(text[:20] in said for (text,) in own)
        assert not [text for (text,) in set(foreign) - set(own) if text in said]


async def test_a_shopper_gets_no_sellers_figures(stack: Trial) -> None:
    async with person(stack, "shopper:minji") as minji:
        assert not first(await minji.say("이번 주 리뷰 어땠어?"), "figures")


async def test_a_seller_asks_aloud(stack: Trial) -> None:
    async with person(stack, "seller:badang") as seller:
        heard, answer = await seller.speak("이번 주 리뷰 어땠어?")
        assert "리뷰" in heard
        assert first(answer, "figures")
