"""Text to intent and entities: our pipeline against stock Rasa's, trained on the same examples, in one process."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.benchmarks.measure import Comparison


def compare(rasa_python: Path) -> Comparison:
    """Both pipelines read the same utterances, one after the other, in the dialogue's environment."""
    ran = subprocess.run(
        [str(rasa_python), "-W", "ignore", "-m", "nlu.speed"], stdout=subprocess.PIPE, text=True, check=True
    )
    taken = json.loads(ran.stdout.splitlines()[-1])
    ours, theirs = taken["ours"], taken["stock"]
    note = f"{len(ours)} utterances; to be at most 25 ms"
    return Comparison(what="text → meaning", peer="stock Rasa (DIET)", ours=ours, theirs=theirs, note=note)
