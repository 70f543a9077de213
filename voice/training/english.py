"""What English-speaking shoppers and sellers say to the shop, and free English sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from voice.training.expansion import Slot, pick
from voice.training.goods import KINDS, SIZED, Goods
from voice.training.grammars import grammar
from voice.training.numbers import english

_PRODUCT_SHARE = 0.25


def quantity(rng: np.random.Generator) -> str:
    """Mostly one to six, rarely up to thirty."""
    return english(int(rng.integers(1, 7)) if rng.random() < 0.75 else int(rng.integers(1, 31)))


def _amount(rng: np.random.Generator) -> int:
    draw = rng.random()
    if draw < 0.55:
        return int(rng.integers(1, 21)) * 10_000
    if draw < 0.9:
        return int(rng.integers(1, 60)) * 1_000
    return int(rng.integers(5, 99)) * 100


def price(rng: np.random.Generator) -> str:
    """ten thousand won, fifteen hundred won."""
    return f"{english(_amount(rng))} won"


def price_range(rng: np.random.Generator) -> str:
    """ten thousand won and thirty thousand won: the lower one first, in steps of one size."""
    step = int(rng.choice([10_000, 10_000, 5_000, 1_000]))
    lower, upper = sorted(int(n) * step for n in rng.choice(np.arange(1, 21), 2, replace=False))
    return f"{english(lower)} won and {english(upper)} won"


def _without_article(phrase: str) -> str:
    return phrase.removeprefix("a ").removeprefix("an ")


_ATTRIBUTES = {
    "food": ("kinds",),
    "clothes": ("colours", "materials", "kinds", "wearable_kinds"),
    "shoes": ("colours", "kinds", "wearable_kinds"),
    "things": ("colours", "materials", "kinds"),
    "gadgets": ("colours", "kinds", "gadget_kinds"),
    "household": ("colours", "kinds"),
}


def command_slots(products: Mapping[str, Sequence[str]]) -> Mapping[str, Slot]:
    """The slots of commands, with the shop's own products of each kind among the goods."""
    words = grammar("english_commands").words
    with_article = Goods({kind: words[kind] for kind in KINDS}, products, _PRODUCT_SHARE)
    plain = {kind: [_without_article(phrase) for phrase in words[kind]] for kind in KINDS}
    bare = Goods(plain, products, _PRODUCT_SHARE)

    def described(rng: np.random.Generator) -> str:
        kind, name = bare.of(KINDS, rng)
        return f"{pick(words[pick(_ATTRIBUTES[kind], rng)], rng)} {name}" if rng.random() < 0.6 else name

    def coloured(rng: np.random.Generator) -> str:
        return f"{pick(words['colours'], rng)} {bare.of(('clothes', 'shoes', 'things', 'gadgets'), rng)[1]}"

    def packed(rng: np.random.Generator) -> str:
        kind, name = bare.of(("food", "household", "shoes"), rng)
        return f"{pick(words[f'{kind}_counters'], rng)} of {name}"

    return {
        **words, "goods_with_article": with_article.any, "goods": bare.any, "described": described,
        "coloured": coloured, "packed": packed, "sized": lambda rng: bare.of(SIZED, rng)[1],
        "quantity": quantity, "price": price, "price_range": price_range,
    }  # fmt: skip


def _any_goods(rng: np.random.Generator) -> str:
    words = grammar("english_commands").words
    return pick(words[pick(KINDS, rng)], rng)


def _number(rng: np.random.Generator) -> str:
    return english(int(rng.integers(1, 100) if rng.random() < 0.6 else rng.integers(100, 10_000)))


def chatter_slots() -> Mapping[str, Slot]:
    """The slots of free sentences."""
    words, commands = grammar("english_chatter").words, grammar("english_commands").words
    return {
        **words,
        "thing": lambda rng: pick(words["things"], rng) if rng.random() < 0.7 else _any_goods(rng),
        "colours": commands["colours"],
        "number": _number,
    }
