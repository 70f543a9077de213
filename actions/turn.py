"""One turn as an action sees it: who speaks, by the database; what was said, by Rasa; how it was heard."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast

from rasa_sdk import Tracker

from actions.entities import Entities, Named, entities, named
from actions.memory import Memory, memory
from actions.messages import BotMessage
from actions.services import Services
from actions.wording import Language, Phrase, Value
from commerce.conversations.repository import conversation
from commerce.payments.consent import SpeechConditions


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """``pressed`` for a button; ``words`` are the person's own, empty for a button; ``confidence`` from 0 to 1."""

    conversation_id: str
    role: str
    customer_id: str | None
    store_id: str | None
    language: Language
    intent: str
    words: str
    pressed: bool
    spoken: bool
    confidence: float | None
    overlapped: bool
    readings: tuple[str, ...]
    entities: Entities
    named: tuple[Named, ...]
    memory: Memory

    @property
    def customer(self) -> str:
        """The acting shopper or guest; only asked for by actions for shoppers."""
        if self.customer_id is None:
            raise LookupError("a conversation without a customer")
        return self.customer_id

    @property
    def store(self) -> str:
        """The acting seller's store; only asked for by actions for sellers."""
        if self.store_id is None:
            raise LookupError("a conversation without a store")
        return self.store_id

    @property
    def speech(self) -> SpeechConditions | None:
        """How the words were heard, or None where they were typed or pressed."""
        return SpeechConditions(self.confidence, self.overlapped) if self.spoken else None

    def say(self, phrase: Phrase, /, **values: Value) -> str:
        """A phrase in this turn's language."""
        return phrase.say(self.language, **values)

    def answer(self, *messages: BotMessage, followup: str | None = None, **remembered: Any) -> Answer:
        """An answer; what is remembered stays, but for what is named here and a question now answered."""
        return Answer(messages, replace(self.memory, **{"pending": None, **remembered}), followup)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an action gives back: messages, what to remember, and the action that follows at once.

    ``ends_form`` gives up the form's question.
    """

    messages: tuple[BotMessage, ...]
    memory: Memory
    followup: str | None = None
    ends_form: bool = False


class Unclear(Exception):
    """An action cannot go on without asking ``answer`` first."""

    def __init__(self, answer: Answer) -> None:
        super().__init__("asked back")
        self.answer = answer


async def hear(services: Services, tracker: Tracker) -> Turn:
    """The turn of a tracker; who acts is read from the database, never from what the message claims."""
    async with services.database.reading() as session:
        talk = await conversation(session, tracker.sender_id)
    message = cast(dict[str, Any], tracker.latest_message)
    metadata = cast(dict[str, Any], message.get("metadata") or {})
    text = str(message.get("text") or "")
    pressed = text.startswith("/")
    wanted = metadata.get("language") or talk.language
    confidence = metadata.get("confidence")
    return Turn(
        conversation_id=talk.id,
        role=talk.role,
        customer_id=talk.customer_id,
        store_id=talk.store_id,
        language="en" if wanted == "en" else "ko",
        intent=str((message.get("intent") or {}).get("name") or ""),
        words=str(metadata.get("words") or ("" if pressed else text)),
        pressed=pressed and not metadata.get("words"),
        spoken=metadata.get("channel") == "voice",
        confidence=float(confidence) if isinstance(confidence, int | float) else None,
        overlapped=bool(metadata.get("overlapped")),
        readings=tuple(str(each.get("name")) for each in message.get("intent_ranking") or ()),
        entities=entities(message.get("entities") or ()),
        named=() if pressed else named(message.get("entities") or ()),
        memory=memory(tracker.slots),
    )
