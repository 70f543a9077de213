"""How a text becomes words, and how a word finds the one that was meant."""

from __future__ import annotations

import pytest

from commerce.search.analyser import Analyser, Kind, fold, plain
from commerce.search.jamo import jamo, sound
from commerce.search.lexicon import Lexicon
from commerce.search.romanisation import romanised
from commerce.search.stopwords import says_nothing, without_prices


def names(analyser: Analyser, text: str) -> list[str]:
    return [word.text for word in analyser.words(text) if word.kind is Kind.NAME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("셔츠가 생수를 과일은", ["셔츠", "생수", "과일"]),
        ("린넨 셔츠", ["린넨", "셔츠"]),
        ("청바지로 보여 주세요", ["청바지"]),
        ("Linen SHIRTS", ["linen", "shirt"]),
        ("무선 earphones", ["무선", "earphone"]),
    ],
)
def test_particles_and_endings_are_no_words(analyser: Analyser, text: str, expected: list[str]) -> None:
    assert names(analyser, text) == expected


def test_numbers_and_describing_words_are_told_apart(analyser: Analyser) -> None:
    kinds = {word.text: word.kind for word in analyser.words("시원한 물 500 개")}
    assert kinds["500"] is Kind.NUMBER
    assert kinds["시원"] is Kind.DESCRIBING
    assert kinds["물"] is Kind.NAME


def test_full_width_and_capital_letters_are_the_same_words() -> None:
    assert fold("  ＬＩＮＥＮ   셔츠 ") == "linen 셔츠"


@pytest.mark.parametrize(
    ("word", "singular"),
    [
        ("shirts", "shirt"),
        ("dresses", "dress"),
        ("batteries", "battery"),
        ("glass", "glass"),
        ("is", "is"),
        ("셔츠", "셔츠"),
    ],
)
def test_english_nouns_are_searched_in_the_singular(word: str, singular: str) -> None:
    assert plain(word) == singular


@pytest.mark.parametrize(
    ("heard", "meant"), [("셔쓰", "셔츠"), ("삼다슈", "삼다수"), ("이어뽄", "이어폰"), ("쥬스", "주스")]
)
def test_words_that_are_easily_confused_sound_the_same(heard: str, meant: str) -> None:
    assert sound(jamo(heard)) == sound(jamo(meant))


def test_words_that_differ_do_not_sound_the_same() -> None:
    assert sound(jamo("물")) != sound(jamo("불"))
    assert sound(jamo("셔츠")) != sound(jamo("치마"))


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("삼다스", ("삼다수",)),
        ("블루투수", ("블루투스",)),
        ("earphnoe", ("earphone",)),
        ("keybord", ("keyboard",)),
        ("타이어", ()),
        ("불", ()),
        ("xyz", ()),
        ("12345", ()),
        ("", ()),
    ],
)
def test_a_misspelt_word_finds_the_nearest_known_one_or_none(word: str, nearest: tuple[str, ...]) -> None:
    known = Lexicon(["삼다수", "블루투스", "earphone", "keyboard", "물", "셔츠", "12346"])
    assert known.nearest(word) == nearest


def test_a_word_finds_the_longer_names_that_end_in_it() -> None:
    known = Lexicon(["보조배터리", "배터리팩", "물"])
    assert known.compounds("배터리") == ("보조배터리",)
    assert known.compounds("물") == ()


@pytest.mark.parametrize(
    "text",
    [
        "만원 이하 생수", "5,000원 미만 생수", "생수 2만 원대", "삼천 원짜리 생수", "water under 10000 won 생수",
        "₩9,900 생수", "10k won 생수",
    ],
)  # fmt: skip
def test_amounts_of_money_are_taken_out(text: str) -> None:
    left = without_prices(text)
    assert "생수" in left
    assert not any(letter.isdecimal() for letter in left)
    assert "원" not in left and "won" not in left


def test_amounts_of_things_are_kept() -> None:
    assert without_prices("생수 2L 6개") == "생수 2L 6개"
    assert without_prices("원피스 3벌") == "원피스 3벌"


def test_words_of_asking_say_nothing_about_the_thing() -> None:
    assert all(says_nothing(word) for word in ("추천", "상품", "show", "please", "가격"))
    assert not any(says_nothing(word) for word in ("생수", "shirt", "black"))


@pytest.mark.parametrize(
    ("hangul", "latin"), [("하늘결", "haneulgyeol"), ("물빛샘", "mulbitsaem"), ("바당마루 7", "badangmaru 7")]
)
def test_hangul_is_written_in_latin_letters(hangul: str, latin: str) -> None:
    assert romanised(hangul) == latin
