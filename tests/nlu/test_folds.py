"""Folds keep meanings whole and learn nothing that is like what they ask about."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from nlu.folds import Data, Example, folds, language, read, training_file

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = """
nlu:
  - intent: search
    metadata: {meaning: find-it}
    examples: |
      - [장화](product) 찾아줘
      - 찾아줘
  - intent: search
    metadata: {meaning: find-it-first-en}
    examples: |
      - find [nimbra](brand) [boots](product)
  - intent: greet
    examples: |
      - hello
  - lookup: product
    examples: |
      - 장화
"""
EXAMPLES = [
    Example(f"{intent} {meaning} {number}", intent, f"{intent} {meaning}")
    for intent in ("search", "pay")
    for meaning in "abcdef"
    for number in range(3)
]
APART = list(range(len(EXAMPLES)))


@pytest.fixture
def data(tmp_path: Path) -> Data:
    (tmp_path / "some.yml").write_text(WRITTEN, encoding="utf-8")
    return read(tmp_path)


def test_examples_are_read_with_their_meaning_and_their_entities(data: Data) -> None:
    assert [one.text for one in data.examples] == ["장화 찾아줘", "찾아줘", "find nimbra boots", "hello"]
    assert data.examples[2].names == {("brand", "nimbra"), ("product", "boots")}


def test_a_meaning_is_the_same_in_english_and_in_its_first_version(data: Data) -> None:
    assert {one.meaning for one in data.examples[:3]} == {"find-it"}
    assert data.examples[3].meaning not in ("", "find-it")


def test_a_text_with_hangul_is_korean() -> None:
    assert [language(text) for text in ("M 사이즈", "size M", "ㅇㅇ")] == ["korean", "english", "korean"]


def test_no_fold_splits_a_meaning() -> None:
    for fold in folds(EXAMPLES, APART, 3):
        asked = {EXAMPLES[place].meaning for place in fold.asked}
        assert not asked & {EXAMPLES[place].meaning for place in fold.learnt}
        assert len(fold.asked) == sum(one.meaning in asked for one in EXAMPLES)


def test_every_example_is_asked_about_once() -> None:
    asked = [place for fold in folds(EXAMPLES, APART, 3) for place in fold.asked]
    assert sorted(asked) == APART


def test_each_fold_asks_about_as_much_of_each_intent() -> None:
    for fold in folds(EXAMPLES, APART, 3):
        assert Counter(EXAMPLES[place].intent for place in fold.asked) == {"search": 6, "pay": 6}


def test_no_fold_learns_what_is_like_something_it_asks_about() -> None:
    alike = [place % 9 for place in APART]
    for fold in folds(EXAMPLES, alike, 6):
        assert not {alike[place] for place in fold.asked} & {alike[place] for place in fold.learnt}


def test_an_intent_of_one_meaning_is_learnt_by_every_fold_and_never_asked_about() -> None:
    lonely = len(EXAMPLES)
    for fold in folds([*EXAMPLES, Example("thanks", "thanks", "thanks")], [*APART, lonely], 3):
        assert lonely in fold.learnt and lonely not in fold.asked


def test_there_are_no_more_folds_than_meanings_to_ask_about() -> None:
    two_meanings = EXAMPLES[:6]
    assert len(folds(two_meanings, APART[:6], 4)) == 2


def test_one_fold_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to learn"):
        folds(EXAMPLES, APART, 1)


def test_the_training_file_holds_the_chosen_examples_as_written_and_every_other_block(
    data: Data, tmp_path: Path
) -> None:
    file = tmp_path / "fold.yml"
    training_file(data, (0, 3), file)
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"] == [
        {"intent": "search", "examples": "- [장화](product) 찾아줘\n"},
        {"intent": "greet", "examples": "- hello\n"},
        {"lookup": "product", "examples": "- 장화\n"},
    ]


def test_every_intent_of_ours_has_enough_meanings_to_be_asked_about_in_each_fold() -> None:
    meanings = {(one.intent, one.meaning) for one in read(ROOT / "nlu/data/nlu").examples}
    assert min(Counter(intent for intent, _ in meanings).values()) >= 4
