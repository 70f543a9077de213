from __future__ import annotations

from commerce.analytics.reviews.keywords import Keyword, keywords, noun_phrases


def split(text: str) -> frozenset[str]:
    return frozenset(text.split("/"))


def test_what_is_said_more_than_before_comes_first() -> None:
    past = ["배송"] * 50 + ["원단"] * 50 + ["지퍼"]
    now = ["지퍼"] * 6 + ["배송"] * 5 + ["원단"]
    assert keywords(now, past, split)[0] == Keyword("지퍼", 6)


def test_what_is_said_as_often_as_ever_is_no_keyword() -> None:
    past = ["배송"] * 50 + ["원단"] * 50
    assert keywords(["배송"] * 5 + ["원단"] * 5, past, split) == ()


def test_a_word_is_counted_once_a_review_and_not_with_its_longer_phrase() -> None:
    found = keywords(["지퍼/지퍼 불량/지퍼"] * 4 + ["색"] * 3, ["배송"] * 40, split)
    assert found == (Keyword("지퍼 불량", 4), Keyword("색", 3))


def test_a_single_review_makes_no_keyword() -> None:
    assert keywords(["지퍼"], ["배송"] * 40, split) == ()


def test_without_a_past_the_most_frequent_are_told() -> None:
    assert keywords(["색"] * 3 + ["맛"] * 2, [], split) == (Keyword("색", 3), Keyword("맛", 2))


def test_at_most_five_are_told() -> None:
    assert len(keywords([f"말{number}" for number in range(9)] * 2, [], split)) == 5
    assert keywords([], [], split) == ()


def test_korean_nouns_are_found_without_their_particles() -> None:
    found = noun_phrases("배송 상자가 찌그러져서 지퍼까지 망가졌어요")
    assert {"배송 상자", "지퍼"} <= found
    assert not any(word.endswith(("가", "까지", "요")) for word in found)


def test_english_words_are_found_without_empty_ones() -> None:
    assert noun_phrases("The zipper is broken and it's not good") == frozenset({"zipper", "broken"})


def test_any_text_has_phrases_or_none() -> None:
    for text in ("", "ㅋㅋㅋ", "🙂", "!!!", "가" * 10_000):
        assert isinstance(noun_phrases(text), frozenset)
