"""Transcripts of spoken wordings read, and how they are understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nlu.recognised import Recognised, RecognisedUnreadable, read, report, understood

ROW = {"file": "english", "text": "Pay now!", "transcript": "pay now", "intent": "consent"}
GIVEN = [
    Recognised("english", "Pay now!", "pay now", "consent"),
    Recognised("english", "pay it now", "pay it cow", "consent"),
    Recognised("english", "sing a song", "sink a song", "out_of_scope"),
    Recognised("english", "what a day", "", "out_of_scope"),
]


def parse(text: str) -> dict[str, object]:
    """Hears consent in what speaks of now, and is not sure of anything else. Knows no empty text."""
    assert text
    return {"intent": {"name": "consent" if "now" in text else "nlu_fallback", "confidence": 0.9}}


def written(folder: Path, *rows: str) -> Path:
    path = folder / "recognised.jsonl"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_lines_are_read_in_their_order_and_empty_ones_skipped(tmp_path: Path) -> None:
    rows = [json.dumps(ROW), "", json.dumps({**ROW, "text": "두\u2028줄", "extra": 1}, ensure_ascii=False)]
    assert [one.text for one in read(written(tmp_path, *rows))] == ["Pay now!", "두\u2028줄"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"file": "english", ', "it is no JSON"),
        ('["english"]', "it is no JSON object"),
        (json.dumps({**ROW, "transcript": None}), "there is no text under 'transcript'"),
        (json.dumps({"file": "english", "text": "hi", "transcript": "hi"}), "there is no text under 'intent'"),
    ],
)
def test_a_line_that_is_not_as_described_is_named(line: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(RecognisedUnreadable, match=r"recognised\.jsonl, line 2: " + told):
        read(written(tmp_path, json.dumps(ROW), line))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecognisedUnreadable, match="cannot be read"):
        read(tmp_path / "none.jsonl")


def test_a_transcript_is_exact_by_its_letters() -> None:
    assert [one.exact for one in GIVEN] == [True, False, False, False]


def test_an_empty_transcript_is_wrong_even_of_what_is_out_of_scope() -> None:
    assert understood(GIVEN, parse) == [True, False, True, False]


def test_the_report_tells_how_much_was_misheard_and_how_much_of_that_was_understood() -> None:
    assert report("english", GIVEN, [True, False, True, False]) == (
        "english, as recognised: intents 50.0% of 4; 75.0% of the transcripts are not letter for letter what was said "
        "(1 empty), intents 33.3% of these 3"
    )


def test_the_report_of_perfect_hearing_says_so() -> None:
    assert report("english", GIVEN[:1], [True]) == (
        "english, as recognised: intents 100.0% of 1; every transcript is letter for letter what was said"
    )
