"""Places in a list that was just shown: "두 번째 거", "3번", "마지막 거", "the second one"."""

from __future__ import annotations

import re

from nlu.components.found import Found, longest
from nlu.components.numbers import NATIVE, read_korean

LAST = -1

_KOREAN_FIRST = re.compile(
    r"(?<![가-힣])(?:첫\s?번\s?째|첫\s?째|처음(?:에\s?(?:보여|나온|말한|뜬)|\s?(?:거|것|꺼|걸|나온|상품))|맨\s?(?:위|앞|처음)|제일\s?(?:위|앞|처음))"
)
_KOREAN_LAST = re.compile(r"(?<![가-힣])(?:마지막|끄트머리|맨\s?(?:끝|뒤|아래|아랫|밑)|제일\s?(?:끝|뒤|아래|밑))")
_KOREAN_NTH = re.compile(rf"(?<![가-힣\d])(?P<number>{NATIVE}|[새내]|\d{{1,2}})\s?[번본]\s?[째쨰]")
_AS_HEARD = {"새": "세", "내": "네"}
_KOREAN_TH = re.compile(
    r"(?<![가-힣])(?P<number>[둘두셋넷]|다섯|여섯|일곱)\s?째(?=\s?(?:거|것|꺼|걸|게|줄|칸|상품)|로|요|$|\s?[.,!?])"
)
_KOREAN_NUMBER = re.compile(
    r"(?<![가-힣\d])(?P<number>\d{1,2}|[일삼사오육칠팔구십])\s?번(?![가-힣]*째)(?=$|[\s.,!?]|으로|을|은|이|도|만|꺼|거|상품|요)"
)
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ENGLISH_WORD = re.compile(
    rf"(?<!ones )(?<!rated )(?<!items )\b(?P<word>{'|'.join(_WORDS)})\b(?!\s(?:time|order|week|month|to none|hand))",
    re.IGNORECASE,
)
_FORTH = re.compile(r"\bforth\s(?:one|won)\b", re.IGNORECASE)
_ENGLISH_NTH = re.compile(r"\b(?P<number>\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENGLISH_NUMBER = re.compile(
    rf"(?:\b(?:number|option|no\.|item)\s?|#)(?P<number>\d{{1,2}}|{'|'.join(_CARDINALS)})\b", re.IGNORECASE
)
_ENGLISH_LAST = re.compile(
    r"\b(?:the\s)?last\s(?:one|item|product|thing)\b|\bthe\slast\b(?=\W*$)"
    r"|\b(?:the )?(?:bottom|final) one\b|\bone (?:right )?(?:at|on) the bottom\b",
    re.IGNORECASE,
)
_ENGLISH_TOP = re.compile(r"\b(?:the )?top one\b|\bone (?:at|on) (?:the )?top\b", re.IGNORECASE)


def find_ordinals(text: str) -> list[Found[int]]:
    """The places that ``text`` names, counted from one, `LAST` for the last, in order."""
    found = [Found(1, match.start(), match.end()) for match in _KOREAN_FIRST.finditer(text)]
    found += [Found(1, match.start(), match.end()) for match in _ENGLISH_TOP.finditer(text)]
    for pattern in (_KOREAN_LAST, _ENGLISH_LAST):
        found += [Found(LAST, match.start(), match.end()) for match in pattern.finditer(text)]
    for pattern in (_KOREAN_NTH, _KOREAN_TH, _KOREAN_NUMBER):
        for match in pattern.finditer(text):
            number = read_korean(_AS_HEARD.get(match["number"], match["number"]))
            if number:
                found.append(Found(number, match.start(), match.end()))
    found += [Found(4, match.start(), match.end()) for match in _FORTH.finditer(text)]
    for match in _ENGLISH_WORD.finditer(text):
        found.append(Found(_WORDS.index(match["word"].lower()) + 1, match.start(), match.end()))
    for pattern in (_ENGLISH_NTH, _ENGLISH_NUMBER):
        for match in pattern.finditer(text):
            said = match["number"].lower()
            number = int(said) if said.isdigit() else _CARDINALS.index(said) + 1
            if number:
                found.append(Found(number, match.start(), match.end()))
    return longest(found)
