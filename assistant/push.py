"""Sends what happens outside a turn, such as a payment's result, to whoever has the conversation open."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager

from redis.asyncio import Redis
from redis.exceptions import RedisError

from assistant.messages import BotMessage

log = logging.getLogger(__name__)

CHANNEL = "dangol:push"
PAUSE = 1.0

Listener = Callable[[Sequence[BotMessage]], Awaitable[None]]


class Push:
    """Listeners of this process, and those of the other front doors when Redis joins them."""

    def __init__(self, redis: Redis | None = None) -> None:
        self._redis = redis
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)

    @contextmanager
    def listening(self, conversation_id: str, listener: Listener) -> Iterator[None]:
        """Hear what is delivered to the conversation while the block runs."""
        self._listeners[conversation_id].add(listener)
        try:
            yield
        finally:
            self._listeners[conversation_id].discard(listener)
            if not self._listeners[conversation_id]:
                del self._listeners[conversation_id]

    async def deliver(self, conversation_id: str, messages: Sequence[BotMessage]) -> None:
        """Hand messages to every listener of the conversation, on whichever front door it is."""
        if self._redis is not None:
            event = {"conversation": conversation_id, "messages": [message.wire() for message in messages]}
            try:
                await self._redis.publish(CHANNEL, json.dumps(event))
                return
            except RedisError as error:
                log.warning("push between front doors failed: %s", type(error).__name__)
        await self._hand_over(conversation_id, messages)

    async def relay(self) -> None:
        """Hand over what any front door publishes, until cancelled; only with Redis."""
        while self._redis is not None:
            try:
                async with self._redis.pubsub() as channel:
                    await channel.subscribe(CHANNEL)
                    async for event in channel.listen():
                        if event["type"] == "message":
                            body = json.loads(event["data"])
                            messages = [BotMessage.model_validate(message) for message in body["messages"]]
                            await self._hand_over(body["conversation"], messages)
            except RedisError as error:
                log.warning("push from other front doors is interrupted: %s", type(error).__name__)
                await asyncio.sleep(PAUSE)

    async def _hand_over(self, conversation_id: str, messages: Sequence[BotMessage]) -> None:
        listeners = list(self._listeners.get(conversation_id, ()))
        for result in await asyncio.gather(*(listen(messages) for listen in listeners), return_exceptions=True):
            if isinstance(result, BaseException):
                log.info("a listener had gone: %s", type(result).__name__)
