"""The conversations as files hold them; README.md beside this says what each word means."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, model_validator

FOLDER = Path(__file__).parent


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str | int) and not isinstance(value, bool) else value


Words = Annotated[tuple[Annotated[str, BeforeValidator(str)], ...], BeforeValidator(_listed)]


class Turn(BaseModel):
    """What the customer does, and what must then be so."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    say: str | None = None
    press: str | None = None
    code: str | None = None
    silence: Literal[True] | None = None

    answer: Words = ()
    never: Words = ()
    cards: int | bool | None = None
    buttons: Words = ()
    figures: bool | None = None
    chart: bool | None = None
    proposal: int | bool | None = None
    asks: Literal["code"] | None = None
    told: Words = ()

    cart: dict[str, int] | None = None
    orders: int = 0
    charged: int = 0
    drafts: int = 0

    @model_validator(mode="after")
    def _does_one_thing(self) -> Turn:
        if sum(one is not None for one in (self.say, self.press, self.code, self.silence)) != 1:
            raise ValueError("a turn has one of say, press, code and silence")
        return self

    @property
    def done(self) -> str:
        """What the customer does, to read."""
        if self.silence:
            return "(silence)"
        return self.say or (f"[{self.press}]" if self.press else f"(code {self.code})")


class Conversation(BaseModel):
    """One talk of one person, from an empty talk with the shop as it was first filled."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    who: str = Field(alias="as", pattern=r"^(guest|shopper:\w+|seller:\w+)$")
    by: Literal["voice", "text"]
    language: Literal["ko", "en"]
    about: tuple[str, ...]
    talk: tuple[Turn, ...] = Field(min_length=2)


_FILE = TypeAdapter(list[Conversation])


def conversations(folder: Path = FOLDER) -> list[Conversation]:
    """All conversations under a folder, by file and place. Raises pydantic.ValidationError for what is misspelt."""
    return [
        conversation
        for path in sorted(folder.glob("*.yml"))
        for conversation in _FILE.validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
    ]
