"""The demo catalogue holds what others rely on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

from commerce.demo.pictures import picture
from commerce.demo.products import brand_spellings, demo_id, demo_products


def test_there_are_some_three_hundred_products_over_three_stores() -> None:
    stores = Counter(product.store for product in demo_products())
    assert set(stores) == {"haneul", "badang", "sori"}
    assert 250 <= stores.total() <= 350


def test_the_fixture_water_has_its_exact_title_and_price() -> None:
    [water] = [product for product in demo_products() if product.title == "제주 삼다수 2L 6개"]
    assert (water.store, water.brand, water.price, water.spoken, water.sold_out) == (
        "badang", "삼다수", 6_480, "삼다수", False,
    )  # fmt: skip


def test_there_is_a_choice_of_water_under_ten_thousand_won() -> None:
    waters = [product.price for product in demo_products() if product.category == "생수"]
    assert sum(price <= 10_000 for price in waters) >= 3
    assert any(price > 10_000 for price in waters)


def test_ids_and_titles_are_one_product_each_and_never_move() -> None:
    products = demo_products()
    assert len({product.id for product in products}) == len(products)
    assert len({(product.store, product.title) for product in products}) == len(products)
    assert [product.id for product in products] == [product.id for product in demo_products()]
    assert demo_id("store", "badang") == demo_id("store", "badang") != demo_id("store", "sori")


def test_a_base_product_is_one_product_a_colour() -> None:
    shirts = [product for product in demo_products() if product.title_en == "linen shirt"]
    assert [product.colour for product in shirts] == ["화이트", "네이비", "베이지", "하늘색"]
    assert shirts[1].title == "오버핏 린넨 셔츠 네이비"
    assert shirts[1].sizes == ("S", "M", "L", "XL")


def test_some_products_are_sold_out_and_each_says_what_it_is() -> None:
    products = demo_products()
    assert any(product.sold_out for product in products)
    for product in products:
        assert product.title and product.title_en.isascii() and product.spoken and product.description
        assert product.price % 10 == 0
        assert product.brand in brand_spellings()


def test_every_product_has_a_drawing_that_names_it_and_takes_its_colour() -> None:
    drawings = {product.title: picture(product) for product in demo_products()}
    for title, drawing in drawings.items():
        root = ElementTree.fromstring(drawing)
        assert root.attrib["aria-label"] == title
        assert root.attrib["viewBox"] == "0 0 240 240"
    assert drawings["오버핏 린넨 셔츠 네이비"].replace("네이비", "베이지") != drawings["오버핏 린넨 셔츠 베이지"]


def test_a_title_cannot_break_out_of_its_drawing() -> None:
    odd = replace(demo_products()[0], title='<script>"&', category="모름", colour="모름")
    assert ElementTree.fromstring(picture(odd)).attrib["aria-label"] == '<script>"&'
