"""Other names for things that are no category: what shoppers say and what titles write."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ALIASES: Mapping[str, str] = MappingProxyType({
    "귤": "감귤",
    "밀감": "감귤",
    "tangerine": "감귤",
    "mandarin": "감귤",
    "핸드폰": "휴대폰",
    "스마트폰": "휴대폰",
    "폰": "휴대폰",
    "cellphone": "phone",
    "smartphone": "phone",
    "cordless": "wireless",
    "삼겹살": "오겹살",
    "pork": "흑돼지",
    "돼지고기": "흑돼지",
    "소고기": "한우",
    "쇠고기": "한우",
    "닭고기": "닭가슴살",
    "chicken": "닭가슴살",
    "벙거지": "버킷햇",
    "야구모자": "볼캡",
    "책가방": "백팩",
    "핸드백": "크로스백",
    "노캔": "캔슬링",
    "anc": "cancelling",
    "canceling": "cancelling",
})  # fmt: skip
