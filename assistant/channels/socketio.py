"""Web clients built for Rasa's socket.io channel, each session bound to its token.

The framing is that of Rasa 3.6's channel: ``session_request`` → ``session_confirm``, ``user_uttered`` →
``bot_uttered``. Such clients sort messages by their exact set of keys, so only the shapes they know are sent.
Socket.IO clients of version 3 and 4 (Engine.IO 4); older ones are turned away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from uuid import uuid4

import socketio
from aiohttp import web
from pydantic import JsonValue

from assistant.errors import Handler, Refused, refusal_body
from assistant.front import FrontDoor
from assistant.messages import BotMessage, UserMessage, button, clean, user_message

PATH = "socket.io"
FRAME_LIMIT = 64 * 1024


@web.middleware
async def only_version_4(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns away clients of Engine.IO 3 and older with a sentence."""
    if request.path.startswith(f"/{PATH}/") and request.query.get("EIO") != "4":
        raise Refused("client_too_old")
    return await handler(request)


def attach(app: web.Application, front: Callable[[], FrontDoor]) -> None:
    """Serve ``/socket.io/`` on the application."""
    server = socketio.AsyncServer(async_mode="aiohttp", max_http_buffer_size=FRAME_LIMIT)
    server.attach(app, socketio_path=PATH)
    server.register_namespace(Webchat("/", front))


class Webchat(socketio.AsyncNamespace):  # type: ignore[misc]
    """The events of Rasa's web channel."""

    def __init__(self, namespace: str, front: Callable[[], FrontDoor]) -> None:
        super().__init__(namespace)
        self._front = front
        self._conversations: dict[str, str] = {}
        self._listening: dict[str, ExitStack] = {}

    async def on_connect(self, sid: str, environ: dict[str, object], auth: object = None) -> None:
        """Bind the connection to its token's conversation; refuses others."""
        try:
            session = self._front().session(_token(environ, auth))
        except Refused as error:
            raise socketio.exceptions.ConnectionRefusedError(error.code) from error
        self._conversations[sid] = session.conversation_id
        stack = self._listening[sid] = ExitStack()

        async def told(messages: Sequence[BotMessage]) -> None:
            await self._utter(sid, messages)

        stack.enter_context(self._front().push.listening(session.conversation_id, told))

    async def on_disconnect(self, sid: str, reason: object = None) -> None:
        """Forget the connection."""
        self._conversations.pop(sid, None)
        if sid in self._listening:
            self._listening.pop(sid).close()

    async def on_session_request(self, sid: str, data: object = None) -> None:
        """Confirm the one conversation that the token is for."""
        if await self._own(sid, data):
            await self.emit("session_confirm", self._conversations[sid], to=sid)

    async def on_user_uttered(self, sid: str, data: object = None) -> None:
        """One turn."""
        if not isinstance(data, dict) or not await self._own(sid, data):
            return
        conversation_id = self._conversations[sid]
        language = await self._front().conversations.language(conversation_id)
        try:
            reply = await self._front().take(_message(conversation_id, data))
        except Refused as error:
            sentence = refusal_body(error, language)["error"]
            words = sentence["message"] if isinstance(sentence, dict) else error.code
            await self.emit("bot_uttered", {"text": words}, to=sid)
            return
        await self._utter(sid, reply.messages)

    async def _own(self, sid: str, data: object) -> bool:
        """Whether the client speaks of its own session; one that names another's is let go."""
        named = data.get("session_id") if isinstance(data, dict) else None
        if sid in self._conversations and named in (None, "", self._conversations[sid]):
            return True
        await self.emit("session_refused", refusal_body(Refused("session_foreign"), "ko"), to=sid)
        await self.disconnect(sid)
        return False

    async def _utter(self, sid: str, messages: Sequence[BotMessage]) -> None:
        for message in messages:
            for frame in frames(message):
                await self.emit("bot_uttered", frame, to=sid)


def frames(message: BotMessage) -> Iterator[dict[str, JsonValue]]:
    """A message in the shapes that such clients know: text, quick replies, a carousel, an image."""
    replies: list[JsonValue] = [
        {"content_type": "text", "title": one.title, "payload": one.payload} for one in message.buttons or ()
    ]
    yield {"text": message.text, "quick_replies": replies} if replies else {"text": message.text}
    if message.cards:
        elements: list[JsonValue] = [
            {
                "title": card.title,
                "subtitle": f"{card.price:,}원",
                "image_url": card.image or "",
                "buttons": [
                    {"type": "postback", "title": one.title, "payload": one.payload} for one in card.buttons or ()
                ],
            }
            for card in message.cards
        ]
        yield {"attachment": {"type": "template", "payload": {"template_type": "generic", "elements": elements}}}
    if message.chart:
        yield {"attachment": {"type": "image", "payload": {"src": message.chart.image}}}


def _message(conversation_id: str, data: dict[str, object]) -> UserMessage:
    text = data.get("message")
    custom = data.get("customData")
    language = custom.get("language") if isinstance(custom, dict) else None
    body: dict[str, object] = {
        "message_id": data.get("message_id") or uuid4().hex,
        "language": language if language in ("ko", "en") else None,
    }
    if isinstance(text, str) and text.strip().startswith("/"):
        return user_message(conversation_id, body | _pressed(text.strip()))
    return user_message(conversation_id, body | {"text": text if isinstance(text, str) else ""})


def _pressed(text: str) -> dict[str, object]:
    """A button's payload; the client's greeting; anything else after a slash is only words."""
    if text in ("/get_started", "/session_start", "/restart"):
        return {"payload": "/greet"}
    try:
        return {"payload": button(text)}
    except Refused:
        return {"text": clean(text)}


def _token(environ: dict[str, object], auth: object) -> str:
    offered = auth.get("token") if isinstance(auth, dict) else None
    request = environ.get("aiohttp.request")
    if not isinstance(offered, str) and isinstance(request, web.Request):
        offered = request.query.get("token") or request.headers.get("Authorization")
    token = offered if isinstance(offered, str) else ""
    return token.removeprefix("Bearer ").strip()
