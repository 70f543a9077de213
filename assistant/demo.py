"""A spoken shopping trip and a seller's questions, through the real audio path, checked against the database.

Everything starts on free ports in a fresh folder. Each sentence is spoken by the text-to-speech engine and sent
as a recording; a step is judged by what the database holds afterwards, not by what the assistant claims.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

import aiohttp
from rich.console import Console
from rich.table import Table
from sqlalchemy import bindparam, text

from assistant.trial import ROOT, Trial, TrialFailed, running
from commerce.clock import now
from commerce.database import Database, UtcDateTime
from commerce.periods import resolve
from voice.audio import encode_wav
from voice.client import VoiceClient

WATER = "제주 삼다수 2L 6개"
CODE = "4821"
SETTLE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back for one spoken sentence: what was heard and the BotMessages as JSON."""

    heard: str
    messages: Sequence[dict[str, Any]]

    @property
    def text(self) -> str:
        """All that was said."""
        return "\n".join(message.get("text", "") for message in self.messages)

    def first(self, field_name: str) -> Any:
        """The first value of a field of the messages, or nothing."""
        return next((message[field_name] for message in self.messages if message.get(field_name)), None)


@dataclass(slots=True)
class Speaker:
    """One person talking to a running Dangol."""

    client: aiohttp.ClientSession
    voice: VoiceClient
    url: str
    name: str
    console: Console
    token: str = ""

    async def sign_in(self, who: str) -> None:
        """Begin a conversation as a demo login."""
        async with self.client.post(f"{self.url}/api/sessions", json={"as": who}) as answer:
            self.token = (await answer.json())["token"]

    @property
    def headers(self) -> dict[str, str]:
        """The proof of who talks."""
        return {"Authorization": f"Bearer {self.token}"}

    async def say(self, sentence: str, language: str = "ko") -> Reply:
        """Speak a sentence and hear the answer."""
        speech = await self.voice.say(sentence, language)
        self.console.print(f"\n[bold cyan]{self.name}[/] 🔊 {sentence}")
        async with self.client.post(
            f"{self.url}/api/audio",
            data=encode_wav(speech.pcm, speech.rate),
            headers=self.headers | {"Content-Type": "audio/wav", "X-Message-Id": uuid4().hex},
        ) as answer:
            body = await answer.json()
        if "error" in body:
            reply = Reply("", ({"text": f"{body['error']['code']}: {body['error']['message']}"},))
        else:
            reply = Reply(body["transcript"]["text"], body["messages"])
        self.console.print(f"[dim]  heard:[/] {reply.heard}")
        self.console.print(f"[bold green]  단골[/] {reply.text}")
        return reply

    async def enter_code(self, proposal_id: str, code: str) -> int:
        """Type the code on the keypad; the HTTP status."""
        self.console.print(f"\n[bold cyan]{self.name}[/] ⌨ {'●' * len(code)}")
        where = f"{self.url}/api/payments/{proposal_id}/code"
        async with self.client.post(where, json={"code": code}, headers=self.headers) as answer:
            return answer.status

    async def history(self) -> list[dict[str, str]]:
        """The conversation so far."""
        async with self.client.get(f"{self.url}/api/history", headers=self.headers) as answer:
            messages: list[dict[str, str]] = (await answer.json())["messages"]
            return messages


