"""The demo pages and the widget's files, with nothing from anywhere else."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from assistant.errors import Refused
from assistant.front import FRONT

WIDGET = Path(__file__).resolve().parent.parent / "widget"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html"}
SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; "
        "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

routes = web.RouteTableDef()


@routes.get("/")
async def shopper_page(request: web.Request) -> web.Response:
    """The demo shop's page."""
    return _page(request, "index.html")


@routes.get("/seller")
async def seller_page(request: web.Request) -> web.Response:
    """The demo sellers' page."""
    return _page(request, "seller.html")


@routes.get("/widget/{name}")
async def widget_file(request: web.Request) -> web.Response:
    """One file of the web component."""
    return _file(request.match_info["name"])


def _page(request: web.Request, name: str) -> web.Response:
    if not request.app[FRONT].settings.demo:
        raise Refused("not_found")
    return _file(name)


def _file(name: str) -> web.Response:
    path = WIDGET / name
    kind = KINDS.get(path.suffix)
    if kind is None or path.parent != WIDGET or not path.is_file():
        raise Refused("not_found")
    return web.Response(
        body=path.read_bytes(), content_type=kind, charset="utf-8", headers={"Cache-Control": "no-cache"}
    )


async def harden(request: web.Request, response: web.StreamResponse) -> None:
    """Adds the headers that keep a page to itself; a signal of the application."""
    for name, value in SECURITY.items():
        response.headers.setdefault(name, value)
