"""Korean particles after Hangul, digits, units and Latin letters."""

from __future__ import annotations

import pytest

from actions.particles import with_particle


@pytest.mark.parametrize(
    ("word", "form", "whole"),
    [
        ("물", "을", "물을"),
        ("셔츠", "을", "셔츠를"),
        ("물", "이", "물이"),
        ("장바구니", "이", "장바구니가"),
        ("생수", "은", "생수는"),
        ("조명", "은", "조명은"),
        ("조명", "과", "조명과"),
        ("셔츠", "과", "셔츠와"),
        ("조명", "이에요", "조명이에요"),
        ("셔츠", "이에요", "셔츠예요"),
    ],
)
def test_a_particle_follows_the_last_hangul_letter(word: str, form: str, whole: str) -> None:
    assert with_particle(word, form) == whole


@pytest.mark.parametrize(
    ("word", "whole"),
    [
        ("물", "물로"),
        ("서울", "서울로"),
        ("집", "집으로"),
        ("셔츠", "셔츠로"),
        ("2개", "2개로"),
        ("15,960원", "15,960원으로"),
    ],
)
def test_a_final_rieul_takes_ro_as_a_vowel_does(word: str, whole: str) -> None:
    assert with_particle(word, "으로") == whole


@pytest.mark.parametrize(
    ("digits", "final"),
    [
        ("0", True), ("1", True), ("2", False), ("3", True), ("4", False), ("5", False), ("6", True), ("7", True),
        ("8", True), ("9", False), ("10", True), ("20", True), ("100", True), ("3,000", True), ("10000", True),
        ("250", True), ("252", False), ("100000000", True),
    ],
)  # fmt: skip
def test_digits_are_read_in_korean(digits: str, final: bool) -> None:
    assert with_particle(digits, "을") == digits + ("을" if final else "를")


@pytest.mark.parametrize(
    ("word", "final"),
    [
        ("M", True), ("L", True), ("N", True), ("S", False), ("XL", True), ("USB", False), ("TV", False),
        ("삼다수 2L", False), ("쌀 5kg", True), ("우유 900ml", False), ("소금 500g", True), ("100%", False),
        ("cotton", True), ("linen", True), ("wool", True), ("robot", True), ("cake", False), ("shirt", False),
        ("셔츠 (M)", True), ("‘생수’", False), ("조명!", True), ("2L 6개", False),
    ],
)  # fmt: skip
def test_latin_letters_units_and_brackets_are_read_as_people_do(word: str, final: bool) -> None:
    assert with_particle(word, "을") == word + ("을" if final else "를")


def test_a_word_without_a_readable_end_takes_the_form_after_a_vowel() -> None:
    assert with_particle("…", "은") == "…는"
    assert with_particle("", "을") == "를"
