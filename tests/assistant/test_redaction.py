"""Secrets never get past the front door."""

from __future__ import annotations

import pytest

from assistant.redaction import Secret, nothing_but_a_code, redact


@pytest.mark.parametrize("words", ["ㅇㅇ", "ㄱㄱ", "ㄴㄴ 그거 말고", "물 담아줘 ㅋㅋ"])
def test_korean_letters_typed_alone_stay_those_that_were_typed(words: str) -> None:
    assert redact(words, code_asked=True).text == words


@pytest.mark.parametrize(
    "words",
    [
        "4821",
        "4 8 2 1",
        "4-8-2-1",
        "4821이에요",
        "비번은4821이야",
        "４８２１",
        "사팔이일",
        "사 팔 이 일",
        "사, 팔, 이, 일이요",
        "482100",
        "four eight two one",
        "Four-eight-two-one",
        "사천팔백이십일",
        "사천 팔백 이십 일이요",
        "forty-eight twenty-one",
        "four thousand eight hundred twenty-one",
        "넷 여덟 둘 하나",
        "it is 4821 okay",
        "4821 4821",
        "4.8.2.1",
        "사8이1",
        "결제할게 4821",
        "내 비밀번호는 사팔이일이야",
    ],
)
def test_a_code_is_taken_out_while_one_is_asked_for(words: str) -> None:
    redacted = redact(words, code_asked=True)
    assert Secret.CODE in redacted.found
    assert "[code]" in redacted.text
    assert "4821" not in redacted.text
    assert "사팔이일" not in redacted.text


@pytest.mark.parametrize(
    "words",
    [
        "결제할게",
        "아니 세 개로",
        "이만 원 이하로 보여 줘",
        "20000원 이하 운동화",
        "20,000원 이하",
        "이만 이천 사백 사십 원이야?",
        "삼다수 2L 6개",
        "pay now",
        "under 20000 won",
        "make it three",
        "two of them",
        "일이 많아서 그래",
        "이 사이즈 있어?",
        "show me the second one",
        "취소해 줘",
    ],
)
def test_ordinary_words_stay_as_they_are_while_a_code_is_asked_for(words: str) -> None:
    assert redact(words, code_asked=True).text == words
    assert redact(words, code_asked=True).found == frozenset()


@pytest.mark.parametrize("words", ["4821", "2024년 모델", "사팔이일", "주문 4821 어디쯤 왔어?"])
def test_digits_stay_while_no_code_is_asked_for(words: str) -> None:
    assert redact(words, code_asked=False).text == words


@pytest.mark.parametrize(
    "words", ["비밀번호는 4821이야", "my pin is 4821", "내 비번 사팔이일", "password four eight two one"]
)
def test_a_code_named_as_one_is_taken_out_at_any_time(words: str) -> None:
    redacted = redact(words, code_asked=False)
    assert redacted.found == {Secret.CODE}
    assert "[code]" in redacted.text


@pytest.mark.parametrize(
    "words", ["4111 1111 1111 1111", "4111-1111-1111-1111로 결제해", "카드는 4111111111111111", "3782.822463.10005"]
)
def test_a_card_number_is_always_taken_out(words: str) -> None:
    redacted = redact(words, code_asked=False)
    assert redacted.found == {Secret.CARD}
    assert "1111" not in redacted.text and "8224" not in redacted.text


def test_a_long_number_that_is_no_card_stays() -> None:
    assert redact("송장번호 1234567890123456", code_asked=False).found == frozenset()


@pytest.mark.parametrize("words", ["900101-1234567", "9001011234567이에요", "900101 1234567"])
def test_a_resident_number_is_always_taken_out(words: str) -> None:
    redacted = redact(words, code_asked=False)
    assert redacted.found == {Secret.RESIDENT_NUMBER}
    assert "1234567" not in redacted.text


def test_a_code_alone_is_told_from_a_sentence_with_digits() -> None:
    assert nothing_but_a_code("4821")
    assert nothing_but_a_code("사팔이일이요")
    assert nothing_but_a_code("four eight two one")
    assert not nothing_but_a_code("갤럭시 2024 보여 줘")
    assert not nothing_but_a_code("세 개로 바꿔 줘")
