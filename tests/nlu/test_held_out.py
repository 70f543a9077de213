"""The held-out wordings, and how they are scored."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from nlu.components.reading import KINDS
from nlu.folds import read
from nlu.held_out import NAMED, Wording, f1, heard, report, share, wordings

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "tests/nlu/held_out").glob("*.yml"))
DATA = ROOT / "nlu/data/nlu"


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def parse(text: str) -> dict[str, object]:
    """Hears a search for its first word in everything but weather, which it takes for a greeting and asks back."""
    if "weather" in text:
        fallback, greeting = {"name": "nlu_fallback", "confidence": 0.45}, {"name": "greet", "confidence": 0.3}
        return {"intent": fallback, "intent_ranking": [fallback, greeting], "entities": []}
    end = text.index(" ")
    search = {"name": "search", "confidence": 0.9}
    return {
        "intent": search,
        "intent_ranking": [search, {"name": "choose", "confidence": 0.05}],
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


def test_the_likeliest_intent_is_known_even_where_it_was_asked_back() -> None:
    answers = heard(ASKED, parse)
    assert [(one.likeliest, one.confidence) for one in answers] == [("search", 0.9)] * 3 + [("greet", 0.3)]
    assert [one.likeliest_right for one in answers] == [True, True, False, False]


def test_a_model_that_gives_no_intent_is_sure_of_nothing() -> None:
    (answer,) = heard(ASKED[:1], lambda text: {"intent": {"name": None, "confidence": 0.0}, "intent_ranking": []})
    assert (answer.intent, answer.likeliest, answer.confidence, answer.right) == (None, None, 0.0, False)


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


def test_a_report_on_named_kinds_leaves_out_values_and_styles_that_nobody_stated() -> None:
    plain = [Wording(one.text, one.intent, "", one.names) for one in ASKED]
    told = report("english", heard(plain, parse), NAMED)
    assert "(asked back 0), products and brands F1 40.0%" in told
    assert "price" not in told and "casual" not in told


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_intent_has_enough_wordings_of_every_style(path: Path) -> None:
    read = wordings(path)
    blocks = [block for file in DATA.glob("*.yml") for block in yaml.safe_load(file.read_text())["nlu"]]
    trained = {block["intent"] for block in blocks if "intent" in block}
    assert {one.intent for one in read} == trained
    small = path.stem.endswith(("_fresh", "_blind"))
    assert min(Counter(one.intent for one in read).values()) >= (6 if small else 16)
    assert min(Counter(one.style for one in read).values()) >= (28 if small else 60)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_names_are_parts_of_their_wordings(path: Path) -> None:
    assert all(name in one.text for one in wordings(path) for kind, name in one.names if kind in NAMED)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_wordings_name_every_kind_of_value(path: Path) -> None:
    counts = Counter(kind for one in wordings(path) for kind, _ in one.names)
    english_names_no_won = {"price"} if path.stem == "english" else set()
    assert set(KINDS) - set(counts) == english_names_no_won


def test_no_held_out_wording_is_trained() -> None:
    trained = {folded(one.text) for one in read(DATA).examples}
    assert [one.text for path in FILES for one in wordings(path) if folded(one.text) in trained] == []
