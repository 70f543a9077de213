"""Reviews quoted as they were written, each with its id."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from actions.messages import BotMessage, Card
from actions.phrases import reviews as phrases
from actions.products import title
from actions.review_words import aloud, follow_ups
from actions.scope import Scope
from actions.turn import Turn
from actions.wording import sentences
from commerce.analytics.reviews.service import ReviewQuote
from commerce.catalogue import repository

LONGEST = 80
SHORT_ID = 8


async def quoted(session: AsyncSession, turn: Turn, asked: Scope, found: Sequence[ReviewQuote]) -> BotMessage:
    """The reviews in words and cards; read aloud, they come without their ids."""
    window, about = asked.window(turn), asked.about(turn)
    products = {each.id: each for each in await repository.products(session, [quote.product_id for quote in found])}
    names = {key: title(each, turn.language) for key, each in products.items()}
    lead = turn.say(phrases.WORST, period=window, about=about, n=len(found))
    quotes = [_quote(turn, number, names, quote) for number, quote in enumerate(found, start=1)]
    idents = [turn.say(phrases.QUOTE_ID, id=quote.id[:SHORT_ID]) for quote in found]
    cards = tuple(
        Card(
            product_id=quote.product_id,
            title=names[quote.product_id],
            price=products[quote.product_id].price,
            image=products[quote.product_id].image,
            attributes=_attributes(turn, quote),
        )
        for quote in found
    )
    return BotMessage(
        text=sentences((lead, *(f"{words} {ident}" for words, ident in zip(quotes, idents, strict=True)))),
        speech=sentences((aloud(lead), *quotes)),
        cards=cards,
        buttons=follow_ups(turn, asked),
    )


def _quote(turn: Turn, number: int, names: dict[str, str], quote: ReviewQuote) -> str:
    text = " ".join(quote.text.split())
    short = text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"
    return turn.say(phrases.QUOTE, number=number, title=names[quote.product_id], text=short)


def _attributes(turn: Turn, quote: ReviewQuote) -> tuple[tuple[str, str], ...]:
    rating = () if quote.rating is None else ((phrases.ATTRIBUTE_RATING, turn.say(phrases.STARS, rating=quote.rating)),)
    named = (*rating, (phrases.ATTRIBUTE_TEXT, quote.text), (phrases.ATTRIBUTE_ID, quote.id))
    return tuple((turn.say(name), value) for name, value in named)
