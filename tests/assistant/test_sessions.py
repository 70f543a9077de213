"""Tokens are bound, signed and expire; limits refill."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest

from assistant.errors import Refused
from assistant.sessions import ALGORITHM, AUDIENCE, Limits, Session, Tokens, kept_secret

SECRET = "k" * 40
NOW = datetime(2026, 8, 12, 6, 0, tzinfo=UTC)


def tokens(now: datetime = NOW, secret: str = SECRET) -> Tokens:
    return Tokens(secret, timedelta(hours=1), lambda: now)


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.code


def test_a_token_is_read_back_as_its_session() -> None:
    session = Session(conversation_id="c", role="shopper")
    assert tokens().read(tokens().issue(session)) == session


def test_a_token_ends() -> None:
    token = tokens().issue(Session(conversation_id="c", role="guest"))
    tokens(NOW + timedelta(minutes=59)).read(token)
    with pytest.raises(Refused) as refused:
        tokens(NOW + timedelta(minutes=60)).read(token)
    assert code(refused) == "token_expired"


@pytest.mark.parametrize(
    "token",
    [
        "",
        "abc",
        "abc.def.ghi",
        jwt.encode({"sub": "c", "role": "guest", "exp": 9_999_999_999, "aud": AUDIENCE}, "", algorithm="none"),
        jwt.encode({"sub": "c", "role": "guest", "exp": 9_999_999_999, "aud": AUDIENCE}, "o" * 40, algorithm=ALGORITHM),
        jwt.encode({"sub": "c", "role": "guest", "exp": 9_999_999_999, "aud": "other"}, SECRET, algorithm=ALGORITHM),
        jwt.encode({"sub": "c", "role": "admin", "exp": 9_999_999_999, "aud": AUDIENCE}, SECRET, algorithm=ALGORITHM),
        jwt.encode({"sub": "c", "role": "guest", "aud": AUDIENCE}, SECRET, algorithm=ALGORITHM),
    ],
    ids=["nothing", "no token", "nonsense", "unsigned", "another's key", "another's use", "another role", "endless"],
)
def test_a_token_that_we_did_not_issue_is_refused(token: str) -> None:
    with pytest.raises(Refused) as refused:
        tokens().read(token)
    assert code(refused) == "token_invalid"


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret"
    first = kept_secret(path)
    assert len(first) >= 32
    assert kept_secret(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_bucket_is_spent_and_refilled() -> None:
    now = [0.0]
    limits = Limits(60, lambda: now[0])
    for _ in range(60):
        limits.spend("a")
    with pytest.raises(Refused) as refused:
        limits.spend("a")
    assert code(refused) == "too_many"
    assert refused.value.headers["Retry-After"] == "2"
    limits.spend("b")
    now[0] = 1.0
    limits.spend("a")
    with pytest.raises(Refused):
        limits.spend("a")


def test_only_so_many_keys_are_remembered() -> None:
    limits = Limits(1, lambda: 0.0, keys=2)
    for key in ("a", "b", "c"):
        limits.spend(key)
    limits.spend("a")
    with pytest.raises(Refused):
        limits.spend("c")
