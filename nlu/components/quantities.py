"""How many a person wants: "두 개", "3박스", "세 벌로", "two of them", "make it three"."""

from __future__ import annotations

import re

from nlu.components.found import Found, longest
from nlu.components.numbers import ENGLISH, NATIVE, SINO, read_english, read_korean

_COUNTERS = (
    "개", "병", "모", "망", "박스", "상자", "팩", "세트", "셋트", "벌", "켤레", "장", "봉다리", "봉지", "봉", "묶음",
    "캔", "통", "권", "대", "자루", "포대", "포", "마리", "송이", "줄", "판", "쌍", "족", "컵", "단", "곽", "갑", "롤",
)  # fmt: skip
_NOT_COUNTED = r"(?!월|들이|입|짜리|당|째|바구니|원|신|비|해|화|매|여|래|함|인트|장|투|체|발|점|위|델)"
_AMONG = r"(?<![가-힣\d.,])(?<!별 )(?<!별점 )"
_NO_NUMBER = r"(?!이\s?대로|일단|일\s?장|만족)"
_KOREAN = re.compile(rf"{_AMONG}{_NO_NUMBER}(?P<number>{NATIVE}|{SINO})\s?(?:{'|'.join(_COUNTERS)}){_NOT_COUNTED}")
_GLUED = re.compile(
    rf"(?<=[가-힣])(?P<number>{NATIVE}|\d+)\s?(?:개|박스|상자|켤레|봉지|묶음|포대|세트|마리|병|캔|팩){_NOT_COUNTED}"
)
_STANDING = re.compile(
    rf"{_AMONG}(?P<number>하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열)(?=$|[\s.,!?~]|만|로|으로|씩|더|요|이요|를|을|도|은|는|주)(?!\s?번째|\s?시(?![키켜])|도\s?(?:남|빠|안|없))"
)
_STANDING_GLUED = re.compile(r"(?<=[가-힣])(?P<number>하나|둘)(?=이?랑|하고)")
_CALLED = re.compile(rf"(?:수량|개수|갯수)(?:은|는|을|를)?\s?(?P<number>{NATIVE}|{SINO})(?=으로|로)")
_ROUGH = {
    "한두": 1,
    "두어": 2,
    "두세": 2,
    "서너": 3,
    "너댓": 4,
    "네댓": 4,
    "네다섯": 4,
    "대여섯": 5,
    "예닐곱": 6,
    "열댓": 15,
}
"""Rough numbers by the least that they say."""
_ROUGHLY = re.compile(rf"{_AMONG}(?P<number>{'|'.join(_ROUGH)})\s?(?:{'|'.join(_COUNTERS)}){_NOT_COUNTED}")
_DOZENS = re.compile(rf"{_AMONG}(?P<number>{NATIVE}|{SINO}|반)\s?(?:다스|타스)")
_DOZEN = 12
# As recognisers write "개".
_MISHEARD = re.compile(rf"{_AMONG}(?P<number>두|세|네|다섯|여섯|일곱|여덟|아홉|열|\d+)\s?[게갸](?=로|만(?![가-힣])|요)")
_NEW_FOR_THREE = re.compile(r"(?<![가-힣])새\s?개(?=로|요)")
_MEASURE = re.compile(
    r"(?:\d(?:\.\d+)?|[일이삼사오육칠팔구십백천]|반)\s?"
    r"(?:l|ml|kg|g|cm|mm|리터|밀리리터|미리|킬로그램|킬로|키로|그램|그람|인치|미터|센치|센티)\s?(?:x|×|\*)?\s?$",
    re.IGNORECASE,
)

