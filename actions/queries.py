"""From what was said to what is searched for: a new search, a narrower one, a wider one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actions.entities import Entities
from commerce.search.query import SearchQuery, Sort


def fresh(said: Entities, words: str) -> SearchQuery:
    """A new search: the product that was named, else the attributes, else all the words."""
    text = said.product or ("" if said.describes else words)
    return narrowed(SearchQuery(text=text), said)


def narrowed(query: SearchQuery, said: Entities) -> SearchQuery:
    """The query with what was said put in place of what it says about the same."""
    changes: dict[str, object] = {
        name: value
        for name in ("colour", "material", "size", "brand", "category")
        if (value := getattr(said, name)) is not None
    }
    if said.product:
        changes["text"] = said.product
    elif said.category and said.category != query.category:
        changes["text"] = ""
    if said.price:
        changes |= {"price_min": said.price.least, "price_max": said.price.most}
    if said.sort in list(Sort):
        changes["sort"] = Sort(said.sort)
    return replace(query, **changes)  # type: ignore[arg-type]


def cheaper_than(query: SearchQuery, price: int) -> SearchQuery:
    """The query for what costs less than ``price`` won, cheapest first."""
    return replace(cheapest(query), price_max=price - 1)


def cheapest(query: SearchQuery) -> SearchQuery:
    """The query with the cheapest first."""
    return replace(query, sort=Sort.PRICE_LOW)


def wider(query: SearchQuery) -> Iterator[SearchQuery]:
    """Queries that ask for less and less of the same, the nearest first."""
    bare = replace(query, colour=None, material=None, size=None)
    for attempt in (
        bare,
        replace(query, price_min=None, price_max=None),
        replace(bare, price_min=None, price_max=None, brand=None),
        SearchQuery(text=query.text, limit=query.limit),
        SearchQuery(category=query.category, limit=query.limit),
    ):
        if attempt != query and attempt != SearchQuery(limit=query.limit):
            yield attempt
