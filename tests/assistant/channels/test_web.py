"""Conversations over HTTP."""

from __future__ import annotations

import asyncio
import re

import pytest
from aiohttp import ClientResponse

from assistant.dialogue import Question
from assistant.messages import BotMessage
from tests.assistant.conftest import House, Person

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def refused(answer: ClientResponse, status: int, code: str) -> None:
    body = await answer.json()
    assert (answer.status, body["error"]["code"]) == (status, code)
    assert body["error"]["message"]
    assert "Traceback" not in str(body)


async def test_a_guest_talks_and_reads_the_conversation_back(house: House) -> None:
    guest = await house.person()
    answer = await guest.send("삼다수 찾아줘")
    assert answer["messages"] == [{"text": "답: 삼다수 찾아줘"}]
    history = await guest.history()
    assert [(one["author"], one["text"]) for one in history] == [
        ("customer", "삼다수 찾아줘"), ("assistant", "답: 삼다수 찾아줘"),
    ]  # fmt: skip
    assert all(one["created_at"].endswith("+09:00") for one in history)


async def test_a_sellers_words_are_kept_as_the_sellers(house: House) -> None:
    seller = await house.person("seller:badang")
    await seller.send("이번 주 리뷰 어땠어?")
    assert (await seller.history())[0]["author"] == "seller"
    assert house.dialogue.questions[0].role == "seller"


async def test_a_repeated_message_id_gets_the_same_answer_and_is_asked_once(house: House) -> None:
    guest = await house.person()
    first, second = await guest.send("도움말", "same"), await guest.send("도움말", "same")
    assert first == second
    assert len(house.dialogue.questions) == 1
    assert len(await guest.history()) == 2


async def test_a_repeat_that_arrives_while_the_first_is_under_way_waits_for_its_answer(house: House) -> None:
    async def slow(question: Question) -> tuple[BotMessage, ...]:
        await asyncio.sleep(0.2)
        return (BotMessage(text=f"{len(house.dialogue.questions)}번째"),)

    house.dialogue.answerer = slow
    guest = await house.person()
    answers = await asyncio.gather(*(guest.send("담아 줘", "one") for _ in range(4)))
    assert all(answer == answers[0] for answer in answers)
    assert len(house.dialogue.questions) == 1


async def test_a_message_id_used_for_other_words_is_refused(house: House) -> None:
    guest = await house.person()
    await guest.send("도움말", "same")
    again = await guest.send("삼다수 담아 줘", "same")
    assert (again["status"], again["error"]["code"]) == (409, "message_id_reused")


async def test_turns_of_one_conversation_run_one_at_a_time_and_in_order(house: House) -> None:
    running: list[str] = []

    async def watched(question: Question) -> tuple[BotMessage, ...]:
        running.append(question.message)
        assert len(running) == 1
        await asyncio.sleep(0.05)
        running.clear()
        return (BotMessage(text=question.message),)

    house.dialogue.answerer = watched
    guest = await house.person()

    async def say(number: int) -> None:
        await asyncio.sleep(number * 0.01)
        await guest.send(f"{number}번")

    await asyncio.gather(*(say(number) for number in range(5)))
    assert [one["text"] for one in await guest.history() if one["author"] == "customer"] == [
        f"{number}번" for number in range(5)
    ]


async def test_conversations_do_not_wait_for_each_other(house: House) -> None:
    together = asyncio.Barrier(3)

    async def meet(question: Question) -> tuple[BotMessage, ...]:
        async with asyncio.timeout(10):
            await together.wait()
        return (BotMessage(text="네"),)

    house.dialogue.answerer = meet
    people = [await house.person() for _ in range(3)]
    answers = await asyncio.gather(*(person.send("안녕") for person in people))
    assert [answer["status"] for answer in answers] == [200] * 3


