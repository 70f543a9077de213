"""What the demo shop's year tells: the fixtures others rely on, and three things for a seller to find."""

from __future__ import annotations

from typing import Final

DAYS: Final = 365
SHOPPERS: Final = 400

REGULAR_WATER: Final = "제주 삼다수 2L 6개"
MINJI_BOUGHT_DAYS_AGO: Final = 9

SHRUNKEN_PRODUCT: Final = "스트레이트 생지 청바지 파랑"
"""In haneul: its size complaints this week are three times those of the same part of last week."""

SATURATED_CAMPAIGN: Final = "데일리룩 검색광고"
"""In haneul: its cost has more than doubled over two months while its revenue hardly moved."""

IGNORED_AREA: Final = "하단 띠배너"
"""On every store's home page: it is shown as often as the others and next to nobody clicks it."""
