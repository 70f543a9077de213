"""Reading one cell: each reader takes trimmed, non-empty text and gives a value or raises ValueError with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from commerce.clock import KST
from commerce.money import MOST

Value = str | int | bool | date | datetime | tuple[str, ...] | list[str] | None
Reader = Callable[[str], Value]


def text(longest: int) -> Reader:
    """Text of at most so many characters."""

    def read(cell: str) -> str:
        if "\0" in cell:
            raise ValueError("holds a character that is no text")
        if len(cell) > longest:
            raise ValueError(f"longer than {longest} characters")
        return cell

    return read


def whole(least: int = 0, most: int = MOST) -> Reader:
    """A whole number within limits; thousands may be marked with commas, won with 원."""

    def read(cell: str) -> int:
        digits = cell.removesuffix("원").replace(",", "").strip()
        if not digits.removeprefix("-").isascii() or not digits.removeprefix("-").isdigit():
            raise ValueError("not a whole number")
        number = int(digits)
        if not least <= number <= most:
            raise ValueError(f"not between {least} and {most}")
        return number

    return read


def instant(cell: str) -> datetime:
    """A time as in 2026-08-12 15:00 or 2026-08-12T15:00:00+09:00; without a zone it is Seoul's."""
    try:
        read = datetime.fromisoformat(cell)
    except ValueError:
        raise ValueError("not a time such as 2026-08-12 15:00") from None
    return read if read.tzinfo else read.replace(tzinfo=KST)


def day(cell: str) -> date:
    """A day as in 2026-08-12."""
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise ValueError("not a day such as 2026-08-12") from None


def choice(*allowed: str) -> Reader:
    """One of a few words."""

    def read(cell: str) -> str:
        if cell.lower() not in allowed:
            raise ValueError("not one of " + ", ".join(allowed))
        return cell.lower()

    return read


def yes_or_no(cell: str) -> bool:
    """yes or no, in a few spellings."""
    if cell.lower() in ("yes", "y", "true", "1", "예", "네"):
        return True
    if cell.lower() in ("no", "n", "false", "0", "아니요", "아니오"):
        return False
    raise ValueError("not yes or no")


def words(cell: str) -> tuple[str, ...]:
    """Several words, parted by | or by commas."""
    return tuple(dict.fromkeys(part.strip() for part in cell.replace(",", "|").split("|") if part.strip()))
