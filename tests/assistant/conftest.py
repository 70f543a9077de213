"""A front door on a real port over a real database; the dialogue, the speech server and the provider are played."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from assistant.app import Outside, create_app
from assistant.dialogue import DialogueUnavailable, Question
from assistant.messages import BotMessage
from assistant.settings import Settings
from commerce.catalogue.models import Product
from commerce.customers.codes import hash_code
from commerce.customers.models import Customer, PaymentMethod
from commerce.database import Database
from commerce.payments.provider import Charge, ChargeStatus
from commerce.search.analyser import Analyser
from commerce.stores.models import Store
from voice.client import Transcript
from voice.errors import VoiceUnavailable
from voice.tts import Speech

Answerer = Callable[[Question], Awaitable[tuple[BotMessage, ...]]]


@dataclass
class PlayedDialogue:
    """Answers with what it was asked, or as told."""

    questions: list[Question] = field(default_factory=list)
    broken: str = ""
    answerer: Answerer | None = None

    async def answer(self, question: Question) -> tuple[BotMessage, ...]:
        self.questions.append(question)
        if self.broken:
            raise DialogueUnavailable(self.broken)
        if self.answerer is not None:
            return await self.answerer(question)
        return (BotMessage(text=f"답: {question.message}"),)

    async def ready(self) -> bool:
        return not self.broken


@dataclass
class PlayedVoice:
    """Hears what it was told to hear."""

    text: str = "생수 찾아줘"
    confidence: float = 0.93
    broken: bool = False
    heard: int = 0
    said: list[tuple[str, str]] = field(default_factory=list)

    async def transcribe(self, pcm: bytes, *, rate: int = 16_000, language: str | None = None) -> Transcript:
        if self.broken:
            raise VoiceUnavailable("played")
        self.heard += 1
        return Transcript(self.text, language or "ko", self.confidence, len(pcm) / 2 / rate)

    async def say(self, text: str, language: str) -> Speech:
        if self.broken:
            raise VoiceUnavailable("played")
        self.said.append((text, language))
        return Speech(b"\0\0" * 2205, 22_050)

    async def ready(self) -> bool:
        return not self.broken

    def notice(self, language: str = "ko") -> str | None:
        return {"ko": "연습용 음성 인식이에요.", "en": "A practice recogniser."}[language]


@dataclass
class PlayedProvider:
    """Takes every charge at once."""

    name: str = "sandbox"
    charges: list[str] = field(default_factory=list)

    async def charge(
        self, *, payment_id: str, amount: int, currency: str, billing_key: str, idempotency_key: str
    ) -> Charge:
        self.charges.append(payment_id)
        return Charge(payment_id=payment_id, status=ChargeStatus.PAID, amount=amount)

    async def status(self, payment_id: str) -> Charge:
        return Charge(payment_id=payment_id, status=ChargeStatus.ABSENT, amount=0)

    async def refund(self, *, payment_id: str, amount: int, idempotency_key: str, reason: str) -> Charge:
        return Charge(payment_id=payment_id, status=ChargeStatus.CANCELLED, amount=amount)


@dataclass
class Clock:
    """Stands still until moved."""

    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **time: float) -> None:
        self.at += timedelta(**time)


@dataclass
class Person:
    """Somebody with a session."""

    client: TestClient[Any, Any]
    token: str
    conversation_id: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def get(self, path: str, **more: Any) -> ClientResponse:
        return await self.client.get(path, headers=self.headers | more.pop("headers", {}), **more)

    async def post(self, path: str, **more: Any) -> ClientResponse:
        return await self.client.post(path, headers=self.headers | more.pop("headers", {}), **more)

    async def send(self, text: str, message_id: str | None = None, **more: Any) -> dict[str, Any]:
        body = {"text": text, "message_id": message_id or uuid4().hex, **more}
        answer = await self.post("/api/messages", json=body)
        return {"status": answer.status, **await answer.json()}

    async def history(self) -> list[dict[str, Any]]:
        return list((await (await self.get("/api/history")).json())["messages"])


@dataclass
class House:
    """The front door and everything around it."""

    client: TestClient[Any, Any]
    database: Database
    dialogue: PlayedDialogue
    voice: PlayedVoice
    provider: PlayedProvider
    clock: Clock
    settings: Settings

    async def person(self, who: str = "guest", **more: Any) -> Person:
        answer = await self.client.post("/api/sessions", json={"as": who, **more})
        body = await answer.json()
        assert answer.status == 201, body
        return Person(self.client, body["token"], body["conversation_id"])


@pytest.fixture
async def shop(database: Database, now: datetime) -> Database:
    """One store with water, one shopper who may buy by voice, one store's seller."""
    async with database.transaction() as session:
        session.add(Store(id="badang", login="badang", name="바당", created_at=now))
        session.add(Customer(id="minji", login="minji", name="민지", voice_buying=True, code_hash=hash_code("4821"),
                             created_at=now))  # fmt: skip
        await session.flush()
        session.add(
            PaymentMethod(customer_id="minji", provider="sandbox", billing_key="bk", label="카드", created_at=now)
        )
        session.add(Product(id="water", store_id="badang", sku="w", title="제주 삼다수 2L 6개", price=6480, stock=50,
                            sizes=[], created_at=now))  # fmt: skip
    return database


@pytest.fixture
def settings(shop: Database, tmp_path: Path) -> Settings:
    """Settings of a front door of its own."""
    return Settings(
        var=tmp_path, database_url=shop.url, secret="s" * 40, actions_port=0, messages_per_minute=60,
        sessions_per_minute=60,
    )  # fmt: skip


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    """Loaded once; every front door of a test has its own index."""
    return Analyser()


@pytest.fixture
async def house(shop: Database, settings: Settings, analyser: Analyser) -> AsyncIterator[House]:
    """A running front door."""
    dialogue, voice, provider, clock = PlayedDialogue(), PlayedVoice(), PlayedProvider(), Clock()
    outside = Outside(dialogue=dialogue, voice=voice, provider=provider, clock=clock, analyser=analyser)
    async with TestClient(TestServer(create_app(settings, outside))) as client:
        yield House(client, shop, dialogue, voice, provider, clock, settings)
