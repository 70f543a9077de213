"""Whether a shopper may buy by speaking."""

from __future__ import annotations

from actions.messages import BotMessage
from actions.phrases import payments as phrases
from actions.services import Services
from actions.turn import Answer, Turn
from commerce.customers import service as customers


async def voice_buying_on(services: Services, turn: Turn) -> Answer:
    """Turns buying by voice on for a shopper who is signed in."""
    if turn.role == "guest":
        return turn.answer(BotMessage(text=turn.say(phrases.VOICE_LOGIN)))
    async with services.database.transaction() as session:
        await customers.set_voice_buying(session, turn.customer, True, services.clock())
    return turn.answer(BotMessage(text=turn.say(phrases.VOICE_ON)))


async def voice_buying_off(services: Services, turn: Turn) -> Answer:
    """Turns buying by voice off."""
    async with services.database.transaction() as session:
        await customers.set_voice_buying(session, turn.customer, False, services.clock())
    return turn.answer(BotMessage(text=turn.say(phrases.VOICE_NOW_OFF)))
