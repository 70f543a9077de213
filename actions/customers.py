"""Whether a shopper may buy by speaking."""

from __future__ import annotations

import re

from actions.memory import Pending, Question
from actions.messages import BotMessage, Button, payload
from actions.phrases import payments as phrases
from actions.services import Services
from actions.turn import Answer, Turn
from commerce.customers import service as customers

_TURN_ON = re.compile(r"켜(?! ?져)|켤|킬게|활성화|허용|\bon\b|\b(?:enable|allow|activate)\b", re.IGNORECASE)


async def voice_buying_on(services: Services, turn: Turn) -> Answer:
    """Turns buying by voice on for a shopper who is signed in and asked for just that."""
    if turn.role == "guest":
        return turn.answer(BotMessage(text=turn.say(phrases.VOICE_LOGIN)))
    asked = turn.memory.pending
    agreed = turn.pressed or (asked is not None and asked.question is Question.VOICE_ON)
    if not agreed and not _TURN_ON.search(turn.words):
        button = Button(turn.say(phrases.TURN_VOICE_ON), payload("voice_buying_on"))
        message = BotMessage(text=turn.say(phrases.VOICE_ASK), buttons=(button,))
        return turn.answer(message, pending=Pending(question=Question.VOICE_ON))
    async with services.database.transaction() as session:
        await customers.set_voice_buying(session, turn.customer, True, services.clock())
    return turn.answer(BotMessage(text=turn.say(phrases.VOICE_ON)))


async def voice_buying_off(services: Services, turn: Turn) -> Answer:
    """Turns buying by voice off."""
    async with services.database.transaction() as session:
        await customers.set_voice_buying(session, turn.customer, False, services.clock())
    return turn.answer(BotMessage(text=turn.say(phrases.VOICE_NOW_OFF)))
