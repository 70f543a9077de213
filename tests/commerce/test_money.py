"""Money in words."""

from __future__ import annotations

import pytest

from commerce import money


def test_an_amount_is_read_in_korean_and_in_english() -> None:
    assert money.won(15_960) == "15,960원"
    assert money.won(15_960, "en") == "15,960 won"
    assert money.won(0) == "0원"


@pytest.mark.parametrize("amount", [0, 1, 22_440, money.MOST])
def test_a_whole_number_of_won_is_an_amount(amount: int) -> None:
    assert money.checked(amount) == amount


@pytest.mark.parametrize("amount", [-1, 1.5, "100", True, None, money.MOST + 1])
def test_anything_else_is_not(amount: object) -> None:
    with pytest.raises(ValueError, match="money"):
        money.checked(amount)
