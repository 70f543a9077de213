"""The training of the joint model, resumable after each round."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from tqdm import tqdm

from nlu.components.joint_file import written
from nlu.joint import STATE
from nlu.joint.network import Batch, Network, falling

_SORTED_TOGETHER = 20

Arrays = dict[str, NDArray[np.generic]]


@dataclass(frozen=True)
class Plan:
    """Where the prepared arrays lie, the file to end in, and how to learn."""

    folder: Path
    model: Path
    batch: int = 32
    layers_rate: float = 1e-4
    rate: float = 1e-3
    warm_up: int = 200
    threads: int = 2


def train(plan: Plan) -> None:
    """One pass over each prepared round; an interrupted training goes on behind the last whole round."""
    torch.set_num_threads(plan.threads)
    torch.manual_seed(0)
    rounds = sorted(plan.folder.glob("round-*.npz"), key=lambda path: int(path.stem.split("-")[1]))
    if not rounds:
        raise SystemExit(f"{plan.folder} holds no prepared rounds; run nlu.joint.prepare first")
    base, tables = arrays(plan.folder / "base.npz"), arrays(plan.folder / "tables.npz")
    network = Network(base, tables)
    slow = [*network.layers.parameters(), network.places, network.kind, *network.norm.parameters()]
    own = {id(one) for one in slow}
    fast = [one for one in network.parameters() if id(one) not in own]
    groups = [{"params": slow, "lr": plan.layers_rate}, {"params": fast, "lr": plan.rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    peaks = (plan.layers_rate, plan.rate)
    done, step = _resumed(plan.folder / STATE, network, optimiser)
    kept = arrays(plan.folder / "kept.npz")
    for number, path in enumerate(rounds):
        if number < done:
            continue
        told = arrays(path)
        order = batches(np.diff(told["begins"]), plan.batch, random.Random(number))
        steps = len(order) * len(rounds)
        bar = tqdm(order, f"round {number + 1} of {len(rounds)}", mininterval=10)
        network.train()
        for places in bar:
            for group, peak in zip(optimiser.param_groups, peaks, strict=True):
                group["lr"] = peak * falling(step, steps, plan.warm_up)
            loss = _learn(network, optimiser, batch_of(told, places))
            step += 1
            bar.set_postfix(loss=f"{loss:.2f}", refresh=False)
        tqdm.write(f"round {number + 1}: {right(network, kept):.1%} of the examples held back are right")
        state = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "done": number + 1, "step": step}
        draft = plan.folder / f"{STATE}.draft"
        torch.save(state, draft)
        draft.rename(plan.folder / STATE)
    export(network, base, tables, plan.model)


def export(network: Network, base: Arrays, tables: Arrays, path: Path) -> None:
    """Writes the file that the pipeline reads."""
    path.parent.mkdir(parents=True, exist_ok=True)
    named = {name: tables[name] for name in ("intents", "tags", "forms")}
    np.savez_compressed(path, **written(network.weights(), base), **named)  # type: ignore[arg-type]


def right(network: Network, told: Arrays, size: int = 64) -> float:
    """The share of examples whose intent is the likeliest."""
    network.eval()
    good = 0
    with torch.no_grad():
        for places in batches(np.diff(told["begins"]), size, random.Random(0)):
            batch = batch_of(told, places)
            good += int((network(batch)[0].argmax(-1) == batch.intents).sum())
    return good / len(told["intents"])


def batches(lengths: NDArray[np.generic], size: int, rng: random.Random) -> list[list[int]]:
    """Every place once, in batches of nearly the same length, in no order."""
    places = list(range(len(lengths)))
    rng.shuffle(places)
    found = [
        part[start : start + size]
        for first in range(0, len(places), size * _SORTED_TOGETHER)
        for part in [sorted(places[first : first + size * _SORTED_TOGETHER], key=lambda place: int(lengths[place]))]
        for start in range(0, len(part), size)
    ]
    rng.shuffle(found)
    return found


def batch_of(told: Arrays, places: Sequence[int]) -> Batch:
    """The examples at these places, filled up to the longest."""
    begins = told["begins"]
    parts = [told["positions"][begins[place] : begins[place + 1]] for place in places]
    table = np.full((len(parts), max(len(part) for part in parts), 4), -1, np.int64)
    real = np.zeros(table.shape[:2], bool)
    for row, part in enumerate(parts):
        table[row, : len(part)] = part
        real[row, : len(part)] = True
    pieces, forms, words, tags = (torch.from_numpy(table[:, :, column].copy()) for column in range(4))
    return Batch(pieces, forms, words, tags, torch.from_numpy(real), torch.from_numpy(told["intents"][list(places)]))


def _learn(network: Network, optimiser: torch.optim.Optimizer, batch: Batch) -> float:
    with torch.autocast("cpu", torch.bfloat16, enabled=_in_bfloat16()):
        intents, tags = network(batch)
    loss = nn.functional.cross_entropy(intents.float(), batch.intents, label_smoothing=0.05)
    if (batch.tags >= 0).any():
        loss = loss + nn.functional.cross_entropy(tags.float().flatten(0, 1), batch.tags.flatten(), ignore_index=-1)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach())


def _in_bfloat16() -> bool:
    """Whether the processor has instructions for it; without them half precision is many times slower."""
    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16"))


def _resumed(path: Path, network: Network, optimiser: torch.optim.Optimizer) -> tuple[int, int]:
    """How many rounds and steps a former run has done, with its weights taken up."""
    if not path.exists():
        return 0, 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    return int(state["done"]), int(state["step"])


def arrays(path: Path) -> Arrays:
    """The arrays of one file."""
    with np.load(path, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}
