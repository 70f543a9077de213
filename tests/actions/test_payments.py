"""From the cart to a proposal, a consent, a code; and everything that is no consent."""

from __future__ import annotations

import pytest

from commerce.customers.models import Customer
from commerce.orders.models import OrderRow
from commerce.payments.models import PaymentRow, ProposalRow
from tests.actions.small_shop import Shop, payloads, words

LANGUAGES = pytest.mark.parametrize("language", ["ko", "en"])
PAY = {"ko": "결제할게", "en": "pay now"}


async def proposed(shop: Shop, language: str, who: str = "minji", channel: str = "text"):  # type: ignore[no-untyped-def]
    """A conversation in which two waters stand proposed, and the proposal."""
    talk = shop.talk(who, language, channel)
    await talk.say("add_to_cart", product_id="water", quantity=2)
    (message,) = await talk.say("checkout", "계산할게")
    return talk, message["proposal"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "제주 삼다수 2L 6개 2개, 배송비 3,000원 포함 모두 15,960원이에요. "
         "결제하시려면 ‘결제할게’라고 말해 주세요."),
        ("en", "2 × Jeju Samdasoo water 2L 6 bottles: 15,960 won in total with 3,000 won shipping. "
         "To pay, say “pay now”."),
    ],
)  # fmt: skip
async def test_checking_out_reads_the_whole_order(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water", quantity=2)
    (message,) = await talk.say("checkout", "계산할게")
    assert message["text"] == told
    proposal = message["proposal"]
    assert (proposal["total"], proposal["shipping"], proposal["method"]) == (15_960, 3_000, "단골카드")
    assert [(line["product_id"], line["quantity"], line["unit_price"]) for line in proposal["lines"]] == [
        ("water", 2, 6_480)
    ]
    assert payloads([message]) == [f'/consent{{"proposal_id": "{proposal["id"]}"}}', "/cancel"]


@LANGUAGES
async def test_with_an_empty_cart_what_was_talked_about_is_proposed(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("detail", product_id="lamp")
    (message,) = await talk.say("checkout", "이거 살래")
    assert message["proposal"]["total"] == 25_000
    assert await shop.cart("minji") == {"lamp": 1}


@LANGUAGES
async def test_buying_this_one_puts_it_beside_what_is_in_the_cart(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water", quantity=2)
    await talk.say("detail", product_id="lamp")
    text = "이거 살래" if language == "ko" else "I'll take this one"
    (message,) = await talk.say("checkout", text)
    assert message["proposal"]["total"] == 37_960


@LANGUAGES
async def test_checking_out_leaves_out_what_was_only_looked_at(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water", quantity=2)
    await talk.say("detail", product_id="lamp")
    (message,) = await talk.say("checkout", "계산할게" if language == "ko" else "check out")
    assert message["proposal"]["total"] == 15_960


@LANGUAGES
async def test_buying_something_in_sizes_asks_for_the_size_first(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("detail", product_id="navy-shirt")
    await talk.say("checkout", "이거 살래")
    assert talk.loop == "size_form"
    (message,) = await talk.give_size("M")
    assert message["proposal"]["lines"][0]["option"] == "M"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "결제 비밀번호를 화면 키패드에 입력해 주세요. 비밀번호는 말하지 마세요."),
        ("en", "Please enter your payment code on the keypad. Do not say it aloud."),
    ],
)
async def test_a_consent_in_words_asks_for_the_code(shop: Shop, language: str, told: str) -> None:
    talk, proposal = await proposed(shop, language)
    (message,) = await talk.say("consent", "/consent", words=PAY[language])
    assert message == {"text": told, "prompt": {"kind": "code", "proposal_id": proposal["id"]}}
    assert await shop.count(PaymentRow) == 0


@LANGUAGES
async def test_the_pay_button_consents_to_its_own_proposal(shop: Shop, language: str) -> None:
    talk, proposal = await proposed(shop, language)
    (message,) = await talk.press(f'/consent{{"proposal_id": "{proposal["id"]}"}}')
    assert message["prompt"] == {"kind": "code", "proposal_id": proposal["id"]}


@LANGUAGES
async def test_the_pay_button_of_an_older_proposal_reads_the_new_one(shop: Shop, language: str) -> None:
    talk, older = await proposed(shop, language)
    (newer,) = await talk.say("change_quantity", "세 개로", quantity=3)
    (message,) = await talk.press(f'/consent{{"proposal_id": "{older["id"]}"}}')
    assert "prompt" not in message
    assert message["proposal"]["id"] == newer["proposal"]["id"]
    assert await shop.count(ProposalRow, status="consented") == 0


@LANGUAGES
async def test_the_pay_button_of_another_shopper_does_nothing(shop: Shop, language: str) -> None:
    _, proposal = await proposed(shop, language)
    other = shop.talk("junho", language)
    (message,) = await other.press(f'/consent{{"proposal_id": "{proposal["id"]}"}}')
    assert "prompt" not in message and await shop.count(ProposalRow, status="consented") == 0


@pytest.mark.parametrize(("language", "told"), [("ko", "처리 중이에요."), ("en", "I am processing it.")])
async def test_without_a_code_a_typed_consent_is_charged_once(shop: Shop, language: str, told: str) -> None:
    talk, _ = await proposed(shop, language, "nocode")
    assert words(await talk.say("consent", "/consent", words=PAY[language])).startswith(told)
    (again,) = await talk.say("consent", "/consent", words=PAY[language])
    assert "proposal" not in again
    assert await shop.count(PaymentRow) == 1 and await shop.cart("nocode") == {}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "어 그래"),
        ("ko", "결제하는데 배송비가 얼마야"),
        ("ko", "결제하지 마"),
        ("en", "yes"),
        ("en", "do not pay"),
    ],
)
async def test_other_words_are_no_consent_whatever_was_understood(shop: Shop, language: str, text: str) -> None:
    talk, proposal = await proposed(shop, language)
    (message,) = await talk.say("consent", text)
    assert message["text"].startswith("아직 결제하지 않았어요." if language == "ko" else "I have not charged you.")
    assert message["proposal"]["id"] == proposal["id"]
    assert await shop.count(ProposalRow, status="open") == 1


