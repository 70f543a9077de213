"""What is read here is what the shop knows by the same name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from commerce.catalogue import vocabulary as shop
from commerce.periods import resolve
from nlu.components import vocabulary
from nlu.components.periods import find_periods


def test_the_words_are_those_of_the_catalogue() -> None:
    assert dict(shop.COLOURS) == vocabulary.COLOURS
    assert dict(shop.MATERIALS) == vocabulary.MATERIALS
    assert dict(shop.CATEGORIES) == vocabulary.CATEGORIES
    for canonical, synonyms in vocabulary.FAMILIES.items():
        assert {shop.canonical_category(word) for word in (canonical, *synonyms)} == {canonical}


@pytest.mark.parametrize(
    "said",
    [
        "오늘", "어제", "이번 주", "지난주", "이번 달", "지난달", "최근 일주일", "최근 한 달", "올해",
        "지금까지", "최근 열흘", "작년 추석 때", "어제부터", "지난 화요일", "11월 1일부터 10일까지", "주말",
        "3월에서 5월까지",
        "the last two weeks",
    ],
)  # fmt: skip
def test_every_span_read_is_one_that_the_shop_resolves(said: str) -> None:
    (found,) = find_periods(said)
    assert resolve(found.value, datetime(2026, 12, 4, 5, 6, tzinfo=UTC)).name == found.value
