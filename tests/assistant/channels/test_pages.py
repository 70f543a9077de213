"""Pages, health and what the page shows beside the conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import text

from assistant.app import Outside, create_app
from assistant.settings import Settings
from commerce.cart import service as carts
from commerce.payments import proposals
from commerce.search.analyser import Analyser
from tests.assistant.conftest import Clock, House, PlayedDialogue, PlayedProvider, PlayedVoice

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.mark.parametrize("path", ["/", "/seller", "/widget/dangol-chat.js", "/widget/page.css"])
async def test_pages_keep_to_themselves(house: House, path: str) -> None:
    answer = await house.client.get(path)
    assert answer.status == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "name", ["..%2fapp.py", "../app.py", "nothing.js", "index", ".js", "%00.js", "index.html%2f.."]
)
async def test_only_the_widgets_own_files_are_served(house: House, name: str) -> None:
    assert (await house.client.get(f"/widget/{name}")).status == 404


async def test_the_process_is_alive_whatever_its_parts_do(house: House) -> None:
    house.dialogue.broken, house.voice.broken = "refused", True
    assert (await house.client.get("/healthz")).status == 200
    ready = await house.client.get("/readyz")
    assert ready.status == 503
    assert (await ready.json())["parts"] == {
        "database": "ok", "dialogue": "down", "voice": "down", "payments": "down",
    }  # fmt: skip


async def test_numbers_name_routes_and_never_what_was_sent(house: House) -> None:
    guest = await house.person()
    await guest.get("/api/proposals/secret-id?token=abc")
    shown = await (await house.client.get("/metrics")).text()
    assert 'dangol_requests_total{route="/api/proposals/{proposal_id}",status="404"} 1.0' in shown
    assert "secret-id" not in shown and "abc" not in shown


async def test_the_page_learns_what_the_recogniser_is(house: House) -> None:
    status = await (await house.client.get("/api/status")).json()
    assert status == {"voice": True, "notice": {"ko": "연습용 음성 인식이에요.", "en": "A practice recogniser."}}


async def test_the_cart_is_shown_at_todays_prices(house: House) -> None:
    async with house.database.transaction() as session:
        await carts.add(session, "minji", "water", 2)
    minji, seller = await house.person("shopper:minji"), await house.person("seller:badang")
    cart = await (await minji.get("/api/cart")).json()
    assert (cart["subtotal"], cart["shipping"], cart["total"]) == (12_960, 3_000, 15_960)
    assert cart["lines"][0]["title"] == "제주 삼다수 2L 6개"
    assert (await seller.get("/api/cart")).status == 404
    assert (await house.client.get("/api/cart")).status == 401


async def test_a_proposal_is_shown_to_its_shopper(house: House) -> None:
    async with house.database.transaction() as session:
        await carts.add(session, "minji", "water", 3)
        proposal = await proposals.propose(session, "minji", house.clock())
    minji, guest = await house.person("shopper:minji"), await house.person()
    shown = await (await minji.get(f"/api/proposals/{proposal.id}")).json()
    assert (shown["status"], shown["total"]) == ("open", 22_440)
    assert (await guest.get(f"/api/proposals/{proposal.id}")).status == 404


async def test_a_product_has_a_picture(house: House) -> None:
    answer = await house.client.get("/media/products/water.svg")
    assert (answer.status, answer.content_type) == (200, "image/svg+xml")
    assert (await answer.text()).startswith("<svg")
    assert (await house.client.get("/media/products/nothing.svg")).status == 404


class TestOutsideDemoMode:
    """A shop of somebody's own."""

    @pytest.fixture
    async def client(self, settings: Settings, analyser: Analyser) -> AsyncIterator[TestClient]:  # type: ignore[type-arg]
        outside = Outside(
            dialogue=PlayedDialogue(), voice=PlayedVoice(), provider=PlayedProvider(), analyser=analyser, clock=Clock()
        )
        own = settings.model_copy(update={"demo": False})
        async with TestClient(TestServer(create_app(own, outside))) as client:
            yield client

    async def test_demo_logins_and_pages_are_not_there(self, client: TestClient) -> None:  # type: ignore[type-arg]
        for who in ("shopper:minji", "seller:badang", "shopper:nobody"):
            answer = await client.post("/api/sessions", json={"as": who})
            assert (answer.status, (await answer.json())["error"]["code"]) == (403, "login_not_available")
        assert (await client.post("/api/sessions", json={"as": "guest"})).status == 201
        assert (await client.get("/")).status == 404


async def test_a_token_of_a_conversation_that_is_gone_is_no_longer_valid(house: House) -> None:
    guest = await house.person()
    async with house.database.transaction() as session:
        await session.execute(text("delete from conversations"))
    answer = await guest.get("/api/history")
    assert (answer.status, (await answer.json())["error"]["code"]) == (401, "conversation_not_found")
