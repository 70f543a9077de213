"""The private site where the dialogue engine finds the actions: rasa-sdk's webhook without its server."""

from __future__ import annotations

import logging
import zlib
from typing import Any

from aiohttp import web
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionMissingDomainException, ActionNotFoundException

from assistant.dialogue import WARM_UP
from assistant.errors import place

log = logging.getLogger(__name__)

BODY_LIMIT = 32 * 1024 * 1024

EXECUTOR = web.AppKey("executor", ActionExecutor)
STATUSES = {ActionExecutionRejection: 400, ActionNotFoundException: 404, ActionMissingDomainException: 449}

routes = web.RouteTableDef()


@routes.get("/health")
async def health(request: web.Request) -> web.Response:
    """200 as long as the process answers."""
    return web.json_response({"status": "ok"})


@routes.post("/webhook")
async def webhook(request: web.Request) -> web.Response:
    """Runs one action; https://rasa.com/docs/rasa/action-server/running-action-server names the statuses."""
    try:
        call: dict[str, Any] = await request.json()
    except (ValueError, zlib.error):
        return web.json_response({"error": "the body is no JSON"}, status=400)
    if call.get("sender_id") == WARM_UP:
        return web.json_response({"events": [], "responses": []})
    try:
        result = await request.app[EXECUTOR].run(call)
    except tuple(STATUSES) as error:
        told = {"error": error.message, "action_name": error.action_name}
        return web.json_response(told, status=STATUSES[type(error)])
    except Exception as error:  # noqa: BLE001 - the edge of the process
        log.error("action %s failed: %s", call.get("next_action"), place(error))
        return web.json_response({"error": "the action failed", "action_name": call.get("next_action")}, status=500)
    return web.json_response(result.model_dump() if result else None)


def create_action_app(executor: ActionExecutor) -> web.Application:
    """An application with one executor's actions."""
    app = web.Application(client_max_size=BODY_LIMIT)
    app[EXECUTOR] = executor
    app.add_routes(routes)
    return app
