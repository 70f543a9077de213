"""The seam to Rasa, against a server that behaves as Rasa's REST channel does, good and bad."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from assistant.dialogue import DialogueUnavailable, Question, RasaDialogue
from assistant.messages import BotMessage

QUESTION = Question(conversation_id="c", message="안녕", language="ko", role="guest")


class PlayedRasa:
    """Answers one path as told and remembers what it was sent."""

    def __init__(self) -> None:
        self.received: list[Any] = []
        self.answer: Callable[[], Awaitable[web.StreamResponse]] = self.nothing

    async def nothing(self) -> web.StreamResponse:
        return web.json_response([])

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.received.append(await request.json())
        return await self.answer()


@pytest.fixture
async def rasa() -> AsyncIterator[tuple[PlayedRasa, RasaDialogue]]:
    played = PlayedRasa()
    app = web.Application()
    app.router.add_post("/webhooks/rest/webhook", played.handle)
    async with TestServer(app) as server, aiohttp.ClientSession() as http:
        yield played, RasaDialogue(http, str(server.make_url("/")), timeout=0.3)


async def test_a_question_carries_its_conversation_and_how_it_came(rasa: tuple[PlayedRasa, RasaDialogue]) -> None:
    played, dialogue = rasa

    async def answer() -> web.StreamResponse:
        return web.json_response([{"recipient_id": "c", "custom": {"text": "네", "buttons": []}}, {"text": "또"}])

    played.answer = answer
    question = Question(
        conversation_id="c", message="/consent", language="en", role="shopper", channel="voice", confidence=0.9,
        overlapped=True, words="pay now",
    )  # fmt: skip
    assert await dialogue.answer(question) == (BotMessage(text="네", buttons=[]), BotMessage(text="또"))
    assert played.received == [
        {
            "sender": "c",
            "message": "/consent",
            "metadata": {
                "language": "en", "channel": "voice", "confidence": 0.9, "overlapped": True, "role": "shopper",
                "words": "pay now",
            },
        }
    ]  # fmt: skip


def json_answer(body: object, status: int = 200) -> Callable[[], Awaitable[web.StreamResponse]]:
    async def answer() -> web.StreamResponse:
        return web.json_response(body, status=status)

    return answer


async def slow() -> web.StreamResponse:
    await asyncio.sleep(1)
    return web.json_response([{"text": "late"}])


async def no_json() -> web.StreamResponse:
    return web.Response(text="<html>")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (json_answer([]), "empty"),
        (json_answer({}), "empty"),
        (json_answer([{"image": "x"}]), "malformed"),
        (json_answer([{"custom": {"text": "네", "price": 3}}]), "malformed"),
        (json_answer([7]), "malformed"),
        (json_answer([], status=500), "refused"),
        (no_json, "refused"),
        (slow, "timeout"),
    ],
)
async def test_anything_but_an_answer_is_an_error(
    rasa: tuple[PlayedRasa, RasaDialogue], answer: Callable[[], Awaitable[web.StreamResponse]], reason: str
) -> None:
    played, dialogue = rasa
    played.answer = answer
    with pytest.raises(DialogueUnavailable) as unavailable:
        await dialogue.answer(QUESTION)
    assert unavailable.value.reason == reason


async def test_an_engine_that_is_not_there_is_an_error_and_not_ready() -> None:
    async with aiohttp.ClientSession() as http:
        dialogue = RasaDialogue(http, "http://127.0.0.1:1", timeout=1)
        with pytest.raises(DialogueUnavailable, match="refused"):
            await dialogue.answer(QUESTION)
        assert await dialogue.ready() is False
