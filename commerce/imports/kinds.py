"""What each kind of file holds: its columns, and which of them identify a row.

Columns marked * are required. Times without a zone and days are Seoul's; money is in whole won.

products   sku* title* price* stock* title_en spoken description category brand colour material sizes season image
reviews    sku* created_at* text* rating customer external_id
customers  customer* name birth_year gender marketing_opt_in
orders     order_no* created_at* customer* sku* quantity* unit_price* option shipping status     (a row a line)
ads        day* campaign* impressions* clicks* cost* keyword conversions revenue
clicks     day* page* area* impressions* clicks*

`sizes` are parted by | or commas. `customer` is the shop's own name for a shopper, known to this shop alone.
A review without `external_id` is known by its product, time and words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from commerce.catalogue import vocabulary
from commerce.imports.fields import Reader, Value, choice, day, instant, text, whole, words, yes_or_no
from commerce.imports.table import Column


@dataclass(frozen=True, slots=True)
class Kind:
    """The columns of a file and the ones that together occur once."""

    columns: tuple[Column, ...]
    key: tuple[str, ...]


def _known(canonical: Callable[[str], str | None], longest: int) -> Reader:
    """Text whose synonyms are brought to their canonical word."""

    def read(cell: str) -> Value:
        return canonical(cell) or text(longest)(cell)

    return read


_PRODUCTS: Final = Kind(
    (
        Column("sku", text(64), required=True),
        Column("title", text(200), required=True),
        Column("price", whole(), required=True),
        Column("stock", whole(), required=True),
        Column("title_en", text(200), default=""),
        Column("spoken", text(120), default=""),
        Column("description", text(5_000), default=""),
        Column("category", _known(vocabulary.canonical_category, 60), default=""),
        Column("brand", text(60), default=""),
        Column("colour", _known(vocabulary.canonical_colour, 30)),
        Column("material", _known(vocabulary.canonical_material, 30)),
        Column("sizes", words, default=()),
        Column("season", _known(vocabulary.canonical_season, 30)),
        Column("image", text(400)),
    ),
    key=("sku",),
)
_REVIEWS: Final = Kind(
    (
        Column("sku", text(64), required=True),
        Column("created_at", instant, required=True),
        Column("text", text(5_000), required=True),
        Column("rating", whole(1, 5)),
        Column("customer", text(40)),
        Column("external_id", text(64)),
    ),
    key=("external_id",),
)
_CUSTOMERS: Final = Kind(
    (
        Column("customer", text(40), required=True),
        Column("name", text(60), default=""),
        Column("birth_year", whole(1900, 2100)),
        Column("gender", choice("female", "male", "other")),
        Column("marketing_opt_in", yes_or_no, default=False),
    ),
    key=("customer",),
)
_ORDERS: Final = Kind(
    (
        Column("order_no", text(64), required=True),
        Column("created_at", instant, required=True),
        Column("customer", text(40), required=True),
        Column("sku", text(64), required=True),
        Column("quantity", whole(1, 9_999), required=True),
        Column("unit_price", whole(), required=True),
        Column("option", text(30), default=""),
        Column("shipping", whole(), default=0),
        Column("status", choice("paid", "preparing", "shipped", "delivered", "cancelled"), default="delivered"),
    ),
    key=("order_no", "sku", "option"),
)
_ADS: Final = Kind(
    (
        Column("day", day, required=True),
        Column("campaign", text(80), required=True),
        Column("impressions", whole(), required=True),
        Column("clicks", whole(), required=True),
        Column("cost", whole(), required=True),
        Column("keyword", text(80), default=""),
        Column("conversions", whole(), default=0),
        Column("revenue", whole(), default=0),
    ),
    key=("campaign", "keyword", "day"),
)
_CLICKS: Final = Kind(
    (
        Column("day", day, required=True),
        Column("page", text(60), required=True),
        Column("area", text(60), required=True),
        Column("impressions", whole(), required=True),
        Column("clicks", whole(), required=True),
    ),
    key=("page", "area", "day"),
)

KINDS: Final[Mapping[str, Kind]] = MappingProxyType({
    "products": _PRODUCTS,
    "reviews": _REVIEWS,
    "orders": _ORDERS,
    "ads": _ADS,
    "clicks": _CLICKS,
    "customers": _CUSTOMERS,
})  # fmt: skip