@pytest.mark.parametrize(
    ("confidence", "overlapped"), [(0.3, False), (None, False), (0.95, True)], ids=["unsure", "unknown", "overlapped"]
)
@LANGUAGES
async def test_speech_that_was_not_heard_well_is_no_consent(
    shop: Shop, language: str, confidence: float | None, overlapped: bool
) -> None:
    talk, _ = await proposed(shop, language, channel="voice")
    (message,) = await talk.say(
        "consent", "/consent", words=PAY[language], confidence=confidence, overlapped=overlapped
    )
    assert message["text"].startswith("잘 듣지 못해서" if language == "ko" else "I did not hear that clearly")
    assert await shop.count(ProposalRow, status="open") == 1


@LANGUAGES
async def test_speech_that_was_heard_well_is_consent(shop: Shop, language: str) -> None:
    talk, proposal = await proposed(shop, language, channel="voice")
    (message,) = await talk.say("consent", "/consent", words=PAY[language], confidence=0.9)
    assert message["prompt"]["proposal_id"] == proposal["id"]


@LANGUAGES
async def test_with_buying_by_voice_off_a_spoken_consent_says_how_to_turn_it_on(shop: Shop, language: str) -> None:
    talk, _ = await proposed(shop, language, "junho", channel="voice")
    (message,) = await talk.say("consent", "/consent", words=PAY[language], confidence=0.9)
    assert ("음성 구매 켜 줘" if language == "ko" else "turn on voice buying") in message["text"]
    assert payloads([message]) == ["/voice_buying_on"]
    assert await shop.count(ProposalRow, status="consented") == 0


@LANGUAGES
async def test_a_proposal_read_to_somebody_who_cannot_pay_by_voice_says_so(shop: Shop, language: str) -> None:
    talk = shop.talk("junho", language, "voice")
    await talk.say("add_to_cart", product_id="water", quantity=2)
    told = words(await talk.say("checkout", "계산할게"))
    assert "15,960" in told and ("음성 구매가 꺼져" if language == "ko" else "Buying by voice is off") in told
    assert PAY[language] not in told


@LANGUAGES
async def test_a_guest_is_told_to_sign_in(shop: Shop, language: str) -> None:
    talk, _ = await proposed(shop, language, "guest")
    assert payloads(await talk.say("checkout", "계산할게")) == ["/cancel"]
    told = words(await talk.say("consent", "/consent", words=PAY[language]))
    assert told == ("결제하시려면 먼저 로그인해 주세요." if language == "ko" else "Please sign in to pay.")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "그사이 바뀐 것이 있어 결제하지 않았어요. 제주 삼다수 2L 6개 가격이 6,480원에서 7,000원으로 바뀌었어요. "
         "제주 삼다수 2L 6개 2개, 배송비 3,000원 포함 모두 17,000원이에요."),
        ("en", "Something changed meanwhile, so I did not charge you. "
         "Jeju Samdasoo water 2L 6 bottles went from 6,480 won to 7,000 won. "
         "2 × Jeju Samdasoo water 2L 6 bottles: 17,000 won in total"),
    ],
)  # fmt: skip
async def test_a_price_that_changed_is_said_and_read_anew(shop: Shop, language: str, told: str) -> None:
    talk, older = await proposed(shop, language)
    await shop.change("water", price=7_000)
    (message,) = await talk.say("consent", "/consent", words=PAY[language])
    assert message["text"].startswith(told)
    assert message["proposal"]["id"] != older["id"] and "prompt" not in message


