"""The goods that sentences are about, by kind, so that a shirt has a size and water comes in bottles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from voice.training.expansion import pick

KINDS = ("clothes", "shoes", "things", "food", "gadgets", "household")
SIZED = ("clothes", "shoes")
_PACKS, _BRANDS = "packs", "brands"


@dataclass(frozen=True, slots=True)
class Goods:
    """Common words and the shop's own products of each kind, and how often a product is chosen (0 to 1).

    Besides `KINDS` the products may hold ``packs``, which are food already counted, and ``brands``.
    """

    common: Mapping[str, Sequence[str]]
    products: Mapping[str, Sequence[str]]
    product_share: float

    def any(self, rng: np.random.Generator) -> str:
        """A word or product of any kind."""
        kinds = (*KINDS, _PACKS, _BRANDS)
        return self.of(kinds, rng)[1]

    def of(self, kinds: Sequence[str], rng: np.random.Generator) -> tuple[str, str]:
        """A kind among these, by how many words it has, and a word or product of it."""
        own = rng.random() < self.product_share and any(self.products.get(kind) for kind in kinds)
        words = self.products if own else self.common
        sizes = np.array([len(words.get(kind, ())) for kind in kinds], dtype=float)
        kind = kinds[int(rng.choice(len(kinds), p=sizes / sizes.sum()))]
        return kind, pick(words[kind], rng)


def sections(path: Path) -> dict[str, list[str]]:
    """The lines of a file under headings ("# food"), by heading."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:].strip()
        elif line:
            found.setdefault(heading, []).append(line)
    return found
