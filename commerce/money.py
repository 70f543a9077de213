"""Money is a whole number of won."""

from __future__ import annotations

from typing import Final

CURRENCY: Final = "KRW"
MOST: Final = 1_000_000_000


def won(amount: int, language: str = "ko") -> str:
    """The amount as people read it: `15,960원`, or `15,960 won` in English."""
    return f"{amount:,}원" if language == "ko" else f"{amount:,} won"


def checked(amount: object) -> int:
    """The amount, if it is a whole number of won from 0 to `MOST`; else ValueError."""
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise ValueError("an amount of money is a whole number of won")
    if not 0 <= amount <= MOST:
        raise ValueError(f"an amount of money lies between 0 and {MOST:,} won")
    return amount
