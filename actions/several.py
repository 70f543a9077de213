"""Several wishes in one breath: "생수 두 개랑 라면 하나 담고 셔츠는 빼줘" puts in two things and takes out one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import Final

from actions.entities import Named, entities
from actions.memory import Wish
from actions.turn import Turn

FEW = 4
"""So many shown things may be meant at once."""

ADD, REMOVE, CHANGE = "add_to_cart", "remove_from_cart", "change_quantity"

_HEADS: Final = frozenset({"product", "ordinal", "category"})
_NAMES: Final = frozenset({"product", "category"})
_LOOKS: Final = frozenset({"colour", "size"})
_JOINED_KOREAN = r"(?:이랑|랑|하고|그리고|또|및|와|과|[가-힣]고)(?=[\s,]|$)"
_JOINED_ENGLISH = r"\b(?:and|plus|then|also)\b|&"
_JOINED = re.compile(f"{_JOINED_KOREAN}|{_JOINED_ENGLISH}|,", re.IGNORECASE)
_FIRMLY_JOINED = re.compile(f"{_JOINED_KOREAN}|{_JOINED_ENGLISH}", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"^\s?\S{0,2}\s?(?:말고|아니고|아니라|대신)|(?:^|[\s,])아니(?:다|야|요|에요)?(?=[\s,])"
    r"|\b(?:no|sorry|wait|actually|i mean|rather|make that)\b",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(r"\b(?:not|instead of|rather than)\s(?:the\s|a\s)?$", re.IGNORECASE)
_CUTS = (_JOINED, _TAKEN_BACK, _NOT_THIS)
_EACH = re.compile(r"씩|\beach\b|\bapiece\b", re.IGNORECASE)
_KOREAN: Final = re.compile(
    r"(?P<remove_from_cart>빼|지워|지우|삭제|제거|없애)"
    r"|(?P<change_quantity>바꾸|바꿔|변경|줄여|줄이|늘려|늘리"
    r"|(?:개|병|벌|장|팩|봉|봉지|박스|상자|세트|켤레|\d)\s?으?로\s?(?:해|하|맞춰))"
    r"|(?P<add_to_cart>담|넣|추가|주문|시켜|시킬|살게|살래|사고|사줘|주세요|줘)"
)
_ENGLISH: Final = re.compile(
    r"\b(?:(?P<remove_from_cart>remove|drop|delete|lose|get rid of|take(?= (?:\w+ ){1,5}?(?:out|off|away)\b)"
    r"|take (?:out|off|away))"
    r"|(?P<change_quantity>change|make|set|update|increase|decrease|reduce)"
    r"|(?P<add_to_cart>add|put|get|buy|order|give|want|need|take|have|throw in))\b",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(
    r"[둘셋넷] ?다|두 개 다|(?:그거|이거|저거|이것들|그것들) ?(?:전부|모두|다)(?=[\s.!?]|$)"
    r"|\bboth\b|\ball (?:of them|three|four|of those|of these)\b",
    re.IGNORECASE,
)
_THEN_PAY = re.compile(
    r"(?:담|넣)\S*고\s?(?:나서\s)?(?:바로\s|다\s)?(?:결제|주문|계산)|\b(?:and|then)\s(?:then\s)?(?:check\s?out|pay)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Part:
    """A stretch of the words that names one thing, the entities in it, and what is wished for it, if that is said."""

    start: int
    end: int
    named: list[Named]
    act: str | None = None

    def has(self, kinds: frozenset[str]) -> bool:
        return any(one.kind in kinds for one in self.named)


def wishes(turn: Turn) -> tuple[Wish, ...]:
    """What is wished for, where that is several things or where one of those named is taken back; else nothing.

    What is wished for a thing is the verb behind it in Korean and before it in English, else the turn's intent.
    """
    if all_shown(turn):
        return tuple(Wish(intent=turn.intent, words=turn.words, product_id=one) for one in turn.memory.shown)
    parts = _parts(turn.words, turn.named)
    kept = _meant(turn.words, parts)
    if len(parts) < 2 or not kept:
        return ()
    _find_acts(turn.words, kept)
    if turn.intent == "replace_item" and not _outright(kept):
        return ()
    usual = turn.intent if turn.intent in (ADD, REMOVE, CHANGE) else ADD
    each = _EACH.search(turn.words) is not None
    return tuple(
        _wish(turn.words, part, part.act or usual, _shared(kept, "quantity") if each else None) for part in kept
    )


def _outright(parts: Sequence[_Part]) -> bool:
    """Whether one thing is said to go and another to come or to be so many, rather than to take its place."""
    acts = [part.act for part in parts]
    counted = all(part.has(frozenset({"quantity", "size"})) for part in parts if part.act == CHANGE)
    return REMOVE in acts and len(set(acts)) > 1 and None not in acts and counted


def all_shown(turn: Turn) -> bool:
    """Whether all of the few things shown are meant: "둘 다 담아줘", "add both"."""
    pointed = _ALL_OF_THEM.search(turn.words) is not None and not any(one.kind in _HEADS for one in turn.named)
    return pointed and turn.intent in (ADD, REMOVE) and 2 <= len(turn.memory.shown) <= FEW


def things(turn: Turn) -> tuple[Wish, ...]:
    """What is looked for, where that is several things; else nothing. A price said once is meant for all."""
    kept = _meant(turn.words, _parts(turn.words, turn.named))
    if len(kept) < 2 or not all(part.has(_NAMES) for part in kept):
        return ()
    return tuple(_wish(turn.words, part, turn.intent, _shared(kept, "price")) for part in kept)


def then_pays(turn: Turn) -> bool:
    """Whether the cart is to be proposed once all is done."""
    return turn.intent == "checkout" or _THEN_PAY.search(turn.words) is not None


def _parts(words: str, named: Sequence[Named]) -> list[_Part]:
    """The words cut at what joins one thing to the next."""
    parts: list[_Part] = []
    for anchor in _anchors(named):
        between = words[parts[-1].end : anchor.start] if parts else ""
        joined = next((found for each in _CUTS if (found := [*each.finditer(between)])), [])
        if not parts:
            parts.append(_Part(0, anchor.end, []))
        elif joined and _begins(parts[-1], anchor, between):
            cut = joined[-1].start() if joined[-1].re is _NOT_THIS else joined[-1].end()
            parts.append(_Part(parts[-1].end + cut, anchor.end, []))
        else:
            parts[-1].end = anchor.end
        parts[-1].named.append(anchor)
    for part, behind in zip_longest(parts, parts[1:]):
        part.end = behind.start if behind else len(words)
        part.named = [one for one in named if part.start <= one.start and one.end <= part.end]
    return _completed(parts)


def _anchors(named: Sequence[Named]) -> Iterator[Named]:
    """What names a thing or how it looks, each place of the words once."""
    reached = 0
    products = [one for one in named if one.kind == "product"]
    for one in named:
        within = any(one is not other and other.start <= one.start and one.end <= other.end for other in products)
        if one.kind in _HEADS | _LOOKS and not within and one.start >= reached:
            reached = one.end
            yield one


def _begins(before: _Part, anchor: Named, between: str) -> bool:
    """Whether a new thing begins here: a look alone needs more than a comma, and a thing before it to be one of."""
    return anchor.kind in _HEADS or (before.has(_HEADS | _LOOKS) and _FIRMLY_JOINED.search(between) is not None)


def _completed(parts: list[_Part]) -> list[_Part]:
    """The parts, one that says only how a thing looks being of the thing named before it."""
    for before, part in pairwise(parts):
        if not part.has(_HEADS):
            part.named += [one for one in before.named if one.kind in ("product", "category")]
    return parts if all(part.has(_HEADS) for part in parts) else []


def _meant(words: str, parts: Sequence[_Part]) -> list[_Part]:
    """The parts that are not taken back."""
    return [part for number, part in enumerate(parts) if not _taken_back(words, parts, number)]


def _taken_back(words: str, parts: Sequence[_Part], number: int) -> bool:
    """Whether a thing is named only to say that it is not meant, or is corrected by the next."""
    part = parts[number]
    head = next(one for one in part.named if one.kind in _HEADS)
    following = parts[number + 1] if number + 1 < len(parts) else None
    until = next((one.start for one in following.named if one.kind in _HEADS), len(words)) if following else None
    corrected = until is not None and _TAKEN_BACK.search(words[head.end : until]) is not None
    return corrected or _NOT_THIS.search(words[: head.start]) is not None


def _find_acts(words: str, parts: Sequence[_Part]) -> None:
    korean = re.search("[가-힣]", words) is not None
    verbs = [(found.start(), found.lastgroup) for found in (_KOREAN if korean else _ENGLISH).finditer(words)]
    for part in parts:
        head = next(one for one in part.named if one.kind in _HEADS | _LOOKS)
        if korean:
            part.act = next((act for start, act in verbs if start >= head.end), None)
        else:
            part.act = next((act for start, act in reversed(verbs) if start < head.start), None)


def _shared(parts: Sequence[_Part], kind: str) -> Named | None:
    """What is said once and meant for each."""
    said = [one for part in parts for one in part.named if one.kind == kind]
    return said[0] if len(said) == 1 else None


def _wish(words: str, part: _Part, act: str, shared: Named | None) -> Wish:
    said = [(one.kind, one.value) for one in part.named]
    if shared is not None and shared not in part.named:
        said.append((shared.kind, shared.value))
    return Wish(intent=act, words=words[part.start : part.end].strip(" ,"), said=tuple(said))


def as_turn(turn: Turn, wish: Wish) -> Turn:
    """The turn as if this wish were all that was said."""
    said = entities([{"entity": kind, "value": value} for kind, value in wish.said])
    if wish.product_id:
        said = replace(said, product_id=wish.product_id, option=wish.option or None)
    memory = replace(turn.memory, pending=None)
    return replace(turn, intent=wish.intent, words=wish.words, entities=said, named=(), memory=memory)
