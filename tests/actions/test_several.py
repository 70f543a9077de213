"""Several wishes in one breath: what is wished for which thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.entities import Entities, Named
from actions.memory import Memory
from actions.several import then_pays, things, wishes
from actions.turn import Turn

ADD, REMOVE, CHANGE = "add_to_cart", "remove_from_cart", "change_quantity"
NUMBERS = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "네": 4, "one": 1, "two": 2, "three": 3, "a dozen": 12,
}  # fmt: skip


def turn(words: str, marks: str, intent: str = ADD) -> Turn:
    """A typed turn; ``marks`` names entities as "product=생수 quantity=두 …", found in the words from left to right."""
    named, reached = [], 0
    for mark in marks.split(", "):
        kind, _, text = mark.partition("=")
        start = words.index(text, reached)
        reached = start + len(text)
        value = NUMBERS[text] if kind == "quantity" else {"첫 번째": 1, "두 번째": 2, "first": 1}.get(text, text)
        named.append(Named(kind, value, start, reached))
    return Turn(
        conversation_id="talk", role="shopper", customer_id="minji", store_id=None, language="ko", intent=intent,
        words=words, pressed=False, spoken=False, confidence=None, overlapped=False, readings=(), entities=Entities(),
        named=tuple(named), memory=Memory(),
    )  # fmt: skip


def heard(said: Turn) -> list[tuple[str, str, int | None]]:
    """For each wish the intent, the thing, and how many."""
    return [
        (
            wish.intent,
            " ".join(str(value) for kind, value in wish.said if kind in ("colour", "size", "product", "ordinal")),
            next((value for kind, value in wish.said if kind == "quantity"), None),
        )
        for wish in wishes(said)
    ]


@pytest.mark.parametrize(
    ("words", "marks", "meant"),
    [
        ("생수 두 개랑 라면 세 개 담아줘", "product=생수, quantity=두, product=라면, quantity=세",
         [(ADD, "생수", 2), (ADD, "라면", 3)]),
        ("생수 두 개 담고 셔츠는 빼줘", "product=생수, quantity=두, product=셔츠",
         [(ADD, "생수", 2), (REMOVE, "셔츠", None)]),
        ("셔츠 빼고 생수는 세 개로 바꿔줘", "product=셔츠, product=생수, quantity=세",
         [(REMOVE, "셔츠", None), (CHANGE, "생수", 3)]),
        ("우유, 계란이랑 식빵 하나씩 넣어줘", "product=우유, product=계란, product=식빵, quantity=하나",
         [(ADD, "우유", 1), (ADD, "계란", 1), (ADD, "식빵", 1)]),
        ("첫 번째 거 하나하고 두 번째 거 두 개요", "ordinal=첫 번째, quantity=하나, ordinal=두 번째, quantity=두",
         [(ADD, "1", 1), (ADD, "2", 2)]),
        ("린넨 셔츠 M 하나랑 L 두 벌 담아줘", "product=린넨 셔츠, size=M, quantity=하나, size=L, quantity=두",
         [(ADD, "린넨 셔츠 M", 1), (ADD, "L 린넨 셔츠", 2)]),
        ("add two waters and three ramen", "quantity=two, product=waters, quantity=three, product=ramen",
         [(ADD, "waters", 2), (ADD, "ramen", 3)]),
        ("put a water in and take the shirt out", "product=water, product=shirt",
         [(ADD, "water", None), (REMOVE, "shirt", None)]),
        ("remove the lamp, then change the water to three", "product=lamp, product=water, quantity=three",
         [(REMOVE, "lamp", None), (CHANGE, "water", 3)]),
        ("get rid of the milk and get two ramen", "product=milk, quantity=two, product=ramen",
         [(REMOVE, "milk", None), (ADD, "ramen", 2)]),
        ("milk and bread, two of each please", "product=milk, product=bread, quantity=two",
         [(ADD, "milk", 2), (ADD, "bread", 2)]),
    ],
)  # fmt: skip
def test_each_thing_gets_its_verb_and_its_number(
    words: str, marks: str, meant: list[tuple[str, str, int | None]]
) -> None:
    assert heard(turn(words, marks)) == meant


@pytest.mark.parametrize(
    ("words", "marks", "meant"),
    [
        ("생수 말고 라면 두 개 담아줘", "product=생수, product=라면, quantity=두", [(ADD, "라면", 2)]),
        ("생수 아니 라면 담아줘", "product=생수, product=라면", [(ADD, "라면", None)]),
        ("첫 번째, 아니 두 번째 거 담아줘", "ordinal=첫 번째, ordinal=두 번째", [(ADD, "2", None)]),
        ("add the milk, no, the bread", "product=milk, product=bread", [(ADD, "bread", None)]),
        ("add the bread, not the milk", "product=bread, product=milk", [(ADD, "bread", None)]),
        ("add bread instead of the milk and two ramen",
         "product=bread, product=milk, quantity=two, product=ramen", [(ADD, "bread", None), (ADD, "ramen", 2)]),
    ],
)  # fmt: skip
def test_what_is_taken_back_is_not_wished_for(words: str, marks: str, meant: list[tuple[str, str, int | None]]) -> None:
    assert heard(turn(words, marks)) == meant


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("생수 두 개 담아줘", "product=생수, quantity=두"),
        ("면 셔츠, 네이비로 담아줘", "product=면 셔츠, colour=네이비"),
        ("제주 삼다수 생수 담아줘", "product=제주 삼다수, category=생수"),
        ("add the salt and pepper mill", "product=salt and pepper mill"),
        ("담아줘", "product=담"),
    ],
)
def test_one_wish_is_left_to_its_own_action(words: str, marks: str) -> None:
    assert wishes(turn(words, marks)) == ()


def test_an_exchange_stays_one_unless_both_are_said_outright() -> None:
    exchange = turn("우유를 두유로 바꿔줘", "product=우유, product=두유", "replace_item")
    assert wishes(exchange) == ()
    outright = turn("우유 빼고 두유 담아줘", "product=우유, product=두유", "replace_item")
    assert heard(outright) == [(REMOVE, "우유", None), (ADD, "두유", None)]
    uncounted = turn("우유 빼고 두유로 바꿔줘", "product=우유, product=두유", "replace_item")
    assert wishes(uncounted) == ()
    counted = turn(
        "take the bread out and change the coffee to one", "product=bread, product=coffee, quantity=one", "replace_item"
    )
    assert heard(counted) == [(REMOVE, "bread", None), (CHANGE, "coffee", 1)]


def test_a_place_or_an_order_beside_a_thing_is_no_second_thing_looked_for() -> None:
    assert things(turn("show me tea, cheapest first", "product=tea, ordinal=first", "search")) == ()
    two = things(turn("생수랑 라면 찾아줘", "product=생수, product=라면", "search"))
    assert [wish.words for wish in two] == ["생수랑", "라면 찾아줘"]


@pytest.mark.parametrize(
    ("words", "pays"),
    [("생수랑 라면 담고 결제해줘", True), ("add milk and bread and check out", True), ("생수랑 라면 담아줘", False)],
)
def test_paying_afterwards_is_heard(words: str, pays: bool) -> None:
    said = turn(words, "product=" + ("생수" if "생수" in words else "milk"))
    assert then_pays(said) is pays
    assert then_pays(replace(said, intent="checkout"))
