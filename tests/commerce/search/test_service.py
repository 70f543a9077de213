"""Shoppers' words, whole or broken, in Korean and in English, find what they mean."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from commerce.catalogue.models import Product
from commerce.demo.products import demo_id
from commerce.search.analyser import Analyser
from commerce.search.query import Sort
from commerce.search.service import ProductSearch
from tests.commerce.search.conftest import Finder

WATER = "제주 삼다수 2L 6개"


@pytest.mark.parametrize(
    "words",
    ["생수 찾아줘", "생수를", "생수가 있나요?", "물 좀 보여 주세요", "show me water", "bottled water please", "WATER"],
)
async def test_water_is_found_however_it_is_asked_for(shop: Finder, words: str) -> None:
    found = await shop.find(words)
    assert {product.category for product in found.products} == {"생수"}
    assert found.total == 6


@pytest.mark.parametrize(
    "words", ["삼다수", "삼다슈", "삼다수를", "제주삼다수찾아줘", "삼 다 수", "samdasoo", "samdasu"]
)
async def test_a_misspelt_name_does_not_hide_its_product(shop: Finder, words: str) -> None:
    assert WATER in await shop.titles(words)


@pytest.mark.parametrize(
    "words", ["린넨 셔츠", "린넨셔츠", "린넨셔쓰", "린넨 셔쓰를", "리넨 셔츠가", "linen shirt", "linnen shirts"]
)
async def test_linen_shirts_are_found_first_despite_typos_particles_and_missing_spaces(
    shop: Finder, words: str
) -> None:
    assert (await shop.titles(words))[0].startswith("오버핏 린넨 셔츠")


@pytest.mark.parametrize(
    "words", ["무선 이어폰", "무선이어폰 추천해줘", "무선이어뽄", "wireless earphones", "show me some wireless earbuds"]
)
async def test_wireless_earphones_are_found_in_both_languages(shop: Finder, words: str) -> None:
    titles = await shop.titles(words)
    assert titles
    assert all("무선 이어폰" in title for title in titles)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("남색 린넨 셔츠", "오버핏 린넨 셔츠 네이비"),
        ("navy linen shirt", "오버핏 린넨 셔츠 네이비"),
        ("까만 가죽 자켓", "소가죽 라이더 자켓 검정"),
        ("한라봉 쥬스", "귤빛농원 한라봉 주스 190ml 10개"),
        ("green tea", "한라솔 제주 녹차 티백 50개"),
        ("귤", "귤빛농원 노지 감귤 5kg"),
        ("mechnical keyboard", "손끝랩 기계식 키보드 적축 화이트"),
        ("삼겹살", "돌담네 제주 흑돼지 오겹살 1kg"),
    ],
)
async def test_attributes_other_names_and_typos_lead_to_the_product(shop: Finder, words: str, title: str) -> None:
    assert title in await shop.titles(words)


@pytest.mark.parametrize(
    "words", ["자동차 타이어", "유니콘 인형", "제주 항공권", "샴푸", "lawn mower", "ㅋㅋㅋ", "책", "asdf"]
)
async def test_nothing_relevant_finds_nothing(shop: Finder, words: str) -> None:
    found = await shop.find(words)
    assert found.products == ()
    assert found.total == 0


async def test_a_word_nobody_knows_does_not_hide_what_the_rest_names(shop: Finder) -> None:
    assert all(
        "케이스" in title or "파우치" in title or "필름" in title for title in await shop.titles("갤럭시 케이스")
    )
    assert {product.category for product in (await shop.find("빨간 코트")).products} == {"코트"}


async def test_of_words_that_no_product_has_together_the_last_counts(shop: Finder) -> None:
    assert set(await shop.titles("제주 감귤")) == set(await shop.titles("감귤"))
    assert {product.category for product in (await shop.find("wool sandals")).products} == {"샌들"}


async def test_a_whole_sentence_may_be_given(shop: Finder) -> None:
    assert {product.colour for product in (await shop.find("I'm looking for a navy shirt in size L")).products} == {
        "네이비"
    }
    titles = await shop.titles("여름에 입을 만한 시원한 린넨 바지 좀 찾아줄래?")
    assert titles
    assert all(title.startswith("린넨 밴딩 바지") for title in titles)


async def test_asking_words_alone_show_what_is_popular(shop: Finder) -> None:
    found = await shop.find("추천해 주세요", limit=5)
    assert found.total > 200
    assert len(found.products) == 5
    assert found.products[0].popularity > found.products[4].popularity


async def test_a_price_in_the_words_is_left_to_the_filter(shop: Finder) -> None:
    found = await shop.find("show me water under 10000 won", price_max=10_000)
    assert found.total == 4
    assert all(product.price <= 10_000 and product.category == "생수" for product in found.products)
    assert await shop.titles("만 원 이하 생수 보여줘", price_max=10_000) == [
        product.title for product in found.products
    ]


async def test_both_ends_of_a_price_are_included(shop: Finder) -> None:
    assert await shop.titles("생수", price_min=6_480, price_max=6_480) == [WATER]


@pytest.mark.parametrize("colour", ["네이비", "navy", "남색"])
async def test_a_colour_filter_takes_either_language(shop: Finder, colour: str) -> None:
    found = await shop.find("셔츠", colour=colour)
    assert found.total == 2
    assert {product.colour for product in found.products} == {"네이비"}


async def test_material_size_brand_and_category_filters_narrow(shop: Finder) -> None:
    assert {p.material for p in (await shop.find(category="바지", material="linen")).products} == {"린넨"}
    assert all("260" in p.sizes for p in (await shop.find("shoes", size="260", limit=50)).products)
    assert all("XL" in p.sizes for p in (await shop.find("셔츠", size="xl", limit=50)).products)
    assert {p.brand for p in (await shop.find(brand="물빛샘")).products} == {"물빛샘"}
    assert {p.brand for p in (await shop.find("water", brand="Mulbitsaem")).products} == {"물빛샘"}
    assert (await shop.find(brand="없는브랜드")).total == 0
    assert {p.category for p in (await shop.find(category="shoes", limit=50)).products} == {
        "운동화", "구두", "부츠", "샌들",
    }  # fmt: skip


async def test_a_filter_nothing_passes_finds_nothing(shop: Finder) -> None:
    assert (await shop.find("생수", colour="빨강")).total == 0
    assert (await shop.find("셔츠", colour="무지개")).total == 0


async def test_a_store_is_searched_alone(shop: Finder) -> None:
    store = demo_id("store", "sori")
    assert {product.store_id for product in (await shop.find("추천", store_id=store)).products} == {store}
    assert (await shop.find("생수", store_id=store)).total == 0


async def test_results_are_sorted_as_asked(shop: Finder) -> None:
    cheap = (await shop.find("생수", sort=Sort.PRICE_LOW)).products
    assert [product.price for product in cheap] == sorted(product.price for product in cheap)
    dear = (await shop.find("water", sort=Sort.PRICE_HIGH)).products
    assert [product.id for product in dear] == [product.id for product in reversed(cheap)]
    newest = (await shop.find("생수", sort=Sort.NEWEST)).products
    assert [product.created_at for product in newest] == sorted((p.created_at for p in newest), reverse=True)
    popular = (await shop.find("생수", sort=Sort.POPULAR)).products
    assert [product.popularity for product in popular] == sorted((p.popularity for p in popular), reverse=True)


async def test_the_first_products_differ_in_more_than_colour(shop: Finder) -> None:
    titles = await shop.titles("셔츠", limit=3)
    assert len({title.rsplit(" ", 1)[0] for title in titles}) == 3


@pytest.mark.parametrize("sort", list(Sort))
async def test_what_is_sold_out_comes_last_and_is_not_hidden(shop: Finder, sort: Sort) -> None:
    found = (await shop.find("과일", sort=sort, limit=50)).products
    assert [product.title for product in found if product.stock == 0] == ["귤빛농원 천혜향 2kg"]
    assert found[-1].title == "귤빛농원 천혜향 2kg"


async def test_prices_and_stock_are_those_of_this_moment(open_shop: Finder) -> None:
    water = demo_id("product", "badang/Jeju-Samdasoo-water-2L-6-bottles/")
    async with open_shop.database.transaction() as session:
        await session.execute(update(Product).where(Product.id == water).values(price=7_777, stock=0))
    found = await open_shop.find("생수", price_min=7_777, price_max=7_777)
    assert [(product.title, product.price, product.stock) for product in found.products] == [(WATER, 7_777, 0)]


async def test_a_new_product_is_found_after_a_rebuild(open_shop: Finder, now: datetime) -> None:
    async with open_shop.database.transaction() as session:
        session.add(
            Product(
                id="tent", store_id=demo_id("store", "haneul"), sku="tent", title="숲속 캠핑 텐트", category="텐트",
                price=99_000, stock=1, created_at=now + timedelta(days=1),
            )
        )  # fmt: skip
    assert await open_shop.titles("텐트") == []
    async with open_shop.database.reading() as session:
        assert await open_shop.search.rebuild(session) == 284
    assert await open_shop.titles("텐트 보여줘") == ["숲속 캠핑 텐트"]
    assert await open_shop.titles(category="텐트") == ["숲속 캠핑 텐트"]


async def test_a_product_taken_away_since_is_not_found(open_shop: Finder) -> None:
    async with open_shop.database.transaction() as session:
        product = await session.get(Product, demo_id("product", "badang/Jeju-Samdasoo-water-2L-6-bottles/"))
        await session.delete(product)
    assert (await open_shop.find("생수")).total == 5


async def test_before_the_first_rebuild_nothing_is_found(shop: Finder, analyser: Analyser) -> None:
    empty = ProductSearch(analyser)
    assert (await Finder(shop.database, empty).find("생수")).total == 0


async def test_a_phrase_names_the_best_of_its_candidates(shop: Finder) -> None:
    shown = [product.id for product in (await shop.find("생수")).products]
    assert await shop.best("삼다수 2L", shown) == WATER
    assert await shop.best("물빛샘 작은 병", shown) == "물빛샘 생수 500ml 40개"
    assert await shop.best("Samdasoo 2L", shown) == WATER
    assert await shop.best("이어폰", shown) is None
    assert await shop.best("생수", [shown[3]]) is not None
    assert await shop.best("생수", []) is None


async def test_a_phrase_alone_names_a_product(shop: Finder) -> None:
    assert await shop.best("콜드브루") == "들숨커피 콜드브루 원액 500ml"
    assert await shop.best("cold brew coffee") == "들숨커피 콜드브루 원액 500ml"
    assert await shop.best("비행기표") is None
    assert await shop.best("  ") is None


@pytest.mark.parametrize(
    "words", ['"', "생수 AND (", "*:*", "title:생수 OR", "\\", "생수" * 2_000, "\x00생수", "🙂", "%", "a" * 5_000]
)
async def test_marks_and_endless_words_break_nothing(shop: Finder, words: str) -> None:
    await shop.find(words)


async def test_a_query_takes_a_few_milliseconds_of_computing(shop: Finder) -> None:
    words = ["린넨셔쓰 보여줘", "show me water", "기계식키보드", "남색 린넨 셔츠", "무선이어뽄"]
    await shop.find(words[0])
    begun = time.process_time()
    for text in words * 4:
        await shop.find(text)
    assert (time.process_time() - begun) / (len(words) * 4) < 0.03


@pytest.mark.parametrize("text", ["물빛샘 거만", "물빛샘으로 보여줘", "only mulbitsaem", "Mulbitsaem's, please"])
async def test_a_brand_is_known_wherever_it_stands(shop: Finder, text: str) -> None:
    assert shop.search.brand_in(text) == "물빛샘"


@pytest.mark.parametrize("text", ["물 좀 보여줘", "only the cheap ones", ""])
async def test_other_words_are_no_brand(shop: Finder, text: str) -> None:
    assert shop.search.brand_in(text) is None
