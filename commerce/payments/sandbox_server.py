"""The sandbox provider: an HTTP payment server of our own, for development and tests.

    python -m commerce.payments.sandbox_server --host 127.0.0.1 --port 5060 --state var/sandbox.db

`POST /payments/{id}/charge` `{"amount", "currency", "billingKey"}`, `POST /payments/{id}/cancel`
`{"amount", "reason"}` and `GET /payments/{id}` answer `{"id", "amount", "currency", "status", "reason"}`,
or `{"type", "reason"?}` with 4xx or 5xx. All want `Authorization: Sandbox <secret>`; the posts want an
`Idempotency-Key`, a quoted string of 16 to 256 ASCII characters: under a key seen before the first answer
comes again, in flight it is 409 InFlight, with another request 422. Faults: see `sandbox_faults`;
`POST /faults` `{"fault", "operation"?, "times"?}` declares them, `DELETE /faults` takes them back.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import hmac
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from aiohttp import web

from commerce.payments.sandbox import SECRET
from commerce.payments.sandbox_faults import Fault, Faults, Operation
from commerce.payments.sandbox_ledger import Answer, Ledger, Payment

LATE: Final = 90.0
Body = dict[str, str | int | None]


@dataclass(slots=True)
class Sandbox:
    """The server's state; `late` is how many seconds a late answer takes."""

    ledger: Ledger
    secret: str
    late: float
    faults: Faults = field(default_factory=Faults)
    in_flight: set[str] = field(default_factory=set)


SANDBOX: Final = web.AppKey("sandbox", Sandbox)
_KEY: Final = re.compile(r'"([\x20\x21\x23-\x7e]{16,256})"')


def create_app(state: Path | str, *, secret: str = SECRET, late: float = LATE) -> web.Application:
    """The server's application over the state file, which is made if it is not there."""
    app = web.Application(middlewares=[_authorised])
    app[SANDBOX] = Sandbox(Ledger(state), secret, late)
    app.on_cleanup.append(_close)
    app.add_routes(
        [
            web.get("/healthz", _healthz),
            web.get("/payments/{id}", _status),
            web.post("/payments/{id}/charge", _charge),
            web.post("/payments/{id}/cancel", _cancel),
            web.post("/faults", _declare),
            web.delete("/faults", _clear),
        ]
    )
    return app


async def _close(app: web.Application) -> None:
    app[SANDBOX].ledger.close()


