"""Morphemes stand where the text has them."""

from __future__ import annotations

import pytest

from nlu.components.morphemes import Morpheme, merged, morphemes


def words(text: str) -> list[str]:
    return [text[one.start : one.end] for one in morphemes(text)]


def test_particles_are_cut_off_and_contractions_stay_whole() -> None:
    text = "생수를 두 개 시켜줘"
    assert words(text)[:4] == ["생수", "를", "두", "개"]
    assert "".join(words(text)) == text.replace(" ", "")


def test_dictionary_forms_are_kept_beside_what_was_said() -> None:
    found = {text: one for one in morphemes("담아 줘") for text in one.forms}
    assert "담" in found
    assert "주" in found


def test_english_words_and_figures_stay_whole() -> None:
    assert words("don't order the T-shirt for 10,000 won") == [
        "don't",
        "order",
        "the",
        "T-shirt",
        "for",
        "10,000",
        "won",
    ]
    assert "2L" in words("삼다수 2L 6개")


def test_english_words_get_a_class() -> None:
    tags = {one.forms[0]: one.tags[0] for one in morphemes("show me the water")}
    assert tags == {"show": "VB", "me": "PRP", "the": "DT", "water": "NN"}


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\t", "🎉🎉", "👨‍👩‍👧 가족 세트", "ㅋㅋㅋ ㅠㅠ", "e\u0301", "\x00\ufeff", "가", "a",
        "안녕\u200b하세요",
        "生水 두 개", "½ 개", "1,,2..3", "https://example.com/a?b=1", "\u1112\u1161\u11ab\u1100\u1173\u11af",
    ],
)  # fmt: skip
def test_odd_input_gives_ordered_spans_within_the_text(text: str) -> None:
    at = 0
    for one in morphemes(text):
        assert at <= one.start < one.end <= len(text)
        at = one.end


def test_overlapping_pieces_become_one() -> None:
    pieces = [Morpheme(0, 2, ("시키",), ("VV",)), Morpheme(1, 2, ("어",), ("EC",)), Morpheme(2, 3, ("주",), ("VX",))]
    assert merged(pieces) == [Morpheme(0, 2, ("시키", "어"), ("VV", "EC")), Morpheme(2, 3, ("주",), ("VX",))]
