"""A small shop, and a conversation that runs actions as the dialogue engine would, slots and all."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from rasa_sdk.executor import ActionExecutor
from sqlalchemy import func, select, update
from sqlalchemy.orm import DeclarativeBase

from actions.registry import executor
from actions.services import Services
from commerce.analytics.reviews.models import Review
from commerce.cart import service as carts
from commerce.catalogue.models import Product
from commerce.conversations.models import Conversation
from commerce.customers.codes import hash_code
from commerce.customers.models import Customer, PaymentMethod
from commerce.database import Database
from commerce.orders.models import OrderLineRow, OrderRow
from commerce.payments.provider import Charge, ChargeStatus
from commerce.payments.service import Payments, Settlement
from commerce.search.analyser import Analyser
from commerce.search.service import ProductSearch
from commerce.stores.models import Store

CODE_HASH = hash_code("4821")

PRODUCTS: tuple[tuple[str, str, str, str, str, int, int, str | None, str | None, list[str]], ...] = (
    ("water", "badang", "제주 삼다수 2L 6개", "Jeju Samdasoo water 2L 6 bottles", "생수", 6_480, 40, None, None, []),
    ("small-water", "badang", "제주 삼다수 500ml 20개", "Jeju Samdasoo water 500ml 20 bottles", "생수", 9_800, 4, None, None, []),
    ("gone-water", "badang", "한라솔 생수 2L 6개", "Hallasol water 2L 6 bottles", "생수", 5_900, 0, None, None, []),
    ("white-shirt", "haneul", "오버핏 린넨 셔츠 화이트", "linen shirt", "셔츠", 39_900, 9, "화이트", "린넨", ["S", "M", "L"]),
    ("navy-shirt", "haneul", "오버핏 린넨 셔츠 네이비", "linen shirt", "셔츠", 39_900, 9, "네이비", "린넨", ["S", "M", "L"]),
    ("check-shirt", "haneul", "플란넬 체크 셔츠 빨강", "flannel check shirt", "셔츠", 29_900, 9, "빨강", "면", ["M", "L"]),
    ("oxford-shirt", "haneul", "코튼 옥스퍼드 셔츠", "oxford shirt", "셔츠", 19_900, 9, "하늘색", "면", ["M"]),
    ("lamp", "sori", "책상 조명", "desk lamp", "조명", 25_000, 1, None, None, []),
)  # fmt: skip


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
        overlapped: bool = False, ranking: tuple[str, ...] = (), language: str | None = None, **entities: Any,
    ) -> list[dict[str, Any]]:  # fmt: skip
        """Understood as this intent with these entities."""
        named = "" if text else f"/{intent}{json.dumps(entities)}"
        latest = {
            "text": text or named,
            "intent": {"name": intent},
            "intent_ranking": [{"name": name, "confidence": 0.3} for name in ranking],
            "entities": [{"entity": name, "value": value} for name, value in entities.items()],
            "metadata": {
                "language": language or self.language,
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

    async def give_size(self, size: str) -> list[dict[str, Any]]:
        """An answer to the form's question."""
        latest = {"text": size, "intent": {"name": "choose"}, "entities": [{"entity": "size", "value": size}]}
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

    async def change(self, product_id: str, **values: object) -> None:
        """Change a product, as its seller does."""
        async with self.database.transaction() as session:
            await session.execute(update(Product).where(Product.id == product_id).values(**values))

    async def count(self, table: type[DeclarativeBase], **values: object) -> int:
        """How many rows have these values."""
        async with self.database.reading() as session:
            return int(await session.scalar(select(func.count()).select_from(table).filter_by(**values)) or 0)


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return Analyser()


@pytest.fixture
async def shop(database: Database, analyser: Analyser, now: datetime) -> AsyncIterator[Shop]:
    """Three stores; Minji who bought water nine days ago, Junho who may not buy by voice, a guest."""
    async with database.transaction() as session:
        session.add_all([Store(id=name, login=name, name=name, created_at=now) for name in ("haneul", "badang", "sori")])
        session.add_all([
            Customer(id="minji", login="minji", voice_buying=True, code_hash=CODE_HASH, created_at=now),
            Customer(id="junho", login="junho", code_hash=CODE_HASH, created_at=now),
            Customer(id="nocode", login="nocode", created_at=now),
            Customer(id="guest", created_at=now),
        ])
        await session.flush()
        session.add_all(
            Product(
                id=key, sku=key, store_id=store, title=title, title_en=english, category=category, price=price,
                stock=stock, colour=colour, material=material, sizes=sizes, brand="", created_at=now,
            )
            for key, store, title, english, category, price, stock, colour, material, sizes in PRODUCTS
        )  # fmt: skip
        session.add_all(
            PaymentMethod(
                id=f"card-{who}", customer_id=who, provider="sandbox", billing_key=f"{who}-key", label="단골카드",
                created_at=now,
            )
            for who in ("minji", "junho", "nocode")
        )  # fmt: skip
        session.add_all(
            Conversation(
                id=f"talk-{who}", role="guest" if who == "guest" else "shopper", customer_id=who, created_at=now
            )
            for who in ("minji", "junho", "nocode", "guest")
        )
        session.add_all(
            Conversation(id=f"talk-{store}", role="seller", store_id=store, created_at=now)
            for store in ("haneul", "badang", "sori")
        )
        await session.flush()
        bought = now - timedelta(days=9)
        session.add(OrderRow(id="order", customer_id="minji", status="delivered", shipping=3000, total=9_480, created_at=bought))
        await session.flush()
        session.add(
            OrderLineRow(
                order_id="order", product_id="water", store_id="badang", title="제주 삼다수 2L 6개", quantity=1,
                unit_price=6_480, created_at=bought,
            )
        )  # fmt: skip
        session.add_all(
            Review(
                id=f"review-{number}", store_id="haneul", product_id=product, rating=rating, text=text, created_at=when
            )
            for number, (product, rating, text, when) in enumerate(reviews(now))
        )
    search = ProductSearch(analyser)
    async with database.reading() as session:
        await search.rebuild(session)
    bank, settled = Bank(), list[Settlement]()

    async def on_settled(settlement: Settlement) -> None:
        settled.append(settlement)

    payments = Payments(database, bank, clock=lambda: now, on_settled=on_settled)
    services = Services(database=database, search=search, payments=payments, clock=lambda: now)
    yield Shop(database, services, executor(services), bank, settled)
    await payments.close()


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
