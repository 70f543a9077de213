"""What a seller asks about: the window, the topic and the products, kept over follow-up questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from actions.messages import BotMessage, Button, payload
from actions.phrases import reviews as phrases
from actions.products import title, without_colour
from actions.services import Services
from actions.turn import Answer, Turn, Unclear
from commerce.catalogue import repository
from commerce.catalogue.models import Product
from commerce.catalogue.vocabulary import CATEGORIES, canonical_category, english
from commerce.errors import CommerceError
from commerce.period_words import label
from commerce.periods import Period, PeriodNotBegun, PeriodUnknown, resolve
from commerce.search.query import SearchQuery

DEFAULT_PERIOD = "this_week"
MOST = 50
"""So many products of a kind are looked at together."""

_WHOLE = re.compile(r"리뷰|후기|상품평|전체|전부|\b(?:reviews?|feedback|overall|everything)\b", re.IGNORECASE)
_EVERYTHING = re.compile(
    r"전체|전부|모든|모두|우리|가게|매장|스토어|all|everything|overall|(?:my |our )?(?:store|shop)", re.IGNORECASE
)
_WHICH_PRODUCT = re.compile(
    r"(?:어떤|어느|무슨) ?(?:상품|제품|물건|옷|거|게)|(?:상품|제품)별|\bwhich (?:products?|items?|ones?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """``products`` holds every colour of the product or all of the kind that was named; nothing for the store."""

    period: Period
    topic: str | None
    products: tuple[str, ...]
    product_name: str

    def answer(self, turn: Turn, message: BotMessage) -> Answer:
        """An answer that remembers what it was about."""
        return turn.answer(
            message,
            period=self.period.name,
            topic=self.topic,
            shown=self.products,
            focus=self.products[0] if self.products else None,
        )

    def about(self, turn: Turn) -> str:
        """The topic and the product in words, empty for all reviews."""
        topic = turn.say(phrases.TOPIC_NAMES[self.topic]) if self.topic else ""
        if topic and self.products:
            return turn.say(phrases.ABOUT_BOTH, product=self.product_name, topic=topic)
        if self.products:
            return turn.say(phrases.ABOUT_PRODUCT, product=self.product_name)
        return turn.say(phrases.ABOUT_TOPIC, topic=topic) if topic else ""

    def window(self, turn: Turn) -> str:
        """The window in words, with its dates."""
        return label(self.period, turn.language)


def which_product(words: str) -> bool:
    """Whether it is asked which products, and not about one."""
    return _WHICH_PRODUCT.search(words) is not None


async def scope(services: Services, session: AsyncSession, turn: Turn) -> Scope:
    """What this question is about; a follow-up ("사이즈만", "지난주는?") keeps what it does not name."""
    said, kept = turn.entities, turn.memory
    follows = not (turn.pressed or _WHOLE.search(turn.words) or which_product(turn.words))
    products: tuple[str, ...] = ()
    if said.product and not _EVERYTHING.fullmatch(said.product.strip()):
        products = await _products(services, session, turn, said.product)
    elif follows and kept.focus:
        products = kept.shown or (kept.focus,)
    return Scope(
        period=_period(turn, said.period or kept.period or DEFAULT_PERIOD, services.clock()),
        topic=said.topic or (kept.topic if follows else None),
        products=products,
        product_name=_name(turn, await repository.products(session, products)),
    )


def _period(turn: Turn, name: str, now: datetime) -> Period:
    """The span that is meant; of two that the words could mean (``days:3|dom:03``) it is asked which."""
    begun: list[Period] = []
    refused: CommerceError = PeriodUnknown(name)
    for one in name.split("|"):
        try:
            begun.append(resolve(one, now))
        except PeriodNotBegun as error:
            refused = error
        except PeriodUnknown:
            continue
    if not begun:
        raise refused
    if len(begun) == 1:
        return begun[0]
    first, second = (label(each, turn.language) for each in begun[:2])
    buttons = tuple(
        Button(label(each, turn.language), payload(turn.intent, **{**_kept(turn), "period": each.name}))
        for each in begun
    )
    text = turn.say(phrases.WHICH_PERIOD, first=first, second=second)
    raise Unclear(turn.answer(BotMessage(text=text, buttons=buttons)))


def _kept(turn: Turn) -> dict[str, str]:
    said = turn.entities
    return {name: value for name, value in (("topic", said.topic), ("product", said.product)) if value}


async def _products(services: Services, session: AsyncSession, turn: Turn, phrase: str) -> tuple[str, ...]:
    query = SearchQuery(text=phrase, store_id=turn.store, limit=MOST)
    found = (await services.search.find(session, query)).products
    if not found:
        text = turn.say(phrases.NO_SUCH_PRODUCT, product=phrase)
        raise Unclear(turn.answer(BotMessage(text=text)))
    if canonical_category(phrase):
        return tuple(each.id for each in found)
    return tuple(each.id for each in found if without_colour(each) == without_colour(found[0]))


def _name(turn: Turn, products: Sequence[Product]) -> str:
    """One product's name; without its colour where several colours are meant; the kind, of different products."""
    if not products:
        return ""
    first, korean = products[0], turn.language == "ko"
    if len(products) == 1:
        return title(first, turn.language)
    if len({without_colour(each) for each in products}) > 1:
        return first.category if korean else english(first.category, CATEGORIES)
    return without_colour(first) if korean or not first.title_en else first.title_en