@LANGUAGES
async def test_what_sold_out_meanwhile_is_said(shop: Shop, language: str) -> None:
    talk, _ = await proposed(shop, language)
    await shop.change("water", stock=0)
    told = words(await talk.say("consent", "/consent", words=PAY[language]))
    assert ("품절되어 뺐어요" if language == "ko" else "sold out, so I took it out") in told
    assert told.endswith("상품이 없어요." if language == "ko" else "Nothing is left to order now.")


@LANGUAGES
async def test_agreeing_before_anything_was_proposed_reads_the_cart_first(shop: Shop, language: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water", quantity=2)
    (message,) = await talk.say("consent", "/consent", words=PAY[language])
    assert message["proposal"]["total"] == 15_960 and "prompt" not in message


@LANGUAGES
async def test_a_bare_yes_charges_nothing_and_says_how_to_pay(shop: Shop, language: str) -> None:
    talk, proposal = await proposed(shop, language)
    (message,) = await talk.say("affirm", "어 그래")
    assert PAY[language] in message["text"] and message["proposal"]["id"] == proposal["id"]
    assert await shop.count(ProposalRow, status="open") == 1 and await shop.count(PaymentRow) == 0


@LANGUAGES
@pytest.mark.parametrize("intent", ["deny", "cancel"])
async def test_a_no_withdraws_the_proposal_and_keeps_the_cart(shop: Shop, language: str, intent: str) -> None:
    talk, _ = await proposed(shop, language)
    told = words(await talk.say(intent, "아니"))
    assert told.startswith(
        "네, 주문하지 않을게요. 장바구니는 그대로" if language == "ko" else "All right, I will not order it."
    )
    assert await shop.count(ProposalRow, status="withdrawn") == 1
    assert await shop.cart("minji") == {"water": 2}


@LANGUAGES
async def test_a_prohibition_changes_nothing(shop: Shop, language: str) -> None:
    talk, _ = await proposed(shop, language)
    told = words(await talk.say("prohibit", "주문하지 마"))
    assert told.startswith("네, 주문하지 않을게요." if language == "ko" else "All right, I will not order it.")
    assert await shop.cart("minji") == {"water": 2}
    assert await shop.count(ProposalRow, status="open") == 1
    assert await shop.count(PaymentRow) == 0 and await shop.count(OrderRow) == 1


@LANGUAGES
@pytest.mark.parametrize("intent", ["affirm", "deny", "cancel", "prohibit"])
async def test_answers_to_nothing_do_nothing(shop: Shop, language: str, intent: str) -> None:
    assert words(await shop.talk("minji", language).say(intent, "응"))
    assert await shop.count(ProposalRow) == 0 and await shop.cart("minji") == {}


@LANGUAGES
async def test_buying_by_voice_is_turned_on_and_off(shop: Shop, language: str) -> None:
    talk = shop.talk("junho", language, "voice")
    told = words(await talk.say("voice_buying_on", "음성 구매 켜 줘", confidence=0.9))
    assert told.startswith("음성 구매를 켰어요" if language == "ko" else "Buying by voice is on.")
    await talk.say("add_to_cart", product_id="water")
    await talk.say("checkout", "계산할게")
    (message,) = await talk.say("consent", "/consent", words=PAY[language], confidence=0.9)
    assert message["prompt"]["kind"] == "code"
    told = words(await talk.say("voice_buying_off", "음성 구매 꺼 줘"))
    assert told == ("음성 구매를 껐어요." if language == "ko" else "Buying by voice is off now.")


@pytest.mark.parametrize(("language", "told"), [("ko", "결제 비밀번호가 있어야 해요"), ("en", "needs a payment code")])
async def test_buying_by_voice_needs_a_code_first(shop: Shop, language: str, told: str) -> None:
    assert told in words(await shop.talk("nocode", language).say("voice_buying_on", "음성 구매 켜 줘"))


@pytest.mark.parametrize(("language", "told"), [("ko", "먼저 로그인해 주세요"), ("en", "Please sign in")])
async def test_a_guest_cannot_turn_buying_by_voice_on(shop: Shop, language: str, told: str) -> None:
    assert told in words(await shop.talk("guest", language).say("voice_buying_on", "음성 구매 켜 줘"))


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ko", "음성으로 살 수 있어?", "음성 구매를 켜면 말로 주문하실 수 있어요. 켤까요?"),
        ("en", "can I buy by voice?", "With voice buying on you can order by speaking. Shall I turn it on?"),
    ],
)
async def test_a_question_about_buying_by_voice_turns_nothing_on_by_itself(
    shop: Shop, language: str, text: str, told: str
) -> None:
    talk = shop.talk("junho", language)
    messages = await talk.say("voice_buying_on", text)
    assert words(messages) == told and payloads(messages) == ["/voice_buying_on"]
    assert await shop.count(Customer, id="junho", voice_buying=True) == 0
    await talk.say("affirm", "네")
    assert await shop.count(Customer, id="junho", voice_buying=True) == 1
