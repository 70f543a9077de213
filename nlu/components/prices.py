"""Ranges of prices in won: "만 원 이하", "이만 원대", "2~3만원", "under fifty thousand won"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.components.found import Found, longest
from nlu.components.numbers import ENGLISH, SINO, read_english, read_sino

_ABOUT = 0.2
_EXACT = 0.1

_NO_WON = r"(?!피스|하[는지고면]|해|함|합|한|할|했|두|단|룸|산지|목|색|래|플러스)"
_WON = rf"\s?원{_NO_WON}"
_START = r"(?<![가-힣\d.,])"
_SCALED = rf"(?=[^가-힣\d]*[\d,.일이삼사오육칠팔구십백천]*\s?[만천]){SINO}"
_AMOUNT = rf"(?:{SINO}{_WON}|{_SCALED})"
_MOST = (
    r"(?:\s?(?:을|를|은|보다)?\s?(?:이하|미만|밑|아래|이내|내로|내에서|안으로|안에서|안쪽|안짝|안\s?넘|넘지\s?않|넘기지|까지|"
    r"(?:더\s?)?(?:싼|저렴|적)))"
)
_LEAST = r"(?:\s?(?:을|를|은|보다)?\s?(?:이상|초과|넘는|넘어|넘게|넘고|넘기면|넘으면|부터|위로|(?:더\s?)?비싼))"
_NEAR = r"(?:\s?(?:정도|쯤|가량|내외|안팎|근처|언저리|선))"

_KOREAN_RANGE = re.compile(
    rf"{_START}(?P<low>{SINO})(?:{_WON})?(?P<decade>대)?\s?(?:에서|부터|~|-|–|이랑|하고)\s?"
    rf"(?P<high>{SINO})(?:(?:{_WON})(?:대)?|(?=\s?(?:사이|까지)))(?:\s?(?:사이|까지))?"
)
_KOREAN_PAIR = re.compile(
    rf"{_START}(?P<low>[일이삼사오육칠팔])(?P<high>[이삼사오육칠팔구])(?P<scale>십?[만천]){_WON}(?:대)?"
)
_KOREAN_DECADE = re.compile(rf"{_START}(?P<amount>{SINO}){_WON}\s?대(?![가-힣]*신)")
_KOREAN_MOST = re.compile(rf"{_START}(?P<amount>{_AMOUNT}){_MOST}")
_KOREAN_LEAST = re.compile(rf"{_START}(?P<amount>{_AMOUNT}){_LEAST}")
_KOREAN_NEAR = re.compile(rf"{_START}(?P<amount>{_AMOUNT}){_NEAR}")
_KOREAN_PLAIN = re.compile(rf"{_START}(?P<amount>{SINO}){_WON}(?:\s?짜리)?")

_CURRENCY = r"\s?(?:won|krw|₩)"
_SUM = rf"(?:₩\s?)?(?P<amount>{ENGLISH})(?P<unit>{_CURRENCY})?\b"
_ENGLISH_RANGE = re.compile(
    rf"(?:between\s|from\s)?(?:₩\s?)?(?P<low>{ENGLISH})(?P<unit_low>{_CURRENCY})?\s?(?:and|to|-|–)\s?"
    rf"(?:₩\s?)?(?P<high>{ENGLISH})(?P<unit>{_CURRENCY})?\b",
    re.IGNORECASE,
)
_ENGLISH_MOST = re.compile(
    r"\b(?:under|below|less than|at most|up to|cheaper than|no more than|not more than|within|maximum|max|"
    rf"lower than|not over|beneath|budget is|budget of)\s(?:of\s)?{_SUM}",
    re.IGNORECASE,
)
_ENGLISH_LEAST = re.compile(
    rf"\b(?:over|above|more than|at least|starting from|minimum|higher than|from)\s(?:of\s)?{_SUM}", re.IGNORECASE
)
_ENGLISH_NEAR = re.compile(rf"\b(?:around|about|roughly|approximately|near)\s{_SUM}", re.IGNORECASE)
_ENGLISH_TRAILING = re.compile(
    rf"{_SUM}\s(?P<side>or less|or under|or below|max|tops|or more|or over|and up)\b", re.IGNORECASE
)
_ENGLISH_PLAIN = re.compile(rf"(?:₩\s?)?(?P<amount>{ENGLISH})(?P<unit>{_CURRENCY})\b", re.IGNORECASE)


@dataclass(frozen=True)
class PriceRange:
    """Won, both ends included; None is an open end."""

    low: int | None
    high: int | None


def find_prices(text: str) -> list[Found[PriceRange]]:
    """The ranges of prices that ``text`` names, in order."""
    found = [*_korean(text), *_english(text)]
    return longest(found)


def find_amounts(text: str) -> list[Found[int]]:
    """The amounts of money that ``text`` names, in won, exact, in order: "만오천구백육십 원", "3만5천원", "50k won"."""
    found = []
    for match in _KOREAN_PLAIN.finditer(text):
        amount = read_sino(match["amount"])
        if amount is not None:
            found.append(_amount(match, amount))
    for match in _ENGLISH_PLAIN.finditer(text):
        amount = read_english(match["amount"])
        if amount is not None:
            found.append(_amount(match, amount))
    return longest(found)


def _amount(match: re.Match[str], amount: int) -> Found[int]:
    return Found(amount, match.start(), match.end())


def _korean(text: str) -> list[Found[PriceRange]]:
    found = []
    for match in _KOREAN_RANGE.finditer(text):
        low, high = read_sino(match["low"]), read_sino(match["high"])
        if low is not None and high is not None:
            found.append(_found(match, _ordered(_like(low, high, match["low"]), high)))
    for match in _KOREAN_PAIR.finditer(text):
        low, high = read_sino(match["low"] + match["scale"]), read_sino(match["high"] + match["scale"])
        if low is not None and high is not None and high - low < 2 * low:
            found.append(_found(match, PriceRange(low, high)))
    for match in _KOREAN_DECADE.finditer(text):
        amount = read_sino(match["amount"])
        if amount:
            found.append(_found(match, PriceRange(amount, amount + _step(amount) - 1)))
    for pattern, kind in ((_KOREAN_MOST, "most"), (_KOREAN_LEAST, "least"), (_KOREAN_NEAR, "near"),
                          (_KOREAN_PLAIN, "plain")):  # fmt: skip
        for match in pattern.finditer(text):
            amount = read_sino(match["amount"].replace("원", "").strip())
            if amount:
                found.append(_found(match, _range(amount, kind)))
    return found


def _english(text: str) -> list[Found[PriceRange]]:
    found = []
    for match in _ENGLISH_RANGE.finditer(text):
        low, high = read_english(match["low"]), read_english(match["high"])
        if low is not None and high is not None and (match["unit"] or match["unit_low"] or high >= 1000):
            found.append(_found(match, _ordered(low * 1000 if low < 1000 <= high else low, high)))
    for pattern, kind in ((_ENGLISH_MOST, "most"), (_ENGLISH_LEAST, "least"), (_ENGLISH_NEAR, "near"),
                          (_ENGLISH_PLAIN, "plain")):  # fmt: skip
        for match in pattern.finditer(text):
            amount = read_english(match["amount"])
            if amount and (match["unit"] or amount >= 1000):
                found.append(_found(match, _range(amount, kind)))
    for match in _ENGLISH_TRAILING.finditer(text):
        amount = read_english(match["amount"])
        if amount and (match["unit"] or amount >= 1000):
            below = match["side"].lower() in ("or less", "or under", "or below", "max", "tops")
            found.append(_found(match, _range(amount, "most" if below else "least")))
    return found


def _found(match: re.Match[str], value: PriceRange) -> Found[PriceRange]:
    return Found(value, match.start(), match.end())


def _range(amount: int, kind: str) -> PriceRange:
    if kind == "most":
        return PriceRange(None, amount)
    if kind == "least":
        return PriceRange(amount, None)
    slack = round(amount * (_ABOUT if kind == "near" else _EXACT))
    return PriceRange(amount - slack, amount + slack)


def _step(amount: int) -> int:
    """The unit of the last figure that is not zero: 20000 → 10000, 35000 → 1000."""
    step = 1
    while amount % (step * 10) == 0:
        step *= 10
    return step


def _like(low: int, high: int, said: str) -> int:
    """``low`` in the scale of ``high`` where only the latter names it: "2~3만원" → 20000."""
    if low < 1000 <= high and not any(scale in said for scale in "십백천만"):
        return low * _step(high)
    return low


def _ordered(one: int, other: int) -> PriceRange:
    return PriceRange(min(one, other), max(one, other))
