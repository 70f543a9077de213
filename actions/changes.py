"""What changed between what was read out and today, in words."""

from __future__ import annotations

from actions.lines import Titles
from actions.phrases import payments as phrases
from actions.turn import Turn
from commerce.payments.rules import Change, ChangeKind

_WORDS = {
    ChangeKind.PRICE: phrases.CHANGED_PRICE,
    ChangeKind.STOCK: phrases.CHANGED_STOCK,
    ChangeKind.LINES: phrases.CHANGED_LINES,
    ChangeKind.SHIPPING: phrases.CHANGED_SHIPPING,
    ChangeKind.METHOD: phrases.CHANGED_METHOD,
}


def change_words(turn: Turn, change: Change, names: Titles) -> str:
    """One change, from what to what."""
    gone = change.kind is ChangeKind.STOCK and change.after == 0
    phrase = phrases.CHANGED_GONE if gone else _WORDS[change.kind]
    return turn.say(phrase, title=names[change.product_id], before=change.before, after=change.after)
