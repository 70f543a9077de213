"""Turns of one conversation run one at a time, here and over several front doors."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from assistant.errors import Refused
from assistant.messages import BotMessage
from assistant.order import LocalOrder, RedisOrder, TurnOrder
from assistant.push import Push

REDIS = shutil.which("redis-server")
needs_redis = pytest.mark.skipif(REDIS is None, reason="needs redis-server")


async def overlap(orders: list[TurnOrder], conversation: str = "c") -> int:
    """How many turns ran at once, at most."""
    running = most = 0

    async def take(order: TurnOrder) -> None:
        nonlocal running, most
        async with order.turn(conversation):
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.01)
            running -= 1

    await asyncio.gather(*(take(order) for order in orders for _ in range(4)))
    return most


async def test_one_turn_at_a_time() -> None:
    assert await overlap([LocalOrder()]) == 1


async def test_a_turn_that_fails_lets_the_next_one_in() -> None:
    order = LocalOrder()
    with pytest.raises(ValueError):
        async with order.turn("c"):
            raise ValueError
    assert await overlap([order]) == 1


async def test_whoever_waits_too_long_is_told() -> None:
    order = LocalOrder(patience=0.05)
    async with order.turn("c"):
        with pytest.raises(Refused) as refused:
            async with order.turn("c"):
                raise AssertionError("two turns at once")
        async with order.turn("another"):
            pass
    assert refused.value.code == "busy"


@pytest.fixture
async def redis_url(tmp_path: Path) -> AsyncIterator[str]:
    """A throwaway Redis."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(REDIS), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    server = await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL)
    url = f"redis://127.0.0.1:{port}"
    try:
        async with Redis.from_url(url) as redis, asyncio.timeout(10):
            while True:
                try:
                    await redis.ping()
                    break
                except (RedisError, OSError):
                    await asyncio.sleep(0.05)
        yield url
    finally:
        server.terminate()
        await server.wait()


@needs_redis
async def test_one_turn_at_a_time_over_two_front_doors(redis_url: str) -> None:
    async with Redis.from_url(redis_url) as one, Redis.from_url(redis_url) as other:
        assert await overlap([RedisOrder(one), RedisOrder(other)]) == 1


@needs_redis
async def test_a_message_reaches_a_listener_at_another_front_door(redis_url: str) -> None:
    heard: asyncio.Queue[list[BotMessage]] = asyncio.Queue()

    async def listen(messages: object) -> None:
        assert isinstance(messages, list)
        await heard.put(messages)

    async with Redis.from_url(redis_url) as one, Redis.from_url(redis_url) as other:
        here, there = Push(one), Push(other)
        relay = asyncio.create_task(there.relay())
        with there.listening("c", listen):
            for _ in range(100):
                await here.deliver("c", [BotMessage(text="결제가 완료됐어요.")])
                if not heard.empty():
                    break
                await asyncio.sleep(0.05)
            assert heard.get_nowait() == [BotMessage(text="결제가 완료됐어요.")]
        relay.cancel()


async def test_without_redis_a_turn_is_refused_rather_than_run_out_of_order() -> None:
    async with Redis.from_url("redis://127.0.0.1:1") as redis:
        with pytest.raises(Refused) as refused:
            async with RedisOrder(redis).turn("c"):
                raise AssertionError("ran without a lease")
    assert refused.value.code == "busy"


async def test_a_listener_that_fails_does_not_keep_the_others_from_hearing() -> None:
    push, heard = Push(), []

    async def gone(messages: object) -> None:
        raise ConnectionResetError

    async def here(messages: object) -> None:
        heard.append(messages)

    with push.listening("c", gone), push.listening("c", here):
        await push.deliver("c", [BotMessage(text="네")])
    await push.deliver("c", [BotMessage(text="아무도 없다")])
    assert heard == [[BotMessage(text="네")]]
