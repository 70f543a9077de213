"""Reading Wyoming events from a peer that is not trusted: every length is bounded."""

from __future__ import annotations

import asyncio
import json

from wyoming.event import Event

_DATA_LIMIT = 256 * 1024
_PAYLOAD_LIMIT = 4 * 1024 * 1024


class EventMalformed(Exception):
    """The peer sent something that is no Wyoming event, or one that is too large."""

    code = "event_malformed"


async def read_event(reader: asyncio.StreamReader) -> Event | None:
    """The next event, or None when the peer is gone. Raises EventMalformed.

    Format: a line of JSON, then ``data_length`` bytes of JSON, then ``payload_length`` bytes.
    """
    try:
        line = await reader.readline()
        if not line.strip():
            return None
        header = _object(line)
        data = header.get("data") or {}
        kind = header.get("type")
        if not isinstance(data, dict) or not isinstance(kind, str):
            raise EventMalformed("an event needs a type and an object of data")
        length = _length(header.get("data_length"), _DATA_LIMIT)
        if length:
            data = data | _object(await reader.readexactly(length))
        length = _length(header.get("payload_length"), _PAYLOAD_LIMIT)
        payload = await reader.readexactly(length) if length else None
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    except ValueError as error:
        raise EventMalformed("an event is a line of JSON") from error
    return Event(type=kind, data=data, payload=payload)


def _object(text: bytes) -> dict[str, object]:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise EventMalformed("an event is a JSON object")
    return value


def _length(value: object, limit: int) -> int:
    if value is None:
        return 0
    if not isinstance(value, int) or value < 0:
        raise EventMalformed("a length is a whole number")
    if value > limit:
        raise EventMalformed(f"a part of an event may have {limit:,} bytes")
    return value
