"""Every setting of Dangol, read once from environment variables that begin with ``DANGOL_``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "DANGOL_"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingLine:
    """One row of the README's table: the variable, its default as a person reads it, its meaning."""

    variable: str
    default: str
    meaning: str


class Settings(BaseSettings):
    """What an operator may change. Unset places are filled from ``var``."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    host: str = Field("127.0.0.1", description="address that the front door listens on")
    port: int = Field(8080, ge=0, le=65535, description="port of the front door, the only public one")
    demo: bool = Field(True, description="demo shop, demo logins and the pages `/` and `/seller`; `0` for none of it")
    var: Path = Field(Path("var"), description="folder for the database, logs, models and the signing secret")
    database_url: str = Field(
        "",
        description="SQLAlchemy URL; PostgreSQL is `postgresql+asyncpg://…`",
        json_schema_extra={"shown": "sqlite+aiosqlite:///<var>/dangol.db"},
    )
    redis_url: str = Field(
        "",
        description="Redis for turn order and push when several front doors run; none keeps them in process",
        json_schema_extra={"shown": "none"},
    )
    secret: str = Field(
        "",
        description="key that signs session tokens, 32 characters or more",
        json_schema_extra={"shown": "made once, kept in `<var>/secret`"},
    )
    session_hours: int = Field(24, ge=1, description="hours that a session token is good for")
    sessions_per_minute: int = Field(120, ge=1, description="new sessions that one address may open in a minute")
    messages_per_minute: int = Field(120, ge=1, description="turns that one session may take in a minute")
    rasa_port: int = Field(5005, ge=0, le=65535, description="port of the dialogue engine, on loopback")
    actions_port: int = Field(5055, ge=0, le=65535, description="port of the action endpoint, on loopback")
    dialogue_timeout: float = Field(20.0, gt=0, description="seconds that one answer of the dialogue may take")
    models: Path = Field(
        Path(),
        description="folder of trained dialogue models, the newest is used",
        json_schema_extra={"shown": "<var>/models"},
    )
    rasa_python: Path = Field(Path(".venv-rasa/bin/python"), description="Python of the dialogue's environment")
    voice_url: str = Field(
        "tcp://127.0.0.1:10300", description="Wyoming address of the speech server; one elsewhere is not started here"
    )
    whisper_model: str = Field(
        "auto", description="Whisper model: a name, a path, `bundled`, or `auto` (`small`, else `bundled`)"
    )
    tts_engine: Literal["espeak"] = Field("espeak", description="text-to-speech engine")
    audio_seconds: float = Field(60.0, gt=0, le=600, description="longest recording taken, in seconds")
    payment_provider: Literal["sandbox", "portone"] = Field("sandbox", description="who takes the money")
    sandbox_url: str = Field("http://127.0.0.1:5060", description="address of the sandbox payment provider")

    @model_validator(mode="before")
    @classmethod
    def fill_places(cls, values: dict[str, object]) -> dict[str, object]:
        """Derive the places that depend on ``var``, unless they are set."""
        var = Path(str(values.get("var") or cls.model_fields["var"].default))
        return {
            "database_url": f"sqlite+aiosqlite:///{var / 'dangol.db'}",
            "models": var / "models",
            **values,
        }

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the front door."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::", "") else self.host
        return f"http://{host}:{self.port}"

    @property
    def rasa_url(self) -> str:
        """Where the dialogue engine answers."""
        return f"http://127.0.0.1:{self.rasa_port}"

    @classmethod
    def describe(cls) -> tuple[SettingLine, ...]:
        """One line a setting, in the order above; the README's table must say the same."""
        lines = []
        for name, field in cls.model_fields.items():
            extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
            default = {True: "1", False: "0"}.get(field.default) if isinstance(field.default, bool) else None
            shown = str(extra.get("shown") or default or field.default)
            lines.append(SettingLine(variable=PREFIX + name.upper(), default=shown, meaning=field.description or ""))
        return tuple(lines)
