"""English value words spelt wrong are put right, other words are left alone."""

from __future__ import annotations

import pytest

from nlu.components.respelling import respelt

_WORDS = "show me the one ones please how much is in lamy pens delivery first speak change lamps nine shower"
COMMON = frozenset(_WORDS.split())


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("how much is delivrey", "how much is delivery"),
        ("the frist one please", "the first one please"),
        ("Cheeper ones", "cheaper ones"),
        ("speak englsih please", "speak english please"),
        ("balck ones in lether", "black ones in leather"),
    ],
)
def test_a_value_word_with_a_slip_is_put_right(text: str, right: str) -> None:
    assert respelt(text, COMMON.__contains__).text == right


@pytest.mark.parametrize("text", ["show me lamy pens", "the shower", "nimbra one please", "이거 두 개", "n1ne", ""])
def test_common_words_names_and_korean_stay_as_they_are(text: str) -> None:
    assert respelt(text, COMMON.__contains__).text == text


def test_offsets_lead_back_to_the_text_as_it_was() -> None:
    text = "the cheeper ones, frist of all"
    right = respelt(text, COMMON.__contains__)
    for word, was in (("cheaper", "cheeper"), ("ones", "ones"), ("first", "frist"), ("all", "all")):
        start = right.text.index(word)
        assert text[right.was[start] : right.was[start + len(word)]] == was
        assert (right.now(text.index(was)), right.now(text.index(was) + len(was))) == (start, start + len(word))
    short = respelt("in newst first", COMMON.__contains__)
    assert short.text == "in newest first"
    assert [short.was[place] for place in (3, 9, 10, 15)] == [3, 8, 9, 14]
