"""Finding products for a shopper's words; prices and stock are always the database's own."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.catalogue import repository, vocabulary
from commerce.catalogue.models import Product
from commerce.search.analyser import Analyser
from commerce.search.index import Filters, ProductIndex
from commerce.search.query import SearchQuery, SearchResult, Sort


@dataclass(frozen=True, slots=True)
class _Hit:
    """What the order of results needs to know of a product."""

    id: str
    family: tuple[str, str]
    price: int
    sold_out: bool
    popularity: int
    created_at: datetime
    score: float


class ProductSearch:
    """Searches an index that `rebuild` makes from the database; before the first one nothing is found."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._index = ProductIndex((), analyser)

    async def rebuild(self, session: AsyncSession) -> int:
        """Index every product of the database anew; how many there are."""
        rows = (await session.scalars(select(Product).order_by(Product.id))).all()
        self._index = await asyncio.to_thread(ProductIndex, rows, self._analyser)
        return len(rows)

    async def find(self, session: AsyncSession, query: SearchQuery) -> SearchResult:
        """The products that the query asks for; those sold out come last, nothing relevant gives none."""
        scores = dict(self._index.ranked(query.text, self._filters(query)))
        hits = await _hits(session, scores, price_min=query.price_min, price_max=query.price_max)
        ordered = _ordered(hits, query.sort)
        chosen = await repository.products(session, [hit.id for hit in ordered[: max(query.limit, 0)]])
        return SearchResult(tuple(chosen), len(ordered))

    def brand_in(self, text: str) -> str | None:
        """The brand of the catalogue that stands in a text, in Hangul or Latin letters; None where none does."""
        return self._index.brand_in(text)

    async def best_title_match(
        self, session: AsyncSession, phrase: str, *, candidates: Sequence[str] | None = None
    ) -> Product | None:
        """The one product that a phrase names best, among `candidates` (ids) where given; None if none fits.

        Of products that fit equally well, the earlier candidate wins, else the more popular.
        """
        if candidates is not None and not candidates:
            return None
        filters = Filters(ids=None if candidates is None else tuple(candidates))
        scores = dict(self._index.ranked(phrase, filters))
        if not scores or (candidates is None and not phrase.strip()):
            return None
        hits = await _hits(session, scores, price_min=None, price_max=None)
        places = {product_id: place for place, product_id in enumerate(candidates or ())}
        best = min(
            hits,
            key=lambda hit: (-hit.score, places.get(hit.id, 0), hit.sold_out, -hit.popularity, hit.id),
            default=None,
        )
        return await repository.product(session, best.id) if best else None

    def _filters(self, query: SearchQuery) -> Filters:
        category = query.category and (vocabulary.canonical_category(query.category) or query.category)
        return Filters(
            store=query.store_id,
            categories=(vocabulary.categories_of(category) or (category,)) if category else None,
            colour=query.colour and (vocabulary.canonical_colour(query.colour) or query.colour),
            material=query.material and (vocabulary.canonical_material(query.material) or query.material),
            size=query.size or None,
            brand=self._index.brand(query.brand) if query.brand else None,
        )


async def _hits(
    session: AsyncSession, scores: dict[str, float], *, price_min: int | None, price_max: int | None
) -> list[_Hit]:
    if not scores:
        return []
    wanted = select(
        Product.id, Product.store_id, Product.title, Product.colour,
        Product.price, Product.stock, Product.popularity, Product.created_at,
    ).where(Product.id.in_(scores))  # fmt: skip
    if price_min is not None:
        wanted = wanted.where(Product.price >= price_min)
    if price_max is not None:
        wanted = wanted.where(Product.price <= price_max)
    return [
        _Hit(
            id=row.id,
            family=(row.store_id, row.title.removesuffix(row.colour or "").rstrip()),
            price=row.price,
            sold_out=row.stock == 0,
            popularity=row.popularity,
            created_at=row.created_at,
            score=scores[row.id],
        )
        for row in await session.execute(wanted)
    ]


def _ordered(hits: list[_Hit], sort: Sort) -> list[_Hit]:
    match sort:
        case Sort.PRICE_LOW:
            return sorted(hits, key=lambda hit: (hit.sold_out, hit.price, -hit.popularity, hit.id))
        case Sort.PRICE_HIGH:
            return sorted(hits, key=lambda hit: (hit.sold_out, -hit.price, -hit.popularity, hit.id))
        case Sort.NEWEST:
            return sorted(hits, key=lambda hit: (hit.sold_out, -hit.created_at.timestamp(), hit.id))
        case Sort.POPULAR:
            return _varied(sorted(hits, key=lambda hit: (hit.sold_out, -hit.popularity, hit.id)))
        case Sort.RELEVANCE:
            return _varied(sorted(hits, key=lambda hit: (hit.sold_out, -hit.score, -hit.popularity, hit.id)))


def _varied(hits: list[_Hit]) -> list[_Hit]:
    """The same hits, a product's first colour before any product's second, so that the first few differ."""
    seen: dict[tuple[str, str], int] = {}
    rounds: list[tuple[bool, int, int]] = []
    for place, hit in enumerate(hits):
        seen[hit.family] = seen.get(hit.family, -1) + 1
        rounds.append((hit.sold_out, seen[hit.family], place))
    return [hits[place] for _, _, place in sorted(rounds)]
