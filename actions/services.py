"""What the actions work with, made once where the application is wired."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from commerce.database import Database
from commerce.payments.service import Payments
from commerce.search.service import ProductSearch


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The shop's parts; ``clock`` gives the present instant."""

    database: Database
    search: ProductSearch
    payments: Payments
    clock: Callable[[], datetime]
