"""Lines of a cart, a proposal or an order, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from actions.phrases import cart as phrases
from actions.products import SPOKEN, title
from actions.turn import Turn
from commerce.catalogue import repository


class Named(Protocol):
    """Something about one product."""

    @property
    def product_id(self) -> str: ...
    @property
    def title(self) -> str: ...


class Line(Named, Protocol):
    """So many of a product in one option."""

    @property
    def option(self) -> str: ...
    @property
    def quantity(self) -> int: ...


Titles = Mapping[str, str]


async def titles(session: AsyncSession, turn: Turn, lines: Sequence[Named]) -> Titles:
    """The name of each line's product in the turn's language, by product id."""
    if turn.language == "ko":
        return {line.product_id: line.title for line in lines}
    products = await repository.products(session, sorted({line.product_id for line in lines}))
    known = {product.id: title(product, turn.language) for product in products}
    return {line.product_id: known.get(line.product_id, line.title) for line in lines}


def line_words(turn: Turn, line: Line, names: Titles) -> str:
    """One line: ``제주 삼다수 2L 6개 2개``, ``2 × Linen shirt, size M``."""
    phrase = phrases.LINE_OPTION if line.option else phrases.LINE
    return turn.say(phrase, title=names[line.product_id], option=line.option, quantity=line.quantity)


def lines_words(turn: Turn, lines: Sequence[Line], names: Titles) -> str:
    """The first three lines and how many there are besides."""
    told = ", ".join(line_words(turn, line, names) for line in lines[:SPOKEN])
    more = len(lines) - SPOKEN
    return turn.say(phrases.LINES_MORE, list=told, more=more) if more > 0 else told
