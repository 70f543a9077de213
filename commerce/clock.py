"""The clock, read only at the edges; everything inside is given ``now``."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

KST = ZoneInfo("Asia/Seoul")


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)