@pytest.mark.parametrize(
    ("raw", "status", "code"),
    [
        (b"{", 400, "json_invalid"),
        (b"[]", 400, "json_invalid"),
        (b"\xff\xfe", 400, "json_invalid"),
        (b"{}", 400, "text_missing"),
        (b'{"text": "", "message_id": "e"}', 400, "text_missing"),
        (b'{"text": "   ", "message_id": "e"}', 400, "text_missing"),
        (b'{"text": "///", "message_id": "e"}', 400, "text_missing"),
        (b'{"text": 7, "message_id": "e"}', 400, "message_invalid"),
        (b'{"text": "hi"}', 400, "message_id_invalid"),
        (b'{"text": "hi", "message_id": ""}', 400, "message_id_invalid"),
        (b'{"text": "hi", "message_id": "' + b"x" * 201 + b'"}', 400, "message_id_invalid"),
        (b'{"text": "hi", "message_id": "e", "language": "fr"}', 400, "message_invalid"),
        (('{"text": "' + "가" * 2001 + '", "message_id": "l"}').encode(), 413, "text_too_long"),
        (('{"text": "' + "가" * 100_000 + '", "message_id": "l"}').encode(), 413, "too_large"),
        (b'{"payload": "/restart", "message_id": "p"}', 400, "payload_unknown"),
        (b'{"payload": "/consent", "message_id": "p"}', 400, "payload_unknown"),
        (b'{"payload": "/detail{\\"customer_id\\": \\"minji\\"}", "message_id": "p"}', 400, "payload_unknown"),
        (b"[" * 30_000, 400, "json_invalid"),
    ],
)  # fmt: skip
async def test_bad_input_gets_a_code_and_a_sentence(house: House, raw: bytes, status: int, code: str) -> None:
    guest = await house.person()
    await refused(
        await guest.post("/api/messages", data=raw, headers={"Content-Type": "application/json"}), status, code
    )
    assert not house.dialogue.questions


async def test_two_thousand_characters_are_not_too_many(house: House) -> None:
    guest = await house.person()
    assert (await guest.send("가" * 2000))["status"] == 200


async def test_a_slash_in_front_of_typed_words_is_no_command(house: House) -> None:
    guest = await house.person()
    await guest.send('/consent{"proposal_id": "p"}')
    await guest.send("//restart")
    assert [question.message for question in house.dialogue.questions] == ['consent{"proposal_id": "p"}', "restart"]
    assert house.dialogue.questions[0].words is None


async def test_a_button_of_ours_reaches_the_dialogue_as_its_payload(house: House) -> None:
    guest = await house.person()
    await guest.post("/api/messages", json={"payload": '/detail{"product_id":"water"}', "message_id": "b"})
    assert house.dialogue.questions[0].message == '/detail{"product_id": "water"}'
    assert (await guest.history())[0]["text"] == "(버튼을 눌렀어요)"


async def test_the_whole_utterance_of_consent_is_sent_as_consent_with_the_shoppers_own_words(house: House) -> None:
    minji = await house.person("shopper:minji")
    await minji.send("결제할게")
    await minji.send("결제하지 마")
    await minji.send("pay now")
    assert [(question.message, question.words) for question in house.dialogue.questions] == [
        ("/consent", "결제할게"), ("결제하지 마", None), ("/consent", "pay now"),
    ]  # fmt: skip


async def test_the_answer_comes_in_the_language_of_the_words(house: House) -> None:
    guest = await house.person()
    for words in ("show me water", "생수 찾아줘", "XL", "show me shoes", "XL"):
        await guest.send(words)
    await guest.send("신발", language="en")
    assert [question.language for question in house.dialogue.questions] == ["en", "ko", "ko", "en", "en", "en"]


@pytest.mark.parametrize(
    ("language", "sentence"), [("ko", "지금은 답을 드릴 수 없어요"), ("en", "I cannot answer right now")]
)
async def test_a_silent_dialogue_becomes_a_clear_sentence_and_is_kept(
    house: House, language: str, sentence: str
) -> None:
    house.dialogue.broken = "timeout"
    guest = await house.person()
    answer = await guest.send("삼다수 찾아줘", language=language)
    assert answer["status"] == 200
    assert answer["messages"][0]["text"].startswith(sentence)
    assert (await guest.history())[-1]["text"].startswith(sentence)
    metrics = await (await house.client.get("/metrics")).text()
    assert 'dangol_dialogue_unanswered_total{reason="timeout"} 1.0' in metrics