_UNITS = (
    r"(?:bottles?|box(?:es)?|packs?|sets?|pairs?|pieces?|cans?|bags?|cartons?|cases?|units?|items?|copies|cups?|"
    r"packets?|bundles?|bunch(?:es)?|rolls?|sheets?|books?|servings?)"
)
_COUNT = rf"(?P<number>{ENGLISH}|a couple|half a dozen|a half dozen|a baker's dozen|a dozen|a pair|a trio|a single)"
_NOT_AFTER = (
    r"(?<!number )(?<!size )(?<!no\. )(?<!option )(?<!item )(?<!last )(?<!past )(?<!under )(?<!over )(?<!below )"
    r"(?<!above )(?<!than )(?<!about )(?<!around )(?<!the )(?<!to pay )"
    r"(?<!iphone )(?<!galaxy )(?<!ipad )(?<!windows )(?<!between )(?<!times )(?<!#)(?<![\d.,])(?<!₩)"
)
_NOT_BEFORE = (
    r"(?!\s?(?:won|krw|₩|k\b|thousand|hundred|million|%|percent|-?stars?|dollars?|bucks|watts?|w\b|mah\b|gb\b|tb\b|hz\b|megapixels?|degrees|minutes?|times\b|inch|inches|mm|cm|ml|l\b|kg|g\b|litres?|liters?|"
    r"days?|weeks?|months?|years?|hours?|am\b|pm\b|st\b|nd\b|rd\b|th\b|and\b\s?\d|to\b\s?\d|-pack)|[.,]?\d|[개병박])"
)
_ENGLISH = re.compile(rf"{_NOT_AFTER}(?<![a-z]){_COUNT}(?![a-z]){_NOT_BEFORE}", re.IGNORECASE)
_ONE_AS_NUMBER = re.compile(
    rf"(?:\b(?:just|just the|only|make (?:it|that)|change (?:it|that|them)? ?to|add|get|buy|order|want|take)\s)one\b|"
    rf"\bone\s(?:of\b|more\b|fewer\b|less\b|{_UNITS}\b)|^\s*(?:just\s)?one(?:\splease)?\W*$"
    r"|\b(?:change|set|reduce|cut|drop|lower|bring|take|keep|make|down)\b[^,.]*?\sto\s(?:just\s)?one(?=\W*$|\splease)"
    r"|^\s*one\s(?!that|of|which|at|on|in|by|with|is|more|please)[a-z]+",
    re.IGNORECASE,
)
_TIMES = re.compile(r"(?<![a-z\d])x\s?(?P<number>\d{1,3})(?![a-z\d])", re.IGNORECASE)
_SHOE = re.compile(r"2\d[05]")
_MOST = 1000
_COUNTED_NEXT = re.compile(rf"\s(?:more\s)?{_UNITS}\b", re.IGNORECASE)
_MANY = {
    "a couple": 2, "half a dozen": 6, "a half dozen": 6, "a baker's dozen": 13, "a dozen": 12, "a pair": 1, "a trio": 3,
    "a single": 1,
}  # fmt: skip
_ENGLISH_DOZENS = re.compile(rf"(?<![a-z])(?P<number>{ENGLISH})\sdozens?(?![a-z])", re.IGNORECASE)


def find_quantities(text: str) -> list[Found[int]]:
    """The counts of things that ``text`` asks for, in order.

    A count right behind a measure ("2L 6개") says what a pack holds, not how many are wanted.
    """
    found = [one for one in _korean(text) if not _MEASURE.search(text[: one.start])]
    return longest([*found, *_english(text)])


def _korean(text: str) -> list[Found[int]]:
    found = []
    for pattern in (_KOREAN, _GLUED, _STANDING, _STANDING_GLUED, _MISHEARD, _CALLED):
        for match in pattern.finditer(text):
            number = read_korean(match["number"])
            if number:
                found.append(Found(number, match.start(), match.end()))
    found += [Found(_ROUGH[one["number"]], one.start(), one.end()) for one in _ROUGHLY.finditer(text)]
    found += [Found(3, one.start(), one.end()) for one in _NEW_FOR_THREE.finditer(text)]
    for match in _DOZENS.finditer(text):
        count = _DOZEN // 2 if match["number"] == "반" else _DOZEN * (read_korean(match["number"]) or 0)
        found += [Found(count, match.start(), match.end())] if count else []
    return found


def _english(text: str) -> list[Found[int]]:
    found = []
    for match in _ENGLISH.finditer(text):
        said = match["number"].lower()
        number = _MANY.get(said) or read_english(said)
        if number is None or not 0 < number <= _MOST:
            continue
        if number == _MOST and not _COUNTED_NEXT.match(text, match.end()):
            continue
        if said == "one" and not any(one.start() <= match.start() < one.end() for one in _ONE_AS_NUMBER.finditer(text)):
            continue
        if _SHOE.fullmatch(said) and text[: match.start()].endswith("in "):
            continue
        if said[0].isdigit() and re.search(r"[가-힣]", text):
            continue
        found.append(Found(number, match.start(), match.end()))
    for match in _ENGLISH_DOZENS.finditer(text):
        count = _DOZEN * (read_english(match["number"]) or 0)
        found += [Found(count, match.start(), match.end())] if 0 < count <= _MOST else []
    found += [Found(int(one["number"]), one.start(), one.end()) for one in _TIMES.finditer(text) if int(one["number"])]
    return found
