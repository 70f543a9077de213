"""What the page shows beside the conversation: the cart, a proposal, pictures of products."""

from __future__ import annotations

import asyncio

from aiohttp import web
from pydantic import JsonValue

from assistant.errors import Refused
from assistant.front import FRONT, bearer, json_answer
from commerce.cart import service as carts
from commerce.catalogue import repository as catalogue
from commerce.clock import KST
from commerce.conversations import repository
from commerce.demo.pictures import picture
from commerce.payments import proposals
from commerce.payments.proposals import ProposalLine

routes = web.RouteTableDef()


@routes.get("/api/cart")
async def cart(request: web.Request) -> web.Response:
    """The cart of whoever the conversation is with, at today's prices."""
    front, session = request.app[FRONT], bearer(request)
    async with front.database.reading() as reading:
        talk = await repository.conversation(reading, session.conversation_id)
        if talk.customer_id is None:
            raise Refused("not_found")
        held = await carts.view(reading, talk.customer_id)
    lines: list[JsonValue] = [
        {
            "product_id": line.product_id,
            "title": line.title,
            "option": line.option,
            "quantity": line.quantity,
            "unit_price": line.unit_price,
            "stock": line.stock,
        }
        for line in held.lines
    ]
    return json_answer({"lines": lines, "subtotal": held.subtotal, "shipping": held.shipping, "total": held.total})


@routes.get("/api/proposals/{proposal_id}")
async def proposal(request: web.Request) -> web.Response:
    """A proposal of the shopper's own and what became of it."""
    front, session = request.app[FRONT], bearer(request)
    async with front.database.reading() as reading:
        talk = await repository.conversation(reading, session.conversation_id)
        if talk.customer_id is None:
            raise Refused("not_found")
        found = await proposals.of_customer(reading, talk.customer_id, request.match_info["proposal_id"])
    return json_answer(
        {
            "id": found.id,
            "status": str(found.status),
            "lines": [_line(line) for line in found.lines],
            "shipping": found.shipping,
            "total": found.total,
            "method": found.method,
            "expires_at": found.expires_at.astimezone(KST).isoformat(timespec="seconds"),
        }
    )


@routes.get("/media/products/{product_id}.svg")
async def product_picture(request: web.Request) -> web.Response:
    """A drawing of a product of the demo shop."""
    front = request.app[FRONT]
    async with front.database.reading() as reading:
        product = await catalogue.product(reading, request.match_info["product_id"])
    return web.Response(
        text=await asyncio.to_thread(picture, product),
        content_type="image/svg+xml",
        headers={"Cache-Control": "public, max-age=3600"},
    )


def _line(line: ProposalLine) -> JsonValue:
    return {
        "product_id": line.product_id,
        "title": line.title,
        "option": line.option,
        "quantity": line.quantity,
        "unit_price": line.unit_price,
    }
