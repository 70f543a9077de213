"""The demo catalogue read from products.yaml: one product for each colour of each base product."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from commerce.database import lettered

STORES = ("haneul", "badang", "sori")
_FILE = Path(__file__).with_name("products.yaml")
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "dangol:demo")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoProduct:
    """One sellable product of the demo shop; `key` names it for good, `price` is in won."""

    key: str
    store: str
    title: str
    title_en: str
    spoken: str
    category: str
    brand: str
    price: int
    colour: str
    material: str
    sizes: tuple[str, ...]
    season: str
    description: str
    sold_out: bool

    @property
    def id(self) -> str:
        """A 32-digit id that is the same in every demo shop."""
        return demo_id("product", self.key)


def demo_id(kind: str, key: str) -> str:
    """A stable id for the demo's own rows: the same kind and key always give the same 32 letters."""
    return lettered(uuid.uuid5(_NAMESPACE, f"{kind}:{key}").hex)


def demo_products() -> tuple[DemoProduct, ...]:
    """Every product of the demo shop, in the order of the file."""
    content = _content()
    sizes = cast(Mapping[str, list[str]], content["sizes"])
    return tuple(
        product
        for store in STORES
        for entry in cast(list[Mapping[str, object]], content[store])
        for product in _expanded(store, entry, sizes)
    )


def brand_spellings() -> dict[str, str]:
    """Each demo brand and how it is written in English."""
    content = _content()
    return dict(cast(Mapping[str, str], content["brands"]))


@cache
def _content() -> Mapping[str, object]:
    return cast(Mapping[str, object], yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def _expanded(store: str, entry: Mapping[str, object], sizes: Mapping[str, list[str]]) -> tuple[DemoProduct, ...]:
    colours = cast(list[str], entry.get("col", [""]))
    sold = entry.get("sold", [])
    return tuple(
        DemoProduct(
            key=f"{store}/{entry['en']}/{colour}".replace(" ", "-"),
            store=store,
            title=f"{entry['t']} {colour}" if len(colours) > 1 else str(entry["t"]),
            title_en=str(entry["en"]),
            spoken=str(entry["say"]),
            category=str(entry["c"]),
            brand=str(entry["b"]),
            price=cast(int, entry["p"]),
            colour=colour,
            material=str(entry.get("m", "")),
            sizes=tuple(sizes[str(entry.get("s", "free"))]),
            season=str(entry.get("sea", "")),
            description=str(entry["d"]),
            sold_out=sold is True or (isinstance(sold, list) and colour in sold),
        )
        for colour in colours
    )
