"""Conversations, their messages in order, and the answers already given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.conversations.models import Answer, Conversation, Message
from commerce.errors import CommerceError


class ConversationNotFound(CommerceError):
    """There is no conversation ``conversation_id``."""

    code = "conversation_not_found"

    def __init__(self, conversation_id: str) -> None:
        super().__init__(conversation_id)
        self.conversation_id = conversation_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something to keep: who said it, the redacted words, the wire form where it is ours."""

    author: str
    text: str
    body: dict[str, Any] | None = None


async def conversation(session: AsyncSession, conversation_id: str) -> Conversation:
    """The conversation; raises ConversationNotFound."""
    found = await session.get(Conversation, conversation_id)
    if found is None:
        raise ConversationNotFound(conversation_id)
    return found


async def begin(
    session: AsyncSession,
    *,
    role: str,
    language: str,
    now: datetime,
    customer_id: str | None = None,
    store_id: str | None = None,
) -> Conversation:
    """A new conversation of a customer or of a store."""
    begun = Conversation(role=role, customer_id=customer_id, store_id=store_id, language=language, created_at=now)
    session.add(begun)
    await session.flush()
    return begun


async def append(session: AsyncSession, conversation_id: str, said: Sequence[Said], now: datetime) -> None:
    """Add messages at the end of a conversation, which is locked for it where the database can.

    Times are kept to the millisecond, so that no run of digits in one reads like a code that was said.
    """
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    await session.execute(
        select(Conversation.id).where(Conversation.id == conversation_id).with_for_update(key_share=True)
    )
    last = await session.scalar(select(func.max(Message.sequence)).where(Message.conversation_id == conversation_id))
    for sequence, one in enumerate(said, start=(last or 0) + 1):
        session.add(
            Message(
                conversation_id=conversation_id,
                sequence=sequence,
                author=one.author,
                text=one.text,
                body=one.body,
                created_at=now,
            )
        )
    await session.flush()


async def history(session: AsyncSession, conversation_id: str, limit: int = 500) -> tuple[Message, ...]:
    """The last ``limit`` messages, oldest first."""
    rows = await session.scalars(
        select(Message).where(Message.conversation_id == conversation_id).order_by(Message.sequence.desc()).limit(limit)
    )
    return tuple(reversed(rows.all()))


async def answer(session: AsyncSession, conversation_id: str, message_id: str) -> Answer | None:
    """What was answered to a client's message id, if it was seen before."""
    return await session.get(Answer, (conversation_id, message_id))
