"""Words spelt wrong, names left alone."""

from __future__ import annotations

from random import Random

import pytest

from nlu.components.misspelling import misspelt


@pytest.mark.parametrize("text", ["show me my cart please", "장바구니에 담아 주세요", "할인 상품 보여줘"])
def test_one_word_is_spelt_wrong_and_the_others_stay(text: str) -> None:
    for seed in range(60):
        found = misspelt(text, [], Random(seed))
        assert found is not None
        wrong, _ = found
        assert wrong != text
        assert abs(len(wrong) - len(text)) <= 5
        unchanged = set(text.split()) & set(wrong.split())
        assert len(unchanged) == len(text.split()) - 1


def test_names_are_kept_and_found_where_they_now_stand() -> None:
    text = "please add the olive oil to my basket"
    start = text.index("olive oil")
    for seed in range(60):
        found = misspelt(text, [(start, start + len("olive oil"))], Random(seed))
        assert found is not None
        wrong, ((first, last),) = found
        assert wrong[first:last] == "olive oil"


@pytest.mark.parametrize("text", ["네", "아니", "yes", "no", "M", "3개", "", "?!"])
def test_what_is_too_short_to_be_known_again_is_not_spelt_wrong(text: str) -> None:
    assert misspelt(text, [], Random(0)) is None


def test_korean_is_spelt_as_it_sounds_now_and_then() -> None:
    seen = {wrong[0] for seed in range(200) if (wrong := misspelt("할인 뭐야 지금", [], Random(seed)))}
    assert any(text.startswith("하린") for text in seen)


def test_english_is_misheard_for_other_words_short_ones_too() -> None:
    seen = {found[0] for seed in range(300) if (found := misspelt("order two bags", [], Random(seed)))}
    assert {"odor two bags", "order too bags"} <= seen


def test_a_short_name_may_be_parted_where_it_is_asked_for() -> None:
    assert misspelt("생수", [], Random(0)) is None
    seen = {found[0] for seed in range(100) if (found := misspelt("생수", [], Random(seed), least=2))}
    assert "생 수" in seen
