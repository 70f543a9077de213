"""What is written down of each request: method, route, status, time; never an address's query, a token or a body."""

from __future__ import annotations

import logging

from aiohttp import web
from aiohttp.abc import AbstractAccessLogger

from assistant.errors import Handler
from assistant.front import FRONT


def route_of(request: web.BaseRequest) -> str:
    """The route's pattern, so that nothing that a person sent is written down."""
    if isinstance(request, web.Request):
        resource = request.match_info.route.resource
        if resource is not None:
            return resource.canonical
    return "unknown"


class AccessLog(AbstractAccessLogger):
    """One line a request."""

    def log(self, request: web.BaseRequest, response: web.StreamResponse, time: float) -> None:
        """Write the line."""
        self.logger.info("%s %s %s %.0f ms", request.method, route_of(request), response.status, time * 1000)

    @property
    def enabled(self) -> bool:
        """Whether anybody reads it."""
        return self.logger.isEnabledFor(logging.INFO)


@web.middleware
async def count_requests(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Counts each answer by route and status."""
    response = await handler(request)
    request.app[FRONT].metrics.requests.labels(route=route_of(request), status=str(response.status)).inc()
    return response
