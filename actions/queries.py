"""From what was said to what is searched for: a new search, a narrower one, a wider one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actions.entities import Entities
from commerce.search.query import SearchQuery, Sort


def fresh(said: Entities, words: str) -> SearchQuery:
    """A new search: the product that was named, else all the words, beside the attributes."""
    return narrowed(SearchQuery(text=said.product or words), replace(said, product=None), renames=False)


def narrowed(query: SearchQuery, said: Entities, *, renames: bool = True) -> SearchQuery:
    """The query with what was said put in place of what it says about the same.

    Another category takes the place of the words that were searched for, where it ``renames`` the thing.
    """
    changes: dict[str, object] = {
        name: value
        for name in ("colour", "material", "size", "brand", "category")
        if (value := getattr(said, name)) is not None
    }
    if said.product:
        changes["text"] = said.product
    elif renames and said.category and said.category != query.category:
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


def wider(query: SearchQuery, said: Entities) -> Iterator[SearchQuery]:
    """Queries that ask for less and less of the same, the nearest first; what was just ``said`` goes last."""
    bare = replace(query, colour=None, material=None, size=None)
    for attempt in (
        narrowed(SearchQuery(text=query.text, category=query.category, limit=query.limit), said),
        bare,
        replace(query, price_min=None, price_max=None),
        replace(bare, price_min=None, price_max=None, brand=None),
        SearchQuery(text=query.text, limit=query.limit),
        SearchQuery(category=query.category, limit=query.limit),
    ):
        if attempt != query and attempt != SearchQuery(limit=query.limit):
            yield attempt
