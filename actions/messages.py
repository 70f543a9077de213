"""The message that an action answers with, and its wire form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from commerce.clock import KST

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press; ``payload`` is what pressing it says."""

    title: str
    payload: str

    def to_json(self) -> dict[str, Json]:
        """The wire form."""
        return {"title": self.title, "payload": self.payload}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A product as the screen shows it; ``price`` in won, ``attributes`` by their names."""

    product_id: str
    title: str
    price: int
    image: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    buttons: tuple[Button, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """The wire form."""
        return _present(
            {
                "product_id": self.product_id,
                "title": self.title,
                "price": self.price,
                "image": self.image,
                "attributes": dict(self.attributes),
                "buttons": [button.to_json() for button in self.buttons],
            }
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as a ``data:`` address."""

    title: str
    image: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """Asks for the payment code of a proposal, outside the conversation."""

    proposal_id: str
    kind: str = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One line of what would be bought."""

    product_id: str
    title: str
    quantity: int
    unit_price: int
    option: str = ""

    def to_json(self) -> dict[str, Json]:
        """The wire form."""
        written: dict[str, Json] = {
            "product_id": self.product_id,
            "title": self.title,
            "quantity": self.quantity,
            "unit_price": self.unit_price,
        }
        return {**written, "option": self.option} if self.option else written


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """What would be bought, for how much, and until when."""

    id: str
    lines: tuple[LineView, ...]
    shipping: int
    total: int
    expires_at: datetime
    method: str = ""

    def to_json(self) -> dict[str, Json]:
        """The wire form."""
        written: dict[str, Json] = {
            "id": self.id,
            "lines": [line.to_json() for line in self.lines],
            "shipping": self.shipping,
            "total": self.total,
            "expires_at": self.expires_at.astimezone(KST).isoformat(timespec="seconds"),
        }
        return {**written, "method": self.method} if self.method else written


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A number with its unit, its window from and to, and how many rows it was taken from."""

    name: str
    value: int | float | None
    unit: str
    window: tuple[datetime, datetime]
    n: int

    def to_json(self) -> dict[str, Json]:
        """The wire form."""
        window: list[Json] = [edge.astimezone(KST).isoformat(timespec="seconds") for edge in self.window]
        return {"name": self.name, "value": self.value, "unit": self.unit, "window": window, "n": self.n}


@dataclass(frozen=True, slots=True, kw_only=True)
class BotMessage:
    """One answer; ``speech`` is what to say aloud where that differs from ``text``."""

    text: str
    speech: str | None = None
    cards: tuple[Card, ...] = ()
    buttons: tuple[Button, ...] = ()
    chart: Picture | None = None
    prompt: Prompt | None = None
    proposal: ProposalView | None = None
    figures: tuple[FigureView, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """The wire form, with what is empty left out."""
        chart: Json = {"title": self.chart.title, "image": self.chart.image} if self.chart else None
        prompt: Json = {"kind": self.prompt.kind, "proposal_id": self.prompt.proposal_id} if self.prompt else None
        return {
            "text": self.text,
            **_present(
                {
                    "speech": self.speech,
                    "cards": [card.to_json() for card in self.cards],
                    "buttons": [button.to_json() for button in self.buttons],
                    "chart": chart,
                    "prompt": prompt,
                    "proposal": self.proposal.to_json() if self.proposal else None,
                    "figures": [figure.to_json() for figure in self.figures],
                }
            ),
        }


def payload(intent: str, **entities: str | int) -> str:
    """What pressing a button says: ``/detail{"product_id": "…"}``."""
    return f"/{intent}{json.dumps(entities, ensure_ascii=False)}" if entities else f"/{intent}"


def _present(written: dict[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in written.items() if value not in (None, [], {})}
