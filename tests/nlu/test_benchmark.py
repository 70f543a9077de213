"""Somebody else's examples as Rasa reads them, and the figures of a classifier on them."""

from __future__ import annotations

from pathlib import Path

import yaml

from nlu.benchmark import Answer, Labelled, at_threshold, labelled, report, training_file

ASKED = [
    Labelled("where is my refund", "refund"),
    Labelled("send the money back", "refund"),
    Labelled("hello", "greet"),
    Labelled("sing", "other"),
]


def test_a_csv_is_read_with_its_line_breaks_and_blanks_made_plain(tmp_path: Path) -> None:
    file = tmp_path / "some.csv"
    file.write_text('sentence,label\n"I want\nmy money ", refund\nhello,greet\n', encoding="utf-8")
    assert labelled(file) == [Labelled("I want my money", "refund"), Labelled("hello", "greet")]


def test_the_training_file_holds_each_sentence_once_and_annotates_nothing(tmp_path: Path) -> None:
    examples = [
        Labelled("my [card](x): help", "card"),
        Labelled("my [card](x): help", "card"),
        Labelled("# hi", "greet"),
    ]
    blocks = yaml.safe_load(training_file(examples, tmp_path).read_text(encoding="utf-8"))["nlu"]
    assert blocks == [
        {"intent": "card", "examples": "- my card(x): help\n"},
        {"intent": "greet", "examples": "- # hi\n"},
    ]


def test_the_report_counts_what_was_right_and_what_was_rejected() -> None:
    given = [
        Answer("refund", 0.9, accepted=True),
        Answer("greet", 0.4, accepted=True),
        Answer("greet", 0.8, accepted=True),
        Answer("greet", 0.1, accepted=False),
    ]
    told = report("ours", ASKED, given, "other", 3.0)
    assert "in scope 66.7% right of 3" in told and "outside 100.0% rejected of 1" in told
    assert "3.0 ms a sentence" in told


def test_a_threshold_rejects_what_is_less_sure() -> None:
    given = [Answer("refund", 0.9, accepted=True), Answer("greet", 0.4, accepted=True)]
    assert at_threshold(given, 0.5, "other") == ["refund", "other"]
