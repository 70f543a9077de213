"""The products in a Tantivy index held in memory: fields analysed by us, filters, ranked ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import tantivy

from commerce.catalogue import vocabulary
from commerce.catalogue.models import Product
from commerce.search.analyser import Analyser, Kind, fold, plain
from commerce.search.lexicon import Lexicon
from commerce.search.reading import CATEGORY, Clause, Lexicons, Term, read
from commerce.search.romanisation import romanised

CANDIDATES = 1000
LONGEST_TEXT = 300
_HEAP_BYTES = 30_000_000
_RAW_FIELDS = ("id", "store", "category", "colour", "material", "season", "size", "label", "spoken")
_LONGEST_PARTICLE = 2
_WORD_FIELDS = ("title", "brand", "aside")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What every product found must have; each is a set of which one is enough, None asks for nothing."""

    store: str | None = None
    categories: Collection[str] | None = None
    colour: str | None = None
    material: str | None = None
    size: str | None = None
    brand: str | None = None
    ids: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """The words of one product by field."""

    product: Product
    title: tuple[str, ...]
    brand: tuple[str, ...]
    aside: tuple[str, ...]


class ProductIndex:
    """Ranks products for a text. Built once from products; a change in the shop makes a new one."""

    def __init__(self, products: Iterable[Product], analyser: Analyser) -> None:
        self._analyser = analyser
        rows = list(products)
        analyser.teach(name for row in rows for name in (row.brand, row.category, *row.spoken.split()))
        entries = [_entry(row, analyser) for row in rows]
        self._known = _lexicons(entries)
        self._index = tantivy.Index(_schema())
        writer = self._index.writer(_HEAP_BYTES, 1)
        for entry in entries:
            writer.add_document(_document(entry))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self.size = len(entries)
        self._brands = {spelling: row.brand for row in rows for spelling in (fold(row.brand), romanised(row.brand))}
        self._brand_names = Lexicon(self._brands)

    def brand(self, name: str) -> str:
        """The brand that a name in Hangul or Latin letters means, even misspelt; else the name itself."""
        nearest = self._brand_names.nearest(fold(name))
        return self._brands.get(fold(name)) or (self._brands[nearest[0]] if nearest else name)

    def brand_in(self, text: str) -> str | None:
        """The brand that stands in a text, also with a particle behind it; None where none does."""
        words = fold(text).replace("'s", "").split()
        known = [
            spelling
            for spelling in self._brands
            for word in words
            if word.startswith(spelling) and (word == spelling or len(word) - len(spelling) <= _LONGEST_PARTICLE)
        ]
        return self._brands[max(known, key=len)] if known else None

    def ranked(self, text: str, filters: Filters) -> list[tuple[str, float]]:
        """Ids and scores of the products that a text and filters ask for, best first.

        A text whose names the catalogue knows too little of finds nothing; a text of asking words alone
        ("추천해 주세요") finds whatever passes the filters.
        """
        reading = read(text[:LONGEST_TEXT], self._analyser, self._known)
        kept = self._filters(filters)
        required = [clause for clause in reading.clauses if clause.required]
        asides = [clause for clause in reading.clauses if not clause.required]
        bonus = [self._any((Term("spoken", reading.glued, 4.0),))] if reading.glued else []
        bonus += [self._any(clause.bonus) for clause in required if clause.bonus]
        if not required and not asides:
            return self._search([], [], kept, limit=max(self.size, 1))
        if not required:
            return self._search([self._any(tuple(term for clause in asides for term in clause.terms))], [], kept)
        bonus += [self._any(clause.terms) for clause in asides]
        for remaining in _relaxed(required):
            found = self._search([self._any(clause.terms) for clause in remaining], bonus, kept)
            if found:
                return found
        return []

    def _filters(self, filters: Filters) -> list[tantivy.Query]:
        wanted: list[tuple[str, Collection[str] | None]] = [
            ("store", None if filters.store is None else (filters.store,)),
            ("category", filters.categories),
            ("colour", None if filters.colour is None else (filters.colour,)),
            ("material", None if filters.material is None else (filters.material,)),
            ("size", None if filters.size is None else (filters.size.upper(),)),
            ("label", None if filters.brand is None else (fold(filters.brand),)),
            ("id", filters.ids),
        ]
        return [
            tantivy.Query.const_score_query(tantivy.Query.term_set_query(self._index.schema, field, list(values)), 0.0)
            for field, values in wanted
            if values is not None
        ]

    def _any(self, terms: Sequence[Term]) -> tantivy.Query:
        """Any of the terms, worth the best boost among those found.

        A product either is what was asked for or is not: word counts and title lengths would rank by
        accident, so a term is worth its boost and popularity decides between equals.
        """
        return tantivy.Query.disjunction_max_query([
            tantivy.Query.const_score_query(
                tantivy.Query.term_query(self._index.schema, term.field, term.text, "basic"), term.boost
            )
            for term in terms
        ])  # fmt: skip

    def _search(
        self,
        required: list[tantivy.Query],
        bonus: list[tantivy.Query],
        filters: list[tantivy.Query],
        limit: int = CANDIDATES,
    ) -> list[tuple[str, float]]:
        must = [*required, *filters] or [tantivy.Query.const_score_query(tantivy.Query.all_query(), 0.0)]
        parts = [(tantivy.Occur.Must, query) for query in must] + [(tantivy.Occur.Should, query) for query in bonus]
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(parts), limit).hits
        return [(str(searcher.doc(address)["id"][0]), float(score)) for score, address in hits]


