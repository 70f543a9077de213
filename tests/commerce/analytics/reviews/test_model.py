from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from commerce.analytics.reviews.features import SIZE, columns, normalised
from commerce.analytics.reviews.model import SHIPPED, ModelUnreadable, ReviewModel, load, shipped
from commerce.analytics.reviews.reading import read

PRAISE = (
    "배송도 빠르고 아주 만족스러워요",
    "딱 맞고 예뻐요 강추!",
    "또 살 거예요 맛있어요",
    "재구매 의사 있습니다",
    "Great quality, I love it",
    "Fast delivery and a perfect fit",
)
BLAME = (
    "사이즈가 너무 작고 실망했어요",
    "한 번 빨았더니 줄었어요 최악",
    "환불도 안 해 주고 불친절해요",
    "맛이 없고 눅눅해요",
    "Broke after a day, waste of money",
    "Terrible quality, do not buy",
)


@pytest.mark.parametrize("text", PRAISE)
def test_praise_is_good(text: str) -> None:
    assert shipped().label(text) == "good"
    assert shipped().score(text) > 0.5


@pytest.mark.parametrize("text", BLAME)
def test_a_complaint_is_bad(text: str) -> None:
    assert shipped().label(text) == "bad"
    assert shipped().score(text) < 0.5


@pytest.mark.parametrize("text", ["", " ", "\x00", "🙂" * 1000, "ㅋ" * 100_000, "a" * 1_000_000, "\ud800"])
def test_any_text_has_a_score_between_zero_and_one(text: str) -> None:
    assert 0.0 <= shipped().score(text) <= 1.0


def test_the_shipped_model_is_small() -> None:
    assert SHIPPED.stat().st_size < 2_000_000


def test_spellings_that_look_the_same_are_the_same() -> None:
    assert normalised("  굿!!!!! ㅋㅋㅋㅋㅋ 123개\n") == "굿!! ㅋㅋ 0개"
    assert np.array_equal(columns("좋아요ㅋㅋㅋㅋ"), columns("좋아요ㅋㅋ"))
    assert columns("").size == 0


def test_a_saved_model_comes_back_and_says_the_same(tmp_path: Path) -> None:
    weights = np.zeros(SIZE, dtype=np.float32)
    weights[columns("좋아요")] = 2.0
    ReviewModel(weights, -0.5, "시험").save(tmp_path / "model.npz")
    back = load(tmp_path)
    assert (back.bias, back.about) == (-0.5, "시험")
    assert back.label("좋아요") == "good"
    assert back.label("그저") == "bad"
    assert [path.name for path in tmp_path.iterdir()] == ["model.npz"]


@pytest.mark.parametrize("content", [b"", b"not a model", b"PK\x03\x04 broken", None])
def test_a_broken_model_is_refused_by_name(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "model.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelUnreadable) as refusal:
        load(path)
    assert refusal.value.path == path


def test_a_model_of_another_shape_is_refused(tmp_path: Path) -> None:
    ReviewModel(np.zeros(10, dtype=np.float32), 0.0).save(tmp_path / "model.npz")
    with pytest.raises(ModelUnreadable):
        load(tmp_path)


@pytest.mark.parametrize(
    ("rating", "text", "label"),
    [
        (5, "최악이에요", "good"),
        (4, "", "good"),
        (2, "최고예요", "bad"),
        (1, "love it", "bad"),
        (3, "실망이에요", "bad"),
        (3, "very happy with this", "good"),
        (None, "실망이에요", "bad"),
        (None, " ", None),
        (3, "", None),
    ],
)
def test_stars_come_before_words(rating: int | None, text: str, label: str | None) -> None:
    reading = read(text, rating, shipped())
    assert reading.label == label
    assert reading.by_stars is (rating not in (None, 3))
