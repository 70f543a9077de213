"""What Korean shoppers and sellers say to the shop, and free Korean sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from voice.training.expansion import Slot, pick
from voice.training.goods import KINDS, SIZED, Goods
from voice.training.grammars import grammar
from voice.training.numbers import native, sino

_MONTHS = ("일월", "이월", "삼월", "사월", "오월", "유월", "칠월", "팔월", "구월", "시월", "십일월", "십이월")
_HOURS = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두")
_LABEL_SIZES = (*range(220, 295, 5), 85, 90, 95, 100, 105, 110, *range(24, 37))


def quantity(rng: np.random.Generator, kind: str = "") -> str:
    """두 개, 열두 병, 스무 박스; with a counter that suits the kind of goods, where one is given."""
    number = int(rng.integers(1, 6)) if rng.random() < 0.7 else int(rng.integers(1, 31))
    suited = grammar("korean_commands").words[f"{kind}_counters" if kind else "counters"]
    counter = "개" if rng.random() < 0.6 else pick(suited, rng)
    return f"{native(number)} {counter}"


def _amount(rng: np.random.Generator) -> int:
    draw = rng.random()
    if draw < 0.55:
        return int(rng.integers(1, 21)) * 10_000
    if draw < 0.85:
        return int(rng.integers(1, 60)) * 1_000
    return int(rng.integers(5, 500)) * 100


def price(rng: np.random.Generator) -> str:
    """이만 원, 만 오천 원, 구천팔백 원."""
    return f"{sino(_amount(rng))} 원"


def price_range(rng: np.random.Generator) -> str:
    """만 원에서 삼만 원, 오천 원부터 팔천오백 원: the lower one first, in steps of one size."""
    step = int(rng.choice([10_000, 10_000, 5_000, 1_000, 500]))
    lower, upper = sorted(int(n) * step for n in rng.choice(np.arange(1, 21), 2, replace=False))
    return f"{sino(lower)} 원{pick(('에서', '부터'), rng)} {sino(upper)} 원"


_ATTRIBUTES = {
    "food": ("food_brands", "kinds"),
    "clothes": ("colours", "colour_adjectives", "materials", "brands", "wearable_kinds"),
    "shoes": ("colours", "colour_adjectives", "brands", "wearable_kinds"),
    "things": ("colours", "colour_adjectives", "brands", "kinds"),
    "gadgets": ("colours", "brands", "gadget_kinds"),
    "household": ("colours", "kinds"),
}


def attribute(rng: np.random.Generator, kind: str = "clothes") -> str:
    """A colour, material, brand or other quality that goods of the kind may have."""
    return pick(grammar("korean_commands").words[pick(_ATTRIBUTES[kind], rng)], rng)


def size(rng: np.random.Generator) -> str:
    """엠, 라지, 이백칠십."""
    named = grammar("korean_commands").words["sizes"]
    return pick(named, rng) if rng.random() < 0.3 else sino(int(rng.choice(_LABEL_SIZES)))


def _date(rng: np.random.Generator) -> str:
    return f"{pick(_MONTHS, rng)} {sino(int(rng.integers(1, 32)))}일"


def _clock(rng: np.random.Generator) -> str:
    minute = int(rng.integers(0, 60))
    return f"{pick(_HOURS, rng)} 시" + (f" {sino(minute)} 분" if minute else "")


def _goods(products: Mapping[str, Sequence[str]]) -> Goods:
    words = grammar("korean_commands").words
    return Goods({kind: words[kind] for kind in KINDS}, products, 0.4 if products else 0.0)


def command_slots(products: Mapping[str, Sequence[str]]) -> Mapping[str, Slot]:
    """The slots of commands, with the shop's own products of each kind among the goods."""
    goods = _goods(products)

    def described(rng: np.random.Generator) -> str:
        if rng.random() >= 0.35:
            return goods.any(rng)
        kind, name = goods.of(KINDS, rng)
        return f"{attribute(rng, kind)} {name}"

    def counted(rng: np.random.Generator) -> str:
        kind, name = goods.of(KINDS, rng)
        return f"{name} {quantity(rng, kind)}"

    def coloured(rng: np.random.Generator) -> str:
        colour = pick(grammar("korean_commands").words["colours"], rng)
        return f"{colour} {goods.of(('clothes', 'shoes', 'things', 'gadgets'), rng)[1]}"

    return {
        **grammar("korean_commands").words, "goods": goods.any, "described": described, "counted": counted,
        "coloured": coloured, "sized": lambda rng: goods.of(SIZED, rng)[1],
        "clothes": lambda rng: goods.of(("clothes",), rng)[1], "quantity": quantity, "price": price,
        "price_range": price_range, "attribute": attribute, "size": size,
    }  # fmt: skip


def chatter_slots() -> Mapping[str, Slot]:
    """The slots of free sentences."""
    words, goods = grammar("korean_chatter").words, _goods({})
    return {
        **words,
        "thing": lambda rng: pick(words["things"], rng) if rng.random() < 0.6 else goods.any(rng),
        "colours": grammar("korean_commands").words["colours"],
        "quantity": quantity, "price": price, "date": _date, "clock": _clock,
        "number": lambda rng: sino(int(rng.integers(1, 10_000))),
    }  # fmt: skip
