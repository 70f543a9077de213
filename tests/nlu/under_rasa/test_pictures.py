"""Pictures of answers are drawn where there is something to see."""

from __future__ import annotations

from pathlib import Path

from nlu.held_out import FALLBACK, Heard, Wording
from nlu.pictures import confusions, draw


def answer(meant: str, got: str | None, likeliest: str | None, confidence: float) -> Heard:
    return Heard(Wording("…", meant, "plain", frozenset()), got, likeliest, confidence, frozenset())


CONFUSED = [
    answer("consent", "consent", "consent", 0.95),
    answer("consent", "checkout", "checkout", 0.6),
    answer("consent", FALLBACK, "consent", 0.4),
    answer("checkout", None, None, 0.0),
    answer("out_of_scope", FALLBACK, "greet", 0.3),
]
RIGHT = [answer("greet", "greet", "greet", 1.0)]


def test_asking_back_is_a_column_of_its_own_unless_it_was_right() -> None:
    found = confusions(CONFUSED)
    assert (found.meant, found.got) == (("checkout", "consent"), ("checkout", "consent", "asked back"))
    assert found.counts == ((0, 0, 1), (1, 1, 1))


def test_each_language_gets_its_pictures_and_what_is_never_confused_no_confusion(tmp_path: Path) -> None:
    drawn = draw("held-out", {"korean": CONFUSED, "english": RIGHT, "latin": []}, tmp_path / "new")
    assert [path.name for path in drawn] == [
        "held-out-korean-confusion.png",
        "held-out-korean-reliability.png",
        "held-out-english-reliability.png",
        "held-out-coverage.png",
    ]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in drawn)


def test_without_answers_nothing_is_drawn(tmp_path: Path) -> None:
    assert draw("held-out", {"korean": []}, tmp_path) == []
