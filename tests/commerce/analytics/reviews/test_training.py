from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from commerce.analytics.reviews.features import SIZE, columns
from commerce.analytics.reviews.model import ReviewModel, shipped
from commerce.analytics.reviews.sentences import clauses, held_out, sentences
from commerce.analytics.reviews.training import Starred, TooFewReviews, learn, matrix, measure, rated_words, train


def quiet(_text: str) -> None:
    """Nobody listens."""


def shop_reviews(count: int, seed: int = 1) -> list[Starred]:
    """Stars and words of a shop whose buyers praise with one invented word and complain with another."""
    draw = random.Random(seed)
    made = []
    for number in range(count):
        good = draw.random() < 0.8
        word = "보들보들" if good else "까슬까슬"
        text = f"이 옷은 {word} 하네요 {draw.choice(('허리', '소매', '기장', '단추', '주머니'))} {number}번 본 느낌"
        made.append(Starred(number + 1, draw.choice((4, 5)) if good else draw.choice((1, 2)), text))
    return made


def test_a_shops_own_words_are_learned() -> None:
    learned = learn(shop_reviews(400), shipped(), quiet)
    assert learned.model.label("보들보들 하네요") == "good"
    assert learned.model.label("까슬까슬 하네요") == "bad"
    assert learned.measured.balanced > 0.95
    assert 0 < learned.measured.n < 400


def test_what_the_shipped_model_knows_is_kept() -> None:
    learned = learn(shop_reviews(400), shipped(), quiet)
    assert learned.model.score("최악이에요 환불했어요") < learned.model.score("정말 만족해요 강추")


def test_three_stars_teach_nothing() -> None:
    reviews = shop_reviews(300)
    silent = [Starred(1000 + number, 3, "까슬까슬 보들보들") for number in range(300)]
    first, second = (learn(given, shipped(), quiet) for given in (reviews, reviews + silent))
    assert first.measured == second.measured


def test_a_rare_kind_weighs_as_much_as_the_common_one() -> None:
    good = [Starred(number, 5, f"그 옷 {number} 왔어요") for number in range(2000)]
    bad = [Starred(3000 + number, 1, f"그 옷 까슬까슬 {number}") for number in range(40)]
    learned = learn(good + bad, ReviewModel(np.zeros(SIZE, dtype=np.float32), 0.0), quiet)
    assert learned.model.label("까슬까슬") == "bad"


def test_learning_the_same_twice_gives_the_same() -> None:
    first, second = (learn(shop_reviews(200), shipped(), quiet) for _ in range(2))
    assert first.measured == second.measured
    assert np.array_equal(first.model.weights, second.model.weights)


@pytest.mark.parametrize("kept", [{4, 5}, {1, 2}, set()])
def test_too_few_of_a_kind_are_refused(kept: set[int]) -> None:
    with pytest.raises(TooFewReviews):
        learn([review for review in shop_reviews(300) if review.stars in kept], shipped(), quiet)


def test_rows_have_length_one_and_an_empty_text_none() -> None:
    table = matrix(["좋아요", "", "별로예요 진짜"])
    lengths = np.sqrt(table.multiply(table).sum(axis=1)).ravel()
    assert np.allclose(lengths, [1, 0, 1])


def test_the_table_and_the_model_agree() -> None:
    model = shipped()
    text = "배송은 빨랐는데 아쉬워요"
    assert (matrix([text]) @ model.weights)[0] + model.bias == pytest.approx(model.logit(text), rel=1e-4)


def test_measuring_means_both_recalls() -> None:
    measured = measure(np.array([1.0, 1.0, 1.0, -1.0]), np.array([True, True, False, False]))
    assert (measured.n, measured.n_good, measured.accuracy, measured.balanced) == (4, 2, 0.75, 0.75)
    with pytest.raises(ValueError):
        measure(np.array([]), np.array([], dtype=bool))


def test_our_sentences_are_of_both_languages_and_kinds_and_the_same_each_time() -> None:
    parts = clauses()
    kinds = {(part.language, part.good) for part in parts}
    assert kinds == {("ko", True), ("ko", False), ("en", True), ("en", False)}
    assert len({part.text for part in parts}) == len(parts)
    assert 0.1 < sum(map(held_out, parts)) / len(parts) < 0.3
    assert sentences(parts, 50, seed=3) == sentences(parts, 50, seed=3)
    assert all(sentence.text.strip() for sentence in sentences(parts, 500, seed=4))


def test_a_denied_word_is_trained_the_other_way(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("superb\t3.1\nmeh\t-0.3\n:)\t2.0\nawful\t-2.0\n", encoding="utf-8")
    found = dict(rated_words(path))
    assert (found["superb"], found["not superb"], found["awful"], found["not awful"]) == (True, False, False, True)
    assert "meh" not in found
    assert ":)" not in found


def test_the_recipe_trains_from_film_reviews_and_our_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commerce.analytics.reviews.training.SENTENCES", 200)
    films = tmp_path / "films.tsv"
    films.write_text("".join(f"{stars}\t{text}\n" for stars, text in [(10, "재미있다"), (1, "지루하다")] * 40))
    model, measured = train([films], None, quiet)
    assert model.label("재미있다") == "good"
    assert model.label("지루하다") == "bad"
    assert set(measured) == {"film", "own ko", "own en"}
    assert model.weights[columns("재미있다")].shape == columns("재미있다").shape
