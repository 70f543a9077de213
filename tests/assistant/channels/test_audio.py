"""A conversation by microphone over the websocket."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import numpy as np
import pytest
from aiohttp import ClientWebSocketResponse, WSMsgType, WSServerHandshakeError

from assistant.channels import audio
from assistant.dialogue import Question
from assistant.messages import BotMessage
from tests.assistant.conftest import House, Person

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

FRAME = np.zeros(512, "<i2").tobytes()
LOUD = (np.ones(512) * 9000).astype("<i2").tobytes()


class LoudIsSpeech:
    """Takes loud frames for speech."""

    def __call__(self, frame: Any) -> bool:
        return bool(abs(frame).max() > 0.1)


@pytest.fixture(autouse=True)
def loud_is_speech(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audio, "SileroDetector", LoudIsSpeech)


async def speak(socket: ClientWebSocketResponse) -> None:
    for frame in [LOUD] * 20 + [FRAME] * 40:
        await socket.send_bytes(frame)


async def events(socket: ClientWebSocketResponse, last: str, seconds: float = 5) -> list[dict[str, Any]]:
    """Everything that arrives until an event of the kind ``last``; sound is noted as its length."""
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(seconds):
        while True:
            frame = await socket.receive()
            if frame.type is WSMsgType.BINARY:
                found.append({"type": "sound", "bytes": len(frame.data)})
            elif frame.type is WSMsgType.TEXT:
                found.append(json.loads(frame.data))
            else:
                raise AssertionError(f"closed after {found}")
            if found[-1]["type"] == last:
                return found


def connect(house: House, person: Person, **more: Any) -> Any:
    return house.client.ws_connect(f"/api/audio/stream?token={person.token}", **more)


async def test_what_is_said_comes_back_as_transcript_messages_and_speech(house: House) -> None:
    guest = await house.person()
    async with connect(house, guest) as socket:
        await speak(socket)
        heard = await events(socket, "speech_ended")
    assert [event["type"] for event in heard] == [
        "speech_started", "transcript", "messages", "speech", "sound", "speech_ended",
    ]  # fmt: skip
    assert heard[1]["text"] == "생수 찾아줘"
    assert heard[2]["messages"][0]["text"] == "답: 생수 찾아줘"
    assert heard[3]["rate"] == 22_050
    assert house.dialogue.questions[0].channel == "voice"
    assert not house.dialogue.questions[0].overlapped


async def test_speech_over_our_own_is_marked_as_overlapped(house: House) -> None:
    guest = await house.person()
    house.voice.say = long_speech  # type: ignore[method-assign]
    async with connect(house, guest) as socket:
        await speak(socket)
        await events(socket, "speech_ended")
        await speak(socket)
        await events(socket, "speech_ended")
        await socket.send_str(json.dumps({"type": "interrupt"}))
        await asyncio.sleep(0.1)
        await speak(socket)
        await events(socket, "messages")
    assert [question.overlapped for question in house.dialogue.questions] == [False, True, False]


async def long_speech(text: str, language: str) -> Any:
    from voice.tts import Speech

    return Speech(b"\0\0" * 16_000 * 20, 16_000)


async def test_a_hum_in_which_nobody_speaks_is_not_answered(house: House) -> None:
    house.voice.text = ""
    guest = await house.person()
    async with connect(house, guest) as socket:
        await speak(socket)
        heard = await events(socket, "transcript")
        assert heard[-1]["text"] == ""
        with pytest.raises(TimeoutError):
            await events(socket, "messages", seconds=0.4)


async def test_what_happens_outside_a_turn_reaches_an_open_stream(house: House) -> None:
    guest, other = await house.person(), await house.person()
    async with connect(house, guest) as socket, connect(house, other) as stranger:
        from assistant.front import FRONT

        front = house.client.server.app[FRONT]  # type: ignore[attr-defined]
        await front.push.deliver(guest.conversation_id, [BotMessage(text="결제가 완료됐어요.")])
        heard = await events(socket, "messages")
        assert heard == [{"type": "messages", "messages": [{"text": "결제가 완료됐어요."}]}]
        with pytest.raises(TimeoutError):
            await events(stranger, "messages", seconds=0.2)


async def test_a_stream_needs_its_token_by_any_of_three_ways(house: House) -> None:
    guest = await house.person()
    for way in ({"headers": guest.headers}, {"protocols": ["dangol", guest.token]}):
        async with house.client.ws_connect("/api/audio/stream", **way) as socket:
            assert socket.protocol in (None, "dangol")
    for path in ("/api/audio/stream", "/api/audio/stream?token=abc"):
        with pytest.raises(WSServerHandshakeError) as refused:
            await house.client.ws_connect(path)
        assert refused.value.status == 401


async def test_a_silent_speech_server_is_told_and_the_stream_stays_open(house: House) -> None:
    guest = await house.person()
    house.voice.broken = True
    async with connect(house, guest) as socket:
        await speak(socket)
        heard = await events(socket, "error")
        assert heard[-1]["error"]["code"] == "voice_unavailable"
        house.voice.broken = False
        await speak(socket)
        assert (await events(socket, "transcript"))[-1]["text"] == "생수 찾아줘"


async def test_half_a_sample_ends_the_stream(house: House) -> None:
    guest = await house.person()
    async with connect(house, guest) as socket:
        await socket.send_bytes(b"abc")
        assert (await events(socket, "error"))[-1]["error"]["code"] == "audio_unreadable"
        assert (await socket.receive()).type in (WSMsgType.CLOSE, WSMsgType.CLOSED)


async def test_nonsense_commands_are_let_pass(house: House) -> None:
    guest = await house.person()
    async with connect(house, guest) as socket:
        for text in ("{", "[]", '{"type": "dance"}', '{"type": "interrupt"}'):
            await socket.send_str(text)
        await speak(socket)
        assert await events(socket, "messages")


async def test_a_turn_is_not_broken_off_where_the_connection_is(house: House) -> None:
    begun, go_on, answered = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def slow(question: Question) -> tuple[BotMessage, ...]:
        begun.set()
        await go_on.wait()
        answered.set()
        return (BotMessage(text="담았어요."),)

    house.dialogue.answerer = slow
    guest = await house.person()
    async with asyncio.timeout(5):
        async with connect(house, guest) as socket:
            await speak(socket)
            await begun.wait()
        go_on.set()
        await answered.wait()
