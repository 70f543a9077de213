"""Parts that die, and input that makes no sense."""

from __future__ import annotations

import io
import os
import signal
import wave
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from assistant.trial import Trial, descendants
from tests.integration.person import Person, eventually, first, person, words
from voice.audio import encode_wav
from voice.client import VoiceClient

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="session")]

BACK_SECONDS = 20.0


def kill(stack: Trial, part: str) -> None:
    """Kill one part of the stack without warning."""
    matching = []
    for process_id in descendants(stack.process.pid):
        arguments = Path(f"/proc/{process_id}/cmdline").read_bytes().decode().split("\0")
        wanted = {
            "dialogue": any("rasa" in argument for argument in arguments),
            "voice": "voice" in arguments,
            "app": "app" in arguments and "assistant" in arguments,
        }
        if wanted[part]:
            matching.append(process_id)
    assert matching, f"no process for {part}"
    os.kill(matching[0], signal.SIGKILL)


async def ready(stack: Trial) -> bool:
    """Whether every part answers."""
    try:
        async with aiohttp.ClientSession() as client, client.get(f"{stack.url}/readyz") as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False


async def answers(who: Person, text: str) -> bool:
    """Whether a turn succeeds with a real answer."""
    try:
        status, body = await who.answer(text=text)
    except aiohttp.ClientError:
        return False
    return status == 200 and "삼다수" in str(body["messages"])


async def test_a_conversation_survives_the_death_of_the_dialogue(stack: Trial) -> None:
    async with person(stack, "guest") as guest:
        await guest.say("삼다수 찾아줘")
        await guest.say("첫 번째 거 담아 줘")
        kill(stack, "dialogue")
        status, body = await guest.answer(text="장바구니 보여줘")
        sentence = words(body["messages"]) if status == 200 else body["error"]["message"]
        assert "다시" in sentence or "삼다수" in sentence
        assert await eventually(lambda: answers(guest, "장바구니 보여줘"), BACK_SECONDS)


async def test_a_conversation_survives_the_death_of_the_speech_server(stack: Trial) -> None:
    async with person(stack, "guest") as guest:
        await guest.say("삼다수 찾아줘")
        await guest.say("첫 번째 거 담아 줘")
        recording = await _recording(guest)
        kill(stack, "voice")
        status, body = await guest.send_recording(recording)
        assert (status, bool(body.get("error", {}).get("message"))) == (503, True) or status == 200
        assert "삼다수" in str(await guest.say("장바구니 보여줘"))

        async def hears() -> bool:
            status, body = await guest.send_recording(recording)
            return status == 200 and "장바구니" in body["transcript"]["text"]

        assert await eventually(hears, BACK_SECONDS)


async def _recording(guest: Person) -> bytes:
    speech = await VoiceClient(guest.stack.settings.voice_url).say("장바구니 보여줘", "ko")
    return encode_wav(speech.pcm, speech.rate)


async def test_a_conversation_survives_the_death_of_the_front_door(stack: Trial) -> None:
    async with person(stack, "guest") as guest:
        await guest.say("삼다수 찾아줘")
        await guest.say("첫 번째 거 담아 줘")
        kill(stack, "app")
        assert await eventually(lambda: answers(guest, "장바구니 보여줘"), BACK_SECONDS)
        assert await eventually(lambda: ready(stack))


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"{}",
        b'{"text": "", "message_id": "empty"}',
        b'{"text": "\\u0000", "message_id": "nul"}',
        b'{"text": 7, "message_id": "seven"}',
        b'{"text": "' + "가".encode() * 40_000 + b'", "message_id": "long"}',
        b'{"payload": "/session_start", "message_id": "inner"}',
        b'{"payload": "consent", "message_id": "no-slash"}',
        b"\xff\xfe",
    ],
    ids=["broken JSON", "no text", "empty", "nothing to see", "a number", "100 kB", "inner", "no intent", "no UTF-8"],
)
async def test_a_message_that_makes_no_sense_gets_a_code_and_a_sentence(stack: Trial, body: bytes) -> None:
    async with person(stack, "guest") as guest:
        status, refusal = await guest.call(
            "POST", "/api/messages", data=body, headers={"Content-Type": "application/json"}
        )
        assert 400 <= status < 500
        assert refusal["error"]["code"]
        assert refusal["error"]["message"]


def silence(seconds: int) -> bytes:
    """A WAV file with nothing in it."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((1, 2, 16_000, 0, "NONE", ""))
        out.writeframes(bytes(2 * 16_000 * seconds))
    return file.getvalue()


async def test_a_text_file_is_no_recording(stack: Trial) -> None:
    async with person(stack, "guest") as guest:
        status, refusal = await guest.send_recording("안녕하세요, 저는 글이에요".encode())
        assert (400 <= status < 500, refusal["error"]["code"]) == (True, "audio_unreadable")


async def test_ten_minutes_of_sound_are_refused(stack: Trial) -> None:
    async with person(stack, "guest") as guest:
        status, refusal = await guest.send_recording(silence(600))
        assert 400 <= status < 500
        assert refusal["error"]["code"] in ("audio_too_long", "body_too_large")
        assert refusal["error"]["message"]


async def test_silence_gives_no_transcript_but_an_answer(stack: Trial) -> None:
    async with person(stack, "guest") as guest:
        status, body = await guest.send_recording(silence(2))
        assert status == 200
        assert body["transcript"]["text"] == ""
        assert words(body["messages"])


async def test_an_unknown_token_and_anothers_conversation_are_closed(stack: Trial) -> None:
    async with person(stack, "guest") as guest:
        stranger = Person(guest.client, stack, token="abc.def.ghi")
        assert (await stranger.call("GET", "/api/history"))[0] == 401
        status, refusal = await stranger.answer(text="안녕")
        assert (status, bool(refusal["error"]["message"])) == (401, True)
        async with person(stack, "guest") as other:
            await guest.say("삼다수 찾아줘")
            assert await other.history() == []


async def test_a_message_id_seen_before_does_nothing_twice(stack: Trial, rows: Any) -> None:
    async with person(stack, "guest") as guest:
        await guest.say("삼다수 찾아줘")
        message = {"text": "첫 번째 거 담아 줘", "message_id": "once"}
        first_answer = await guest.answer(**message)
        assert await guest.answer(**message) == first_answer
        assert "1" in words(await guest.say("장바구니 보여줘"))
        ((quantity,),) = await rows(
            "select l.quantity from cart_lines l join conversations c on c.customer_id = l.customer_id "
            "where c.id = :id",
            id=guest.conversation_id,
        )
        assert quantity == 1


async def test_a_typed_slash_reaches_no_intent(stack: Trial) -> None:
    async with person(stack, "shopper:minji") as minji:
        await minji.say("지난번에 산 생수 두 개 시켜줘")
        assert not first(await minji.say("/consent"), "prompt")
