"""Liveness, readiness of each part, numbers for Prometheus, and what a page must tell people."""

from __future__ import annotations

import asyncio

import aiohttp
from aiohttp import web
from pydantic import JsonValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from assistant.front import FRONT, FrontDoor, json_answer

PATIENCE = 5.0

routes = web.RouteTableDef()


@routes.get("/healthz")
async def alive(request: web.Request) -> web.Response:
    """200 as long as the process answers."""
    return json_answer({"status": "ok"})


@routes.get("/readyz")
async def ready(request: web.Request) -> web.Response:
    """200 when every part works, else 503; says which."""
    parts = await readiness(request.app[FRONT])
    states: dict[str, JsonValue] = {name: "ok" if works else "down" for name, works in parts.items()}
    everything = all(parts.values())
    return json_answer({"status": "ok" if everything else "degraded", "parts": states}, 200 if everything else 503)


@routes.get("/metrics")
async def metrics(request: web.Request) -> web.Response:
    """Prometheus's text format."""
    return web.Response(
        body=request.app[FRONT].metrics.exposition(),
        headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"},
    )


@routes.get("/api/status")
async def status(request: web.Request) -> web.Response:
    """Whether speech works, and the recogniser's notice in both languages."""
    voice = request.app[FRONT].voice
    works = await voice.ready()
    notices: dict[str, JsonValue] = {language: voice.notice(language) for language in ("ko", "en")}
    return json_answer({"voice": works, "notice": notices if any(notices.values()) else None})


async def readiness(front: FrontDoor) -> dict[str, bool]:
    """Which parts work now; each is asked at the same time and has a few seconds."""
    checks = {
        "database": _database(front),
        "dialogue": front.dialogue.ready(),
        "voice": front.voice.ready(),
        "payments": _payments(front),
    }
    limited = (asyncio.wait_for(check, PATIENCE) for check in checks.values())
    results = await asyncio.gather(*limited, return_exceptions=True)
    return {name: result is True for name, result in zip(checks, results, strict=True)}


async def _database(front: FrontDoor) -> bool:
    try:
        async with front.database.reading() as session:
            await session.execute(text("select 1 from conversations where 1 = 0"))
    except (SQLAlchemyError, OSError):
        return False
    return True


async def _payments(front: FrontDoor) -> bool:
    if front.settings.payment_provider != "sandbox":
        return True
    try:
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        url = f"{front.settings.sandbox_url.rstrip('/')}/healthz"
        async with aiohttp.ClientSession(timeout=timeout) as http, http.get(url) as answer:
            return answer.status == 200
    except (aiohttp.ClientError, TimeoutError):
        return False
