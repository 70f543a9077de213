"""Conversations over HTTP: sessions, messages, history, and the code that stays outside of them."""

from __future__ import annotations

from aiohttp import web
from pydantic import JsonValue

from assistant.errors import Refused, wanted_language
from assistant.front import FRONT, FrontDoor, bearer, json_answer, json_body
from assistant.messages import BotMessage, Language, user_message
from assistant.sentences import said
from assistant.sessions import Role, Session
from commerce.clock import KST
from commerce.conversations import repository
from commerce.conversations.models import Conversation
from commerce.customers import service as customers
from commerce.customers.service import CustomerNotFound
from commerce.stores import service as stores
from commerce.stores.service import StoreNotFound

routes = web.RouteTableDef()


@routes.post("/api/sessions")
async def open_session(request: web.Request) -> web.Response:
    """A token for a new conversation, as a guest or, in demo mode, as one of the demo's people."""
    front = request.app[FRONT]
    front.session_limits.spend(request.remote or "")
    wanted = await json_body(request)
    who = wanted.get("as", "guest") if isinstance(wanted, dict) else None
    if not isinstance(wanted, dict) or not isinstance(who, str):
        raise Refused("session_invalid")
    language = wanted.get("language") or wanted_language(request.headers.get("Accept-Language", ""))
    if language not in ("ko", "en"):
        raise Refused("language_invalid")
    talk = await _begin(front, who, "en" if language == "en" else "ko")
    session = Session(conversation_id=talk.id, role=_role(talk.role))
    front.metrics.sessions.labels(role=talk.role).inc()
    return json_answer({"token": front.tokens.issue(session), "conversation_id": talk.id, "role": talk.role}, 201)


@routes.post("/api/messages")
async def take_message(request: web.Request) -> web.Response:
    """One turn in writing."""
    session = bearer(request)
    message = user_message(session.conversation_id, await json_body(request))
    return json_answer((await request.app[FRONT].take(message)).wire())


@routes.get("/api/history")
async def history(request: web.Request) -> web.Response:
    """The conversation so far, redacted; what the assistant said also in its wire form."""
    session = bearer(request)
    written: list[JsonValue] = []
    for message in await request.app[FRONT].conversations.history(session.conversation_id):
        one: dict[str, JsonValue] = {
            "author": message.author,
            "text": message.text,
            "created_at": message.created_at.astimezone(KST).isoformat(timespec="milliseconds"),
        }
        written.append(one | {"message": message.body} if message.body else one)
    return json_answer({"messages": written})


@routes.post("/api/payments/{proposal_id}/code")
async def enter_code(request: web.Request) -> web.Response:
    """The payment code, from a keypad; the charge follows, and its result is pushed."""
    front, session = request.app[FRONT], bearer(request)
    front.message_limits.spend(session.conversation_id)
    wanted = await json_body(request)
    code = wanted.get("code") if isinstance(wanted, dict) else None
    if not isinstance(code, str) or not (code.isascii() and code.isdigit() and 4 <= len(code) <= 6):
        raise Refused("code_malformed")
    async with front.database.reading() as reading:
        talk = await repository.conversation(reading, session.conversation_id)
    if talk.customer_id is None:
        raise Refused("not_found")
    payment_id = await front.payments.enter_code(talk.customer_id, request.match_info["proposal_id"], code)
    told = BotMessage(text=said("processing", talk.language)).wire()
    return json_answer({"payment_id": payment_id, "status": "processing", "messages": [told]}, 202)


async def _begin(front: FrontDoor, who: str, language: Language) -> Conversation:
    """A conversation for ``guest``, ``shopper:<login>`` or ``seller:<login>``."""
    kind, _, login = who.partition(":")
    if kind not in ("guest", "shopper", "seller") or (kind == "guest") != (not login):
        raise Refused("session_invalid")
    if kind != "guest" and not front.settings.demo:
        raise Refused("login_not_available")
    now = front.clock()
    try:
        async with front.database.transaction() as session:
            if kind == "seller":
                store = await stores.by_login(session, login)
                return await repository.begin(session, role=kind, language=language, now=now, store_id=store.id)
            shopper = kind == "shopper"
            customer = await (customers.by_login(session, login) if shopper else customers.guest(session, now))
            return await repository.begin(session, role=kind, language=language, now=now, customer_id=customer.id)
    except (CustomerNotFound, StoreNotFound) as error:
        raise Refused("login_unknown") from error


def _role(role: str) -> Role:
    return "seller" if role == "seller" else "shopper" if role == "shopper" else "guest"
