"""What Korean shoppers and sellers say to the shop, and free Korean sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from voice.training.expansion import Slot, pick
from voice.training.grammars import grammar
from voice.training.numbers import native, sino

_MONTHS = ("일월", "이월", "삼월", "사월", "오월", "유월", "칠월", "팔월", "구월", "시월", "십일월", "십이월")
_HOURS = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두")
_LABEL_SIZES = (*range(220, 295, 5), 85, 90, 95, 100, 105, 110, *range(24, 37))


def quantity(rng: np.random.Generator) -> str:
    """두 개, 열두 병, 스무 박스."""
    number = int(rng.integers(1, 6)) if rng.random() < 0.7 else int(rng.integers(1, 31))
    counter = "개" if rng.random() < 0.6 else pick(grammar("korean_commands").words["counters"], rng)
    return f"{native(number)} {counter}"


def price(rng: np.random.Generator) -> str:
    """이만 원, 만 오천 원, 구천팔백 원."""
    draw = rng.random()
    if draw < 0.55:
        number = int(rng.integers(1, 21)) * 10_000
    elif draw < 0.85:
        number = int(rng.integers(1, 60)) * 1_000
    else:
        number = int(rng.integers(5, 500)) * 100
    return f"{sino(number)} 원"


def attribute(rng: np.random.Generator) -> str:
    """A colour, material, brand or kind before goods."""
    words = grammar("korean_commands").words
    names = ("colours", "colour_adjectives", "materials", "brands", "kinds")
    return pick(words[str(rng.choice(names, p=(0.4, 0.1, 0.15, 0.15, 0.2)))], rng)


def size(rng: np.random.Generator) -> str:
    """엠, 라지, 이백칠십."""
    named = grammar("korean_commands").words["sizes"]
    return pick(named, rng) if rng.random() < 0.3 else sino(int(rng.choice(_LABEL_SIZES)))


def _date(rng: np.random.Generator) -> str:
    return f"{pick(_MONTHS, rng)} {sino(int(rng.integers(1, 32)))}일"


def _clock(rng: np.random.Generator) -> str:
    minute = int(rng.integers(0, 60))
    return f"{pick(_HOURS, rng)} 시" + (f" {sino(minute)} 분" if minute else "")


def _goods(products: Sequence[str]) -> Callable[[np.random.Generator], str]:
    common = grammar("korean_commands").words["goods"]
    return lambda rng: pick(products, rng) if products and rng.random() < 0.4 else pick(common, rng)


def command_slots(products: Sequence[str]) -> Mapping[str, Slot]:
    """The slots of commands, with the shop's own products among the goods."""
    words = grammar("korean_commands").words
    goods = _goods(products)

    def described(rng: np.random.Generator) -> str:
        return f"{attribute(rng)} {pick(words['goods'], rng)}" if rng.random() < 0.35 else goods(rng)

    return {
        **words, "goods": goods, "described": described, "quantity": quantity, "price": price,
        "attribute": attribute, "size": size,
    }  # fmt: skip


def chatter_slots() -> Mapping[str, Slot]:
    """The slots of free sentences."""
    words, goods = grammar("korean_chatter").words, _goods(())
    return {
        **words,
        "thing": lambda rng: pick(words["things"], rng) if rng.random() < 0.6 else goods(rng),
        "colours": grammar("korean_commands").words["colours"],
        "quantity": quantity, "price": price, "date": _date, "clock": _clock,
        "number": lambda rng: sino(int(rng.integers(1, 10_000))),
    }  # fmt: skip
