"""Readings of one utterance do not take each other's words."""

from __future__ import annotations

from nlu.components.reading import Entity, Value, joined, read, trimmed


def values(text: str, *learnt: Entity) -> dict[str, Value]:
    return {one.name: one.value for one in read(text, learnt)}


def span(text: str, name: str, part: str) -> Entity:
    start = text.index(part)
    return Entity(name, part, start, start + len(part))


def test_money_is_no_count_and_a_place_is_no_count() -> None:
    assert values("빨간 원피스 5만원 이하로 보여줘") == {
        "price": {"min": None, "max": 50_000},
        "colour": "빨강",
        "category": "원피스",
    }
    assert values("두 번째 거 세 개") == {"ordinal": 2, "quantity": 3}
    assert values("show me water under 10000 won") == {"price": {"min": None, "max": 10_000}, "category": "생수"}


def test_a_number_alone_may_be_a_count_or_a_size_but_a_shoe_is_a_size() -> None:
    assert values("28") == {"quantity": 28, "size": "28"}
    assert values("240") == {"size": "240"}
    assert values("2") == {"quantity": 2}
    assert values("250 please") == {"size": "250"}
    assert values("240으로 주세요") == {"size": "240"}


def test_a_size_said_in_words_is_no_count_and_a_count_is_no_size() -> None:
    assert values("이백오십으로 주세요") == {"size": "250"}
    assert values("two sixty please") == {"size": "260"}
    assert values("두 개로 주세요") == {"quantity": 2}
    assert values("M 사이즈로 담아줘") == {"size": "M"}
    assert values("사이즈 불만 보여줘") == {"topic": "size"}
    assert values("loafers in size two forty, two pairs") == {"size": "240", "quantity": 2}


def test_a_word_before_the_head_of_a_product_is_no_category() -> None:
    assert "category" not in values("find a rice cooker", span("find a rice cooker", "product", "rice cooker"))
    text = "초코 우유 담아줘"
    assert values(text, span(text, "product", "초코 우유"))["category"] == "우유"


def test_parts_of_one_product_are_joined_and_values_at_its_edges_cut_off() -> None:
    text = "극세사 담요 두 장 담아줘"
    (whole,) = joined([span(text, "product", "극세사"), span(text, "product", "담요")], text)
    assert whole.value == "극세사 담요"
    greedy = span(text, "product", "극세사 담요 두 장")
    assert trimmed(greedy, read(text, [greedy]), text) == whole
    only_a_count = span(text, "product", "두 장")
    assert trimmed(only_a_count, read(text), text) is None


def test_a_colour_behind_a_product_is_cut_off() -> None:
    text = "린넨 셔츠 네이비 담아줘"
    product = span(text, "product", "린넨 셔츠 네이비")
    cut = trimmed(product, read(text, [product]), text)
    assert cut is not None
    assert cut.value == "린넨 셔츠"


def test_a_composed_product_tells_its_category_by_its_end() -> None:
    assert values("사과주스 담아줘", span("사과주스 담아줘", "product", "사과주스"))["category"] == "주스"
    assert "category" not in values("물티슈 담아줘", span("물티슈 담아줘", "product", "물티슈"))
