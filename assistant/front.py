"""What every channel works with, made once by the wiring."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from aiohttp import web
from pydantic import JsonValue

from assistant.conversations import Conversations, Reply
from assistant.dialogue import Dialogue
from assistant.errors import Refused
from assistant.hearing import Hearing, Voice
from assistant.messages import UserMessage
from assistant.metrics import Metrics
from assistant.push import Push
from assistant.sessions import Limits, Session, Tokens
from assistant.settings import Settings
from assistant.turn import Turns
from commerce.database import Database
from commerce.payments.service import Payments

JSON_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontDoor:
    """The parts of the front door."""

    settings: Settings
    clock: Callable[[], datetime]
    database: Database
    payments: Payments
    dialogue: Dialogue
    voice: Voice
    hearing: Hearing
    conversations: Conversations
    turns: Turns
    push: Push
    tokens: Tokens
    session_limits: Limits
    message_limits: Limits
    metrics: Metrics
    unfinished: set[asyncio.Task[None]] = field(default_factory=set)
    """Turns that go on after the connection they came by."""

    async def finish(self, seconds: float) -> None:
        """Wait for turns whose connection is gone, but not longer than so many seconds."""
        if self.unfinished:
            await asyncio.wait(self.unfinished, timeout=seconds)

    def session(self, token: str) -> Session:
        """The session of a token; refuses a missing, made-up or expired one."""
        if not token:
            raise Refused("token_missing")
        return self.tokens.read(token)

    async def take(self, message: UserMessage) -> Reply:
        """One turn, counted against the session's limit and timed."""
        self.message_limits.spend(message.conversation_id)
        began = monotonic()
        try:
            return await self.turns.take(message)
        finally:
            self.metrics.turns.labels(channel=message.channel).observe(monotonic() - began)


FRONT = web.AppKey("front", FrontDoor)


def bearer(request: web.Request) -> Session:
    """Who sends the request, by its ``Authorization: Bearer`` header."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Refused("token_missing", headers={"WWW-Authenticate": "Bearer"})
    return request.app[FRONT].session(token.strip())


async def body(request: web.Request, limit: int) -> bytes:
    """The request's body; refuses more than ``limit`` bytes without keeping them."""
    if (request.content_length or 0) > limit:
        raise Refused("too_large")
    taken = bytearray()
    async for piece in request.content.iter_chunked(64 * 1024):
        taken += piece
        if len(taken) > limit:
            raise Refused("too_large")
    return bytes(taken)


async def json_body(request: web.Request) -> object:
    """The request's JSON; refuses what is none."""
    try:
        return json.loads(await body(request, JSON_LIMIT))
    except (ValueError, RecursionError) as error:
        raise Refused("json_invalid") from error


def json_answer(value: dict[str, JsonValue], status: int = 200) -> web.Response:
    """JSON as people can read it, never cached."""
    return web.json_response(
        value,
        status=status,
        headers={"Cache-Control": "no-store"},
        dumps=lambda written: json.dumps(written, ensure_ascii=False),
    )
