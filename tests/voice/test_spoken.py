"""What is on the screen, as a person would say it."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from voice.spoken import spoken, spoken_count, spoken_won

KOREAN = [
    ("15,960원", "만오천구백육십 원"),
    ("총 22,440원이에요. 배송비 3,000원 포함이에요.", "총 이만이천사백사십 원이에요. 배송비 삼천 원 포함이에요."),
    ("제주 삼다수 2L 6개", "제주 삼다수 이 리터 여섯 개"),
    ("생수 500ml 20병", "생수 오백 밀리리터 스무 병"),
    ("21개", "스물한 개"),
    ("3병", "세 병"),
    ("5번째 상품", "다섯 번째 상품"),
    ("3인분", "삼 인분"),
    ("6개월 무료", "육 개월 무료"),
    ("12.5% 할인", "십이 점 오 퍼센트 할인"),
    ("-3.2%p", "마이너스 삼 점 이 퍼센트포인트"),
    ("2026-11-23", "이천이십육 년 십일월 이십삼 일"),
    ("6월 3일, 10월 1일", "유월 삼 일, 시월 일 일"),
    ("11월 23일(월) 오후 3:05", "십일월 이십삼 일 월요일 오후 세 시 오 분"),
    ("14:30에 도착", "오후 두 시 삼십 분에 도착"),
    ("2시 30분", "두 시 삼십 분"),
    ("2시간 10분 뒤", "두 시간 십 분 뒤"),
    ("1+1 행사", "원 플러스 원 행사"),
    ("1만 5천원", "만 오천 원"),
    ("1억 2천만원", "일억 이천만 원"),
    ("10~20개", "열 개에서 스무 개"),
    ("010-1234-5678", "공일공, 일이삼사, 오육칠팔"),
    ("1번 상품이요", "일 번 상품이요"),
    ("평점 4.83/5", "평점 오 점 만점에 사 점 팔삼"),
    ("6,480원 → 5,980원", "육천사백팔십 원, 오천구백팔십 원"),
    ("USB-C 65W 충전기", "USB-C 육십오 와트 충전기"),
    ("0.5kg, 30cm, 256GB", "영 점 오 킬로그램, 삼십 센티미터, 이백오십육 기가바이트"),
    ("A4 용지 5권", "A4 용지 다섯 권"),
    ("💧 생수\n2병", "생수 두 병"),
    ("리뷰 124건 중 31건", "리뷰 백이십사 건 중 서른한 건"),
]

ENGLISH = [
    ("15,960 won", "fifteen thousand nine hundred sixty won"),
    ("₩9,900", "nine thousand nine hundred won"),
    ("a 2L bottle", "a two liter bottle"),
    ("6 bottles of 500ml", "six bottles of five hundred milliliters"),
    ("1kg", "one kilogram"),
    ("12.5%", "twelve point five percent"),
    ("2026-11-23", "November twenty-third, twenty twenty-six"),
    ("November 3, 2026", "November third, twenty twenty-six"),
    ("arrives at 14:30", "arrives at two thirty p.m."),
    ("the 2nd one", "the second one"),
    ("10-20 items", "ten to twenty items"),
    ("4.5/5 stars", "four point five out of five stars"),
    ("size A4", "size A4"),
    ("제주 삼다수 2L 6개", "제주 삼다수 two liters six"),
    ("두부 300g 4모", "두부 three hundred grams four blocks"),
]


@pytest.mark.parametrize(("written", "said"), KOREAN)
def test_korean_is_read_as_people_read_it(written: str, said: str) -> None:
    assert spoken(written, "ko") == said


@pytest.mark.parametrize(("written", "said"), ENGLISH)
def test_english_is_read_as_people_read_it(written: str, said: str) -> None:
    assert spoken(written, "en") == said


def test_amounts_and_counts_alone() -> None:
    assert spoken_won(15_960, "ko") == "만오천구백육십 원"
    assert spoken_won(3_000, "en") == "three thousand won"
    assert spoken_count(2, "개", "ko") == "두 개"
    assert spoken_count(20, "병", "ko") == "스무 병"
    assert spoken_count(2, "인분", "ko") == "이 인분"
    assert spoken_count(1, "bottle", "en") == "one bottle"
    assert spoken_count(2, "병", "en") == "two bottles"


@given(st.integers(0, 10**9), st.sampled_from(["ko", "en"]))
def test_an_amount_in_a_sentence_sounds_like_the_amount_alone(amount: int, language: str) -> None:
    unit = "원" if language == "ko" else " won"
    assert spoken(f"{amount:,}{unit}", language) == spoken_won(amount, language)


@given(st.integers(1, 99), st.sampled_from(["개", "병", "벌", "켤레", "팩"]))
def test_a_count_in_a_sentence_sounds_like_the_count_alone(number: int, counter: str) -> None:
    assert spoken(f"{number}{counter} 담았어요", "ko") == f"{spoken_count(number, counter, 'ko')} 담았어요"


@example("0,0000원", "ko")
@given(st.text(alphabet="0123456789,.원개병%~:-/ 가나다", max_size=30), st.sampled_from(["ko", "en"]))
def test_numbers_never_reach_the_voice_as_plain_digits_of_an_amount(text: str, language: str) -> None:
    said = spoken(text, language)
    assert not re.search(r"(?<![\d.,:/A-Za-z~-])\d+원", said)
    assert spoken(said, language) == said or re.search(r"\d", said)


@given(st.text(max_size=80), st.sampled_from(["ko", "en"]))
def test_any_text_at_all_is_read_without_failing(text: str, language: str) -> None:
    assert "  " not in spoken(text, language)