@web.middleware
async def _authorised(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    wanted, given = f"Sandbox {request.app[SANDBOX].secret}", request.headers.get("Authorization", "")
    if request.path != "/healthz" and not hmac.compare_digest(wanted.encode(), given.encode()):
        return _refuse(401, "Unauthorized")
    return await handler(request)


async def _healthz(_request: web.Request) -> web.Response:
    return web.json_response({"ok": True})


async def _status(request: web.Request) -> web.Response:
    sandbox = request.app[SANDBOX]
    fault = sandbox.faults.next(Operation.STATUS)
    if fault in (Fault.TIMEOUT, Fault.SLOW):
        await asyncio.sleep(sandbox.late)
    elif fault in (Fault.DROP, Fault.LOST):
        return _hang_up(request)
    elif fault is not None:
        return _refuse(500, "Internal")
    payment = sandbox.ledger.payment(request.match_info["id"])
    return web.json_response(payment.to_json()) if payment else _refuse(404, "PaymentNotFound")


async def _charge(request: web.Request) -> web.Response:
    def begin(sandbox: Sandbox, body: Body) -> Payment | web.Response:
        amount, currency, billing_key = body.get("amount"), body.get("currency"), body.get("billingKey")
        if not _whole(amount) or currency != "KRW" or not isinstance(billing_key, str) or not billing_key:
            return _refuse(400, "InvalidRequest")
        known = sandbox.ledger.payment(request.match_info["id"])
        if known and known.status != "FAILED":
            return _refuse(409, "AlreadyPaid" if known.status == "PAID" else "InFlight")
        assert isinstance(amount, int)
        return Payment(request.match_info["id"], amount, "KRW", "PENDING")

    return await _once(request, Operation.CHARGE, begin, "PAID")


async def _cancel(request: web.Request) -> web.Response:
    def begin(sandbox: Sandbox, body: Body) -> Payment | web.Response:
        known = sandbox.ledger.payment(request.match_info["id"])
        if known is None:
            return _refuse(404, "PaymentNotFound")
        if known.status != "PAID":
            return _refuse(409, "AlreadyCancelled" if known.status == "CANCELLED" else "NotPaid")
        return known if body.get("amount") == known.amount else _refuse(400, "InvalidRequest")

    return await _once(request, Operation.CANCEL, begin, "CANCELLED")


async def _once(
    request: web.Request,
    operation: Operation,
    begin: Callable[[Sandbox, Body], Payment | web.Response],
    done: str,
) -> web.Response:
    """Do what is asked the first time a key is seen, and answer the same after that."""
    sandbox, raw = request.app[SANDBOX], await request.read()
    key = _KEY.fullmatch(request.headers.get("Idempotency-Key", ""))
    if key is None:
        return _refuse(400, "IdempotencyKeyMissing")
    body = _json(raw)
    if body is None:
        return _refuse(400, "InvalidRequest")
    print_ = hashlib.sha256(f"{request.method} {request.path}\n".encode() + raw).hexdigest()
    before = sandbox.ledger.answer(key[1])
    if before:
        if before.fingerprint != print_:
            return _refuse(422, "IdempotencyKeyReused")
        return web.json_response(before.body, status=before.status)
    if key[1] in sandbox.in_flight:
        return _refuse(409, "InFlight")
    payment = begin(sandbox, body)
    if isinstance(payment, web.Response):
        return payment
    sandbox.in_flight.add(key[1])
    try:
        fault = sandbox.faults.next(operation, str(body.get("billingKey") or ""))
        return await _carry_out(request, fault, payment, done, key[1], print_)
    finally:
        sandbox.in_flight.discard(key[1])


async def _carry_out(
    request: web.Request, fault: Fault | None, payment: Payment, done: str, key: str, print_: str
) -> web.Response:
    sandbox = request.app[SANDBOX]
    if fault is Fault.LOST:
        return _hang_up(request)
    if fault is Fault.ERROR500:
        return _refuse(500, "Internal")
    if fault is Fault.SLOW:
        sandbox.ledger.write(payment)
        await asyncio.sleep(sandbox.late)
    if fault is Fault.DECLINE:
        refusal: Body = {"type": "Declined", "reason": "card_declined"}
        # A refused cancellation leaves the money taken.
        kept = payment if payment.status == "PAID" else replace(payment, status="FAILED", reason="card_declined")
        sandbox.ledger.write(kept, key, Answer(print_, 402, refusal))
        return web.json_response(refusal, status=402)
    finished = replace(payment, status=done)
    sandbox.ledger.write(finished, key, Answer(print_, 200, finished.to_json()))
    if fault is Fault.TIMEOUT:
        await asyncio.sleep(sandbox.late)
    return _hang_up(request) if fault is Fault.DROP else web.json_response(finished.to_json())


async def _declare(request: web.Request) -> web.Response:
    body = _json(await request.read()) or {}
    try:
        fault, operation = Fault(str(body.get("fault"))), Operation(str(body.get("operation", "charge")))
        times = int(body.get("times") or 1)
    except ValueError:
        return _refuse(400, "InvalidRequest")
    request.app[SANDBOX].faults.declare(operation, fault, times)
    return web.json_response({"ok": True})


async def _clear(request: web.Request) -> web.Response:
    request.app[SANDBOX].faults.clear()
    return web.json_response({"ok": True})


def _json(raw: bytes) -> Body | None:
    try:
        read = json.loads(raw)
    except ValueError:
        return None
    return read if isinstance(read, dict) else None


def _whole(amount: object) -> bool:
    return isinstance(amount, int) and not isinstance(amount, bool) and amount > 0


def _refuse(status: int, kind: str) -> web.Response:
    return web.json_response({"type": kind}, status=status)


def _hang_up(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(prog="python -m commerce.payments.sandbox_server", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=5060)
    parser.add_argument("--state", type=Path, required=True, metavar="FILE", help="the SQLite file to keep")
    parser.add_argument("--secret", default=SECRET, help="what callers authorise themselves with")
    parser.add_argument("--late", type=float, default=LATE, help="seconds that a late answer takes")
    chosen = parser.parse_args()
    chosen.state.parent.mkdir(parents=True, exist_ok=True)
    app = create_app(chosen.state, secret=chosen.secret, late=chosen.late)
    web.run_app(app, host=chosen.host, port=chosen.port, print=None, shutdown_timeout=2.0)


if __name__ == "__main__":
    main()
