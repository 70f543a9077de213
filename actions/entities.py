"""What was named in the latest message, typed; Rasa's loose values are converted here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PriceRange:
    """Lowest and highest price in won, either of them open."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """Each entity at most once: the last one said, as a correction comes last; of products the first.

    ``products`` are all of them, in order.
    """

    product: str | None = None
    products: tuple[str, ...] = ()
    quantity: int | None = None
    ordinal: int | None = None
    price: PriceRange | None = None
    colour: str | None = None
    material: str | None = None
    category: str | None = None
    size: str | None = None
    brand: str | None = None
    sort: str | None = None
    period: str | None = None
    topic: str | None = None
    language: str | None = None
    comparison: str | None = None
    product_id: str | None = None
    proposal_id: str | None = None
    option: str | None = None
    order_id: str | None = None

    @property
    def attributes(self) -> tuple[str, ...]:
        """The colour, material, category and brand that were named."""
        return tuple(word for word in (self.colour, self.material, self.category, self.brand) if word)

    @property
    def describes(self) -> bool:
        """Whether anything was said that a search can filter or sort by."""
        return bool(self.attributes or self.size or self.price or self.sort or self.comparison)


@dataclass(frozen=True, slots=True)
class Named:
    """One entity with its place in the words: from ``start`` up to ``end``, in characters."""

    kind: str
    value: Any
    start: int
    end: int


_WORDS = (
    "colour", "material", "category", "size", "brand", "sort", "period", "topic", "language", "comparison",
    "product_id", "proposal_id", "option", "order_id",
)  # fmt: skip


def entities(found: Sequence[Mapping[str, Any]]) -> Entities:
    """The entities of Rasa's latest message, values of an unexpected type left out."""
    said: dict[str, list[Any]] = {}
    for entity in found:
        said.setdefault(str(entity.get("entity")), []).append(entity.get("value"))
    return Entities(
        product=_word(said.get("product", [None])[0]),
        products=tuple(word for value in said.get("product", ()) if (word := _word(value))),
        quantity=_integer(said.get("quantity", [None])[-1]),
        ordinal=_integer(said.get("ordinal", [None])[-1]),
        price=_range(said.get("price", [None])[-1]),
        **{name: _word(said.get(name, [None])[-1]) for name in _WORDS},
    )


def named(found: Sequence[Mapping[str, Any]]) -> tuple[Named, ...]:
    """The entities of Rasa's latest message that have a place in it, in the order of their places."""
    placed = [
        Named(str(entity.get("entity")), entity.get("value"), entity["start"], entity["end"])
        for entity in found
        if isinstance(entity.get("start"), int) and isinstance(entity.get("end"), int)
    ]
    return tuple(sorted(placed, key=lambda one: (one.start, -one.end)))


def _word(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _integer(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal():
        return int(value)
    return value if isinstance(value, int) else None


def _range(value: object) -> PriceRange | None:
    if not isinstance(value, dict):
        return None
    least, most = _integer(value.get("min")), _integer(value.get("max"))
    return PriceRange(least, most) if least is not None or most is not None else None
