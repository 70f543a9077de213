"""Words of the shop are found in running text, and syllables of other words are not."""

from __future__ import annotations

import pytest

from nlu.components.found import Found
from nlu.components.words import (
    category_at_end,
    find_categories,
    find_colours,
    find_comparisons,
    find_language,
    find_materials,
    find_sorts,
    find_topics,
)


def values(found: list[Found[str]]) -> list[str]:
    return [one.value for one in found]


def test_colours_of_both_languages_become_one_word() -> None:
    assert values(find_colours("빨간 원피스")) == ["빨강"]
    assert values(find_colours("검은색으로 볼래")) == ["검정"]
    assert values(find_colours("navy shirt")) == ["네이비"]
    assert values(find_colours("레드 와인색 말고")) == ["빨강", "와인"]
    assert values(find_colours("백 원")) == []


def test_materials_are_not_taken_from_endings() -> None:
    assert values(find_materials("린넨으로 된 거")) == ["린넨"]
    assert values(find_materials("면 티셔츠")) == ["면"]
    assert values(find_materials("leather bag")) == ["가죽"]
    assert values(find_materials("사지 마")) == []
    assert values(find_materials("괜찮으면 담아줘")) == []


def test_of_two_categories_side_by_side_the_last_counts() -> None:
    assert values(find_categories("시계 케이스 보여줘")) == ["케이스"]
    assert values(find_categories("show me water")) == ["생수"]
    assert values(find_categories("운동화랑 양말")) == ["운동화", "양말"]
    assert values(find_categories("빨래 건조대")) == []


def test_topics_sorts_and_comparisons_are_read() -> None:
    assert values(find_topics("사이즈 불만 보여 줘")) == ["size"]
    assert values(find_topics("complaints about delivery")) == ["delivery"]
    assert values(find_sorts("제일 싼 거")) == ["price_low"]
    assert values(find_sorts("most popular first")) == ["popular"]
    assert values(find_sorts("sort these by price")) == ["price_low"]
    assert values(find_comparisons("더 싼 거")) == ["cheaper"]
    assert values(find_comparisons("anything cheaper")) == ["cheaper"]


def test_the_language_gone_to_is_the_one_read() -> None:
    assert values(find_language("영어로 말해 줘")) == ["en"]
    assert values(find_language("한국어 말고 영어로")) == ["en"]
    assert values(find_language("from english to korean please")) == ["ko"]


def test_a_word_within_a_longer_name_is_not_taken_for_itself() -> None:
    assert values(find_colours("olive oil and green tea")) == []
    assert values(find_colours("the olive jacket, the green one")) == ["카키", "초록"]
    assert values(find_categories("two bags of flour")) == []
    assert values(find_categories("a leather bag")) == ["가방"]
    assert values(find_categories("cat food")) == []
    assert values(find_categories("scroll to the top")) == []
    assert values(find_materials("please calm down")) == []
    assert values(find_materials("a down jacket")) == ["구스다운"]
    assert values(find_materials("마 그냥 주이소")) == []
    assert values(find_materials("마 소재 바지")) == ["린넨"]


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("한 치수 올려 사라는 말이 많아?", "size"), ("do people say it runs small", "size"),
        ("자켓 어깨가 낀다는 분들 많나요", "fit"), ("is it too tight for most", "fit"),
        ("코트가 종잇장 같대?", "thickness"), ("can you see right through the blouse", "thickness"),
        ("빨았더니 물이 다 빠졌대", "colour"), ("is it duller than on screen", "colour"),
        ("니트 보풀 일어난다는 얘기", "quality"), ("did the stitching burst", "quality"),
        ("총알같이 왔다는 후기", "delivery"), ("moans about the driver", "delivery"),
        ("상자가 다 우그러져 왔대", "packing"), ("no bubble wrap at all", "packing"),
        ("완전 혜자라는 평", "price"), ("is it worth the money", "price"),
        ("육수가 밍밍하다는 사람", "taste"), ("anyone find it bland", "taste"),
        ("상추가 시들시들한 게 왔대", "freshness"), ("wilted lettuce", "freshness"),
        ("전화해도 안 받는대", "service"), ("nobody picks up the phone", "service"),
    ],
)  # fmt: skip
def test_what_is_wrong_tells_the_topic_without_its_name(said: str, topic: str) -> None:
    assert topic in values(find_topics(said))


@pytest.mark.parametrize(
    ("name", "category"), [("사과주스", "주스"), ("롱패딩", "패딩"), ("볶음김치", "김치"), ("물티슈", None), ("", None)]
)
def test_a_composed_name_tells_its_category_by_its_end(name: str, category: str | None) -> None:
    found = category_at_end(name)
    assert (found and found.value) == category


@pytest.mark.parametrize("said", ["black tea", "white rice", "brown sugar", "red beans"])
def test_a_colour_within_a_kind_of_food_is_none(said: str) -> None:
    assert values(find_colours(said)) == []


def test_where_an_order_is_says_nothing_of_delivery_as_such() -> None:
    assert values(find_topics("택배 어디쯤이야")) == []
    assert values(find_topics("택배가 어디까지 왔어")) == []
    assert values(find_topics("배송지 변경")) == []
    assert values(find_topics("배송 불만")) == ["delivery"]
    assert values(find_topics("무료배송은 얼마부터")) == ["delivery"]


def test_a_proposal_to_do_something_is_no_defect() -> None:
    assert values(find_topics("결제하자, 이제 그걸로 하자")) == []
    assert values(find_topics("하자 있는 제품이라는 리뷰")) == ["quality"]
