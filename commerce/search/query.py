"""What a search asks for and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from commerce.catalogue.models import Product


class Sort(StrEnum):
    """The order of the products found; products that are sold out come last in each."""

    RELEVANCE = "relevance"
    PRICE_LOW = "price_low"
    PRICE_HIGH = "price_high"
    NEWEST = "newest"
    POPULAR = "popular"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """Words in either language and what must hold; prices in won, both ends included.

    `colour`, `material` and `category` may be canonical words or their synonyms.
    """

    text: str = ""
    price_min: int | None = None
    price_max: int | None = None
    colour: str | None = None
    material: str | None = None
    size: str | None = None
    brand: str | None = None
    category: str | None = None
    store_id: str | None = None
    sort: Sort = Sort.RELEVANCE
    limit: int = 10


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The first products found and how many there are in all."""

    products: tuple[Product, ...]
    total: int
