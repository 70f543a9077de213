"""The sandbox server and its client."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from commerce.payments.provider import ChargeStatus, ProviderDeclined, ProviderTimeout, ProviderUnavailable
from commerce.payments.sandbox import SECRET, SandboxProvider

KEY = '"0123456789abcdef"'
BODY = {"amount": 15_960, "currency": "KRW", "billingKey": "minji-key"}


@pytest.fixture
async def http(sandbox):
    async with aiohttp.ClientSession(sandbox.url, headers={"Authorization": f"Sandbox {SECRET}"}) as session:
        yield session


@pytest.fixture
async def provider(sandbox):
    provider = SandboxProvider(sandbox.url, read_timeout=0.25)
    yield provider
    await provider.close()


async def post(http, path: str, body: object = BODY, key: str | None = KEY):
    async with http.post(path, json=body, headers={"Idempotency-Key": key} if key else {}) as response:
        return response.status, await response.json()


async def test_it_is_alive_for_anybody_and_nothing_else_is(sandbox) -> None:
    async with aiohttp.ClientSession(sandbox.url) as stranger:
        assert (await stranger.get("/healthz")).status == 200
        assert (await stranger.get("/payments/p1")).status == 401
        assert (await stranger.post("/faults", json={"fault": "drop"})).status == 401


async def test_a_key_seen_before_answers_the_same_and_takes_nothing_more(http) -> None:
    first = await post(http, "/payments/p1/charge")
    assert first == (
        200,
        {"id": "p1", "amount": 15_960, "currency": "KRW", "status": "PAID", "reason": None},
    )
    assert await post(http, "/payments/p1/charge") == first


async def test_a_key_with_another_request_is_422(http) -> None:
    await post(http, "/payments/p1/charge")
    assert (await post(http, "/payments/p1/charge", BODY | {"amount": 1}))[0] == 422
    assert (await post(http, "/payments/p2/charge"))[0] == 422


async def test_a_payment_already_paid_is_409_under_another_key(http) -> None:
    await post(http, "/payments/p1/charge")
    answer = await post(http, "/payments/p1/charge", key='"fedcba9876543210"')
    assert answer == (409, {"type": "AlreadyPaid"})


async def test_a_request_in_flight_is_409(http, sandbox) -> None:
    await sandbox.misbehave("slow")
    first = asyncio.create_task(post(http, "/payments/p1/charge"))
    await asyncio.sleep(0.1)
    assert await post(http, "/payments/p1/charge") == (409, {"type": "InFlight"})
    assert (await first)[0] == 200


@pytest.mark.parametrize("key", [None, "0123456789abcdef", '"short"', '"' + "x" * 257 + '"'])
async def test_a_key_that_is_missing_or_not_quoted_is_refused(http, key: str | None) -> None:
    assert await post(http, "/payments/p1/charge", key=key) == (400, {"type": "IdempotencyKeyMissing"})


@pytest.mark.parametrize("change", [{"amount": 0}, {"amount": "1"}, {"currency": "USD"}, {"billingKey": ""}])
async def test_a_charge_that_makes_no_sense_is_refused(http, change: dict[str, object]) -> None:
    assert (await post(http, "/payments/p1/charge", BODY | change))[0] == 400


async def test_what_was_taken_outlives_a_restart_with_its_key(http, sandbox, provider) -> None:
    first = await post(http, "/payments/p1/charge")
    await sandbox.stop()
    await sandbox.start()
    assert await post(http, "/payments/p1/charge") == first
    assert (await provider.status("p1")).status is ChargeStatus.PAID


async def test_a_payment_is_cancelled_once_and_whole(http, provider) -> None:
    await post(http, "/payments/p1/charge")
    cancel = {"amount": 15_960, "reason": "customer_request"}
    key = '"cancel-0123456789"'
    assert (await post(http, "/payments/p1/cancel", cancel | {"amount": 1}, '"cancel-partly-no-way"'))[0] == 400
    assert (await post(http, "/payments/p1/cancel", cancel, key))[0] == 200
    assert (await post(http, "/payments/p1/cancel", cancel, key))[0] == 200
    assert await post(http, "/payments/p1/cancel", cancel, '"cancel-9876543210"') == (
        409,
        {"type": "AlreadyCancelled"},
    )
    assert (await provider.status("p1")).status is ChargeStatus.CANCELLED


async def test_faults_are_taken_back(http, sandbox) -> None:
    await sandbox.misbehave("decline", times=5)
    assert (await http.delete("/faults")).status == 200
    assert (await post(http, "/payments/p1/charge"))[0] == 200
    assert (await http.post("/faults", json={"fault": "fire"})).status == 400


async def charge(provider, billing_key: str = "minji-key"):
    return await provider.charge(
        payment_id="p1", amount=100, currency="KRW", billing_key=billing_key, idempotency_key="charge-p1-0123456"
    )


async def test_the_client_tells_declined_unknown_and_unreachable_apart(provider, sandbox) -> None:
    with pytest.raises(ProviderDeclined, match="card_declined"):
        await charge(provider, "key+decline")
    assert (await provider.status("p1")).status is ChargeStatus.FAILED
    assert (await provider.status("p2")).status is ChargeStatus.ABSENT
    await sandbox.misbehave("error500", on="status")
    with pytest.raises(ProviderTimeout):
        await provider.status("p1")
    stranger = SandboxProvider(sandbox.url, secret="wrong")
    with pytest.raises(ProviderUnavailable):
        await stranger.status("p1")
    await stranger.close()
    await sandbox.stop()
    with pytest.raises(ProviderUnavailable):
        await charge(provider)


@pytest.mark.parametrize("fault", ["timeout", "drop", "lost", "error500", "slow"])
async def test_each_silent_fault_is_unknown_to_the_client(provider, fault: str) -> None:
    with pytest.raises(ProviderTimeout):
        await charge(provider, f"key+{fault}")


async def test_a_status_that_the_server_cannot_read_is_never_a_refusal(sandbox) -> None:
    lost = SandboxProvider(f"{sandbox.url}/nowhere")
    with pytest.raises((ProviderTimeout, ProviderDeclined)) as error:
        await lost.status("p1")
    assert isinstance(error.value, ProviderTimeout)
    await lost.close()
