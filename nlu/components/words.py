"""Words of a table in running text, without taking a syllable of another word for one of them."""

from __future__ import annotations

import re
from functools import cache

from nlu.components.found import Found, longest
from nlu.components.vocabulary import (
    CATEGORIES,
    COLOURS,
    COMPARISONS,
    FAMILIES,
    LANGUAGES,
    MATERIALS,
    SORTS,
    TOPICS,
    Words,
)

_PARTICLE = (
    r"(?:은|는|이|가|을|를|도|만|로|으로|의|에|랑|이랑|과|와|하고|부터|까지|보다|요|좀|말고|밖에|처럼|같은|색|계열|소재|재질|"
    r"있|없|어때|어떤|관련|쪽|류|제품|상품|순|추천|보여|찾아|주문|담|시켜|사|불만|문제|평|리뷰|후기|얘기|이야기)"
)
_AFTER_LONG = rf"(?=$|[^가-힣]|{_PARTICLE})"
_AFTER_SHORT = (
    r"(?=$|[^가-힣]|(?:은|는|을|를|도|만|좀|이랑|랑|하고|말고|으로|소재|재질|색|있|없)(?:$|[^가-힣]|[가-힣]))"
)
_NEEDS_NOUN_AFTER = frozenset({"면", "다운", "울", "진", "light", "fall", "case", "cover", "stand"})
_PART_OF_A_NAME = {
    "black": ("", r"(?!\s(?:tea|coffee|pepper|beans?|sesame|friday))"),
    "white": ("", r"(?!\s(?:rice|chocolate|wine|noise))"),
    "red": ("", r"(?!\s(?:ginseng|wine|beans?|pepper))"),
    "brown": ("", r"(?!\s(?:rice|sugar|bread))"),
    "배터리": (r"(?<!폰 )(?<!마트워치 )", r"(?!\s?(?:얼마나|시간|수명|오래|몇|용량|잔량))"),
    "trending": ("", r"(?!\s(?:up|down))"),
    "olive": ("", r"(?!\soil)"),
    "green": ("", r"(?!\s(?:tea|onions?|beans?|grapes?))"),
    "cream": (r"(?<!ice )(?<!hand )(?<!eye )(?<!sour )(?<!face )(?<!foot )(?<!sun )(?<!whipped )", r"(?!\scheese)"),
    "bag": (r"(?<!sleeping )(?<!tea )", r"(?!\sof\b)"),
    "bags": (r"(?<!sleeping )(?<!tea )", r"(?!\sof\b)"),
    "food": (r"(?<!dog )(?<!cat )(?<!pet )(?<!baby )", ""),
    "top": (r"(?:(?<=\ba )|(?<=\bthis )|(?<=\bthat ))", ""),
    "down": ("", r"(?=\s(?:jackets?|coats?|vests?|parkas?|ones?|filling)\b)"),
    "하자": ("", r"(?=[가는도를]|\s(?:있|없|상품|제품))"),
    "마": ("", r"(?=\s?(?:소재|재질|셔츠|남방|바지|원피스|자켓|재킷|혼방|100))"),
}
"""Words that mean something else within a longer name or beside other words: what must stand before and behind."""


def find_colours(text: str) -> list[Found[str]]:
    """The colours that ``text`` names, canonical, in order."""
    return _find(text, "colour")


def find_materials(text: str) -> list[Found[str]]:
    """The materials that ``text`` names, canonical, in order."""
    return _find(text, "material")


def find_categories(text: str) -> list[Found[str]]:
    """The kinds of product that ``text`` names, canonical; of two side by side, the last ("시계 케이스")."""
    found = _find(text, "category")
    last = len(found) - 1
    return [one for at, one in enumerate(found) if at == last or text[one.end : found[at + 1].start].strip()]


