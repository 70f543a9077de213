"""The two messages that every channel speaks: what a person said, and what the assistant answers."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from assistant.errors import Refused

TEXT_LIMIT = 2000
PAYLOAD_LIMIT = 500
MESSAGE_ID_LIMIT = 200

Language = Literal["ko", "en"]

BUTTON_INTENTS = frozenset({
    "greet", "help", "search", "refine", "choose", "detail", "add_to_cart", "change_quantity",
    "remove_from_cart", "show_cart", "clear_cart", "reorder", "checkout", "consent", "affirm", "deny", "cancel",
    "order_status", "cancel_order", "voice_buying_on", "voice_buying_off", "set_language", "thanks", "repeat",
    "reviews_summary", "reviews_compare", "reviews_topic", "reviews_product", "reviews_worst",
})  # fmt: skip
BUTTON_ENTITIES = frozenset({
    "product_id", "proposal_id", "option", "order_id", "product", "quantity", "ordinal", "price", "colour",
    "material", "category", "size", "brand", "sort", "period", "topic", "language", "comparison",
})  # fmt: skip
_PAYLOAD = re.compile(r"/(?P<intent>[a-z_]+)(?P<entities>\{.*\})?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class UserMessage:
    """One thing that a person said or pressed.

    ``text`` beside a ``payload`` is the button's title; ``audio`` is 16 kHz s16le mono, not understood yet.
    """

    conversation_id: str
    message_id: str
    text: str = ""
    payload: str | None = None
    language: Language | None = None
    channel: Literal["text", "voice"] = "text"
    audio: bytes | None = None
    confidence: float | None = None
    overlapped: bool = False


class Wire(BaseModel):
    """Strict, immutable, and without unset fields when written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def wire(self) -> dict[str, JsonValue]:
        """The JSON form, unset fields left out."""
        written: dict[str, JsonValue] = self.model_dump(mode="json", exclude_unset=True)
        return written


class Button(Wire):
    """Something to press; ``payload`` is ``/intent{json}`` from the closed list."""

    title: str
    payload: str


class Card(Wire):
    """A product as the screen shows it; the price is in won."""

    product_id: str
    title: str
    price: int
    image: str | None = None
    attributes: dict[str, str] | None = None
    buttons: list[Button] | None = None


class ChartPicture(Wire):
    """A chart as a ``data:`` address."""

    title: str
    image: str


class Prompt(Wire):
    """Asks for the payment code, outside the conversation."""

    kind: Literal["code"]
    proposal_id: str


class ProposalLine(Wire):
    """One line of what would be bought."""

    product_id: str
    title: str
    quantity: int
    unit_price: int
    option: str | None = None


class ProposalView(Wire):
    """What would be bought, for how much, and until when."""

    id: str
    lines: list[ProposalLine]
    shipping: int
    total: int
    expires_at: str
    method: str | None = None


class Figure(Wire):
    """A number with its window and sample size."""

    name: str
    value: int | float | None
    unit: str
    window: list[str]
    n: int


class BotMessage(Wire):
    """One answer; ``speech`` is what to say aloud where that differs from ``text``."""

    text: str
    speech: str | None = None
    cards: list[Card] | None = None
    buttons: list[Button] | None = None
    chart: ChartPicture | None = None
    prompt: Prompt | None = None
    proposal: ProposalView | None = None
    figures: list[Figure] | None = None

    def aloud(self) -> str:
        """The words to speak."""
        return self.speech if self.speech is not None else self.text


class MessageRequest(BaseModel):
    """The body of ``POST /api/messages``."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    message_id: Annotated[str, Field(min_length=1, max_length=MESSAGE_ID_LIMIT)]
    text: str | None = None
    payload: str | None = None
    language: Language | None = None


def user_message(conversation_id: str, body: object) -> UserMessage:
    """The message in a request's body; refuses what is malformed, empty, too long or not a button of ours."""
    if not isinstance(body, dict):
        raise Refused("json_invalid")
    if body.get("text") is None and body.get("payload") is None:
        raise Refused("text_missing")
    try:
        request = MessageRequest.model_validate(body)
    except ValidationError as error:
        fields = {str(item["loc"][0]) for item in error.errors() if item["loc"]}
        raise Refused("message_id_invalid" if "message_id" in fields else "message_invalid") from error
    payload = button(request.payload) if request.payload is not None else None
    text = clean(request.text or "")
    if not text and payload is None:
        raise Refused("text_missing")
    if len(text) > TEXT_LIMIT:
        raise Refused("text_too_long")
    return UserMessage(
        conversation_id=conversation_id,
        message_id=request.message_id,
        text=text,
        payload=payload,
        language=request.language,
    )


def clean(text: str) -> str:
    """Words without control characters and without the slash that would make them a command."""
    words = "".join(" " if character.isspace() else character for character in text)
    return "".join(character for character in words if character.isprintable()).strip().lstrip("/").strip()


def button(payload: str) -> str:
    """A button's payload written anew, or a refusal when no button of ours could have sent it."""
    found = _PAYLOAD.fullmatch(payload.strip()) if len(payload) <= PAYLOAD_LIMIT else None
    if found is None or found["intent"] not in BUTTON_INTENTS:
        raise Refused("payload_unknown")
    try:
        entities = json.loads(found["entities"] or "{}")
    except ValueError as error:
        raise Refused("payload_unknown") from error
    if not isinstance(entities, dict) or not entities.keys() <= BUTTON_ENTITIES:
        raise Refused("payload_unknown")
    if found["intent"] == "consent" and not isinstance(entities.get("proposal_id"), str):
        raise Refused("payload_unknown")
    return f"/{found['intent']}{json.dumps(entities, ensure_ascii=False)}" if entities else f"/{found['intent']}"
