"""``python -m nlu.joint``: prepare the examples, train the joint model and write the file that the pipeline reads.

Needs both environments: the examples are read with Rasa's interpreter, the training runs with the app's.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from nlu.joint.train import Plan, train

_ROOT = Path(__file__).resolve().parents[2]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m nlu.joint", description=__doc__)
    parser.add_argument("part", nargs="?", default="all", choices=("all", "prepare", "train"), help="what to do")
    parser.add_argument("--rounds", type=int, default=10, help="how often each example is shown (default: 10)")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="threads of the training (default: all)")
    parser.add_argument("--folder", type=Path, default=_ROOT / "var" / "joint", help="where work in progress is kept")
    parser.add_argument("--model", type=Path, default=_ROOT / "nlu" / "models" / "joint.npz", help="the file to write")
    parser.add_argument(
        "--rasa-python", default=os.environ.get("DANGOL_RASA_PYTHON", ".venv-rasa/bin/python"), help="its interpreter"
    )
    return parser.parse_args()


def main() -> int:
    """Does the part that was asked for."""
    asked = _arguments()
    if asked.part != "train":
        command = [asked.rasa_python, "-W", "ignore", "-m", "nlu.joint.prepare"]
        command += ["--out", str(asked.folder), "--rounds", str(asked.rounds)]
        status = subprocess.run(command, cwd=_ROOT, check=False).returncode
        if status:
            return status
    if asked.part != "prepare":
        try:
            train(Plan(asked.folder, asked.model, threads=asked.threads))
        except KeyboardInterrupt:
            print("\nstopped; the same command with `train` goes on behind the last whole round", file=sys.stderr)
            return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
