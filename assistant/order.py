"""Turns of one conversation run one at a time, first come first served."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Protocol

from redis.asyncio import Redis
from redis.exceptions import LockError, RedisError

from assistant.errors import Refused

PATIENCE = 60.0
LEASE = 120.0
WAITING_LIMIT = 20


class TurnOrder(Protocol):
    """Who may take the next turn."""

    def turn(self, conversation_id: str) -> AbstractAsyncContextManager[None]:
        """Hold the conversation; refuses with ``busy`` after a minute, or when too many wait."""
        ...


@dataclass(slots=True)
class _Place:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class LocalOrder:
    """Order within this process."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._places: dict[str, _Place] = {}

    @asynccontextmanager
    async def turn(self, conversation_id: str) -> AsyncIterator[None]:
        """Hold the conversation."""
        place = self._places.setdefault(conversation_id, _Place())
        if place.users >= WAITING_LIMIT:
            raise Refused("too_many", headers={"Retry-After": "5"})
        place.users += 1
        try:
            try:
                await asyncio.wait_for(place.lock.acquire(), self._patience)
            except TimeoutError as error:
                raise Refused("busy") from error
            try:
                yield
            finally:
                place.lock.release()
        finally:
            place.users -= 1
            if not place.users:
                self._places.pop(conversation_id, None)


class RedisOrder:
    """Order over several front doors: first within this process, then by a lease in Redis."""

    def __init__(self, redis: Redis, patience: float = PATIENCE) -> None:
        self._redis = redis
        self._patience = patience
        self._local = LocalOrder(patience)

    @asynccontextmanager
    async def turn(self, conversation_id: str) -> AsyncIterator[None]:
        """Hold the conversation here and everywhere."""
        async with self._local.turn(conversation_id):
            lease = self._redis.lock(
                f"dangol:turn:{conversation_id}", timeout=LEASE, blocking_timeout=self._patience, sleep=0.02
            )
            try:
                held = await lease.acquire()
            except RedisError as error:
                raise Refused("busy") from error
            if not held:
                raise Refused("busy")
            try:
                yield
            finally:
                # A lease that ran out was given to the next turn already.
                with suppress(LockError, RedisError):
                    await lease.release()
