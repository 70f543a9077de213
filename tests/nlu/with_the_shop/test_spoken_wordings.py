"""Held-out wordings are spoken by voices of their own and written down as a turn would take them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nlu.held_out import Wording
from nlu.recognised import read
from tests.nlu.recognised import lines, spoken, vocabulary, write
from voice.audio import Samples
from voice.training.synthesis import Synthesiser
from voice.whisper import Transcript

ASKED = [
    ("english", Wording("find blue socks", "search", "plain", frozenset())),
    ("korean", Wording("장바구니 보여줘", "show_cart", "plain", frozenset())),
]


class Parrot:
    """Hears one sentence in Korean and nothing in English."""

    def transcribe(self, samples: Samples, language: str | None = None) -> Transcript:
        text = " 장바구니  보여줘 " if language == "ko" else ""
        return Transcript(text, language or "ko", 0.9, samples.seconds, no_speech=not text)


@pytest.fixture(scope="module")
def speaker() -> Synthesiser:
    return Synthesiser()


def test_a_wording_is_spoken_by_the_same_voice_every_time(speaker: Synthesiser) -> None:
    first, again, other = (spoken(f"find {what} socks", "en", speaker) for what in ("blue", "blue", "red"))
    assert first.seconds > 0.5
    assert first.seconds == pytest.approx(again.seconds, abs=0.01)
    assert first.seconds != pytest.approx(other.seconds, abs=0.01)


def test_names_are_put_right_by_those_of_the_demo_shop() -> None:
    assert len(vocabulary()) > 100 and all(vocabulary())


def test_each_wording_becomes_a_line_that_the_evaluation_reads(tmp_path: Path) -> None:
    out = tmp_path / "new" / "recognised.jsonl"
    assert write(ASKED, Parrot(), out) == 0
    assert [(one.file, one.text, one.transcript, one.intent) for one in read(out)] == [
        ("english", "find blue socks", "", "search"),
        ("korean", "장바구니 보여줘", "장바구니 보여줘", "show_cart"),
    ]
    assert [path.name for path in out.parent.iterdir()] == ["recognised.jsonl"]


def test_what_cannot_be_said_is_left_out(speaker: Synthesiser) -> None:
    unsayable = ("korean", Wording(" ", "greet", "plain", frozenset()))
    made = list(lines([unsayable, ASKED[1]], Parrot(), speaker))
    assert made[0] is None and json.loads(made[1] or "")["intent"] == "show_cart"