@dataclass(slots=True)
class Demo:
    """The story, and what went wrong in it."""

    database: Database
    console: Console
    wrong: list[str] = field(default_factory=list)

    def expect(self, holds: object, what: str) -> None:
        """Note whether a step did what it should."""
        self.console.print(f"  [green]✓[/] {what}" if holds else f"  [red]✗ {what}[/]")
        if not holds:
            self.wrong.append(what)

    async def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """What a plain query finds."""
        async with self.database.reading() as session:
            return [tuple(row) for row in await session.execute(text(sql), values)]

    async def cart(self) -> list[tuple[str, int]]:
        """Minji's cart as titles and quantities."""
        return [
            (str(title), int(quantity))
            for title, quantity in await self.rows(
                "select p.title, l.quantity from cart_lines l join products p on p.id = l.product_id "
                "join customers c on c.id = l.customer_id where c.login = 'minji' order by p.title"
            )
        ]

    async def bought(self, login: str) -> tuple[int, int]:
        """How many orders and how many charged payments a shopper has."""
        ((orders,),) = await self.rows(
            "select count(*) from orders o join customers c on c.id = o.customer_id where c.login = :login", login=login
        )
        ((charged,),) = await self.rows(
            "select count(*) from payments p join customers c on c.id = p.customer_id "
            "where c.login = :login and p.status = 'charged'",
            login=login,
        )
        return int(orders), int(charged)

    async def shopping(self, minji: Speaker) -> None:
        """Search, choice, quantity, correction, consent, code, payment, order status, reorder."""
        before = await self.bought("minji")
        reply = await minji.say("생수 찾아줘")
        cards = reply.first("cards") or []
        self.expect(len(cards) >= 2 and any("삼다수" in card["title"] for card in cards), "생수가 카드로 보인다")
        reply = await minji.say("두 번째 거")
        chosen = cards[1]["title"] if len(cards) > 1 else ""
        self.expect(chosen and chosen in reply.text + str(reply.first("cards")), f"두 번째 상품을 골랐다: {chosen}")
        await minji.say("두 개 담아 줘")
        self.expect(await self.cart() == [(chosen, 2)], "고른 상품 두 개가 장바구니에 있다")
        await minji.say("아니 세 개로")
        self.expect(await self.cart() == [(chosen, 3)], "정정하니 세 개가 되었다")
        reply = await minji.say("장바구니 비워 줘")
        self.expect(await self.cart() == [], "장바구니가 비었다")

        reply = await minji.say("지난번에 산 생수 두 개 시켜줘")
        proposal = reply.first("proposal") or {}
        self.expect(proposal.get("total") == 15_960, "삼다수 두 개를 15,960원에 제안한다")
        self.expect(await self.bought("minji") == before, "말만으로는 아무것도 결제되지 않는다")
        reply = await minji.say("아니 세 개로")
        proposal = reply.first("proposal") or {}
        self.expect(proposal.get("total") == 22_440, "정정하니 22,440원이 된다")
        await minji.say("어 그래")
        self.expect(await self.bought("minji") == before, "‘어 그래’는 결제가 아니다")
        reply = await minji.say("결제할게")
        prompt = reply.first("prompt") or {}
        self.expect(prompt.get("kind") == "code", "결제 비밀번호를 대화 밖에서 묻는다")
        self.expect(await self.bought("minji") == before, "비밀번호 전에는 결제되지 않는다")
        status = await minji.enter_code(str(prompt.get("proposal_id")), CODE)
        self.expect(status in (200, 202), "맞는 비밀번호를 받는다")
        self.expect(await self.told(minji, "22,440"), "결제 결과를 대화로 알려 준다")
        self.expect(await self.bought("minji") == (before[0] + 1, before[1] + 1), "주문 하나, 결제 하나가 생겼다")
        reply = await minji.say("주문 어디까지 왔어?")
        self.expect("22,440" in reply.text or WATER in reply.text, "방금 한 주문의 상태를 말한다")
        reply = await minji.say("지난번에 산 생수 두 개 시켜줘")
        self.expect((reply.first("proposal") or {}).get("total") == 15_960, "다시 시키면 오늘 값으로 다시 제안한다")
        await minji.say("주문하지 마")
        self.expect(await self.bought("minji") == (before[0] + 1, before[1] + 1), "하지 말라면 하지 않는다")

    async def told(self, speaker: Speaker, amount: str) -> bool:
        """Whether the conversation hears of a finished payment of ``amount``."""
        deadline = asyncio.get_running_loop().time() + SETTLE_SECONDS
        while asyncio.get_running_loop().time() < deadline:
            last = (await speaker.history())[-1]
            if last["author"] == "assistant" and amount in last["text"] and re.search("완료|됐", last["text"]):
                self.console.print(f"[bold green]  단골[/] {last['text']}")
                return True
            await asyncio.sleep(0.3)
        return False

    async def voice_buying_off(self, junho: Speaker) -> None:
        """A shopper who never turned voice buying on cannot buy by voice."""
        await junho.say("삼다수 찾아줘")
        await junho.say("첫 번째 거 담아 줘")
        await junho.say("주문서 보여 줘")
        reply = await junho.say("결제할게")
        self.expect(
            reply.first("prompt") is None and "음성" in reply.text, "음성 구매가 꺼져 있으면 켜는 법을 알려 준다"
        )
        self.expect(await self.bought("junho") == (0, 0), "준호는 아무것도 사지 않았다")

    async def selling(self, seller: Speaker, started: datetime) -> None:
        """A seller's questions; the numbers must be those of a plain query."""
        reply = await seller.say("이번 주 리뷰 어땠어?")
        figures = {figure["name"]: figure for figure in reply.first("figures") or []}
        self.expect(figures, "판매자의 답에 근거 수치가 있다")
        self.expect(reply.first("chart"), "그림이 있다")
        if figures:
            counted = await self.reviews_between(resolve("this_week", started).start, started)
            samples = {figure["n"] for figure in figures.values()}
            self.expect(counted in samples, f"표본이 SQL과 같다: {counted}건")
        reply = await seller.say("지난주보다 어때?")
        self.expect(reply.first("figures"), "지난주와 견준다")
        reply = await seller.say("배송 불만 보여 줘")
        self.expect("배송" in reply.text, "배송에 대한 리뷰를 보여 준다")

    async def reviews_between(self, start: datetime, end: datetime) -> int:
        """How many reviews badang's store got in a window."""
        window = (bindparam("start", start, type_=UtcDateTime()), bindparam("end", end, type_=UtcDateTime()))
        query = text(
            "select count(*) from reviews r join stores s on s.id = r.store_id "
            "where s.login = 'badang' and r.created_at >= :start and r.created_at < :end"
        )
        async with self.database.reading() as session:
            return int((await session.execute(query.bindparams(*window))).scalar_one())

    async def show_rows(self) -> None:
        """The rows that the story wrote."""
        shoppers = "customers c on c.id = o.customer_id where c.login in ('minji', 'junho')"
        for title, sql in {
            "orders": f"select o.id, c.login, o.status, o.total from orders o join {shoppers}",
            "order_lines": "select l.title, l.quantity, l.unit_price from order_lines l "
            f"join orders o on o.id = l.order_id join {shoppers}",
            "payments": f"select o.id, o.status, o.amount from payments o join {shoppers}",
            "proposals": f"select o.id, o.status, o.total from proposals o join {shoppers}",
        }.items():
            query = f"{sql} order by o.created_at desc limit 6"
            table = Table(title=title, title_justify="left", show_header=False)
            for row in await self.rows(query):
                table.add_row(*map(str, row))
            self.console.print(table)


