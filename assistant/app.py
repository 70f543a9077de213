"""The one place where the front door is wired."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiohttp
from aiohttp import web
from prometheus_client import CollectorRegistry
from redis.asyncio import Redis

from actions.registry import executor
from actions.services import Services
from assistant.access import count_requests
from assistant.action_site import create_action_app
from assistant.catalogue import Catalogue
from assistant.channels import audio, health, pages, recordings, shop, socketio
from assistant.channels import web as conversation_channel
from assistant.conversations import Conversations
from assistant.dialogue import Dialogue, RasaDialogue
from assistant.errors import refusals
from assistant.front import FRONT, FrontDoor
from assistant.hearing import Hearing, Voice
from assistant.metrics import Metrics
from assistant.order import LocalOrder, RedisOrder
from assistant.push import Push
from assistant.sessions import Limits, Tokens, kept_secret
from assistant.settings import Settings
from assistant.settled import Settled
from assistant.turn import Turns
from commerce import clock as wall
from commerce.analytics.reviews.service import warm as warm_reviews
from commerce.database import Database
from commerce.payments.provider import PaymentProvider
from commerce.payments.sandbox import SandboxProvider
from commerce.payments.service import Payments
from commerce.search.analyser import Analyser
from commerce.search.service import ProductSearch
from voice.client import VoiceClient

BODY_LIMIT = 17 * 1024 * 1024


class ProviderNotAvailable(Exception):
    """The payment provider that the settings name has no adapter yet."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The payment provider '{name}' is not available yet; set DANGOL_PAYMENT_PROVIDER=sandbox.")
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What stands in for the real things in tests; whatever is unset is real."""

    dialogue: Dialogue | None = None
    voice: Voice | None = None
    provider: PaymentProvider | None = None
    analyser: Analyser | None = None
    clock: Callable[[], datetime] = wall.now


FINISH_SECONDS = 10.0
"""So long a turn may still go on when all else has stopped."""


def create_app(settings: Settings, outside: Outside | None = None) -> web.Application:
    """The front door, ready to be run; nothing is opened before it starts."""
    app = web.Application(middlewares=[count_requests, refusals, socketio.only_version_4], client_max_size=BODY_LIMIT)
    for channel in (conversation_channel, recordings, audio, shop, health, pages):
        app.add_routes(channel.routes)
    socketio.attach(app, lambda: app[FRONT])
    app.on_response_prepare.append(pages.harden)
    app.cleanup_ctx.append(lambda app: _opened(app, settings, outside or Outside()))
    return app


async def _opened(app: web.Application, settings: Settings, outside: Outside) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        app[FRONT] = front = await _front(stack, settings, outside)
        yield
        await front.finish(FINISH_SECONDS)


async def _front(stack: AsyncExitStack, settings: Settings, outside: Outside) -> FrontDoor:
    clock = outside.clock
    database = Database(settings.database_url)
    stack.push_async_callback(database.close)
    redis = Redis.from_url(settings.redis_url) if settings.redis_url else None
    if redis is not None:
        stack.push_async_callback(redis.aclose)
    http = await stack.enter_async_context(aiohttp.ClientSession())
    metrics, push = Metrics(CollectorRegistry()), Push(redis)
    conversations = Conversations(database, RedisOrder(redis) if redis is not None else LocalOrder(), clock)
    settled = Settled(conversations=conversations, push=push, metrics=metrics)
    provider = (
        outside.provider if outside.provider is not None else await stack.enter_async_context(_provider(settings))
    )
    payments = Payments(database, provider, clock=clock, on_settled=settled.tell)
    analyser = outside.analyser if outside.analyser is not None else await asyncio.to_thread(Analyser)
    search = ProductSearch(analyser)
    catalogue = Catalogue(database, search)
    await catalogue.refresh()
    services = Services(database=database, search=search, payments=payments, clock=clock)
    await stack.enter_async_context(_site(create_action_app(executor(services)), settings.actions_port))
    dialogue = outside.dialogue or RasaDialogue(http, settings.rasa_url, settings.dialogue_timeout)
    voice = outside.voice or VoiceClient(settings.voice_url)
    hearing = Hearing(voice, settings.audio_seconds)
    await stack.enter_async_context(_background(push.relay()))
    await stack.enter_async_context(_background(catalogue.watch()))
    await stack.enter_async_context(_background(asyncio.to_thread(warm_reviews)))
    await payments.start()
    stack.push_async_callback(payments.close)
    return FrontDoor(
        settings=settings,
        clock=clock,
        database=database,
        payments=payments,
        dialogue=dialogue,
        voice=voice,
        hearing=hearing,
        conversations=conversations,
        push=push,
        metrics=metrics,
        turns=Turns(
            conversations=conversations,
            dialogue=dialogue,
            hearing=hearing,
            vocabulary=catalogue.vocabulary,
            unanswered=lambda reason: metrics.unanswered.labels(reason=reason).inc(),
        ),
        tokens=Tokens(
            settings.secret or kept_secret(settings.var / "secret"), timedelta(hours=settings.session_hours), clock
        ),
        session_limits=Limits(settings.sessions_per_minute, time.monotonic),
        message_limits=Limits(settings.messages_per_minute, time.monotonic),
    )


@asynccontextmanager
async def _provider(settings: Settings) -> AsyncIterator[PaymentProvider]:
    if settings.payment_provider != "sandbox":
        raise ProviderNotAvailable(settings.payment_provider)
    sandbox = SandboxProvider(settings.sandbox_url)
    try:
        yield sandbox
    finally:
        await sandbox.close()


@asynccontextmanager
async def _site(app: web.Application, port: int) -> AsyncIterator[None]:
    """Serve the application on loopback while the block runs."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield
    finally:
        await runner.cleanup()


@asynccontextmanager
async def _background(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Run a coroutine beside the block."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
