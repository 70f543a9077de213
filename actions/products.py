"""Products as people see them: their names, cards and lists."""

from __future__ import annotations

from collections.abc import Sequence

from actions.messages import Button, Card, payload
from actions.phrases import products as phrases
from actions.turn import Turn
from actions.wording import Language, Phrase, sentences
from commerce.catalogue.models import Product
from commerce.catalogue.vocabulary import COLOURS, MATERIALS, english

SPOKEN = 3
"""At most so many options are named in the text; the screen shows the rest."""

SHOWN = 10
LOW_STOCK = 5


def title(product: Product, language: Language) -> str:
    """The product's name in that language, its colour added where the Korean name has it."""
    if language == "ko" or not product.title_en:
        return product.title
    colour = english(product.colour or "", COLOURS)
    told = product.colour and product.title.endswith(product.colour) and colour not in product.title_en.lower()
    return f"{product.title_en}, {colour}" if told else product.title_en


def without_colour(product: Product) -> str:
    """The Korean name that all colours of the product share."""
    return product.title.removesuffix(product.colour or "").rstrip()


def card(turn: Turn, product: Product) -> Card:
    """A card with what can be done with the product."""
    detail = Button(turn.say(phrases.DETAIL), payload("detail", product_id=product.id))
    add = Button(turn.say(phrases.ADD), payload("add_to_cart", product_id=product.id))
    return Card(
        product_id=product.id,
        title=title(product, turn.language),
        price=product.price,
        image=product.image,
        attributes=tuple((turn.say(name), value) for name, value in _attributes(turn, product) if value),
        buttons=(add, detail) if product.stock > 0 else (detail,),
    )


def cards(turn: Turn, products: Sequence[Product]) -> tuple[Card, ...]:
    """The cards of at most ten products."""
    return tuple(card(turn, product) for product in products[:SHOWN])


def listing(turn: Turn, products: Sequence[Product], total: int | None = None) -> str:
    """The first three with number and price, and how many there are besides."""
    named = [_item(turn, number, product) for number, product in enumerate(products[:SPOKEN], start=1)]
    more = (len(products) if total is None else total) - len(named)
    if more > 0:
        return turn.say(phrases.MORE, list=", ".join(named), more=more)
    return turn.say(phrases.END, list=", ".join(named))


def description(turn: Turn, product: Product) -> str:
    """Name, price, colour, material, sizes and stock in a few sentences."""
    attributes = dict(_attributes(turn, product))
    colour, material = attributes[phrases.ATTRIBUTE_COLOUR], attributes[phrases.ATTRIBUTE_MATERIAL]
    return sentences(
        (
            turn.say(phrases.PRICED, title=title(product, turn.language), price=product.price),
            turn.say(phrases.COLOUR, colour=colour) if colour else None,
            turn.say(phrases.MATERIAL, material=material) if material else None,
            turn.say(phrases.SIZES, sizes=", ".join(product.sizes)) if len(product.sizes) > 1 else None,
            stock_words(turn, product.stock),
        )
    )


def stock_words(turn: Turn, stock: int) -> str | None:
    """That little or nothing is left, or None where there is enough."""
    if stock <= 0:
        return turn.say(phrases.SOLD_OUT)
    return turn.say(phrases.LOW_STOCK, stock=stock) if stock <= LOW_STOCK else None


def _item(turn: Turn, number: int, product: Product) -> str:
    phrase = phrases.ITEM if product.stock > 0 else phrases.ITEM_SOLD_OUT
    return turn.say(phrase, number=number, title=title(product, turn.language), price=product.price)


def _attributes(turn: Turn, product: Product) -> tuple[tuple[Phrase, str], ...]:
    korean = turn.language == "ko"
    colour, material, stock = product.colour or "", product.material or "", ""
    if product.stock <= 0:
        stock = turn.say(phrases.STOCK_NONE)
    elif product.stock <= LOW_STOCK:
        stock = turn.say(phrases.STOCK_LOW, stock=product.stock)
    return (
        (phrases.ATTRIBUTE_COLOUR, colour if korean else english(colour, COLOURS)),
        (phrases.ATTRIBUTE_MATERIAL, material if korean else english(material, MATERIALS)),
        (phrases.ATTRIBUTE_SIZES, ", ".join(product.sizes)),
        (phrases.ATTRIBUTE_BRAND, product.brand),
        (phrases.ATTRIBUTE_STOCK, stock),
    )
