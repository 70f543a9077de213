"""Words of both languages lead to one canonical word."""

from __future__ import annotations

import pytest

from commerce.catalogue import vocabulary
from commerce.demo.products import demo_products


@pytest.mark.parametrize(
    ("word", "colour"),
    [
        ("navy", "네이비"),
        ("Navy Blue", "네이비"),
        ("남색", "네이비"),
        ("까만", "검정"),
        ("블랙", "검정"),
        ("하얀", "화이트"),
        ("sky  blue", "하늘색"),
        ("핑크", "분홍"),
        ("네이비", "네이비"),
    ],
)
def test_a_colour_has_one_canonical_word_in_either_language(word: str, colour: str) -> None:
    assert vocabulary.canonical_colour(word) == colour


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("물", "생수"),
        ("water", "생수"),
        ("jeans", "청바지"),
        ("스커트", "치마"),
        ("earbuds", "이어폰"),
        ("shoes", "신발"),
        ("의류", "옷"),
    ],
)
def test_a_category_has_one_canonical_word_in_either_language(word: str, category: str) -> None:
    assert vocabulary.canonical_category(word) == category


@pytest.mark.parametrize(("word", "material"), [("코튼", "면"), ("linen", "린넨"), ("레더", "가죽"), ("wool", "울")])
def test_a_material_has_one_canonical_word_in_either_language(word: str, material: str) -> None:
    assert vocabulary.canonical_material(word) == material


def test_a_word_of_no_table_has_no_canonical_word() -> None:
    assert vocabulary.canonical_colour("무지개떡") is None
    assert vocabulary.canonical_category("spaceship") is None
    assert vocabulary.canonical_material("") is None


def test_a_family_covers_its_categories() -> None:
    assert set(vocabulary.categories_of("신발")) == {"운동화", "구두", "부츠", "샌들"}
    assert "청바지" in vocabulary.categories_of("바지")
    assert vocabulary.categories_of("생수") == ("생수",)
    assert vocabulary.categories_of("우주선") == ()


def test_every_word_of_the_demo_catalogue_is_canonical() -> None:
    for product in demo_products():
        assert product.category in vocabulary.CATEGORIES
        assert not product.colour or product.colour in vocabulary.COLOURS
        assert not product.material or product.material in vocabulary.MATERIALS
        assert not product.season or product.season in vocabulary.SEASONS


def test_a_canonical_word_can_be_said_in_english() -> None:
    assert vocabulary.english("네이비", vocabulary.COLOURS) == "navy"
    assert vocabulary.english("린넨", vocabulary.MATERIALS) == "linen"
    assert all(vocabulary.english(word, vocabulary.CATEGORIES).isascii() for word in vocabulary.CATEGORIES)
