"""Two opinions on an utterance become one."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from nlu.components.joining import Second, likeliest_path, mixed_tags

CLASSES = ("buy", "ask", "stop", "new")
SHARES = np.array([[0.5, 0.2, 0.1, 0.2]], np.float32)


def opinion(*shares: float, weight: float = 0.5, given: bool = True) -> Second:
    logs = np.log(np.array([shares], np.float32))
    return Second(("ask", "buy", "stop"), logs, np.array([given]), weight)


def test_what_both_hold_likely_becomes_likelier_and_all_shares_are_still_one() -> None:
    joined = opinion(0.1, 0.8, 0.1).joined(SHARES, CLASSES, [0])[0]
    assert joined[0] > SHARES[0, 0]
    assert joined.sum() == pytest.approx(1, abs=1e-5)


def test_a_class_that_one_of_them_was_never_taught_keeps_its_share() -> None:
    assert opinion(0.9, 0.05, 0.05).joined(SHARES, CLASSES, [0])[0, 3] == pytest.approx(0.2)


def test_a_sure_opinion_overrules_an_unsure_one_by_its_weight() -> None:
    unsure = np.array([[0.4, 0.35, 0.05, 0.2]], np.float32)
    assert opinion(0.9, 0.05, 0.05).joined(unsure, CLASSES, [0])[0].argmax() == 1
    assert opinion(0.9, 0.05, 0.05, weight=0.0).joined(unsure, CLASSES, [0])[0].argmax() == 0


def test_somebody_elses_intents_are_left_to_who_learnt_them() -> None:
    classes = ("refund", "hours", "stop", "store")
    assert not opinion(0.1, 0.1, 0.8).speaks_of(classes)
    assert (opinion(0.1, 0.1, 0.8).joined(SHARES, classes, [0]) == SHARES).all()


def test_without_an_opinion_on_a_text_nothing_changes() -> None:
    assert (opinion(0.9, 0.05, 0.05, given=False).joined(SHARES, CLASSES, [0]) == SHARES).all()


def test_tags_of_both_are_weighed_and_a_tag_that_only_one_knows_is_kept() -> None:
    (told,) = mixed_tags([{"O": 0.6, "U-product": 0.4}], np.array([[0.2, 0.8]]), ["O", "B-product"], 0.5)
    assert set(told) == {"O", "U-product", "B-product"}
    assert sum(told.values()) == pytest.approx(1)
    (told,) = mixed_tags([{"O": 0.6, "U-product": 0.4}], np.array([[0.1, 0.9]]), ["O", "U-product"], 0.5)
    assert told["U-product"] > told["O"]


def test_a_name_that_is_begun_is_ended() -> None:
    told = [
        {"O": 0.1, "B-product": 0.8, "L-product": 0.05, "U-product": 0.05},
        {"O": 0.5, "B-product": 0.05, "L-product": 0.4, "U-product": 0.05},
    ]
    assert likeliest_path(told) == ["B-product", "L-product"]
    assert likeliest_path([{"O": 0.2, "B-product": 0.7, "U-product": 0.1}]) == ["O"]


def test_no_row_of_tags_leaves_a_name_open_or_goes_on_with_another_kind() -> None:
    tags = ["O", *(f"{part}-{kind}" for kind in ("product", "brand") for part in "BILU")]
    rng = Random(3)
    for _ in range(200):
        path = likeliest_path([{tag: rng.random() for tag in tags} for _ in range(rng.randrange(1, 7))])
        kind = ""
        for tag in path:
            assert (tag[:2] in ("I-", "L-")) == bool(kind) and (not kind or tag[2:] == kind)
            kind = tag[2:] if tag[:2] in ("B-", "I-") else ""
        assert not kind


def test_no_tokens_have_no_tags() -> None:
    assert likeliest_path([]) == []
