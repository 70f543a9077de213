"""What Rasa's tracker remembers between turns: what the talk is about, and nothing that matters more than that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from actions.messages import Json
from commerce.search.query import SearchQuery, Sort


class Question(StrEnum):
    """What we asked, so that a bare answer is understood."""

    SIZE = "size"
    WHICH = "which"
    QUANTITY = "quantity"
    ADD = "add"
    CANCEL_ORDER = "cancel_order"
    SEARCH = "search"
    VOICE_ON = "voice_on"
    MEANT = "meant"
    REST = "rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One of several things that were wished for in one breath.

    ``intent`` is what is wished, ``words`` the part that says so, ``said`` the kinds and values named in it; a
    ``product_id`` stands once it is known which product is meant, and ``option`` and ``quantity`` then hold;
    ``new_option`` is the size that is wanted instead.
    """

    intent: str
    words: str = ""
    said: tuple[tuple[str, Any], ...] = ()
    product_id: str = ""
    option: str = ""
    new_option: str = ""
    quantity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A question of ours that waits for its answer, and what it is about.

    ``replaces`` and ``replaces_option`` are the product of the cart that goes when another is put in for it;
    ``rest`` is what else was wished for in the same breath and waits for the answer, and ``then_pays`` whether the
    cart is proposed after all of it.
    """

    question: Question
    intent: str = ""
    product_id: str = ""
    option: str = ""
    quantity: int | None = None
    order_id: str = ""
    text: str = ""
    replaces: str = ""
    replaces_option: str = ""
    rest: tuple[Wish, ...] = ()
    then_pays: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The slots: products shown last, the one talked about, the last search, an open question, a seller's focus."""

    shown: tuple[str, ...] = ()
    focus: str | None = None
    search: SearchQuery | None = None
    pending: Pending | None = None
    period: str | None = None
    topic: str | None = None
    size: str | None = None
    language: str | None = None

    def to_slots(self) -> dict[str, Json]:
        """The slots' values."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}


def memory(slots: Mapping[str, Any]) -> Memory:
    """The slots of a tracker, typed."""
    shown, search, pending = slots.get("shown"), slots.get("search"), slots.get("pending")
    return Memory(
        shown=tuple(str(each) for each in shown) if isinstance(shown, list) else (),
        search=_query(search) if isinstance(search, dict) else None,
        pending=_pending(pending) if isinstance(pending, dict) else None,
        **{name: _word(slots.get(name)) for name in ("focus", "period", "topic", "size", "language")},
    )


def _plain(value: object) -> Json:
    if isinstance(value, SearchQuery | Pending):
        return {name: part for name, part in asdict(value).items() if part is not None}
    if isinstance(value, tuple):
        return list(value) or None
    return value if isinstance(value, str) else None


def _query(slot: Mapping[str, Any]) -> SearchQuery:
    known = {field.name: slot[field.name] for field in fields(SearchQuery) if field.name in slot}
    return SearchQuery(**{**known, "sort": Sort(known.get("sort", Sort.RELEVANCE))})


def _pending(slot: Mapping[str, Any]) -> Pending:
    known = {field.name: slot[field.name] for field in fields(Pending) if field.name in slot}
    rest = tuple(_wish(each) for each in known.get("rest", ()))
    return Pending(**{**known, "question": Question(known["question"]), "rest": rest})


def _wish(slot: Mapping[str, Any]) -> Wish:
    known = {field.name: slot[field.name] for field in fields(Wish) if field.name in slot}
    return Wish(**{**known, "said": tuple((kind, value) for kind, value in known.get("said", ()))})


def _word(value: object) -> str | None:
    if isinstance(value, list):
        value = value[-1] if value else None
    return value if isinstance(value, str) and value else None
