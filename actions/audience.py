"""Which intents are for shoppers and which for sellers; the others are for everybody."""

from __future__ import annotations

from typing import Final

SHOPPING: Final = frozenset({
    "search", "refine", "choose", "detail", "add_to_cart", "change_quantity", "remove_from_cart", "show_cart",
    "clear_cart", "replace_item", "shipping", "reorder", "checkout", "consent", "affirm", "deny", "cancel",
    "prohibit", "order_status", "cancel_order", "voice_buying_on", "voice_buying_off", "ask_size", "submit_size",
})  # fmt: skip
SELLING: Final = frozenset({
    "reviews_summary", "reviews_compare", "reviews_topic", "reviews_product", "reviews_worst",
})  # fmt: skip

_SURE: Final = frozenset({"prohibit", "reorder"})


def meant(role: str, intent: str, *, topic: str | None, period: str | None) -> str:
    """The intent that somebody in that role has: a seller who names a topic or a period asks about reviews.

    Not so where something is forbidden or ordered again: those are sure enough to be answered as what they are.
    """
    if intent in _SURE:
        return intent
    if role == "seller" and (intent in SHOPPING or intent == "default_fallback") and (topic or period):
        return "reviews_topic" if topic else "reviews_summary"
    return intent


def may(role: str, intent: str) -> bool:
    """Whether somebody in that role can ask for this."""
    return intent not in (SHOPPING if role == "seller" else SELLING)
