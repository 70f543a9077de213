"""Refusals: a stable code, a status and a sentence; nothing of the inside reaches the outside.

Refused          a request that the front door turns away
CommerceError    what the shop refuses, given a status here
anything else    500, logged by its kind and place, never by its words
"""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web
from pydantic import JsonValue

from assistant.sentences import COMMERCE_REFUSALS, REFUSALS, Sentence
from commerce.errors import CommerceError

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HTTP_CODES = {404: "not_found", 405: "method_not_allowed", 413: "too_large", 400: "request_invalid"}


class Refused(Exception):
    """A request turned away; ``code`` names an entry of the table of refusals."""

    def __init__(self, code: str, *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.headers = dict(headers or {})


def wanted_language(accept_language: str) -> str:
    """``en`` when a client asks for English before Korean, else ``ko``."""
    ranked: list[tuple[float, str]] = []
    for part in accept_language.lower().split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            ranked.append((-float(weight or 1), tag.split("-")[0]))
        except ValueError:
            continue
    known = [tag for _, tag in sorted(ranked, key=lambda item: item[0]) if tag in ("ko", "en")]
    return known[0] if known else "ko"


def refusal_body(error: Refused, language: str) -> dict[str, JsonValue]:
    """A refusal as channels other than HTTP send it."""
    return {"error": {"code": error.code, "message": REFUSALS[error.code].in_language(language)}}


def refusal(sentence: Sentence, code: str, language: str, headers: Mapping[str, str] | None = None) -> web.Response:
    """The one shape of every refusal."""
    body = {"error": {"code": code, "message": sentence.in_language(language)}}
    return web.json_response(
        body, status=sentence.status, headers=headers, dumps=lambda value: json.dumps(value, ensure_ascii=False)
    )


def place(error: BaseException) -> str:
    """The kind of an error and the lines it passed, without its words, which may be personal."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return type(error).__name__ + " at " + " < ".join(f"{f.filename}:{f.lineno}" for f in reversed(frames))


@web.middleware
async def refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns whatever a handler raises into the one shape of refusal."""
    language = wanted_language(request.headers.get("Accept-Language", ""))
    try:
        return await handler(request)
    except Refused as error:
        return refusal(REFUSALS[error.code], error.code, language, error.headers)
    except CommerceError as error:
        sentence = COMMERCE_REFUSALS.get(error.code, REFUSALS["shop_refused"])
        return refusal(sentence.filled(error), error.code, language)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        code = HTTP_CODES.get(error.status, "request_invalid")
        allow = {"Allow": error.headers["Allow"]} if "Allow" in error.headers else None
        return refusal(REFUSALS[code], code, language, allow)
    except Exception as error:  # noqa: BLE001 - the edge of the process
        log.error("a request failed: %s", place(error))
        return refusal(REFUSALS["internal"], "internal", language)
