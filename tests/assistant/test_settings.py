"""Every setting has a name, a default that a person can read, and a meaning."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.settings import Settings


def test_every_setting_is_described() -> None:
    lines = {line.variable: line for line in Settings.describe()}
    assert {"DANGOL_DATABASE_URL", "DANGOL_REDIS_URL", "DANGOL_PORT", "DANGOL_WHISPER_MODEL", "DANGOL_TTS_ENGINE",
            "DANGOL_PAYMENT_PROVIDER", "DANGOL_DEMO"} <= set(lines)  # fmt: skip
    assert all(line.default and line.meaning for line in lines.values())
    assert lines["DANGOL_DEMO"].default == "1"
    assert lines["DANGOL_DATABASE_URL"].default == "sqlite+aiosqlite:///<var>/dangol.db"


def test_places_follow_the_folder_unless_they_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "MODELS", "VAR"):
        monkeypatch.delenv(f"DANGOL_{name}", raising=False)
    assert Settings().database_url == "sqlite+aiosqlite:///var/dangol.db"
    monkeypatch.setenv("DANGOL_VAR", "/tmp/elsewhere")
    settings = Settings()
    assert settings.database_url == "sqlite+aiosqlite:////tmp/elsewhere/dangol.db"
    assert settings.models == Path("/tmp/elsewhere/models")
    monkeypatch.setenv("DANGOL_MODELS", "/models")
    monkeypatch.setenv("DANGOL_DATABASE_URL", "")
    assert Settings().models == Path("/models")
    assert Settings().database_url == "sqlite+aiosqlite:////tmp/elsewhere/dangol.db"


def test_demo_mode_is_switched_off_by_a_nought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANGOL_DEMO", "0")
    assert Settings().demo is False


def test_a_wrong_setting_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANGOL_PORT", "99999")
    with pytest.raises(ValidationError):
        Settings()


def test_a_browser_finds_a_front_door_that_listens_everywhere() -> None:
    assert Settings(host="0.0.0.0", port=80).address == "http://127.0.0.1:80"
