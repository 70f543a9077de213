"""Signed tokens, each bound to one conversation, and how much one holder may ask."""

from __future__ import annotations

import os
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import jwt

from assistant.errors import Refused

ALGORITHM = "HS256"
AUDIENCE = "dangol"

Role = Literal["guest", "shopper", "seller"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What a valid token says: one conversation and in which role."""

    conversation_id: str
    role: Role


@dataclass(frozen=True, slots=True)
class Tokens:
    """Issues and reads tokens (JSON Web Tokens, RFC 7519, signed with HMAC-SHA256)."""

    secret: str
    lifetime: timedelta
    clock: Callable[[], datetime]

    def issue(self, session: Session) -> str:
        """A token for one conversation, good for ``lifetime``."""
        now = self.clock()
        claims = {
            "aud": AUDIENCE,
            "sub": session.conversation_id,
            "role": session.role,
            "iat": now,
            "exp": now + self.lifetime,
        }
        return jwt.encode(claims, self.secret, algorithm=ALGORITHM)

    def read(self, token: str) -> Session:
        """The session of a token; refuses one that is made up, altered or expired."""
        try:
            claims = jwt.decode(
                token,
                self.secret,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                options={"require": ["exp", "sub", "role"], "verify_exp": False, "verify_iat": False},
            )
        except jwt.PyJWTError as error:
            raise Refused("token_invalid") from error
        if claims["exp"] <= self.clock().timestamp():
            raise Refused("token_expired")
        if claims["role"] not in ("guest", "shopper", "seller"):
            raise Refused("token_invalid")
        return Session(conversation_id=claims["sub"], role=claims["role"])


def kept_secret(path: Path) -> str:
    """The signing secret in a file that only its owner may read, made at the first call."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    made = secrets.token_urlsafe(48)
    with os.fdopen(descriptor, "w") as file:
        file.write(made)
    return made


class Limits:
    """A token bucket a key: ``per_minute`` at once, refilled evenly; the oldest keys are forgotten first."""

    def __init__(self, per_minute: int, monotonic: Callable[[], float], *, keys: int = 50_000) -> None:
        self._per_minute = per_minute
        self._monotonic = monotonic
        self._keys = keys
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def spend(self, key: str) -> None:
        """Take one; refuses when the bucket is empty, saying after how many seconds to come back."""
        now = self._monotonic()
        level, then = self._buckets.pop(key, (float(self._per_minute), now))
        level = min(float(self._per_minute), level + (now - then) * self._per_minute / 60)
        self._buckets[key] = (level - 1 if level >= 1 else level, now)
        if len(self._buckets) > self._keys:
            self._buckets.popitem(last=False)
        if level < 1:
            wait = int((1 - level) * 60 / self._per_minute) + 1
            raise Refused("too_many", headers={"Retry-After": str(wait)})
