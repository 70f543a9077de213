"""All values of one utterance, and who gives way where two readings share a character."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, Union

from nlu.components.found import Found
from nlu.components.ordinals import find_ordinals
from nlu.components.periods import find_periods
from nlu.components.prices import PriceRange, find_prices
from nlu.components.quantities import find_quantities
from nlu.components.sizes import find_sizes, said_in_numbers
from nlu.components.words import (
    category_at_end,
    find_categories,
    find_colours,
    find_comparisons,
    find_language,
    find_materials,
    find_sorts,
    find_topics,
)

Value = Union[str, int, dict[str, Union[int, None]]]

Read = TypeVar("Read")

KINDS = (
    "product", "brand", "price", "quantity", "ordinal", "colour", "material", "category", "size", "sort",
    "comparison", "period", "topic", "language",
)  # fmt: skip
"""Every kind of entity that an utterance may name."""

_BARE = frozenset({"price", "quantity", "ordinal", "size", "period", "sort", "comparison", "language"})
_AT_END = frozenset({"colour"})
_BARE_NUMBER = re.compile(
    r"\W*(?P<number>\d{2,3})(?:으로|로|이요|요)?(?:\s?(?:주세요|줘|할게요?|부탁해요?|부탁드려요|please|thanks))?\W*",
    re.IGNORECASE,
)
_SHOE_LEAST, _SHOE_MOST = 200, 300
_EDGE = " 을를은는이가도만의에로,.!?~"


@dataclass(frozen=True)
class Entity:
    """``value`` of the entity ``name`` at ``text[start:end]``."""

    name: str
    value: Value
    start: int
    end: int


def read(text: str, learnt: Sequence[Entity] = ()) -> list[Entity]:
    """The values that ``text`` states, by their kind.

    Money goes before counts, counts before sizes; a number alone may be both, and is a size alone where it is that
    of a shoe. A count or size inside a learnt product name belongs to that name
    where the name goes on behind it, and so does a category: a rice cooker is no rice.
    """
    prices = find_prices(text)
    ordinals = _apart(find_ordinals(text), prices)
    periods = _apart(find_periods(text), prices)
    quantities = _apart(_apart(_apart(find_quantities(text), prices), ordinals), periods)
    quantities = [one for one in quantities if not _within(one, learnt)]
    sizes = _apart(_apart(find_sizes(text), prices), periods)
    bare_number = _BARE_NUMBER.fullmatch(text)
    quantities = _apart(quantities, said_in_numbers(text))
    if not bare_number:
        sizes = _apart(sizes, quantities)
    elif _SHOE_LEAST <= int(bare_number["number"]) <= _SHOE_MOST:
        quantities = []
    sizes = [one for one in sizes if not _within(one, learnt)]
    sorts = find_sorts(text)
    bare = [
        *(Entity("price", _price(one.value), one.start, one.end) for one in prices),
        *_entities("quantity", quantities),
        *_entities("ordinal", ordinals),
        *_entities("colour", find_colours(text)),
        *_entities("size", sizes),
        *_entities("sort", sorts),
        *_entities("comparison", _apart(find_comparisons(text), sorts)),
        *_entities("period", periods),
        *_entities("language", find_language(text)),
    ]
    names = [cut for one in learnt if (cut := trimmed(one, bare, text)) is not None]
    categories = _apart(_apart(find_categories(text), prices), quantities)
    categories += [one for one in _compounds(text, names) if not any(one.overlaps(other) for other in categories)]
    return [
        *bare,
        *_entities("material", find_materials(text)),
        *_entities("category", [one for one in categories if not _before_head(one, names)]),
        *_entities("topic", [one for one in _apart(find_topics(text), sorts) if not _labels(one, sizes, text)]),
    ]


def _compounds(text: str, names: Sequence[Entity]) -> list[Found[str]]:
    """The categories that the last word of a learnt product ends with: a 사과주스 is a 주스."""
    found = []
    for name in names:
        if name.name == "product":
            ending = category_at_end(text[name.start : name.end])
            if ending is not None:
                found.append(Found(ending.value, name.start + ending.start, name.end))
    return found


def flags(text: str, learnt: Sequence[Entity]) -> list[bool]:
    """Whether each of `KINDS` is named in ``text``, whose learnt entities are ``learnt``."""
    named = {one.name for one in (*learnt, *read(text, learnt))}
    return [kind in named for kind in KINDS]


def joined(learnt: Sequence[Entity], text: str) -> list[Entity]:
    """``learnt`` with neighbours of the same name that only blanks part made one."""
    result: list[Entity] = []
    for one in sorted(learnt, key=lambda entity: entity.start):
        last = result[-1] if result else None
        if last is not None and last.name == one.name and not text[last.end : one.start].strip():
            result[-1] = replace(last, value=text[last.start : one.end], end=one.end)
        else:
            result.append(one)
    return result


def trimmed(entity: Entity, values: Sequence[Entity], text: str) -> Entity | None:
    """A learnt ``entity`` without the values at its edges and the blanks they leave; None if nothing is left."""
    start, end = entity.start, entity.end
    changed = True
    while changed:
        changed = False
        for value in values:
            if value.end <= start or value.start >= end:
                continue
            if value.name in _AT_END and value.start > start and value.end == end:
                end, changed = value.start, True
            if value.name not in _BARE:
                continue
            if value.start <= start:
                start, changed = value.end, True
            elif value.end >= end:
                end, changed = value.start, True
        if start >= end:
            return None
    if (start, end) == (entity.start, entity.end):
        return entity
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in " ,.":
        end -= 1
    return replace(entity, value=text[start:end], start=start, end=end) if end > start else None


def _entities(name: str, found: Sequence[Union[Found[str], Found[int]]]) -> list[Entity]:
    return [Entity(name, one.value, one.start, one.end) for one in found]


def _price(value: PriceRange) -> dict[str, int | None]:
    return {"min": value.low, "max": value.high}


def _apart(found: list[Found[Read]], others: Sequence[Found[Any]]) -> list[Found[Read]]:
    return [one for one in found if not any(one.overlaps(other) for other in others)]


def _labels(topic: Found[str], sizes: Sequence[Found[str]], text: str) -> bool:
    """Whether a topic is only the word that says of a size what it is: "size 240", "M 사이즈로"."""
    return topic.value == "size" and any(
        not text[min(topic.end, size.end) : max(topic.start, size.start)].strip() for size in sizes
    )


def _before_head(one: Found[Any], learnt: Sequence[Entity]) -> bool:
    return any(span.start <= one.start and one.end < span.end for span in learnt)


def _within(one: Found[Any], learnt: Sequence[Entity]) -> bool:
    return any(span.start < one.start and one.end < span.end for span in learnt)
