"""Spellings as thumbs and recognisers make them: "shwo", "re views", "장바구미", "주 문해줘"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z]{2,}")
_ENGLISH_LEAST = 4
_HEARD = {
    "add": ("at", "ad", "had"), "and": ("end", "an"), "any": ("an e", "anny"), "bad": ("bat", "bed"),
    "bag": ("back", "beg"), "basket": ("bask it", "biscuit"), "best": ("vest", "bust"), "better": ("bitter", "bet her"),
    "blue": ("blew",), "bought": ("bot", "but"), "buy": ("by", "bye"), "cancel": ("can sell", "council", "cancer"),
    "cart": ("card", "car", "court", "chart"), "change": ("chain", "chains"), "cheaper": ("cheap her", "jeep er"),
    "check": ("cheque", "chuck"), "checkout": ("check doubt", "chek out"), "clear": ("clean", "clair"),
    "colour": ("caller",), "color": ("caller", "collar"), "compare": ("come pair", "compere"),
    "customers": ("costumers",), "delete": ("the lead", "dilute"), "delivery": ("the livery", "livery", "deliberate"),
    "different": ("difference",), "eight": ("ate",), "find": ("fine", "fined"), "first": ("thirst", "fist"),
    "five": ("fife",), "forget": ("for get", "four get"), "four": ("for", "fore"), "get": ("gate", "cat"),
    "have": ("half",), "hello": ("hallo", "yellow"), "help": ("health", "kelp"), "how": ("hall", "hole"),
    "item": ("eye tem", "i tem"), "know": ("no",), "last": ("list", "lust"), "leave": ("live", "leaf"),
    "less": ("let's",), "make": ("may", "mate"), "mind": ("mine",), "more": ("moor", "maw"), "need": ("knead", "neat"),
    "never": ("nether",), "new": ("knew",), "no": ("know",), "not": ("knot",), "now": ("know",), "off": ("of",),
    "okay": ("oh kay", "o k"), "one": ("won", "want"), "order": ("odor", "older", "oder", "all there"),
    "orders": ("odors", "others"), "pay": ("bay", "pray", "play"), "payment": ("pavement",),
    "please": ("pleas", "peace"),
    "price": ("prize", "rice"), "prices": ("prizes",), "put": ("foot", "but"), "quality": ("qualify", "call it e"),
    "rating": ("raiding", "writing"), "ratings": ("raidings", "writings"), "read": ("reed", "red"), "red": ("read",),
    "refund": ("re fund", "reef and"), "remove": ("re move", "move"), "reorder": ("re odor", "re order"),
    "repeat": ("re peat", "reap it"), "return": ("re turn",), "review": ("re view", "preview"),
    "reviews": ("re views", "refuse", "reveals"), "same": ("shame", "seem"), "say": ("see", "sa"),
    "see": ("sea", "sew"),
    "send": ("sand", "scent"), "shipping": ("chipping", "ship ping", "sipping"), "shop": ("chop",),
    "show": ("shoe", "sew", "chauffeur"), "size": ("sighs", "sides"), "some": ("sum",), "speak": ("peek", "speech"),
    "star": ("start",), "status": ("statues",), "stop": ("stock", "top"), "switch": ("which", "sweets"),
    "taste": ("paste", "test"), "thanks": ("tanks", "thinks"), "that": ("dat", "bat"), "them": ("then", "dem"),
    "there": ("their", "dare"), "thing": ("think",), "third": ("bird", "thud"), "this": ("these", "dis"),
    "three": ("tree", "free"), "total": ("toddle",), "track": ("truck", "trick"), "two": ("too", "to"),
    "usual": ("you shall", "casual"), "voice": ("boys", "invoice"), "want": ("won't", "one"),
    "week": ("weak", "wick"),
    "what": ("watt", "water"), "where": ("wear", "were"), "worst": ("worse", "wurst", "first"),
    "wrong": ("long", "rong"),
    "yes": ("yet", "yeast"), "yesterday": ("yes today",), "your": ("you're", "yore"),
}  # fmt: skip
"""English words and what a recogniser takes them for."""
_BASE, _VOWELS, _FINALS = 0xAC00, 21, 28
_LIKE_INITIALS = ("ㄱㄲㅋ", "ㄷㄸㅌ", "ㅂㅃㅍ", "ㅅㅆ", "ㅈㅉㅊ", "ㄴㄹ", "ㄴㅁ")
_LIKE_VOWELS = ("ㅐㅔ", "ㅒㅖ", "ㅓㅗ", "ㅗㅜ", "ㅡㅜ", "ㅕㅛ", "ㅓㅡ", "ㅣㅟ", "ㅙㅞㅚ", "ㅏㅑ")
_LIKE_FINALS = ("ㄴㅇ", "ㄴㅁ", "ㄱㄲㅋ", "ㄷㅅㅆㅈㅊㅌ", "ㅂㅍ", "ㅂㅁ", "ㄱㅇ", "ㄶㄴ", "ㅄㅂ")
_INITIAL_LETTERS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWEL_LETTERS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINAL_LETTERS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_SILENT = _INITIAL_LETTERS.index("ㅇ")
_NEIGHBOURS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_TRIES = 8
_LEAST_LETTERS = 4

Span = tuple[int, int]


def misspelt(
    text: str, kept: Sequence[Span], rng: Random, least: int = _LEAST_LETTERS
) -> tuple[str, list[Span]] | None:
    """``text`` with one word spelt wrong outside of the ``kept`` spans, and where those now stand.

    None where no word is long enough to be known again, or the text has fewer letters than the ``least``.
    """
    words = [
        match.span()
        for match in _WORD.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in kept) and _ways(match[0])
    ]
    if not words or len(re.sub(r"\W", "", text)) < least:
        return None
    start, end = rng.choice(words)
    word = text[start:end]
    ways = _ways(word)
    for _ in range(_TRIES):
        wrong = rng.choice(ways)(word, rng)
        if wrong != word:
            moved = len(wrong) - len(word)
            spans = [(first + moved, last + moved) if first >= end else (first, last) for first, last in kept]
            return text[:start] + wrong + text[end:], spans
    return None


def _ways(word: str) -> Sequence[Callable[[str, Random], str]]:
    """How a word may go wrong; a short English one only as it is misheard."""
    if "가" <= word[0] <= "힣":
        return _KOREAN
    misheard = (_misheard, _misheard) if word.lower() in _HEARD else ()
    return (*misheard, *(_ENGLISH if len(word) >= _ENGLISH_LEAST else ()))


def _misheard(word: str, rng: Random) -> str:
    return rng.choice(_HEARD[word.lower()])


def _swapped(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _dropped(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, rng: Random) -> str:
    at = rng.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _beside(word: str, rng: Random) -> str:
    """A letter for the one beside it on the keyboard."""
    at = rng.randrange(1, len(word))
    for row in _NEIGHBOURS:
        place = row.find(word[at].lower())
        if place >= 0:
            other = row[max(0, min(len(row) - 1, place + rng.choice((-1, 1))))]
            return word[:at] + other + word[at + 1 :]
    return word


def _parted(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word)) if len(word) < 4 else rng.randrange(2, len(word) - 1)
    return f"{word[:at]} {word[at:]}"


def _parts(syllable: str) -> tuple[int, int, int]:
    code = ord(syllable) - _BASE
    return code // (_VOWELS * _FINALS), code // _FINALS % _VOWELS, code % _FINALS


def _joined(initial: int, vowel: int, final: int) -> str:
    return chr(_BASE + (initial * _VOWELS + vowel) * _FINALS + final)


def _likened(letters: str, number: int, groups: Sequence[str], rng: Random) -> int:
    """The number of a letter that sounds like the one of that number, or the same number."""
    fitting = [group for group in groups if letters[number] in group]
    if not fitting:
        return number
    return letters.index(rng.choice([letter for letter in rng.choice(fitting) if letter != letters[number]]))


def _alike(word: str, rng: Random) -> str:
    """One sound of one syllable for one that is easily taken for it."""
    at = rng.randrange(len(word))
    initial, vowel, final = _parts(word[at])
    part = rng.randrange(3)
    if part == 0:
        initial = _likened(_INITIAL_LETTERS, initial, _LIKE_INITIALS, rng)
    elif part == 1:
        vowel = _likened(_VOWEL_LETTERS, vowel, _LIKE_VOWELS, rng)
    elif final:
        final = _likened(_FINAL_LETTERS, final, _LIKE_FINALS, rng)
    return word[:at] + _joined(initial, vowel, final) + word[at + 1 :]


def _as_it_sounds(word: str, rng: Random) -> str:
    """A final consonant spelt at the head of the next syllable, where that has none: 할인 as 하린."""
    for at in range(len(word) - 1):
        initial, vowel, final = _parts(word[at])
        after = _parts(word[at + 1])
        letter = _FINAL_LETTERS[final]
        if after[0] == _SILENT and letter in _INITIAL_LETTERS and letter != "ㅇ":
            head = _joined(_INITIAL_LETTERS.index(letter), after[1], after[2])
            return word[:at] + _joined(initial, vowel, 0) + head + word[at + 2 :]
    return word


_ENGLISH: tuple[Callable[[str, Random], str], ...] = (_swapped, _swapped, _dropped, _doubled, _beside, _parted)
_KOREAN: tuple[Callable[[str, Random], str], ...] = (_alike, _alike, _alike, _as_it_sounds, _parted)
