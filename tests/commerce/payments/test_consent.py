"""Which words are a consent to pay."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from commerce.payments.consent import LEAST_CONFIDENCE, SpeechConditions, consent_given, reads_as_consent

CONSENTS = [
    "결제할게", "결제할게요", "결제 할게요", "결제 할 게요", "결제해 줘", "결제해줘", "결제해주세요", "결제해 주세요.",
    "결제하겠습니다", "결제합니다", "결제해", "결제 부탁해요", "결제 부탁드립니다", "결제 좀 해 줘", "결제를 해 주세요",
    "결재할게", "주문할게", "주문할게요", "주문해 줘", "주문해주세요", "이대로 주문해 줘",
    "이대로 주문해 주세요",
    "그대로 결제할게", "지금 결제할게", "바로 주문해 줘", "구매할게요", "살게", "살게요",
    "응 결제할게", "응, 결제할게!",
    "네, 결제해 주세요", "네 결제할게요", "네결제해주세요", "어 그래 결제할게", "좋아요, 이대로 주문해 주세요",
    "pay now", "Pay now.", "pay", "yes, pay", "Yes, pay now.", "yes please pay now", "OK, place the order",
    "place the order", "place my order, please", "buy it now", "buy it", "order now", "I'll pay now", "I’ll pay",
    "go ahead and pay", "please confirm the order", "complete the purchase", "pay for it now please",
]  # fmt: skip

OTHERS = [
    "", " ", "네", "네네", "응", "어 그래", "그래", "좋아", "ok", "okay", "yes", "yes please", "sure", "go ahead",
    "결제", "주문", "할게", "해 줘", "now", "please", "order", "buy",
    "두 개 결제할게", "결제할게 두 개", "물 결제할게", "이거 결제해 줘", "결제할게 근데 좀 비싸네",
    "결제할게 그리고 물도",
    "결제할게 결제할게", "결제해 줘 말고", "아니 결제할게", "나중에 결제할게", "내일 주문할게", "카드로 결제할게",
    "결제할까?", "결제할까", "결제할까요", "결제해도 돼?", "결제할게?", "결제해 줄래?", "결제했어?", "결제돼?",
    "결제하지 마", "결제하지 말아 줘", "결제 안 할게", "결제 안 해", "결제 못 해", "주문하지 마", "주문하지 마세요",
    "주문 안 할래", "주문 취소해 줘", "결제 취소", "사지 마", "안 살게", "안 살래",
    "\"결제할게\"", "'결제할게'", "“결제할게”", "결제할게라고 했어", "결제할게라고 하면 돼?", "자살게", "네살게",
    "결제할게...", "결제할게…", "결제할게\u200b", "결제할게 :)", "/consent",
    "pay later", "pay tomorrow", "don't pay", "do not pay now", "never pay", "should I pay", "pay now?", "can you pay",
    "pay 5000", "pay now and add milk", "buy two", "buy milk", "order water", "place the order tomorrow",
    "cancel the order", "no, pay", "\"pay now\"", "say pay now", "he said pay now", "paying", "paid",
]  # fmt: skip


@pytest.mark.parametrize("said", CONSENTS)
def test_a_request_to_pay_or_order_is_consent(said: str) -> None:
    assert reads_as_consent(said)
    assert consent_given(said, speech=None)


@pytest.mark.parametrize("said", OTHERS)
def test_anything_less_or_more_is_not(said: str) -> None:
    assert not reads_as_consent(said)


@pytest.mark.parametrize("said", ["결제할게", "pay now"])
def test_decomposed_and_spaced_out_letters_are_the_same_words(said: str) -> None:
    assert reads_as_consent(unicodedata.normalize("NFD", f"  {said}\n"))


@pytest.mark.parametrize(
    ("confidence", "overlapped", "consent"),
    [
        (0.95, False, True),
        (LEAST_CONFIDENCE, False, True),
        (LEAST_CONFIDENCE - 0.01, False, False),
        (None, False, False),
        (0.99, True, False),
    ],
)
def test_speech_counts_only_when_heard_well_and_not_over_our_own(
    confidence: float | None, overlapped: bool, consent: bool
) -> None:
    assert consent_given("결제할게", speech=SpeechConditions(confidence, overlapped)) is consent


words = st.sampled_from([*CONSENTS, "네", "ok", "yes", "그래"])
more = st.text(
    alphabet=st.characters(categories=["L", "N", "S", "P"], exclude_characters=".!~,"), min_size=1, max_size=12
)
SYLLABLES = frozenset("".join(CONSENTS) + "께래라다오하자합시립맞습알겠오케이음웅넵예바사을진행럼")
OF_THE_GRAMMAR = """
    yeah yep yup alright all right fine great perfect good correct just i will would d like to want wanna let s me
    them this my an make payment complete confirm purchase
"""
ENGLISH = frozenset(word.strip(".,!") for said in [*CONSENTS, OF_THE_GRAMMAR] for word in said.lower().split())


@given(words, more, st.booleans())
def test_no_words_with_anything_beyond_the_grammar_are_consent(said: str, extra: str, before: bool) -> None:
    added = extra.lower()
    assume(added not in ENGLISH if added.isascii() else any(letter not in SYLLABLES for letter in extra))
    assert not reads_as_consent(f"{extra} {said}" if before else f"{said} {extra}")
    assume(not added.isascii() or not added.isalpha())
    assert not reads_as_consent(f"{extra}{said}" if before else f"{said}{extra}")


@given(st.text(max_size=80))
def test_no_chance_text_is_consent(text: str) -> None:
    if reads_as_consent(text):
        assert any(noun in text.lower() for noun in ("결제", "결재", "주문", "구매", "살", "사", "pay", "order", "buy"))


EXTRAS = ["두 개", "세 개", "물", "말고", "지 마", "안", "나중에", "later", "not", "two"]


@given(st.sampled_from(CONSENTS), st.sampled_from(EXTRAS))
def test_no_quantity_product_refusal_or_delay_fits_anywhere_in_a_consent(said: str, extra: str) -> None:
    parts = said.split()
    for place in range(len(parts) + 1):
        assert not reads_as_consent(" ".join([*parts[:place], extra, *parts[place:]]))


def test_a_very_long_text_is_refused_at_once() -> None:
    assert not reads_as_consent("네 " * 50_000 + "결제할게")
