"""Tells a conversation how its payment ended: kept in the history, then pushed."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conversations import Conversations
from assistant.messages import BotMessage
from assistant.metrics import Metrics
from assistant.push import Push
from assistant.sentences import SAID, said
from assistant.speaking import with_speech
from commerce.conversations.repository import ConversationNotFound
from commerce.payments.service import Settlement


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Called once for each payment that ended or hangs."""

    conversations: Conversations
    push: Push
    metrics: Metrics

    async def tell(self, settlement: Settlement) -> None:
        """Say it in the conversation's language; a conversation that is gone hears nothing."""
        self.metrics.settlements.labels(status=settlement.status).inc()
        if not settlement.conversation_id or settlement.status not in SAID:
            return
        try:
            language = await self.conversations.language(settlement.conversation_id)
        except ConversationNotFound:
            return
        text = said(settlement.status, language, amount=settlement.amount)
        message = with_speech(BotMessage(text=text), language)
        await self.conversations.tell(settlement.conversation_id, [message])
        await self.push.deliver(settlement.conversation_id, [message])