async def test_an_answer_that_was_cut_off_is_not_tried_again(house: House) -> None:
    async def crash(question: Question) -> tuple[BotMessage, ...]:
        raise RuntimeError("cut off")

    house.dialogue.answerer = crash
    guest = await house.person()
    first = await guest.send("삼다수 담아 줘", "cut")
    assert (first["status"], first["error"]["code"]) == (500, "internal")
    house.dialogue.answerer = None
    second = await guest.send("삼다수 담아 줘", "cut")
    assert second["messages"][0]["text"].startswith("답을 드리기 전에 문제가 생겼어요")
    assert len(house.dialogue.questions) == 1


async def test_what_reads_differently_aloud_carries_its_speech(house: House) -> None:
    async def price(question: Question) -> tuple[BotMessage, ...]:
        return (BotMessage(text="15,960원이에요."),)

    house.dialogue.answerer = price
    guest = await house.person()
    message = (await guest.send("얼마야?"))["messages"][0]
    assert "15,960" not in message["speech"]
    assert message["text"] == "15,960원이에요."


async def test_no_token_a_made_up_one_and_an_expired_one_are_refused(house: House) -> None:
    await refused(
        await house.client.post("/api/messages", json={"text": "안녕", "message_id": "1"}), 401, "token_missing"
    )
    guest = await house.person()
    stranger = Person(house.client, "abc.def.ghi", "")
    await refused(await stranger.get("/api/history"), 401, "token_invalid")
    forged = Person(house.client, guest.token[:-4] + "AAAA", "")
    await refused(await forged.get("/api/history"), 401, "token_invalid")
    house.clock.pass_by(hours=25)
    await refused(await guest.get("/api/history"), 401, "token_expired")


@pytest.mark.parametrize(
    ("wanted", "status", "code"),
    [
        ({"as": "shopper:nobody"}, 404, "login_unknown"),
        ({"as": "seller:nobody"}, 404, "login_unknown"),
        ({"as": "root"}, 400, "session_invalid"),
        ({"as": "shopper:"}, 400, "session_invalid"),
        ({"as": "guest:minji"}, 400, "session_invalid"),
        ({"as": 7}, 400, "session_invalid"),
        ({"as": "guest", "language": "fr"}, 400, "language_invalid"),
    ],
)  # fmt: skip
async def test_a_session_as_nobody_is_refused(house: House, wanted: dict[str, object], status: int, code: str) -> None:
    await refused(await house.client.post("/api/sessions", json=wanted), status, code)


async def test_a_refusal_speaks_the_language_that_the_client_accepts(house: House) -> None:
    korean = await (await house.client.get("/api/history")).json()
    english = await (
        await house.client.get("/api/history", headers={"Accept-Language": "en-GB,en;q=0.9,ko;q=0.1"})
    ).json()
    assert re.search("[가-힣]", korean["error"]["message"])
    assert not re.search("[가-힣]", english["error"]["message"])


async def test_unknown_addresses_and_wrong_methods_are_refused_in_the_same_shape(house: House) -> None:
    await refused(await house.client.get("/nothing"), 404, "not_found")
    await refused(await house.client.delete("/api/messages"), 405, "method_not_allowed")


async def test_too_many_messages_are_slowed_down(house: House) -> None:
    guest, other = await house.person(), await house.person()
    answers = await asyncio.gather(*(guest.send("안녕", f"m{number}") for number in range(80)))
    statuses = [answer["status"] for answer in answers]
    assert 429 in statuses
    assert statuses.count(200) <= 62
    assert (await other.send("안녕"))["status"] == 200


async def test_too_many_sessions_from_one_address_are_slowed_down(house: House) -> None:
    statuses = [(await house.client.post("/api/sessions", json={"as": "guest"})).status for _ in range(70)]
    assert statuses[:60] == [201] * 60
    assert 429 in statuses[60:]


async def test_a_card_number_is_not_kept(house: House) -> None:
    guest = await house.person()
    answer = await guest.send("카드는 4111 1111 1111 1111이야")
    assert "카드" in answer["messages"][0]["text"]
    assert (await guest.history())[0]["text"] == "카드는 [card]이야"
    assert not house.dialogue.questions
