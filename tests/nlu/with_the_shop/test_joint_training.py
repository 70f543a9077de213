"""The joint model learns, goes on where it stopped, and computes in numpy what it computes in torch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from nlu.components.bert import HEADS, LAYERS, WIDTH, Bert
from nlu.components.joint_file import PIECES, restored
from nlu.joint.network import INNER, Network, falling
from nlu.joint.train import Plan, arrays, batch_of, right, train

_PIECES, _FORMS, _WORDS, _ANCHORS, _KIWI = 40, 6, 6, 5, 4
_INTENTS, _TAGS = ("buy", "ask"), ("O", "U-product")


def base() -> dict[str, NDArray[np.float32]]:
    """Weights of MiniLM's shape that mean nothing."""
    rng = np.random.default_rng(0)
    shapes = {
        PIECES: (_PIECES, WIDTH),
        "embeddings.position_embeddings.weight": (64, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        "embeddings.LayerNorm.weight": (WIDTH,),
        "embeddings.LayerNorm.bias": (WIDTH,),
    }
    for number in range(LAYERS):
        own = f"encoder.layer.{number}"
        for part in ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"):
            shapes |= {f"{own}.{part}.weight": (WIDTH, WIDTH), f"{own}.{part}.bias": (WIDTH,)}
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes |= {f"{own}.{part}.weight": (WIDTH,), f"{own}.{part}.bias": (WIDTH,)}
        shapes |= {f"{own}.intermediate.dense.weight": (INNER, WIDTH), f"{own}.intermediate.dense.bias": (INNER,)}
        shapes |= {f"{own}.output.dense.weight": (WIDTH, INNER), f"{own}.output.dense.bias": (WIDTH,)}
    assert WIDTH % HEADS == 0
    return {
        name: (rng.normal(size=shape) * 0.05 + ("LayerNorm.weight" in name)).astype(np.float32)
        for name, shape in shapes.items()
    }


def tables() -> dict[str, NDArray[np.generic]]:
    rng = np.random.default_rng(1)
    return {
        "intents": np.array(_INTENTS),
        "tags": np.array(_TAGS),
        "forms": np.array([f"form{number}/NNG" for number in range(_FORMS - 1)]),
        "rows": np.array([0, *range(1, _FORMS)]),
        "vectors": rng.normal(size=(_FORMS, _KIWI)).astype(np.float32),
        "projection": rng.normal(size=(_ANCHORS, _KIWI)).astype(np.float32),
        "parts": np.arange(1, 2 * _WORDS + 1),
        "part_begins": np.arange(0, 2 * _WORDS + 1, 2),
    }


def examples(count: int) -> dict[str, NDArray[np.generic]]:
    """Word pieces or forms below a number mean the first intent and are tagged, others the second."""
    rng = np.random.default_rng(2)
    rows, begins, intents = [], [0], []
    for number in range(count):
        low = number % 2
        for _ in range(4):
            if number % 4 < 2:
                rows.append((int(rng.integers(0, 20)) + 20 * low, -1, -1, 1 - low))
            else:
                form = int(rng.integers(0, 3)) + 3 * low
                rows.append((-1, form, form, 1 - low))
        begins.append(len(rows))
        intents.append(low)
    return {"positions": np.array(rows, np.int32), "begins": np.array(begins), "intents": np.array(intents)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    np.savez(tmp_path / "base.npz", **base())
    np.savez(tmp_path / "tables.npz", **tables())
    np.savez(tmp_path / "kept.npz", **examples(32))
    for number in range(2):
        np.savez(tmp_path / f"round-{number}.npz", **examples(160))
    return tmp_path


def test_what_is_written_computes_in_numpy_what_torch_computed() -> None:
    network = Network(base(), tables()).eval()
    told = examples(4)
    batch = batch_of(told, [0, 1])
    with torch.no_grad():
        intents, tags = network(batch)
    weights = {PIECES: base()[PIECES], **network.weights()}
    states = Bert(weights).states(weights[PIECES][batch.pieces.numpy()])
    assert np.allclose(states.mean(1) @ weights["intent.weight"].T + weights["intent.bias"], intents.numpy(), atol=1e-3)
    assert np.allclose(states @ weights["tag.weight"].T + weights["tag.bias"], tags.numpy(), atol=1e-3)


def test_a_morphemes_vector_is_its_forms_its_letters_and_its_likenesses_together() -> None:
    network = Network(base(), tables()).eval()
    batch = batch_of(examples(4), [2])
    form = int(batch.forms[0, 0])
    weights, given = network.weights(), tables()
    letters = weights["letters"][given["parts"][2 * form : 2 * form + 2]].sum(0) / np.sqrt(2)
    # Likenesses that the projection turns into the morpheme's vector.
    likenesses = np.linalg.lstsq(given["projection"].T, given["vectors"][form], rcond=None)[0]
    vector = weights["form_vectors"][form] + letters @ weights["letters_out"] + likenesses @ weights["likenesses_out"]
    states = Bert(weights).states(vector[np.newaxis, np.newaxis].astype(np.float32).repeat(1, axis=1))
    with torch.no_grad():
        intents, _ = network(batch_of({**examples(4), "begins": np.array([8, 9])}, [0]))
    assert np.allclose(states.mean(1) @ weights["intent.weight"].T + weights["intent.bias"], intents.numpy(), atol=1e-3)


def test_training_learns_and_leaves_a_file_that_holds_the_model(folder: Path) -> None:
    model = folder / "out" / "joint.npz"
    untrained = right(Network(base(), tables()).eval(), examples(32))
    train(Plan(folder, model, batch=8, layers_rate=3e-4, warm_up=5, threads=1))
    network = Network(base(), tables())
    network.load_state_dict(torch.load(folder / "state.pt", weights_only=True)["network"])
    assert right(network, examples(32)) > max(untrained, 0.9)
    kept = arrays(model)
    assert tuple(kept.pop("intents")) == _INTENTS
    assert tuple(kept.pop("tags")) == _TAGS
    kept.pop("forms")
    back = restored(kept, base())
    for name, values in network.weights().items():
        assert np.abs(back[name] - values).max() < 0.02


def test_a_training_that_was_stopped_goes_on_behind_its_last_round(folder: Path) -> None:
    last = folder / "round-1.npz"
    held = last.read_bytes()
    last.unlink()
    train(Plan(folder, folder / "first.npz", batch=40, threads=1))
    assert torch.load(folder / "state.pt", weights_only=True)["done"] == 1
    last.write_bytes(held)
    train(Plan(folder, folder / "joint.npz", batch=40, threads=1))
    assert torch.load(folder / "state.pt", weights_only=True)["done"] == 2
    assert (folder / "joint.npz").is_file()


def test_without_prepared_rounds_it_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"nlu\.joint\.prepare"):
        train(Plan(tmp_path, tmp_path / "joint.npz"))


def test_the_rate_rises_in_a_line_and_falls_to_nothing() -> None:
    rates = [falling(step, 1000, 100) for step in range(1001)]
    assert rates[49] == pytest.approx(0.5)
    assert max(rates) == pytest.approx(1)
    assert rates[100:] == sorted(rates[100:], reverse=True)
    assert rates[-1] == pytest.approx(0, abs=1e-6)
