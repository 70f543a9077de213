"""A shop brings its data: all of a file or nothing, and a second time changes nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import DeclarativeBase

from commerce.analytics.models import AdDay, AreaClicks
from commerce.analytics.reviews.models import Review
from commerce.catalogue.models import Product
from commerce.customers.models import Customer
from commerce.database import Database
from commerce.imports import KindUnknown, Problem, import_products, import_reviews, run
from commerce.imports.report import ImportReport
from commerce.orders.models import OrderLineRow, OrderRow
from commerce.stores.models import Store
from commerce.stores.service import StoreNotFound

PRODUCTS = """sku,title,price,stock,category,colour,sizes,title_en
T-1,오버핏 린넨 셔츠 네이비,39900,12,셔츠,navy,S|M|L,linen shirt
T-2,캔버스 에코백,"15,900원",0,bags,,,canvas bag
"""
REVIEWS = """sku,created_at,text,rating,customer
T-1,2026-08-10 09:30,"사이즈가 작아요, 아쉬워요",2,
T-1,2026-08-11 10:00,Fits well,5,
T-2,2026-08-11 10:00,튼튼해요,,
"""


@pytest.fixture
async def shops(database: Database, now: datetime) -> Database:
    """Two stores without anything in them."""
    async with database.transaction() as session:
        session.add_all(Store(id=login, login=login, name=login, created_at=now) for login in ("haneul", "sori"))
    return database


async def count(database: Database, model: type[DeclarativeBase]) -> int:
    async with database.reading() as session:
        return int(await session.scalar(select(func.count()).select_from(model)) or 0)


async def bring(database: Database, tmp_path: Path, now: datetime, kind: str, content: str) -> ImportReport:
    file = tmp_path / f"{kind}.csv"
    file.write_text(content, encoding="utf-8")
    return await run(kind, database, "haneul", file, now=now)


async def test_products_are_added_with_canonical_words(shops: Database, now: datetime) -> None:
    report = await import_products(shops, "haneul", PRODUCTS.encode(), now=now)
    assert report == ImportReport(rows=2, added=2)
    async with shops.reading() as session:
        shirt = (await session.scalars(select(Product).where(Product.sku == "T-1"))).one()
        bag = (await session.scalars(select(Product).where(Product.sku == "T-2"))).one()
    assert (shirt.colour, shirt.sizes, shirt.price, shirt.stock) == ("네이비", ["S", "M", "L"], 39_900, 12)
    assert (shirt.store_id, shirt.created_at) == ("haneul", now)
    assert (bag.category, bag.colour, bag.sizes, bag.price) == ("가방", None, [], 15_900)


async def test_importing_the_same_file_twice_changes_nothing(shops: Database, now: datetime) -> None:
    for kind, content in ((import_products, PRODUCTS), (import_reviews, REVIEWS)):
        first = await kind(shops, "haneul", content.encode(), now=now)
        again = await kind(shops, "haneul", content.encode(), now=now)
        assert first.added == first.rows
        assert again == ImportReport(rows=first.rows, unchanged=first.rows)
    assert await count(shops, Product) == 2
    assert await count(shops, Review) == 3


async def test_a_changed_row_changes_its_product_and_no_other_column(shops: Database, now: datetime) -> None:
    await import_products(shops, "haneul", PRODUCTS.encode(), now=now)
    report = await import_products(
        shops, "haneul", "sku,title,price,stock\nT-2,캔버스 에코백,14900,3\n".encode(), now=now
    )
    assert report == ImportReport(rows=1, changed=1)
    async with shops.reading() as session:
        bag = (await session.scalars(select(Product).where(Product.sku == "T-2"))).one()
    assert (bag.price, bag.stock, bag.category, bag.title_en) == (14_900, 3, "가방", "canvas bag")


async def test_one_bad_row_leaves_nothing_half_done(shops: Database, now: datetime) -> None:
    report = await import_products(shops, "haneul", (PRODUCTS + "T-3,모자,공짜,1,모자,,,\n").encode(), now=now)
    assert report == ImportReport(rows=3, problems=(Problem(4, "price", "not a whole number"),))
    assert not report.written
    assert await count(shops, Product) == 0


async def test_a_review_of_an_unknown_product_is_told_and_none_is_written(shops: Database, now: datetime) -> None:
    await import_products(shops, "haneul", PRODUCTS.encode(), now=now)
    report = await import_reviews(
        shops, "haneul", (REVIEWS + "T-9,2026-08-12,좋아요,5,\nT-1,2026-08-12,좋아요,6,\n").encode(), now=now
    )
    assert [(problem.line, problem.column) for problem in report.problems] == [(6, "rating")]
    report = await import_reviews(shops, "haneul", (REVIEWS + "T-9,2026-08-12,좋아요,5,\n").encode(), now=now)
    assert report.problems == (Problem(5, "sku", "this shop has no 'T-9'"),)
    assert await count(shops, Review) == 0


async def test_the_same_review_twice_in_a_file_is_told(shops: Database, now: datetime) -> None:
    await import_products(shops, "haneul", PRODUCTS.encode(), now=now)
    report = await import_reviews(shops, "haneul", (REVIEWS + "T-2,2026-08-11 10:00,튼튼해요,,\n").encode(), now=now)
    assert report.problems == (Problem(5, "", "the same as in line 4"),)


async def test_a_shop_cannot_reach_into_another(shops: Database, now: datetime) -> None:
    await import_products(shops, "haneul", PRODUCTS.encode(), now=now)
    report = await import_products(shops, "sori", PRODUCTS.encode(), now=now)
    assert report.added == 2
    assert await count(shops, Product) == 4
    report = await import_reviews(shops, "sori", REVIEWS.encode(), now=now)
    assert report.added == 3
    async with shops.reading() as session:
        stores = select(Product.store_id).join(Review, Review.product_id == Product.id)
        assert set(await session.scalars(stores)) == {"sori"}


async def test_a_shops_customers_cannot_be_somebody_elses(shops: Database, tmp_path: Path, now: datetime) -> None:
    async with shops.transaction() as session:
        session.add(Customer(id="minji", login="minji", name="김민지", created_at=now))
    people = "customer,name,birth_year,gender,marketing_opt_in\nminji,남의 이름,1990,female,yes\n"
    report = await bring(shops, tmp_path, now, "customers", people)
    assert report == ImportReport(rows=1, added=1)
    async with shops.reading() as session:
        found = await session.execute(select(Customer.login, Customer.name).order_by(Customer.login))
        assert [tuple(row) for row in found] == [("haneul:minji", "남의 이름"), ("minji", "김민지")]


async def test_orders_come_with_their_lines(shops: Database, tmp_path: Path, now: datetime) -> None:
    await bring(shops, tmp_path, now, "products", PRODUCTS)
    await bring(shops, tmp_path, now, "customers", "customer,name\nkim,김\n")
    orders = (
        "order_no,created_at,customer,sku,quantity,unit_price,option,shipping,status\n"
        "A-1,2026-08-01 12:00,kim,T-1,1,39900,M,0,delivered\n"
        "A-1,2026-08-01 12:00,kim,T-2,2,15900,,0,delivered\n"
        "A-2,2026-08-02 12:00,kim,T-2,1,15900,,3000,shipped\n"
    )
    assert await bring(shops, tmp_path, now, "orders", orders) == ImportReport(rows=3, added=3)
    assert await bring(shops, tmp_path, now, "orders", orders) == ImportReport(rows=3, unchanged=3)
    async with shops.reading() as session:
        totals = await session.scalars(select(OrderRow.total).order_by(OrderRow.created_at))
        assert list(totals) == [71_700, 18_900]
    arrived = orders.replace("shipped", "delivered")
    assert await bring(shops, tmp_path, now, "orders", arrived) == ImportReport(rows=3, changed=1, unchanged=2)
    assert await count(shops, OrderLineRow) == 3


async def test_lines_of_one_order_must_agree(shops: Database, tmp_path: Path, now: datetime) -> None:
    await bring(shops, tmp_path, now, "products", PRODUCTS)
    await bring(shops, tmp_path, now, "customers", "customer\nkim\nlee\n")
    orders = (
        "order_no,created_at,customer,sku,quantity,unit_price\n"
        "A-1,2026-08-01 12:00,kim,T-1,1,39900\n"
        "A-1,2026-08-01 12:00,lee,T-2,1,15900\n"
    )
    report = await bring(shops, tmp_path, now, "orders", orders)
    assert report.problems == (Problem(3, "customer", "not as in line 2 of the same order"),)
    assert await count(shops, OrderRow) == 0


async def test_ads_and_clicks_are_known_by_their_day(shops: Database, tmp_path: Path, now: datetime) -> None:
    ads = "day,campaign,impressions,clicks,cost,revenue\n2026-08-01,여름,1000,20,5000,30000\n"
    clicks = "day,page,area,impressions,clicks\n2026-08-01,홈,배너,1000,3\n"
    for kind, content in (("ads", ads), ("clicks", clicks)):
        assert (await bring(shops, tmp_path, now, kind, content)).added == 1
        assert (await bring(shops, tmp_path, now, kind, content)).unchanged == 1
    assert (await bring(shops, tmp_path, now, "ads", ads.replace("30000", "40000"))).changed == 1
    assert (await count(shops, AdDay), await count(shops, AreaClicks)) == (1, 1)


async def test_an_unknown_kind_store_or_file_is_an_error(shops: Database, tmp_path: Path, now: datetime) -> None:
    file = tmp_path / "products.csv"
    file.write_text(PRODUCTS, encoding="utf-8")
    with pytest.raises(KindUnknown):
        await run("dreams", shops, "haneul", file, now=now)
    with pytest.raises(StoreNotFound):
        await run("products", shops, "nobody", file, now=now)
    with pytest.raises(FileNotFoundError):
        await run("products", shops, "haneul", tmp_path / "missing.csv", now=now)
