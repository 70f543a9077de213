"""Training of the dialogue model, only when what it is made from has changed.

``python -m nlu.train --out var/models``, with the interpreter that has Rasa, from the root of the checkout.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from nlu.model_hash import code_hash, content_hash

_PREFIX = "dangol-"
_ENDING = ".tar.gz"
_CACHE = ".cache-"
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
    "LOG_LEVEL_LIBRARIES": "ERROR",
}
"""What keeps Rasa from calling home and TensorFlow from talking."""


class TrainingFailed(Exception):
    """Rasa ended with ``status`` and no model was written."""

    def __init__(self, status: int) -> None:
        super().__init__(f"rasa train ended with status {status} and wrote no model")
        self.status = status


def model_path(root: Path, out: Path) -> Path:
    """Where the model of the present sources is, or will be."""
    return out / f"{_PREFIX}{content_hash(root)}{_ENDING}"


def train(root: Path, out: Path, *, force: bool = False) -> Path:
    """The model of the present sources, trained if it is not there; older ones are removed.

    Raises `TrainingFailed`.
    """
    target = model_path(root, out)
    if target.exists() and not force:
        _say(f"dialogue model is up to date: {target.name}")
        return target
    out.mkdir(parents=True, exist_ok=True)
    work = out / f".{target.name}.{os.getpid()}"
    _say("training the dialogue model, about five minutes ...")
    began = time.monotonic()
    try:
        status = _rasa_train(root, work, target.name.removesuffix(_ENDING), _cache(root, out))
        made = work / target.name
        if status or not made.exists():
            raise TrainingFailed(status)
        made.replace(target)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    for old in out.glob(f"{_PREFIX}*{_ENDING}"):
        if old != target:
            old.unlink(missing_ok=True)
    _say(f"trained {target.name} in {time.monotonic() - began:.0f} s")
    return target


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _cache(root: Path, out: Path) -> Path:
    """Where Rasa keeps trained components; those of other code are removed.

    Rasa knows a component again by the source of its class alone, not by that of the functions it calls.
    """
    current = out / f"{_CACHE}{code_hash(root)}"
    for old in out.glob(f"{_CACHE}*"):
        if old != current:
            shutil.rmtree(old, ignore_errors=True)
    return current


def _rasa_train(root: Path, work: Path, name: str, cache: Path) -> int:
    command = [
        # Validating reads all examples once more; what it would find, the tests find.
        sys.executable, "-m", "rasa", "train", "--quiet", "--skip-validation",
        "--config", "config.yml", "--domain", "nlu/domain", "--data", "nlu/data",
        "--out", str(work.resolve()), "--fixed-model-name", name,
    ]  # fmt: skip
    done = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, **QUIET, "RASA_CACHE_DIRECTORY": str(cache.resolve())},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        sys.stderr.write(done.stdout)
    return done.returncode


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m nlu.train", description="Train the dialogue model.")
    parser.add_argument("--out", type=Path, default=Path("var/models"), help="folder for the model")
    parser.add_argument("--force", action="store_true", help="train even if nothing has changed")
    arguments = parser.parse_args()
    try:
        train(Path.cwd(), arguments.out, force=arguments.force)
    except TrainingFailed as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