async def play(trial: Trial, console: Console) -> list[str]:
    """Tell the whole story against a running trial; what went wrong."""
    database = Database(trial.settings.database_url)
    voice = VoiceClient(trial.settings.voice_url)
    demo = Demo(database, console)
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as client:
            people = {}
            for who, name in (("shopper:minji", "민지"), ("shopper:junho", "준호"), ("seller:badang", "바당")):
                people[who] = Speaker(client, voice, trial.url, name, console)
                await people[who].sign_in(who)
            await demo.shopping(people["shopper:minji"])
            await demo.voice_buying_off(people["shopper:junho"])
            await demo.selling(people["seller:badang"], now())
        await demo.show_rows()
    finally:
        await database.close()
    return demo.wrong


async def run() -> int:
    """Start everything, tell the story, stop everything; 0 when each step did what it should."""
    console = Console(highlight=False, soft_wrap=True)
    var = ROOT / "var" / "demo"
    shutil.rmtree(var, ignore_errors=True)
    console.print("starting everything on free ports …")
    try:
        async with running(var) as trial:
            console.print(f"ready after {trial.seconds_to_ready:.0f} s")
            wrong = await play(trial, console)
    except TrialFailed as error:
        console.print(f"[red]not ready:[/] {error}")
        return 1
    console.print("\n[bold green]all as it should be[/]" if not wrong else "\n[bold red]wrong:[/] " + "; ".join(wrong))
    return 1 if wrong else 0


def main() -> int:
    """The command ``python -m assistant demo``."""
    try:
        return asyncio.run(run())
    except KeyboardInterrupt:
        return 130
