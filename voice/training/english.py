"""What English-speaking shoppers and sellers say to the shop, and free English sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from voice.training.expansion import Slot, pick
from voice.training.grammars import grammar
from voice.training.numbers import english

_PRODUCT_SHARE = 0.25


def quantity(rng: np.random.Generator) -> str:
    """Mostly one to six, rarely up to thirty."""
    return english(int(rng.integers(1, 7)) if rng.random() < 0.75 else int(rng.integers(1, 31)))


def price(rng: np.random.Generator) -> str:
    """ten thousand won, fifteen hundred won."""
    draw = rng.random()
    if draw < 0.55:
        number = int(rng.integers(1, 21)) * 10_000
    elif draw < 0.9:
        number = int(rng.integers(1, 60)) * 1_000
    else:
        number = int(rng.integers(5, 99)) * 100
    return f"{english(number)} won"


def _without_article(phrase: str) -> str:
    return phrase.removeprefix("a ").removeprefix("an ")


def _of(goods: Sequence[str], products: Sequence[str]) -> Callable[[np.random.Generator], str]:
    return lambda rng: pick(products, rng) if products and rng.random() < _PRODUCT_SHARE else pick(goods, rng)


def command_slots(products: Sequence[str]) -> Mapping[str, Slot]:
    """The slots of commands, with the shop's own products among the goods."""
    words = grammar("english_commands").words
    bare = _of([_without_article(phrase) for phrase in words["goods"]], products)

    def described(rng: np.random.Generator) -> str:
        kind = str(rng.choice(("colours", "materials", "kinds", ""), p=(0.35, 0.15, 0.1, 0.4)))
        return f"{pick(words[kind], rng)} {bare(rng)}" if kind else bare(rng)

    return {
        **words, "goods_with_article": _of(words["goods"], products), "goods": bare, "described": described,
        "quantity": quantity, "price": price,
    }  # fmt: skip


def _number(rng: np.random.Generator) -> str:
    return english(int(rng.integers(1, 100) if rng.random() < 0.6 else rng.integers(100, 10_000)))


def chatter_slots() -> Mapping[str, Slot]:
    """The slots of free sentences."""
    words, commands = grammar("english_chatter").words, grammar("english_commands").words
    return {
        **words,
        "thing": lambda rng: pick(words["things"], rng) if rng.random() < 0.7 else pick(commands["goods"], rng),
        "colours": commands["colours"],
        "number": _number,
    }