def category_at_end(name: str) -> Found[str] | None:
    """The category whose Korean word, of two syllables or more, a product's name is composed with at its end."""
    return next(
        (Found(value, len(name) - len(word), len(name)) for word, value in _endings() if name.endswith(word)), None
    )


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """Korean words for categories and what they mean, the longest first."""
    words = {
        word: canonical
        for canonical, synonyms in CATEGORIES.items()
        for word in (canonical, *synonyms)
        if len(word) > 1 and "가" <= word[-1] <= "힣"
    }
    return tuple(sorted(words.items(), key=lambda item: -len(item[0])))


def find_topics(text: str) -> list[Found[str]]:
    """What a review may speak of ("size", "delivery" …), each once, in order."""
    seen: dict[str, Found[str]] = {}
    for one in _find(text, "topic"):
        if one.value == "delivery" and _OF_AN_ORDER.match(text, one.end):
            continue
        seen.setdefault(one.value, one)
    return list(seen.values())


_OF_AN_ORDER = re.compile(r"지(?![가-힣]*연)|[가는은이]?\s?(?:조회|추적|현황|상태|어디|언제|왔|출발|확인|오늘\s오)")
"""Behind a word for delivery: an order's, whose whereabouts are asked for, and not delivery as such."""


def find_sorts(text: str) -> list[Found[str]]:
    """The orders of sorting that ``text`` asks for."""
    return _find(text, "sort")


def find_comparisons(text: str) -> list[Found[str]]:
    """How the wanted thing compares with what was shown: only ``cheaper``."""
    return _find(text, "comparison")


def find_language(text: str) -> list[Found[str]]:
    """The language to go on in: of several, the one that is gone to ("한국어 말고 영어로")."""
    found = _find(text, "language")
    towards = [
        one
        for one in found
        if text[one.end :].startswith(("로", "으로"))
        or re.search(r"\b(?:to|in|into)\s$", text[: one.start], re.IGNORECASE)
    ]
    return (towards or found)[-1:]


@cache
def _patterns(kind: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """What each word means, a part of it without which it need not be looked for, and how it is found."""
    tables: dict[str, Words] = {
        "colour": COLOURS,
        "material": MATERIALS,
        "category": {**FAMILIES, **CATEGORIES},
        "topic": TOPICS,
        "sort": SORTS,
        "comparison": COMPARISONS,
        "language": LANGUAGES,
    }
    loose = kind in ("topic", "sort", "comparison")
    return tuple(
        (canonical, word.lower().split()[0], re.compile(_around(word, loose=loose), re.IGNORECASE))
        for canonical, synonyms in tables[kind].items()
        for word in dict.fromkeys((*(() if canonical.isascii() else (canonical,)), *synonyms))
    )


def _around(word: str, *, loose: bool) -> str:
    if word in _PART_OF_A_NAME:
        before, behind = _PART_OF_A_NAME[word]
        edges = (r"(?<![a-z])", r"(?![a-z])") if word.isascii() else (r"(?<![가-힣])", "")
        return rf"{edges[0]}{before}{re.escape(word)}{edges[1]}{behind}"
    escaped = re.escape(word).replace(r"\ ", r"\s?" if not word.isascii() else r"\s")
    if word.isascii():
        follows = r"(?=\s\w)" if word in _NEEDS_NOUN_AFTER and word not in ("case", "cover", "stand") else ""
        return rf"(?<![a-z]){escaped}(?![a-z]){follows}"
    if loose:
        return rf"(?<![가-힣]){escaped}"
    if word in _NEEDS_NOUN_AFTER:
        return rf"(?<![가-힣\d])(?<!지\s){escaped}(?=\s[가-힣]|으로\s?된|\s?소재|\s?재질|\s?100)"
    after = _AFTER_SHORT if len(word) == 1 else _AFTER_LONG
    before = r"(?<![가-힣\d])" if len(word) == 1 else r"(?<![가-힣])"
    return rf"{before}{escaped}{after}"


def _find(text: str, kind: str) -> list[Found[str]]:
    lowered = text.lower()
    return longest(
        Found(canonical, match.start(), match.end())
        for canonical, part, pattern in _patterns(kind)
        if part in lowered
        for match in pattern.finditer(text)
    )
