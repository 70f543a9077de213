"""Which language a person is using, from the letters alone."""

from __future__ import annotations

import re

from assistant.messages import Language

_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_ENGLISH_ALONE = frozenset({
    "hi", "hello", "hey", "help", "yes", "no", "ok", "okay", "sure", "thanks", "thank", "bye", "cancel", "stop",
    "pay", "buy", "order", "orders", "checkout", "cart", "search", "show", "find", "add", "remove", "clear",
    "repeat", "reviews", "sales", "cheaper", "more", "next", "status", "confirm", "english", "korean", "water",
    "shoes",
})  # fmt: skip


def language_of(text: str, *, last: Language, asked: Language | None = None) -> Language:
    """``asked`` wins; Hangul is Korean; English words are English; else the conversation's ``last``.

    A single unknown Latin word is a brand or a size as often as it is English, so it changes nothing.
    """
    if asked is not None:
        return asked
    if _HANGUL.search(text):
        return "ko"
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) >= 2 or any(word in _ENGLISH_ALONE for word in words):
        return "en"
    return last
