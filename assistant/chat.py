"""``python -m assistant chat``: a conversation in the terminal with a running Dangol."""

from __future__ import annotations

import asyncio
import mimetypes
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from uuid import uuid4

import aiohttp
from rich.console import Console
from rich.table import Table

from assistant.messages import BotMessage, ProposalView

ANSWER_SECONDS = 90.0
SETTLE_SECONDS = 20.0
LOOK_SECONDS = 0.3


class Turned(Exception):
    """The server refused; the message is its sentence."""


@dataclass(slots=True)
class Chat:
    """One person's side of a conversation."""

    http: aiohttp.ClientSession
    url: str
    console: Console
    language: str
    token: str = ""

    async def call(self, method: str, path: str, **more: object) -> dict[str, object]:
        """A request's JSON; raises Turned with the server's own sentence."""
        headers = {
            "Accept-Language": self.language,
            **({"Authorization": f"Bearer {self.token}"} if self.token else {}),
        }
        extra = more.pop("headers", None)
        headers |= extra if isinstance(extra, dict) else {}
        try:
            async with self.http.request(method, self.url + path, headers=headers, **more) as answer:  # type: ignore[arg-type]
                body = await answer.json()
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            raise Turned(f"Dangol does not answer at {self.url}: start it with `make run`.") from error
        if answer.status >= 400:
            raise Turned(body["error"]["message"])
        return dict(body)

    async def begin(self, who: str) -> None:
        """Open a session."""
        session = await self.call("POST", "/api/sessions", json={"as": who, "language": self.language})
        self.token = str(session["token"])

    async def say(self, text: str) -> None:
        """One turn in writing."""
        body = {"text": text, "message_id": uuid4().hex}
        await self.show(await self.call("POST", "/api/messages", json=body))

    async def play(self, recording: Path) -> None:
        """One turn from a recording."""
        kind = mimetypes.guess_type(recording.name)[0] or "application/octet-stream"
        headers = {"Content-Type": kind, "X-Message-Id": uuid4().hex}
        answer = await self.call("POST", "/api/audio", data=recording.read_bytes(), headers=headers)
        transcript = answer.get("transcript")
        if isinstance(transcript, dict):
            self.console.print(f"[dim]heard:[/] {transcript['text'] or '—'}", highlight=False)
        await self.show(answer)

    async def show(self, answer: dict[str, object]) -> None:
        """Print the messages, and ask for the code where one is needed."""
        written = answer.get("messages")
        messages = [BotMessage.model_validate(one) for one in written] if isinstance(written, list) else []
        for message in messages:
            self.print(message)
        for message in messages:
            if message.prompt is not None:
                await self.enter_code(message.prompt.proposal_id)

    async def enter_code(self, proposal_id: str) -> None:
        """Ask for the code without showing it, and wait for the payment's result."""
        while code := (await asyncio.to_thread(getpass, "code (hidden, empty to leave): ")).strip():
            before = await self.said()
            try:
                await self.show(await self.call("POST", f"/api/payments/{proposal_id}/code", json={"code": code}))
            except Turned as error:
                self.console.print(f"[yellow]{error}[/]", highlight=False)
                continue
            now = before
            for _ in range(int(SETTLE_SECONDS / LOOK_SECONDS)):
                await asyncio.sleep(LOOK_SECONDS)
                now = await self.said()
                if len(now) > len(before):
                    break
            for text in now[len(before) :]:
                self.console.print(f"[bold green]단골[/] {text}", highlight=False)
            return

    async def said(self) -> list[str]:
        """Everything that the assistant said so far."""
        written = (await self.call("GET", "/api/history")).get("messages")
        return [one["text"] for one in written if one["author"] == "assistant"] if isinstance(written, list) else []

    def print(self, message: BotMessage) -> None:
        """A message with its cards, proposal and figures."""
        self.console.print(f"[bold green]단골[/] {message.text}", highlight=False)
        for place, card in enumerate(message.cards or (), start=1):
            attributes = " · ".join((card.attributes or {}).values())
            self.console.print(
                f"  {place}. {card.title}  [bold]{card.price:,}원[/]  [dim]{attributes}[/]", highlight=False
            )
        if message.proposal is not None:
            self.console.print(_table(message.proposal))
        for figure in message.figures or ():
            window = "–".join(day[:10] for day in figure.window)
            self.console.print(
                f"  [dim]{figure.name}: {figure.value} {figure.unit} ({window}, n={figure.n})[/]", highlight=False
            )
        if message.buttons:
            self.console.print("  [dim]" + " | ".join(one.title for one in message.buttons) + "[/]", highlight=False)


async def converse(url: str, who: str, language: str, recording: Path | None) -> int:
    """Talk until the end of input; 0, or 1 when the server refuses or is not there."""
    console = Console()
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as http:
        chat = Chat(http=http, url=url.rstrip("/"), console=console, language=language)
        try:
            await chat.begin(who)
            if recording is not None:
                await chat.play(recording)
                return 0
            while True:
                text = (await asyncio.to_thread(console.input, "[bold cyan]›[/] ")).strip()
                if text:
                    await chat.say(text)
        except (EOFError, KeyboardInterrupt):
            console.print()
            return 0
        except (Turned, OSError, TimeoutError) as error:
            console.print(f"[red]{error}[/]", highlight=False)
            return 1


def _table(proposal: ProposalView) -> Table:
    table = Table(show_header=False)
    for line in proposal.lines:
        table.add_row(line.title, f"{line.quantity} × {line.unit_price:,}원", f"{line.quantity * line.unit_price:,}원")
    table.add_row("배송비", "", f"{proposal.shipping:,}원")
    table.add_row("[bold]합계[/]", "", f"[bold]{proposal.total:,}원[/]")
    return table
