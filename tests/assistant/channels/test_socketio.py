"""Web clients built for Rasa's socket.io channel, with a real client of protocol 4."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import socketio

from assistant.dialogue import Question
from assistant.front import FRONT
from assistant.messages import BotMessage
from tests.assistant.conftest import House

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


class Widget:
    """A client and everything that it received."""

    def __init__(self) -> None:
        self.client = socketio.AsyncClient(reconnection=False)
        self.received: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
        for event in ("session_confirm", "bot_uttered", "session_refused"):
            self.client.on(event, self._taker(event))

    def _taker(self, event: str) -> Any:
        async def take(data: Any = None) -> None:
            await self.received.put((event, data))

        return take

    async def next(self) -> tuple[str, Any]:
        return await asyncio.wait_for(self.received.get(), 5)


@asynccontextmanager
async def widget(house: House, auth: object, query: str = "") -> AsyncIterator[Widget]:
    """A connected client."""
    made = Widget()
    url = str(house.client.make_url("/")).rstrip("/") + query
    await made.client.connect(url, auth=auth, transports=["websocket"])
    try:
        yield made
    finally:
        await made.client.disconnect()


async def test_the_framing_of_rasas_web_channel_works(house: House) -> None:
    guest = await house.person()
    async with widget(house, {"token": f"Bearer {guest.token}"}) as web:
        await web.client.emit("session_request", {"session_id": None})
        assert await web.next() == ("session_confirm", guest.conversation_id)
        await web.client.emit(
            "user_uttered",
            {"message": "우유 찾아줘", "customData": {"language": "ko"}, "session_id": guest.conversation_id},
        )
        assert await web.next() == ("bot_uttered", {"text": "답: 우유 찾아줘"})
    assert [one["text"] for one in await guest.history()] == ["우유 찾아줘", "답: 우유 찾아줘"]


async def test_the_clients_greeting_and_buttons_are_payloads_and_other_slashes_are_words(house: House) -> None:
    guest = await house.person()
    async with widget(house, {"token": guest.token}) as web:
        for message in ("/get_started", '/detail{"product_id":"water"}', "/restart_everything now"):
            await web.client.emit("user_uttered", {"message": message, "session_id": guest.conversation_id})
            await web.next()
    assert [question.message for question in house.dialogue.questions] == [
        "/greet", '/detail{"product_id": "water"}', "restart_everything now",
    ]  # fmt: skip


async def test_the_language_of_the_client_is_the_language_of_the_answer(house: House) -> None:
    guest = await house.person()
    async with widget(house, None, query=f"/?token={guest.token}") as web:
        await web.client.emit("user_uttered", {"message": "우유", "customData": {"language": "en"}})
        await web.next()
    assert house.dialogue.questions[0].language == "en"


@pytest.mark.parametrize("auth", [None, {}, {"token": "abc.def.ghi"}, {"token": 7}])
async def test_without_a_valid_token_there_is_no_connection(house: House, auth: object) -> None:
    with pytest.raises(socketio.exceptions.ConnectionError):
        async with widget(house, auth):
            pass


async def test_anothers_session_cannot_be_named(house: House) -> None:
    guest, other = await house.person(), await house.person()
    for event, data in (
        ("session_request", {"session_id": other.conversation_id}),
        ("user_uttered", {"message": "장바구니 보여 줘", "session_id": other.conversation_id}),
    ):
        async with widget(house, {"token": guest.token}) as web:
            await web.client.emit(event, data)
            name, refusal = await web.next()
            assert name == "session_refused"
            assert refusal["error"]["code"] == "session_foreign"
    assert not house.dialogue.questions
    assert await other.history() == []


async def test_what_cannot_be_a_message_is_answered_with_a_sentence(house: House) -> None:
    guest = await house.person()
    async with widget(house, {"token": guest.token}) as web:
        for message in ("", "가" * 2001, None, 7):
            await web.client.emit("user_uttered", {"message": message, "session_id": guest.conversation_id})
            name, data = await web.next()
            assert name == "bot_uttered" and data["text"]
    assert not house.dialogue.questions


async def test_a_payments_result_is_pushed(house: House) -> None:
    guest = await house.person()
    async with widget(house, {"token": guest.token}) as web:
        front = house.client.server.app[FRONT]  # type: ignore[attr-defined]
        await front.push.deliver(guest.conversation_id, [BotMessage(text="결제가 완료됐어요.")])
        assert await web.next() == ("bot_uttered", {"text": "결제가 완료됐어요."})


@pytest.mark.parametrize("transport", ["polling", "websocket"])
async def test_a_client_of_version_2_is_turned_away_with_a_sentence(house: House, transport: str) -> None:
    answer = await house.client.get(f"/socket.io/?EIO=3&transport={transport}")
    assert answer.status == 400
    assert (await answer.json())["error"]["code"] == "client_too_old"


async def test_a_client_that_polls_is_served_too(house: House) -> None:
    guest = await house.person()
    made = Widget()
    await made.client.connect(
        str(house.client.make_url("/")).rstrip("/"), auth={"token": guest.token}, transports=["polling"]
    )
    await made.client.emit("session_request", {"session_id": guest.conversation_id})
    assert await made.next() == ("session_confirm", guest.conversation_id)
    await made.client.disconnect()


async def test_two_messages_at_once_are_answered_in_their_order(house: House) -> None:
    async def slow_first(question: Question) -> tuple[BotMessage, ...]:
        await asyncio.sleep(0.2 if question.message == "하나" else 0)
        return (BotMessage(text=question.message),)

    house.dialogue.answerer = slow_first
    guest = await house.person()
    async with widget(house, {"token": guest.token}) as web:
        for message in ("하나", "둘"):
            await web.client.emit("user_uttered", {"message": message})
        assert [(await web.next())[1]["text"] for _ in range(2)] == ["하나", "둘"]
