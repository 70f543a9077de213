"""Which intents are for shoppers and which for sellers; the others are for everybody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from actions.entities import Entities, Named

SHOPPING: Final = frozenset({
    "search", "refine", "choose", "detail", "add_to_cart", "change_quantity", "remove_from_cart", "show_cart",
    "clear_cart", "replace_item", "shipping", "reorder", "checkout", "consent", "affirm", "deny", "cancel",
    "prohibit", "order_status", "cancel_order", "voice_buying_on", "voice_buying_off", "ask_size", "submit_size",
})  # fmt: skip
SELLING: Final = frozenset({
    "reviews_summary", "reviews_compare", "reviews_topic", "reviews_product", "reviews_worst",
})  # fmt: skip

_AROUND: Final = re.compile(
    r"(?:[은는도만요로엔에건\W\d]|그럼|그러면|이랑|\b(?:and|what|how|about|for|the|in|on|of|just|only|then|so|ok|okay)\b)*",
    re.IGNORECASE,
)

_SURE: Final = frozenset({"prohibit", "reorder"})


def meant(role: str, intent: str, said: Entities, words: str, named: Sequence[Named]) -> str:
    """The intent that somebody in that role has: a seller who names a topic or a period asks about reviews.

    Not so where something is forbidden or ordered again: those are sure enough to be answered as what they are. What
    lies outside of a shop is taken for a question about reviews only where nothing but these is said: where all of the
    ``words`` is ``named``.
    """
    if role != "seller" or intent in _SURE or not (said.topic or said.period):
        return intent
    outside = intent == "out_of_scope" and _nothing_else(words, named)
    if intent in SHOPPING or intent == "default_fallback" or outside:
        return "reviews_topic" if said.topic else "reviews_summary"
    return intent


def _nothing_else(words: str, named: Sequence[Named]) -> bool:
    """Whether nothing but what was named is said: "이번 주는?", "and last month?"."""
    rest = words
    for one in reversed(named):
        rest = rest[: one.start] + " " + rest[one.end :]
    return bool(named) and _AROUND.fullmatch(rest) is not None


def may(role: str, intent: str) -> bool:
    """Whether somebody in that role can ask for this."""
    return intent not in (SHOPPING if role == "seller" else SELLING)
