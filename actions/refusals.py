"""Turns what the shop refuses into a sentence."""

from __future__ import annotations

from actions.messages import BotMessage
from actions.phrases.refusals import GONE, REFUSALS, SOMETHING
from actions.products import title
from actions.services import Services
from actions.turn import Answer, Turn
from commerce.cart.errors import OutOfStock
from commerce.catalogue import repository
from commerce.errors import CommerceError

FIELDS = ("available", "tries_left")
"""What words may take from an error."""


async def refused(services: Services, turn: Turn, error: CommerceError) -> Answer:
    """The sentence for an error, with the product's name where it is about one."""
    sold_out = isinstance(error, OutOfStock) and error.available == 0
    phrase = GONE if sold_out else REFUSALS.get(error.code, REFUSALS[CommerceError.code])
    about = getattr(error, "product_id", None)
    async with services.database.reading() as session:
        found = await repository.products(session, [about] if isinstance(about, str) else [])
    name = title(found[0], turn.language) if found else turn.say(SOMETHING)
    values = {field: getattr(error, field) for field in FIELDS if hasattr(error, field)}
    return turn.answer(BotMessage(text=turn.say(phrase, title=name, **values)))