def _relaxed(required: list[Clause]) -> Iterator[list[Clause]]:
    """The clauses to try: all that the catalogue knows, then fewer; none where it knows too little of the text.

    It knows enough when the known clauses weigh more than the others or one names a category. What matters
    least is dropped first and, of equals, the earlier word: the head comes last in both languages.
    """
    remaining = [clause for clause in required if clause.terms]
    known = sum(clause.weight for clause in remaining)
    unknown = sum(clause.weight for clause in required) - known
    if known <= unknown and not any(clause.weight == CATEGORY for clause in remaining):
        return
    while remaining:
        yield remaining
        least = min(remaining, key=lambda clause: clause.weight)
        remaining = [clause for clause in remaining if clause is not least]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in _RAW_FIELDS:
        builder.add_text_field(field, stored=field == "id", tokenizer_name="raw", index_option="basic")
    for field in _WORD_FIELDS:
        builder.add_text_field(field, stored=False, tokenizer_name="whitespace", index_option="basic")
    return builder.build()


def _entry(product: Product, analyser: Analyser) -> _Entry:
    spoken = _terms(product.spoken, analyser)
    title = _terms(product.title, analyser)
    english = _terms(product.title_en, analyser)
    glued = [a + b for words in (title, spoken) for a, b in pairwise(words) if not (a + b).isascii()]
    brand = (fold(product.brand), romanised(product.brand), *_terms(product.brand, analyser))
    return _Entry(
        product,
        title=_distinct((*title, *spoken, *english, *glued, "".join(spoken), *_eojeols(product))),
        brand=_distinct(brand),
        aside=_distinct(_terms(product.description, analyser, asides=True)),
    )


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _eojeols(product: Product) -> Iterator[str]:
    yield from (plain(word) for text in (product.title, product.spoken) for word in fold(text).split())


def _terms(text: str, analyser: Analyser, *, asides: bool = False) -> list[str]:
    return [word.text for word in analyser.words(text) if asides or word.kind is not Kind.DESCRIBING]


def _lexicons(entries: Sequence[_Entry]) -> Lexicons:
    names = [word for entry in entries for word in (*entry.title, *entry.brand) if not word.isdecimal()]
    tables = (vocabulary.COLOURS, vocabulary.MATERIALS, vocabulary.CATEGORIES, vocabulary.SEASONS)
    spoken = [word for table in tables for canonical, synonyms in table.items() for word in (canonical, *synonyms)]
    return Lexicons(
        names=Lexicon(names),
        meant=Lexicon([*names, *spoken]),
        asides=frozenset(word for entry in entries for word in entry.aside),
        categories=frozenset(entry.product.category for entry in entries),
    )


def _document(entry: _Entry) -> tantivy.Document:
    product = entry.product
    raw: dict[str, str | None] = {
        "id": product.id,
        "store": product.store_id,
        "category": product.category,
        "colour": product.colour,
        "material": product.material,
        "season": product.season,
        "label": fold(product.brand),
        "spoken": "".join(fold(product.spoken).split()),
    }
    document = tantivy.Document()
    for field, value in raw.items():
        if value:
            document.add_text(field, value)
    for size in product.sizes:
        document.add_text("size", size.upper())
    document.add_text("title", " ".join(entry.title))
    document.add_text("brand", " ".join(entry.brand))
    document.add_text("aside", " ".join(entry.aside))
    return document
