"""Other names in the place of an example's own."""

from __future__ import annotations

from random import Random

import pytest

from nlu.components.swapping import Name, agreeing, swapped

OTHERS = {
    ("product", True): ["운동화", "러그", "물"],
    ("product", False): ["air fryer"],
    ("brand", True): ["솔길"],
    ("brand", False): ["nimbra"],
}


def name(text: str, kind: str, part: str) -> Name:
    return Name(kind, text.index(part), text.index(part) + len(part))


def test_a_name_gives_way_to_another_of_its_kind_and_script() -> None:
    text = "add the rice cooker from larkwood to my cart"
    new, names = swapped(
        text, [name(text, "product", "rice cooker"), name(text, "brand", "larkwood")], OTHERS, Random(1)
    )
    assert new == "add the air fryer from nimbra to my cart"
    assert [new[one.start : one.end] for one in names] == ["air fryer", "nimbra"]


def test_a_particle_takes_the_form_that_the_new_name_asks_for() -> None:
    text = "셔츠를 두 벌 담아줘"
    seen = {swapped(text, [name(text, "product", "셔츠")], OTHERS, Random(seed))[0] for seed in range(30)}
    assert seen == {"운동화를 두 벌 담아줘", "러그를 두 벌 담아줘", "물을 두 벌 담아줘"}


@pytest.mark.parametrize(
    ("word", "rest", "particle"),
    [
        ("물", "를 줘", "을"),
        ("물", "로 줘", "로"),
        ("김", "로 줘", "으로"),
        ("차", "이랑 물", "랑"),
        ("김", "가 뭐야", "이"),
    ],
)
def test_particles_agree_with_what_stands_before_them(word: str, rest: str, particle: str) -> None:
    assert agreeing(word, rest)[0] == particle


@pytest.mark.parametrize("rest", [" 담아줘", "이야기", "가격 알려줘", ""])
def test_what_is_no_particle_stays(rest: str) -> None:
    assert agreeing("물", rest) == ("", 0)


def test_a_kind_without_others_stays_as_it_is() -> None:
    text = "셔츠 찾아줘"
    assert swapped(text, [name(text, "product", "셔츠")], {}, Random(0)) == (text, [name(text, "product", "셔츠")])
