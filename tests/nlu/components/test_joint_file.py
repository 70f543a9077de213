"""The joint model's weights come back from its file as they went in, nearly."""

from __future__ import annotations

import numpy as np

from nlu.components.joint_file import PIECES, restored, written


def test_weights_come_back_within_half_a_step_of_eight_bits() -> None:
    rng = np.random.default_rng(0)
    base = {PIECES: rng.normal(size=(5, 4)), "layer.weight": rng.normal(size=(3, 4))}
    base = {name: values.astype(np.float32) for name, values in base.items()}
    change = rng.normal(size=(3, 4)).astype(np.float32) * 0.01
    weights = {
        "layer.weight": base["layer.weight"] + change,
        "layer.bias": rng.normal(size=3).astype(np.float32),
        "letters": rng.normal(size=(6, 2)).astype(np.float32),
    }
    back = restored(written(weights, base), base)
    assert (back[PIECES] == base[PIECES]).all()
    assert (back["layer.bias"] == weights["layer.bias"]).all()
    for name, table in (("layer.weight", change), ("letters", weights["letters"])):
        step = np.abs(table).max(1, keepdims=True) / 127
        assert (np.abs(back[name] - weights[name]) <= step / 2 + 1e-6).all()
    assert sum(values.nbytes for name, values in written(weights, base).items() if "letters" in name) < 6 * 2 * 4


def test_a_table_that_did_not_change_is_the_one_it_was() -> None:
    base = {PIECES: np.ones((2, 2), np.float32), "layer.weight": np.full((2, 2), 0.3, np.float32)}
    assert (
        restored(written({"layer.weight": base["layer.weight"]}, base), base)["layer.weight"] == np.float32(0.3)
    ).all()
