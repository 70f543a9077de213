"""Templates: particles that agree, choices, slots."""

from __future__ import annotations

import numpy as np
import pytest

from voice.training.expansion import expand, with_particle
from voice.training.numbers import english, native, sino


@pytest.mark.parametrize(
    ("word", "particle", "expected"),
    [
        ("생수", "을", "생수를"),
        ("쌀", "을", "쌀을"),
        ("쌀", "으로", "쌀로"),
        ("세 개", "으로", "세 개로"),
        ("두 병", "으로", "두 병으로"),
        ("친구", "과", "친구와"),
        ("귤", "이랑", "귤이랑"),
    ],
)
def test_a_particle_agrees_with_the_last_syllable(word: str, particle: str, expected: str) -> None:
    assert with_particle(word, particle) == expected


def test_every_alternative_is_chosen_sooner_or_later() -> None:
    said = {expand("(a|b) {x}", {"x": ("c", "d")}, np.random.default_rng(seed)) for seed in range(50)}
    assert said == {"a c", "a d", "b c", "b d"}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (10_000, "만"),
        (25_000, "이만 오천"),
        (15_900, "만 오천구백"),
        (270, "이백칠십"),
        (110, "백십"),
        (300_000, "삼십만"),
    ],
)
def test_prices_and_sizes_are_said_in_sino_korean(number: int, expected: str) -> None:
    assert sino(number) == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "한"), (3, "세"), (20, "스무"), (21, "스물한"), (12, "열두")])
def test_pieces_are_counted_in_native_korean(number: int, expected: str) -> None:
    assert native(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(10_000, "ten thousand"), (1_500, "one thousand five hundred"), (21, "twenty one")]
)
def test_english_numbers_are_said_in_words(number: int, expected: str) -> None:
    assert english(number) == expected
