"""Sizes as they stand on a label: "M", "240", "66", "free", "28인치"."""

from __future__ import annotations

import re

from nlu.components.found import Found, longest

_SPOKEN = {
    "엑스스몰": "XS", "스몰": "S", "에스": "S", "미디움": "M", "미디엄": "M", "엠": "M", "라지": "L", "엘": "L",
    "엑스라지": "XL", "엑스엘": "XL", "투엑스라지": "XXL", "투엑스엘": "XXL", "프리": "FREE",
    "extra small": "XS", "small": "S", "medium": "M", "large": "L", "extra large": "XL",
}  # fmt: skip
_LETTERS = r"XXXL|XXL|XXS|XL|XS|[2-4]XL|S|M|L|FREE"
_FOLLOWED = r"(?=$|[\s.,!?~]|사이즈|으로|로|요|이요|은|는|가|이|도|만|예요|이에요)"
_LETTER = re.compile(rf"(?<![A-Za-z0-9가-힣'])(?P<size>{_LETTERS}){_FOLLOWED}(?!\s?%)")
_LOWER = re.compile(
    rf"(?:(?:size|사이즈)\s?(?:는|은|가)?\s?(?P<after>{_LETTERS})(?![a-z])|(?<![a-z])(?P<before>{_LETTERS})(?=\s?(?:size|사이즈|으로|로\b)))",
    re.IGNORECASE,
)
_WORD = re.compile(
    rf"(?<![가-힣a-z])(?P<size>{'|'.join(sorted(_SPOKEN, key=len, reverse=True))})(?![a-z]){_FOLLOWED}", re.IGNORECASE
)
_SHOE = re.compile(r"(?<![\d.,:])(?P<size>2[0-9][05])(?:\s?(?:mm|미리|밀리))?(?!\d|[,.]\d|\s?(?:원|개|g|ml|won|그램))")
_LABELLED = re.compile(
    r"(?:(?:size|사이즈)\s?(?:는|은)?\s?(?P<after>\d{2,3})(?!\d)|(?<!\d)(?P<before>\d{2,3})(?=\s?(?:size|사이즈|인치|inch|호\b)))",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"^\s*(?P<size>(?:{_LETTERS})|\d{{2,3}})(?:로|으로|요|이요|사이즈)?(?:\s?(?:할게요?|주세요|줘|해\s?줘|please))?\W*$",
    re.IGNORECASE,
)


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
    for match in _WORD.finditer(text):
        found.append(Found(_SPOKEN[match["size"].lower()], match.start("size"), match.end("size")))
    return longest(dict.fromkeys(found))
