"""Somebody who talks to a running Dangol from outside."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import aiohttp

from assistant.trial import Trial
from voice.audio import encode_wav
from voice.client import VoiceClient

Messages = list[dict[str, Any]]


def words(messages: Messages) -> str:
    """All that the assistant said."""
    return " ".join(message.get("text", "") for message in messages)


def first(messages: Messages, name: str) -> Any:
    """The first value of a field, or an empty dict."""
    return next((message[name] for message in messages if message.get(name)), {})


@dataclass(slots=True)
class Person:
    """One conversation over HTTP."""

    client: aiohttp.ClientSession
    stack: Trial
    token: str = ""
    conversation_id: str = ""

    async def call(
        self, method: str, path: str, *, headers: dict[str, str] | None = None, **more: Any
    ) -> tuple[int, dict[str, Any]]:
        """Status and body of one request with this person's token."""
        proof = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        async with self.client.request(
            method, self.stack.url + path, headers=proof | (headers or {}), **more
        ) as answer:
            return answer.status, await answer.json(content_type=None)

    async def sign_in(self, who: str) -> Person:
        """Begin a conversation."""
        status, body = await self.call("POST", "/api/sessions", json={"as": who})
        assert status in (200, 201), body
        self.token, self.conversation_id = body["token"], body["conversation_id"]
        return self

    async def answer(self, **message: Any) -> tuple[int, dict[str, Any]]:
        """One turn as status and body; any message of the wire."""
        return await self.call("POST", "/api/messages", json={"message_id": uuid4().hex} | message)

    async def say(self, text: str, **more: Any) -> Messages:
        """One typed turn that must succeed."""
        status, body = await self.answer(text=text, **more)
        assert status == 200, body
        messages: Messages = body["messages"]
        assert messages, "an answer must never be empty"
        return messages

    async def press(self, payload: str) -> Messages:
        """One pressed button that must succeed."""
        status, body = await self.answer(payload=payload)
        assert status == 200, body
        messages: Messages = body["messages"]
        return messages

    async def send_recording(self, data: bytes, kind: str = "audio/wav") -> tuple[int, dict[str, Any]]:
        """One recording as status and body."""
        return await self.call("POST", "/api/audio", data=data, headers={"Content-Type": kind})

    async def speak(self, sentence: str, language: str = "ko") -> tuple[str, Messages]:
        """One spoken turn that must succeed: what was heard, what was answered."""
        speech = await VoiceClient(self.stack.settings.voice_url).say(sentence, language)
        status, body = await self.send_recording(encode_wav(speech.pcm, speech.rate))
        assert status == 200, body
        return body["transcript"]["text"], body["messages"]

    async def enter_code(self, proposal_id: str, code: str) -> tuple[int, dict[str, Any]]:
        """The code on the keypad."""
        return await self.call("POST", f"/api/payments/{proposal_id}/code", json={"code": code})

    async def history(self) -> list[dict[str, str]]:
        """The conversation so far."""
        _, body = await self.call("GET", "/api/history")
        messages: list[dict[str, str]] = body["messages"]
        return messages


@asynccontextmanager
async def person(stack: Trial, who: str) -> AsyncIterator[Person]:
    """Somebody signed in, for the length of a test."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=90)) as client:
        yield await Person(client, stack).sign_in(who)


async def eventually(test: Callable[[], Awaitable[bool]], seconds: float = 20.0) -> bool:
    """Whether a condition comes true within some seconds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while loop.time() < end:
        if await test():
            return True
        await asyncio.sleep(0.25)
    return False
