"""Confusion, calibration and coverage counted."""

from __future__ import annotations

import pytest

from nlu.measures import Bin, bins, confusion, expected_calibration_error, risk_coverage

PAIRS = [("pay", "pay"), ("pay", "cart"), ("pay", "asked back"), ("cart", "cart"), ("greet", "greet")]


def test_a_confusion_counts_what_was_taken_for_what_and_leaves_out_who_is_never_confused() -> None:
    found = confusion(PAIRS, "asked back")
    assert (found.meant, found.got) == (("cart", "pay"), ("cart", "pay", "asked back"))
    assert found.counts == ((1, 0, 0), (1, 1, 1))


def test_the_rows_of_a_confusion_add_up_to_one() -> None:
    assert confusion(PAIRS, "asked back").shares == ((1, 0, 0), (1 / 3, 1 / 3, 1 / 3))


def test_a_row_of_what_was_never_meant_is_all_zeros() -> None:
    found = confusion([("pay", "refund")], "asked back")
    assert (found.meant, found.got) == (("pay", "refund"), ("pay", "refund"))
    assert found.shares == ((0, 1), (0, 0))


def test_nothing_is_confused_where_all_is_right() -> None:
    assert confusion([("pay", "pay")], "asked back").meant == ()


def test_answers_are_counted_in_ten_bins_and_the_surest_are_in_the_last() -> None:
    found = bins([0.0, 0.05, 0.95, 1.0], [False, True, True, False])
    assert [one.count for one in found] == [2, 0, 0, 0, 0, 0, 0, 0, 0, 2]
    assert found[0].right == 0.5 and found[-1].confidence == pytest.approx(0.975)


def test_the_calibration_error_weighs_each_bin_by_its_answers() -> None:
    assert expected_calibration_error([Bin(3, 0.9, 0.7), Bin(1, 0.2, 0.6), Bin(0, 0.5, 0.0)]) == pytest.approx(
        (3 * 0.2 + 1 * 0.4) / 4
    )
    assert expected_calibration_error(bins([1.0, 0.0], [True, False])) == 0
    assert expected_calibration_error(bins([], [])) == 0


def test_what_is_surest_is_answered_first() -> None:
    assert risk_coverage([0.2, 0.9, 0.5], [False, True, False]) == [
        (pytest.approx(1 / 3), 1.0),
        (pytest.approx(2 / 3), 0.5),
        (1.0, pytest.approx(1 / 3)),
    ]


def test_answers_that_are_equally_sure_are_answered_together_in_whatever_order_they_come() -> None:
    assert risk_coverage([1.0, 1.0], [True, False]) == risk_coverage([1.0, 1.0], [False, True]) == [(1.0, 0.5)]
