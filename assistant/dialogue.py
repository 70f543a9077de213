"""The seam to the dialogue engine: a question in, answers out. Another engine could take its place.

Rasa's REST channel: https://rasa.com/docs/rasa/connectors/your-own-website#restinput. It answers 200 with an
empty list after a crash inside, so an empty answer is an error here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import aiohttp
from pydantic import ValidationError

from assistant.messages import BotMessage, Language

WARM_UP = "warm-up"
"""The sender of a message that nobody said; no action is run for it."""


class DialogueUnavailable(Exception):
    """No answer came; ``reason`` is one of refused, timeout, empty, malformed."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the dialogue is told: redacted words or a button's payload, and how they came."""

    conversation_id: str
    message: str
    language: Language
    role: str
    channel: Literal["text", "voice"] = "text"
    confidence: float | None = None
    overlapped: bool = False
    words: str | None = None

    def metadata(self) -> dict[str, object]:
        """What the actions may read beside the message."""
        told: dict[str, object] = {
            "language": self.language,
            "channel": self.channel,
            "confidence": self.confidence,
            "overlapped": self.overlapped,
            "role": self.role,
        }
        return told if self.words is None else {**told, "words": self.words}


class Dialogue(Protocol):
    """An engine that answers questions."""

    async def answer(self, question: Question) -> tuple[BotMessage, ...]:
        """At least one message; raises DialogueUnavailable."""
        ...

    async def ready(self) -> bool:
        """Whether a question would be answered now."""
        ...


class RasaDialogue:
    """Rasa behind its REST channel, on loopback."""

    def __init__(self, http: aiohttp.ClientSession, url: str, timeout: float) -> None:
        self._http = http
        self._url = url.rstrip("/")
        self._timeout = aiohttp.ClientTimeout(total=timeout, connect=5)

    async def answer(self, question: Question) -> tuple[BotMessage, ...]:
        """At least one message; raises DialogueUnavailable."""
        body = {
            "sender": question.conversation_id,
            "message": question.message,
            "metadata": question.metadata(),
        }
        try:
            async with self._http.post(
                f"{self._url}/webhooks/rest/webhook", json=body, timeout=self._timeout
            ) as response:
                response.raise_for_status()
                items = await response.json()
        except TimeoutError as error:
            raise DialogueUnavailable("timeout") from error
        except (aiohttp.ClientError, ValueError) as error:
            raise DialogueUnavailable("refused") from error
        return _messages(items)

    async def ready(self) -> bool:
        """Whether the engine listens; it does so only after its model is loaded."""
        try:
            async with self._http.get(f"{self._url}/", timeout=aiohttp.ClientTimeout(total=3)) as response:
                return response.status == 200
        except (TimeoutError, aiohttp.ClientError):
            return False


def _messages(items: object) -> tuple[BotMessage, ...]:
    if not isinstance(items, list) or not items:
        raise DialogueUnavailable("empty")
    try:
        return tuple(
            BotMessage.model_validate(item["custom"]) if "custom" in item else BotMessage(text=item["text"])
            for item in items
        )
    except (ValidationError, KeyError, TypeError) as error:
        raise DialogueUnavailable("malformed") from error
