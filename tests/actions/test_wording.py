"""Phrases: the same in both languages, filled as each language needs it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping

import actions.phrases
from actions.wording import Phrase, plural


def every_phrase() -> Iterator[tuple[str, Phrase]]:
    for module in pkgutil.iter_modules(actions.phrases.__path__):
        for name, value in vars(importlib.import_module(f"actions.phrases.{module.name}")).items():
            if isinstance(value, Phrase):
                yield f"{module.name}.{name}", value
            elif isinstance(value, Mapping):
                yield from (
                    (f"{module.name}.{name}.{key}", each) for key, each in value.items() if isinstance(each, Phrase)
                )


ALL = dict(every_phrase())


def test_there_are_phrases_of_every_topic() -> None:
    assert {name.split(".")[0] for name in ALL} == {
        "cart", "orders", "payments", "products", "refusals", "reviews", "search", "talk",
        "together",
    }  # fmt: skip


def test_both_languages_have_the_same_fields() -> None:
    differing = {name: korean ^ english for name, phrase in ALL.items() for korean, english in [phrase.fields()]}
    # A refusal may leave the product unnamed in one language.
    assert {name: fields for name, fields in differing.items() if fields and not name.startswith("refusals.")} == {}
    assert all(fields <= {"title"} for fields in differing.values())


def test_each_language_is_written_in_its_own_letters() -> None:
    assert [name for name, phrase in ALL.items() if re.search(r"[가-힣]", phrase.en)] == []
    foreign = [name for name, phrase in ALL.items() if re.search(r"[A-Za-z]", re.sub(r"\{.*?\}", "", phrase.ko))]
    assert foreign == []


def test_korean_sentences_are_polite() -> None:
    for name, phrase in ALL.items():
        plain = re.sub(r"[‘“].*?[’”]", "", re.sub(r"\{[^}가-힣]*([가-힣]*)\}", r"\1", phrase.ko))
        blunt = [said for said in re.findall(r"[^.?!]+[.?!]", plain) if not re.search(r"[요네][.?!]$", said)]
        assert blunt == [], name


def test_fields_take_particles_amounts_and_numbers() -> None:
    phrase = Phrase("{title:은} {price:won}이고 {price:won 은} 커요.", "{title} is {price:won}, {count:plural review}.")
    assert phrase.say("ko", title="물", price=6480, count=2) == "물은 6,480원이고 6,480원은 커요."
    assert phrase.say("en", title="Water", price=6480, count=1) == "Water is 6,480 won, 1 review."


def test_an_empty_field_leaves_no_gap() -> None:
    phrase = Phrase("{period} {about} 리뷰는 {n}건이에요.", "{period:capital}: {n:plural review} {about}, good.")
    assert phrase.say("ko", period="이번 주", about="", n=3) == "이번 주 리뷰는 3건이에요."
    assert phrase.say("en", period="this week", about="", n=3) == "This week: 3 reviews, good."


def test_nouns_have_their_plural() -> None:
    assert [plural("review"), plural("try"), plural("day")] == ["reviews", "tries", "days"]
