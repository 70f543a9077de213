"""A small shop, and a conversation that runs actions as the dialogue engine would, slots and all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from rasa_sdk.executor import ActionExecutor
from sqlalchemy import func, select, update
from sqlalchemy.orm import DeclarativeBase

from actions.services import Services
from commerce.cart import service as carts
from commerce.catalogue.models import Product
from commerce.customers.codes import hash_code
from commerce.database import Database
from commerce.payments.provider import Charge, ChargeStatus
from commerce.payments.service import Settlement

CODE_HASH = hash_code("4821")

WATER = {"store_id": "badang", "category": "생수"}
SHIRT = {"store_id": "haneul", "category": "셔츠", "stock": 9}
LINEN = {**SHIRT, "price": 39_900, "title_en": "linen shirt", "material": "린넨", "sizes": ["S", "M", "L"]}
LARGE, SMALL = "Jeju Samdasoo water 2L 6 bottles", "Jeju Samdasoo water 500ml 20 bottles"
PRODUCTS: dict[str, dict[str, Any]] = {
    "water": {**WATER, "title": "제주 삼다수 2L 6개", "title_en": LARGE, "price": 6_480, "stock": 40},
    "small-water": {**WATER, "title": "제주 삼다수 500ml 20개", "title_en": SMALL, "price": 9_800, "stock": 4},
    "gone-water": {**WATER, "title": "한라솔 생수 2L 6개", "title_en": "Hallasol water 2L 6 bottles", "price": 5_900},
    "white-shirt": {**LINEN, "title": "오버핏 린넨 셔츠 화이트", "colour": "화이트"},
    "navy-shirt": {**LINEN, "title": "오버핏 린넨 셔츠 네이비", "colour": "네이비"},
    "check-shirt": {
        **SHIRT, "title": "플란넬 체크 셔츠 빨강", "title_en": "flannel check shirt", "price": 29_900,
        "colour": "빨강", "material": "면", "sizes": ["M", "L"],
    },
    "oxford-shirt": {
        **SHIRT, "title": "코튼 옥스퍼드 셔츠", "title_en": "oxford shirt", "price": 19_900, "colour": "하늘색",
        "material": "면", "sizes": ["M"],
    },
    "lamp": {
        "store_id": "sori", "category": "조명", "title": "책상 조명", "title_en": "desk lamp", "price": 25_000,
        "stock": 1,
    },
}  # fmt: skip


class Bank:
    """A provider that takes and gives back whatever it is asked."""

    name = "sandbox"

    def __init__(self) -> None:
        self.charged: list[int] = []
        self.refunded: list[int] = []

    async def charge(
        self, *, payment_id: str, amount: int, currency: str, billing_key: str, idempotency_key: str
    ) -> Charge:
        self.charged.append(amount)
        return Charge(payment_id=payment_id, status=ChargeStatus.PAID, amount=amount)

    async def status(self, payment_id: str) -> Charge:
        return Charge(payment_id=payment_id, status=ChargeStatus.ABSENT, amount=0)

    async def refund(self, *, payment_id: str, amount: int, idempotency_key: str, reason: str) -> Charge:
        self.refunded.append(amount)
        return Charge(payment_id=payment_id, status=ChargeStatus.CANCELLED, amount=amount)


@dataclass
class Talk:
    """One conversation; each call is one thing said or pressed, and gives the messages that answer it."""

    executor: ActionExecutor
    conversation_id: str
    language: str = "ko"
    channel: str = "text"
    slots: dict[str, Any] = field(default_factory=dict)
    loop: str | None = None
    events: list[Mapping[str, Any]] = field(default_factory=list)

    async def say(
        self, intent: str, text: str = "", *, words: str | None = None, confidence: float | None = None,
        overlapped: bool = False, ranking: tuple[str, ...] = (), **entities: Any,
    ) -> list[dict[str, Any]]:  # fmt: skip
        """Understood as this intent with these entities; a list is one kind named several times."""
        found = [
            {"entity": name, "value": one}
            for name, value in entities.items()
            for one in (value if isinstance(value, list) else [value])
        ]
        named = "" if text else f"/{intent}{json.dumps(entities)}"
        return await self.understood(
            intent, text or named, found, words=words, confidence=confidence, overlapped=overlapped, ranking=ranking
        )

    async def understood(
        self, intent: str, text: str, entities: list[dict[str, Any]], *, words: str | None = None,
        confidence: float | None = None, overlapped: bool = False, ranking: tuple[str, ...] = (),
    ) -> list[dict[str, Any]]:  # fmt: skip
        """Text with what was understood of it."""
        latest = {
            "text": text,
            "intent": {"name": intent},
            "intent_ranking": [{"name": name, "confidence": 0.3} for name in ranking],
            "entities": entities,
            "metadata": {
                "language": self.language,
                "channel": self.channel,
                "confidence": confidence,
                "overlapped": overlapped,
                "role": "seller",
                "words": words,
            },
        }
        action = "action_default_fallback" if intent == "nlu_fallback" else f"action_{intent}"
        messages = await self._run(action, latest)
        if self.loop == "asked":
            self.loop = "size_form"
            messages += await self._run("action_ask_size", latest)
        return messages

    async def press(self, payload: str) -> list[dict[str, Any]]:
        """A button of ours."""
        intent, _, entities = payload.removeprefix("/").partition("{")
        return await self.say(intent, **(json.loads("{" + entities) if entities else {}))

    async def give_size(self, size: str, **entities: Any) -> list[dict[str, Any]]:
        """An answer to the form's question, said or pressed."""
        named = [{"entity": name, "value": value} for name, value in {"size": size, **entities}.items()]
        latest: dict[str, Any] = {"text": size, "intent": {"name": "choose"}, "entities": named}
        latest["metadata"] = {"language": self.language, "channel": self.channel}
        self.slots["size"] = size
        messages = await self._run("validate_size_form", latest)
        if self.slots.get("size") is None:
            return messages + await self._run("action_ask_size", latest)
        self.loop = None
        return messages + await self._run("action_submit_size", latest)

    async def _run(self, action: str, latest: dict[str, Any]) -> list[dict[str, Any]]:
        tracker = {
            "sender_id": self.conversation_id,
            "slots": dict(self.slots),
            "latest_message": latest,
            "events": [],
            "active_loop": {"name": self.loop} if self.loop else {},
        }
        result = await self.executor.run({"next_action": action, "tracker": tracker, "domain": {}})
        assert result is not None
        self.events = result.events
        for event in result.events:
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
            elif event["event"] == "followup":
                self.loop = "asked"
            elif event["event"] == "active_loop":
                self.loop = event["name"]
        for message in result.responses:
            assert message["text"] is None and not message["buttons"]
        return [message["custom"] for message in result.responses]


