"""`python -m voice.training`: make the recordings, train, export and examine, each going on where it stopped."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import signal
import time
from pathlib import Path

from tqdm import tqdm

from voice.training import examine
from voice.training.features import SHARD_CLIPS, new_shards, prepare
from voice.training.model import export
from voice.training.sentences import Grammar
from voice.training.train import PEAK_RATE, Plan, Training, train

ROOT = Path(__file__).resolve().parents[2]
FIRST_SHARDS = 8


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m voice.training", description=__doc__)
    parser.add_argument(
        "part",
        nargs="?",
        default="all",
        choices=("all", "prepare", "train", "export", "evaluate"),
        help="what to do (default: all)",
    )
    parser.add_argument("--steps", type=int, default=12_000, help="optimiser steps in all (default: 12000)")
    parser.add_argument("--clips", type=int, default=160_000, help="recordings to make (default: 160000)")
    parser.add_argument("--workers", type=int, default=2, help="processes that make recordings (default: 2)")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "training", help="where work in progress is kept")
    parser.add_argument(
        "--model",
        type=Path,
        default=ROOT / "voice" / "models" / "bundled.pt",
        help="the checkpoint to write or examine",
    )
    parser.add_argument("--preview", action="store_true", help="export the checkpoint now and then while training")
    parser.add_argument(
        "--threads", type=int, default=2, help="threads of the training; 1 is best on a busy machine (default: 2)"
    )
    parser.add_argument("--from", dest="start", type=Path, help="begin with an exported checkpoint's weights")
    parser.add_argument("--peak", type=float, default=PEAK_RATE, help=f"highest learning rate (default: {PEAK_RATE})")
    return parser.parse_args()


def _start_workers(folder: Path, clips: int, workers: int) -> list[multiprocessing.Process]:
    shards = -(-clips // SHARD_CLIPS)
    context = multiprocessing.get_context("spawn")
    started = []
    for worker in range(workers):
        process = context.Process(target=prepare, args=(folder, range(worker, shards, workers)), daemon=True)
        process.start()
        os.setpriority(os.PRIO_PROCESS, process.pid or 0, 5)
        started.append(process)
    return started  # type: ignore[return-value]


def _watch(folder: Path, workers: list[multiprocessing.Process], shards: int) -> None:
    """Show how many recordings are ready until there are enough or the workers are done."""
    with tqdm(total=shards * SHARD_CLIPS, unit="clip", desc="recordings") as bar:
        while True:
            ready = len(new_shards(folder, set()))
            bar.update(ready * SHARD_CLIPS - bar.n)
            if ready >= shards or not any(worker.is_alive() for worker in workers):
                break
            time.sleep(1)
    if len(new_shards(folder, set())) < shards:
        raise SystemExit("the recordings could not be made; see the messages above")


def main() -> None:
    """Do the part that was asked for."""
    asked = _arguments()
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    shards_folder = asked.folder / "shards"
    shards_folder.mkdir(parents=True, exist_ok=True)
    shards = -(-asked.clips // SHARD_CLIPS)
    plan = Plan(
        asked.folder,
        asked.steps,
        preview=asked.model if asked.preview else None,
        threads=asked.threads,
        start=asked.start,
        peak=asked.peak,
    )
    try:
        if asked.part in ("all", "prepare"):
            workers = _start_workers(shards_folder, asked.clips, asked.workers)
            _watch(shards_folder, workers, shards if asked.part == "prepare" else min(FIRST_SHARDS, shards))
        if asked.part in ("all", "train"):
            train(plan, Grammar().texts())
        if asked.part in ("all", "export"):
            export(Training(plan, set()).learner, asked.model)
        if asked.part in ("all", "evaluate"):
            examine.examine(asked.model)
    except KeyboardInterrupt:
        raise SystemExit("stopped; the same command goes on from here") from None


if __name__ == "__main__":
    main()
