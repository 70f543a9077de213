"""Sizes as they stand on a label: "M", "240", "66", "free", "28인치", and as they are said: "이백사십", "two forty"."""

from __future__ import annotations

import re

from nlu.components.found import Found, longest
from nlu.components.numbers import ENGLISH, read_english, read_sino

_SPOKEN = {
    "엑스스몰": "XS", "스몰": "S", "에스": "S", "미디움": "M", "미디엄": "M", "엠": "M", "라지": "L", "엘": "L",
    "엑스라지": "XL", "엑스엘": "XL", "투엑스라지": "XXL", "투엑스엘": "XXL", "프리": "FREE",
    "extra small": "XS", "small": "S", "medium": "M", "large": "L", "extra large": "XL",
}  # fmt: skip
_LETTERS = r"XXXL|XXL|XXS|XL|XS|[2-4]XL|S|M|L|FREE"
_FOLLOWED = r"(?=$|[\s.,!?~]|사이즈|으로|로|요|이요|은|는|가|이|도|만|예요|이에요)"
_LETTER = re.compile(rf"(?<![A-Za-z0-9가-힣'])(?P<size>{_LETTERS}){_FOLLOWED}(?!\s?%)")
_LOWER = re.compile(
    rf"(?:(?:size(?!s)|사이즈)\s?(?:는|은|가)?\s?(?P<after>{_LETTERS})(?![a-z])|(?<![a-z])(?P<before>{_LETTERS})(?=\s?(?:size|사이즈|으로|로\b))|\bin\s(?:an?\s)?(?P<within>{_LETTERS})(?![a-z]))",
    re.IGNORECASE,
)
_WORD = re.compile(
    rf"(?<![가-힣a-z])(?P<size>{'|'.join(sorted(_SPOKEN, key=len, reverse=True))})(?![a-z]){_FOLLOWED}", re.IGNORECASE
)
_SAID_OF_A_SIZE = re.compile(
    r"(?:\bsizes?|\bin|\bin an?|\bthe|\ban?|\bto|^|,)\s?\|(?=\W*(?:$|please|size|ones?\b|sized|instead|for me))"
    r"|\b(?:size|in)\s\||\|\s(?:size|one)\b",
    re.IGNORECASE,
)
"""An English word for a size, in whose place stands a bar, where it says nothing else: "in large", "the small one"."""
_SHOE = re.compile(r"(?<![\d.,:])(?P<size>2[0-9][05])(?:\s?(?:mm|미리|밀리))?(?!\d|[,.]\d|\s?(?:원|개|g|ml|won|그램))")
_LABELLED = re.compile(
    r"(?:(?:size|사이즈)\s?(?:는|은)?\s?(?P<after>\d{2,3})(?!\d)|(?<!\d)(?P<before>\d{2,3})(?=\s?(?:size|사이즈|인치|inch|호\b)))",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"^\s*(?P<size>(?:{_LETTERS})|\d{{2,3}})(?:로|으로|요|이요|사이즈)?(?:\s?(?:할게요?|주세요|줘|해\s?줘|please))?\W*$",
    re.IGNORECASE,
)
_NO_COUNT = r"(?!\s?(?:원|개|병|박스|상자|팩|캔|통|봉|장|벌|켤레|그램|그람|미리리터|밀리리터|리터|won\b|grams?\b))"
_SHOE_SAID = re.compile(rf"(?<![가-힣])(?P<size>이백(?:\s?[이삼사오육칠팔구]?십오?|오)?){_FOLLOWED}{_NO_COUNT}")
_TENS = "ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SHOE_SAID_IN_ENGLISH = re.compile(
    rf"(?:\bsize\s(?P<after>two\s(?:{_TENS})(?:[\s-]five)?)\b"
    rf"|^\W*(?P<size>two\s(?:{_TENS})(?:[\s-]five)?)(?=\W*(?:please|size)?\W*$))",
    re.IGNORECASE,
)
_SAID = r"(?:[일이삼사오육칠팔구십백]{2,6}|백)"
_LABELLED_SAID = re.compile(
    rf"(?:사이즈\s?(?:는|은)?\s?(?P<after>{_SAID})(?![가-힣])|(?<![가-힣])(?P<before>{_SAID})(?=\s?사이즈))"
)
_LABELLED_SAID_IN_ENGLISH = re.compile(rf"\bsize\s(?P<after>{ENGLISH})(?!\s?%)", re.IGNORECASE)
_LEAST, _MOST = 20, 300


def find_sizes(text: str) -> list[Found[str]]:
    """The sizes that ``text`` names, as labels write them, in order.

    A bare number is a size only where it can be nothing else: a shoe's 200 to 295, one called a size, or the
    whole utterance.
    """
    found = []
    for pattern in (_LETTER, _LOWER, _SHOE, _LABELLED, _ALONE):
        for match in pattern.finditer(text):
            group = next(name for name, value in match.groupdict().items() if value)
            found.append(Found(match[group].upper(), match.start(group), match.end(group)))
    found += said_in_numbers(text)
    for match in _WORD.finditer(text):
        if match["size"].isascii() and not _SAID_OF_A_SIZE.search(text[: match.start()] + "|" + text[match.end() :]):
            continue
        found.append(Found(_SPOKEN[match["size"].lower()], match.start("size"), match.end("size")))
    return longest(dict.fromkeys(found))


def said_in_numbers(text: str) -> list[Found[str]]:
    """The sizes that ``text`` says in words for numbers: a shoe's, or one that is called a size."""
    found = []
    for pattern, read in (
        (_SHOE_SAID, read_sino), (_LABELLED_SAID, read_sino),
        (_SHOE_SAID_IN_ENGLISH, _two_forty), (_LABELLED_SAID_IN_ENGLISH, read_english),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            group = next(name for name, value in match.groupdict().items() if value)
            size = read(match[group])
            if size is not None and _LEAST <= size <= _MOST:
                found.append(Found(str(size), match.start(group), match.end(group)))
    return longest(dict.fromkeys(found))


def _two_forty(words: str) -> int | None:
    """240 for "two forty", as the sizes of shoes are said."""
    rest = read_english(words.split(maxsplit=1)[1])
    return None if rest is None else 200 + rest