@dataclass
class Shop:
    """The small shop: its services, and conversations with the people in it."""

    database: Database
    services: Services
    executor: ActionExecutor
    bank: Bank
    settled: list[Settlement]

    def talk(self, who: str, language: str = "ko", channel: str = "text") -> Talk:
        """A conversation of minji, junho, nocode, guest or the seller of a store."""
        return Talk(self.executor, f"talk-{who}", language, channel)

    async def cart(self, who: str) -> dict[str, int]:
        """How many of each product are in a cart."""
        async with self.database.reading() as session:
            return {line.product_id: line.quantity for line in (await carts.view(session, who)).lines}

    async def options(self, who: str) -> dict[tuple[str, str], int]:
        """How many of each product in each size are in a cart."""
        async with self.database.reading() as session:
            lines = (await carts.view(session, who)).lines
        return {(line.product_id, line.option): line.quantity for line in lines}

    async def change(self, product_id: str, **values: object) -> None:
        """Change a product, as its seller does."""
        async with self.database.transaction() as session:
            await session.execute(update(Product).where(Product.id == product_id).values(**values))

    async def count(self, table: type[DeclarativeBase], **values: object) -> int:
        """How many rows have these values."""
        async with self.database.reading() as session:
            return int(await session.scalar(select(func.count()).select_from(table).filter_by(**values)) or 0)


def reviews(now: datetime) -> list[tuple[str, int, str, datetime]]:
    """This week three shirts too small and two good ones; last week one too small and three good ones."""
    this, last = now - timedelta(days=1), now - timedelta(days=8)
    return [
        ("navy-shirt", 1, "사이즈가 너무 작아요", this),
        ("navy-shirt", 2, "생각보다 사이즈가 작아서 못 입어요", this),
        ("white-shirt", 1, "한 치수 크게 사세요 사이즈가 작아요", this),
        ("check-shirt", 5, "품질이 아주 좋아요", this),
        ("check-shirt", 5, "배송이 빨라요", this),
        ("navy-shirt", 2, "사이즈가 작아요", last),
        ("navy-shirt", 5, "색이 예뻐요", last),
        ("check-shirt", 4, "품질이 좋아요", last),
        ("check-shirt", 5, "배송이 빠르고 좋아요", last),
    ]


def words(messages: list[dict[str, Any]]) -> str:
    """All that was said."""
    return " ".join(message["text"] for message in messages)


def payloads(messages: list[dict[str, Any]]) -> list[str]:
    """What every button says."""
    return [button["payload"] for message in messages for button in message.get("buttons", [])]
