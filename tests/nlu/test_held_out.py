"""The held-out wordings, and how they are scored."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from nlu.components.reading import KINDS
from nlu.evaluate import examples
from nlu.held_out import NAMED, Wording, f1, heard, report, share, wordings

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "tests/nlu/held_out").glob("*.yml"))
DATA = ROOT / "nlu/data/nlu"


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def parse(text: str) -> dict[str, object]:
    """Hears a search for its first word in everything but weather."""
    if "weather" in text:
        return {"intent": {"name": "nlu_fallback", "confidence": 0.3}, "entities": []}
    end = text.index(" ")
    return {
        "intent": {"name": "search", "confidence": 0.9},
        "entities": [
            {"entity": "product", "start": 0, "end": end, "value": text[:end]},
            {"entity": "price", "start": 0, "end": end, "value": {"min": None, "max": 20_000}},
            {"entity": "option", "start": 0, "end": end, "value": "no kind of ours"},
        ],
    }


ASKED = [
    Wording("socks please", "search", "plain", frozenset({("product", "socks")})),
    Wording("wool socks please", "search", "plain", frozenset({("product", "wool socks"), ("price", "..20000")})),
    Wording("pay now", "consent", "casual", frozenset()),
    Wording("how is the weather", "out_of_scope", "plain", frozenset()),
]


def test_intents_are_right_where_they_are_meant_and_nonsense_where_it_is_not_understood() -> None:
    assert [one.right for one in heard(ASKED, parse)] == [True, True, False, True]
    assert share(heard(ASKED, parse)) == 0.75


def test_a_name_counts_only_whole() -> None:
    one_right_of_three_heard_and_two_meant = 2 * 1 / (3 + 2)
    assert f1(heard(ASKED, parse), NAMED) == pytest.approx(one_right_of_three_heard_and_two_meant)


def test_a_value_counts_only_as_the_value_meant() -> None:
    one_right_of_three_heard_and_one_meant = 2 * 1 / (3 + 1)
    assert f1(heard(ASKED, parse), ["price"]) == pytest.approx(one_right_of_three_heard_and_one_meant)


def test_the_report_tells_styles_and_confusions() -> None:
    told = report("english", heard(ASKED, parse))
    assert "intents 75.0% of 4" in told and "casual 0%, plain 100%" in told
    assert "1 consent taken for search: pay now" in told


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_intent_has_enough_wordings_of_every_style(path: Path) -> None:
    read = wordings(path)
    blocks = [block for file in DATA.glob("*.yml") for block in yaml.safe_load(file.read_text())["nlu"]]
    trained = {block["intent"] for block in blocks if "intent" in block}
    assert {one.intent for one in read} == trained
    assert min(Counter(one.intent for one in read).values()) >= 16
    assert min(Counter(one.style for one in read).values()) >= 60


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_names_are_parts_of_their_wordings(path: Path) -> None:
    assert all(name in one.text for one in wordings(path) for kind, name in one.names if kind in NAMED)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_wordings_name_every_kind_of_value(path: Path) -> None:
    counts = Counter(kind for one in wordings(path) for kind, _ in one.names)
    english_names_no_won = {"price"} if path.stem == "english" else set()
    assert set(KINDS) - set(counts) == english_names_no_won


def test_no_held_out_wording_is_trained() -> None:
    trained = {folded(text) for text in examples(DATA)}
    assert [one.text for path in FILES for one in wordings(path) if folded(one.text) in trained] == []
