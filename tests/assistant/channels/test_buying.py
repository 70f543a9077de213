"""Buying over HTTP: the code, and what follows from it. On both databases."""

from __future__ import annotations

import asyncio
import re

import pytest
from aiohttp import ClientResponse
from sqlalchemy import text

from assistant.dialogue import Question
from assistant.messages import BotMessage, Prompt
from commerce.cart import service as carts
from commerce.payments import proposals
from tests.assistant.conftest import House, Person


async def refused(answer: ClientResponse, status: int, code: str) -> None:
    body = await answer.json()
    assert (answer.status, body["error"]["code"]) == (status, code)
    assert body["error"]["message"]
    assert "Traceback" not in str(body)


class TestBuying:
    """The code, and what follows from it."""

    async def prompted(self, house: House, minji: Person) -> str:
        """Have a consented proposal whose code is asked for in the conversation."""
        async with house.database.transaction() as session:
            await carts.set_quantity(session, "minji", "water", 3)
            proposal = await proposals.propose(session, "minji", house.clock())

        async def ask(question: Question) -> tuple[BotMessage, ...]:
            return (BotMessage(text="비밀번호를 눌러 주세요.", prompt=Prompt(kind="code", proposal_id=proposal.id)),)

        house.dialogue.answerer = ask
        await minji.send("결제할게")
        house.dialogue.answerer = None
        async with house.database.transaction() as session:
            await session.execute(
                text("update proposals set status = 'consented', conversation_id = :c where id = :id"),
                {"c": minji.conversation_id, "id": proposal.id},
            )
        return proposal.id

    async def test_the_right_code_is_paid_once_and_the_conversation_hears_of_it(self, house: House) -> None:
        minji = await house.person("shopper:minji")
        proposal = await self.prompted(house, minji)
        first = await minji.post(f"/api/payments/{proposal}/code", json={"code": "4821"})
        assert first.status == 202
        for _ in range(50):
            last = (await minji.history())[-1]
            if "22,440" in last["text"]:
                break
            await asyncio.sleep(0.05)
        assert last["author"] == "assistant"
        assert "22,440원" in last["text"] and "완료" in last["text"]
        again = await minji.post(f"/api/payments/{proposal}/code", json={"code": "4821"})
        assert (await again.json())["payment_id"] == (await first.json())["payment_id"]
        assert len(house.provider.charges) == 1

    async def test_a_wrong_code_says_how_many_tries_are_left(self, house: House) -> None:
        minji = await house.person("shopper:minji")
        proposal = await self.prompted(house, minji)
        answer = await minji.post(f"/api/payments/{proposal}/code", json={"code": "0000"})
        assert answer.status == 403
        assert "4번" in (await answer.json())["error"]["message"]
        assert not house.provider.charges

    @pytest.mark.parametrize("code", ["12", "1234567", "abcd", 4821, None, "４８２１", ""])
    async def test_what_is_no_code_is_refused_without_counting(self, house: House, code: object) -> None:
        minji = await house.person("shopper:minji")
        proposal = await self.prompted(house, minji)
        await refused(await minji.post(f"/api/payments/{proposal}/code", json={"code": code}), 400, "code_malformed")

    async def test_anothers_proposal_looks_like_a_missing_one(self, house: House) -> None:
        minji, guest, seller = [await house.person(who) for who in ("shopper:minji", "guest", "seller:badang")]
        proposal = await self.prompted(house, minji)
        for person in (guest, seller):
            await refused(await person.post(f"/api/payments/{proposal}/code", json={"code": "4821"}), 404, "not_found"
                          if person is seller else "proposal_not_found")  # fmt: skip
            assert (await person.get(f"/api/proposals/{proposal}")).status == 404
        missing = await minji.post("/api/payments/nothing/code", json={"code": "4821"})
        assert missing.status == 404

    @pytest.mark.parametrize("words", ["4821", "사팔이일", "4 8 2 1", "four eight two one", "비밀번호는 4821이야"])
    async def test_a_code_said_in_the_conversation_goes_nowhere(self, house: House, words: str) -> None:
        minji = await house.person("shopper:minji")
        await self.prompted(house, minji)
        asked = len(house.dialogue.questions)
        answer = await minji.send(words)
        assert re.search("키패드|keypad", answer["messages"][0]["text"])
        assert len(house.dialogue.questions) == asked
        async with house.database.reading() as session:
            for table in ("messages", "answers"):
                rows = str((await session.execute(text(f"select * from {table}"))).all())
                assert words not in rows and "4821" not in rows

    async def test_an_order_number_may_be_said_again_once_the_code_was_taken(self, house: House) -> None:
        minji = await house.person("shopper:minji")
        proposal = await self.prompted(house, minji)
        await minji.post(f"/api/payments/{proposal}/code", json={"code": "4821"})
        for _ in range(50):
            if "22,440" in (await minji.history())[-1]["text"]:
                break
            await asyncio.sleep(0.05)
        answer = await minji.send("2024년 달력 찾아줘")
        assert answer["messages"][0]["text"].endswith("2024년 달력 찾아줘")
