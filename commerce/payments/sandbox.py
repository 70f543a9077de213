"""The sandbox provider's client: our own payment server for development and tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

import aiohttp

from commerce.payments.provider import (
    Charge,
    ChargeStatus,
    ProviderDeclined,
    ProviderTimeout,
    ProviderUnavailable,
)

SECRET: Final = "sandbox-secret"
READ_TIMEOUT: Final = 65.0
_ALREADY: Final = frozenset({"AlreadyPaid", "AlreadyCancelled"})
_STATUSES: Final = {
    "PAID": ChargeStatus.PAID,
    "FAILED": ChargeStatus.FAILED,
    "CANCELLED": ChargeStatus.CANCELLED,
    "PENDING": ChargeStatus.WORKING,
}


class SandboxProvider:
    """Speaks to `sandbox_server`. Time-outs in seconds; call `close` in the end."""

    name: Final = "sandbox"

    def __init__(
        self, url: str, *, secret: str = SECRET, read_timeout: float = READ_TIMEOUT, connect_timeout: float = 3.0
    ) -> None:
        self._url = url.rstrip("/")
        self._headers = {"Authorization": f"Sandbox {secret}"}
        self._timeout = aiohttp.ClientTimeout(total=None, sock_connect=connect_timeout, sock_read=read_timeout)
        self._session: aiohttp.ClientSession | None = None

    async def charge(
        self, *, payment_id: str, amount: int, currency: str, billing_key: str, idempotency_key: str
    ) -> Charge:
        """Take the amount from the billing key, once for a key."""
        body = {"amount": amount, "currency": currency, "billingKey": billing_key}
        return await self._call("POST", payment_id, "/charge", body=body, key=idempotency_key)

    async def status(self, payment_id: str) -> Charge:
        """What the sandbox knows of a payment."""
        return await self._call("GET", payment_id)

    async def refund(self, *, payment_id: str, amount: int, idempotency_key: str, reason: str) -> Charge:
        """Give the amount back, once for a key."""
        body = {"amount": amount, "reason": reason}
        return await self._call("POST", payment_id, "/cancel", body=body, key=idempotency_key)

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _call(
        self,
        method: str,
        payment_id: str,
        action: str = "",
        *,
        body: Mapping[str, object] | None = None,
        key: str | None = None,
    ) -> Charge:
        if self._session is None:
            # A kept connection that the provider closed meanwhile would look like an unknown outcome.
            connector = aiohttp.TCPConnector(force_close=True)
            self._session = aiohttp.ClientSession(connector=connector, timeout=self._timeout)
        # The key is a quoted string, as a structured header field.
        headers = self._headers | ({"Idempotency-Key": f'"{key}"'} if key else {})
        url = f"{self._url}/payments/{quote(payment_id, safe='')}{action}"
        try:
            async with self._session.request(method, url, json=body, headers=headers) as response:
                return _read(payment_id, response.status, await response.json(content_type=None))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise ProviderUnavailable from error
        except (aiohttp.ClientError, TimeoutError, json.JSONDecodeError, UnicodeDecodeError) as error:
            raise ProviderTimeout from error


def _read(payment_id: str, status: int, answer: object) -> Charge:
    said = answer if isinstance(answer, dict) else {}
    kind = str(said.get("type", ""))
    if status == 200 and said.get("status") in _STATUSES and isinstance(said.get("amount"), int):
        reason = said.get("reason")
        return Charge(
            payment_id=payment_id,
            status=_STATUSES[said["status"]],
            amount=said["amount"],
            reason=str(reason) if reason else None,
        )
    if status == 404 and kind == "PaymentNotFound":
        return Charge(payment_id=payment_id, status=ChargeStatus.ABSENT, amount=0)
    if status in (401, 403, 429):
        raise ProviderUnavailable(f"refused with {status}")
    if status in (400, 402, 404) or (status == 409 and kind not in _ALREADY | {"InFlight"}):
        raise ProviderDeclined(str(said.get("reason") or kind or status))
    # In flight, already done, a key used for something else, or broken: what happened has to be asked.
    raise ProviderTimeout(f"answered {status}")
