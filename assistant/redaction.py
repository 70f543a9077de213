"""Takes secrets out of words before they are stored, logged or understood.

Card numbers are checked by Luhn's sum (ISO/IEC 7812-1), resident registration numbers by their birth date. A code
is four digits or more, written or spoken one by one or as a number, while one is asked for.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Secret(StrEnum):
    """What was taken out."""

    CARD = "card"
    RESIDENT_NUMBER = "resident_number"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Redacted:
    """Words that may be kept, and which kinds of secret stood in them."""

    text: str
    found: frozenset[Secret]


_GAP = r"[ \t.,·_\-–—/]{0,3}"
_CARD = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{12,18}}(?!\d)")
_RESIDENT = re.compile(rf"(?<!\d)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]){_GAP}[0-9]\d{{6}}(?!\d)")

_DIGIT_WORDS = (
    "영|공|빵|령|일|이|삼|사|오|육|륙|칠|팔|구|하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|"
    "zero|oh|one|two|three|four|five|six|seven|eight|nine"
)
_DIGIT = rf"(?:\d|{_DIGIT_WORDS})"
_RUN = rf"(?>{_DIGIT}(?:{_GAP}{_DIGIT}){{3,}})"
_NOT_MONEY = r"(?!\s*(?:원|won\b|krw\b))"
_ENDING = r"(?=이?(?:야|에요|예요|요|입니다|이다|이고|라고|인데)?\s*(?:$|[.!?,]))"
_DIGITS = re.compile(rf"(?<![\d가-힣a-z]){_RUN}{_NOT_MONEY}", re.IGNORECASE)
_GLUED = re.compile(rf"(?:\d{{4,}}+{_NOT_MONEY}|{_RUN}{_ENDING})", re.IGNORECASE)
_SINO = "일이삼사오육륙칠팔구"
_NUMBER = re.compile(
    rf"(?<![가-힣])(?>(?:[{_SINO}]?\s?십\s?)?(?:[{_SINO}]?\s?만\s?)?[{_SINO}]?\s?천(?:\s?[{_SINO}]?\s?백)?"
    rf"(?:\s?[{_SINO}]?\s?십)?(?:\s?[{_SINO}])?){_NOT_MONEY}(?=\s|$|[.,!?이야요])"
)
_TENS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_PAIR = rf"(?:{_TENS}|\d\d)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
_ENGLISH_NUMBER = re.compile(
    rf"\b(?>{_PAIR}[ -]+{_PAIR}|\w+ thousand(?:,? \w+ hundred)?(?: (?:and )?{_PAIR})?){_NOT_MONEY}\b", re.IGNORECASE
)
# Korean letters typed alone ("ㅇㅇ", "ㄱㄱ") would become others, which stand in no word that anybody types.
_NOT_LETTERS_ALONE = re.compile(r"[^\u3131-\u318e]+")
_NAMES_A_CODE = re.compile(
    r"비밀\s?번호|비번|핀\s?번호|\bpin\b|passcode|password|결제\s?(?:코드|암호)|\bmy code\b", re.IGNORECASE
)


def redact(text: str, *, code_asked: bool) -> Redacted:
    """The text with each secret replaced by its name in brackets."""
    text = _NOT_LETTERS_ALONE.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    found: set[Secret] = set()

    def take(kind: Secret, mark: str, pattern: re.Pattern[str], words: str, *, luhn: bool = False) -> str:
        def replace(match: re.Match[str]) -> str:
            if luhn and not _luhn(re.sub(r"\D", "", match[0])):
                return match[0]
            found.add(kind)
            return mark

        return pattern.sub(replace, words)

    text = take(Secret.RESIDENT_NUMBER, "[resident number]", _RESIDENT, text)
    text = take(Secret.CARD, "[card]", _CARD, text, luhn=True)
    if code_asked or _NAMES_A_CODE.search(text):
        for pattern in (_DIGITS, _GLUED, _NUMBER, _ENGLISH_NUMBER):
            text = take(Secret.CODE, "[code]", pattern, text)
    return Redacted(text, frozenset(found))


def nothing_but_a_code(text: str) -> bool:
    """Whether the whole utterance is a code, with no word of its own beside it."""
    left = redact(text, code_asked=True)
    return Secret.CODE in left.found and not re.sub(r"\[code\]|[\W_]|이?(?:에요|예요|야|요|입니다)", "", left.text)


def _luhn(digits: str) -> bool:
    doubled = (int(d) * 2 if place % 2 else int(d) for place, d in enumerate(reversed(digits)))
    return len(set(digits)) > 1 and sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
