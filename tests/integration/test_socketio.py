"""The framing of Rasa's web channel, spoken by a real socket.io client."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest
import socketio

from assistant.trial import Trial
from tests.integration.person import person

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="session")]


async def connected(stack: Trial, token: str) -> tuple[socketio.AsyncClient, asyncio.Queue[tuple[str, Any]]]:
    """A client and the queue of what it hears."""
    client = socketio.AsyncClient(reconnection=False)
    heard: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
    for event in ("session_confirm", "bot_uttered"):
        client.on(event, lambda data, event=event: heard.put_nowait((event, data)))
    await client.connect(stack.url, auth={"token": token}, transports=["websocket"])
    return client, heard


async def test_a_web_client_talks_in_its_own_session(stack: Trial) -> None:
    async with person(stack, "guest") as guest:
        client, heard = await connected(stack, guest.token)
        try:
            await client.emit("session_request", {"session_id": guest.conversation_id})
            event, confirmed = await asyncio.wait_for(heard.get(), 10)
            assert event == "session_confirm"
            assert guest.conversation_id in str(confirmed)
            await client.emit("user_uttered", {"message": "삼다수 찾아줘", "session_id": guest.conversation_id})
            event, answer = await asyncio.wait_for(heard.get(), 20)
            assert event == "bot_uttered"
            assert "삼다수" in str(answer)
        finally:
            await client.disconnect()


async def test_a_web_client_cannot_take_over_anothers_session(stack: Trial) -> None:
    async with person(stack, "guest") as guest, person(stack, "shopper:minji") as minji:
        client, heard = await connected(stack, guest.token)
        try:
            await client.emit("session_request", {"session_id": minji.conversation_id})
            await client.emit("user_uttered", {"message": "장바구니 비워 줘", "session_id": minji.conversation_id})
            while True:
                try:
                    _, data = await asyncio.wait_for(heard.get(), 3)
                except TimeoutError:
                    break
                assert minji.conversation_id not in str(data)
            assert await minji.history() == []
        finally:
            await client.disconnect()


async def test_a_client_without_a_token_is_refused(stack: Trial) -> None:
    with pytest.raises(socketio.exceptions.ConnectionError):
        await connected(stack, "abc.def.ghi")


async def test_an_engine_of_version_two_is_refused_cleanly(stack: Trial) -> None:
    async with (
        aiohttp.ClientSession() as client,
        client.get(f"{stack.url}/socket.io/?EIO=3&transport=polling") as answer,
    ):
        assert 400 <= answer.status < 500
