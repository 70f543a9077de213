"""Pointing at one of several products, after a search or after we asked which."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from actions import cart, search
from actions.memory import Question
from actions.services import Services
from actions.turn import Answer, Turn

CONTINUED: Mapping[str, Callable[[Services, Turn], Awaitable[Answer]]] = MappingProxyType(
    {
        "add_to_cart": cart.add_to_cart,
        "change_quantity": cart.change_quantity,
        "remove_from_cart": cart.remove_from_cart,
    }
)
"""What goes on when the answer to "which one?" is given."""


async def choose(services: Services, turn: Turn) -> Answer:
    """Goes on with what we asked about, or describes the product that was pointed at."""
    asked = turn.memory.pending
    if asked and asked.question is Question.WHICH and asked.intent in CONTINUED:
        return await CONTINUED[asked.intent](services, turn)
    return await search.detail(services, turn)
