"""A conversation's turns in order, each message id answered once, and everything said kept without secrets."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import JsonValue
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.errors import Refused
from assistant.messages import BotMessage, Language, UserMessage
from assistant.order import TurnOrder
from assistant.redaction import Redacted, nothing_but_a_code, redact
from assistant.sentences import said
from commerce.conversations import repository
from commerce.conversations.models import Answer, Message
from commerce.conversations.repository import Said
from commerce.database import Database, lettered
from commerce.payments import proposals
from commerce.payments.models import ProposalRow

CODE_WINDOW = timedelta(minutes=10)
# Without digits, so that nothing in it can be taken for a code.


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """What was heard, redacted; ``confidence`` from 0 to 1, ``seconds`` of sound."""

    text: str
    confidence: float | None
    seconds: float

    def wire(self) -> dict[str, JsonValue]:
        """The JSON form."""
        confidence = None if self.confidence is None else round(self.confidence, 4)
        return {"text": self.text, "confidence": confidence, "seconds": round(self.seconds, 3)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one turn gives back, the same for every repeat of its message id."""

    messages: tuple[BotMessage, ...]
    transcript: Transcript | None = None

    def wire(self) -> dict[str, JsonValue]:
        """The JSON form, as it is sent and kept."""
        written: dict[str, JsonValue] = {"messages": [message.wire() for message in self.messages]}
        return {"transcript": self.transcript.wire(), **written} if self.transcript else written


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a turn must know of its conversation before words are read."""

    conversation_id: str
    role: str
    language: Language
    code_asked: bool
    proposal_open: bool

    def redacted(self, text: str) -> Redacted:
        """The words that may be kept, as strictly as this moment asks for."""
        offered = self.proposal_open and nothing_but_a_code(text)
        return redact(text, code_asked=self.code_asked or offered)


class Conversations:
    """Conversations as the front door needs them, over the database."""

    def __init__(self, database: Database, order: TurnOrder, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._order = order
        self._clock = clock

    def in_order(self, conversation_id: str) -> AbstractAsyncContextManager[None]:
        """Hold the conversation for one turn."""
        return self._order.turn(conversation_id)

    async def seen(self, message: UserMessage) -> Reply | None:
        """The reply once given to this message id; refuses the id when it came with something else."""
        async with self._database.transaction() as session:
            known = await repository.answer(session, message.conversation_id, message.message_id)
            if known is None:
                return None
            if known.fingerprint != _fingerprint(message):
                raise Refused("message_id_reused")
            if known.body is None:
                language = await _language(session, message.conversation_id)
                known.body = Reply(messages=(BotMessage(text=said("interrupted", language)),)).wire()
            return _read(known.body)

    async def situation(self, conversation_id: str) -> Situation:
        """Role, language, and whether a code is being asked for or a proposal is open."""
        async with self._database.reading() as session:
            talk = await repository.conversation(session, conversation_id)
            now = self._clock()
            current = await proposals.current(session, talk.customer_id, now) if talk.customer_id else None
            asked = current is not None and current.status == "consented"
            return Situation(
                conversation_id=conversation_id,
                role=talk.role,
                language="en" if talk.language == "en" else "ko",
                code_asked=asked or await _prompted(session, conversation_id, now),
                proposal_open=current is not None,
            )

    async def begin(self, message: UserMessage, text: str, author: str, language: Language) -> None:
        """Keep what was said and mark its id as seen, before anything is done about it."""
        async with self._database.transaction() as session:
            talk = await repository.conversation(session, message.conversation_id)
            talk.language = language
            session.add(
                Answer(
                    conversation_id=message.conversation_id,
                    message_id=message.message_id,
                    fingerprint=_fingerprint(message),
                    body=None,
                    created_at=self._clock(),
                )
            )
            said_now = [Said(author=author, text=text)] if text else []
            await repository.append(session, message.conversation_id, said_now, self._clock())

    async def finish(self, message: UserMessage, reply: Reply) -> Reply:
        """Keep the reply, for repeats and, unless nothing was heard, in the history; gives it back."""
        async with self._database.transaction() as session:
            known = await repository.answer(session, message.conversation_id, message.message_id)
            if known is not None:
                known.body = reply.wire()
            if reply.transcript is None or reply.transcript.text:
                await repository.append(session, message.conversation_id, _said(reply.messages), self._clock())
        return reply

    async def tell(self, conversation_id: str, messages: Sequence[BotMessage]) -> None:
        """Keep what the assistant says of its own accord."""
        async with self._database.transaction() as session:
            await repository.append(session, conversation_id, _said(messages), self._clock())

    async def language(self, conversation_id: str) -> Language:
        """The language last used."""
        async with self._database.reading() as session:
            return await _language(session, conversation_id)

    async def history(self, conversation_id: str) -> tuple[Message, ...]:
        """Everything said so far, redacted, oldest first."""
        async with self._database.reading() as session:
            await repository.conversation(session, conversation_id)
            return await repository.history(session, conversation_id)


def _fingerprint(message: UserMessage) -> str:
    """Tells two messages apart; secrets are taken out first, so that none can be guessed back from it."""
    words = redact(message.text, code_asked=True).text
    content = message.audio if message.audio is not None else f"{message.payload or ''}\n{words}".encode()
    return lettered(hashlib.sha256(content).hexdigest())


def _said(messages: Sequence[BotMessage]) -> list[Said]:
    return [Said(author="assistant", text=message.text, body=dict(message.wire())) for message in messages]


def _read(body: dict[str, JsonValue]) -> Reply:
    written = body.get("messages")
    heard = body.get("transcript")
    return Reply(
        messages=tuple(BotMessage.model_validate(item) for item in written) if isinstance(written, list) else (),
        transcript=Transcript(**heard) if isinstance(heard, dict) else None,  # type: ignore[arg-type]
    )


async def _language(session: AsyncSession, conversation_id: str) -> Language:
    talk = await repository.conversation(session, conversation_id)
    return "en" if talk.language == "en" else "ko"


async def _prompted(session: AsyncSession, conversation_id: str, now: datetime) -> bool:
    """Whether the code of a proposal that is not paid was asked for here lately."""
    for message in reversed(await repository.history(session, conversation_id, limit=20)):
        prompt = (message.body or {}).get("prompt")
        if message.created_at < now - CODE_WINDOW:
            return False
        if prompt:
            asked = await session.get(ProposalRow, prompt["proposal_id"])
            return asked is not None and asked.status != "paid"
    return False
