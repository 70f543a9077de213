"""The final examination of an exported checkpoint, printed as the model card quotes it."""

from __future__ import annotations

from pathlib import Path

import torch
import whisper
from tqdm import tqdm

from voice.training.examination import Score, false_transcripts, questions, score, silences

KOREAN, ENGLISH, FREE, SILENT, PADDED = 500, 300, 100, 200, 100
SEED = 9


def _line(name: str, result: Score) -> str:
    return (
        f"{name}: {result.count} recordings, {result.characters:.2%} characters wrong, {result.words:.2%} words wrong, "
        f"{result.exact:.1%} exact, {result.speed:.3f} s of work a second of sound"
    )


def examine(path: Path) -> None:
    """Print the scores by the cut encoder and by the library's own 30 s path."""
    torch.set_num_threads(2)
    model = whisper.load_model(str(path), device="cpu")
    sets = {
        "Korean commands": questions("ko", KOREAN, SEED),
        "English commands": questions("en", ENGLISH, SEED),
        "Korean commands, voices of the training": questions("ko", KOREAN, SEED, new_voices=False),
        "English commands, voices of the training": questions("en", ENGLISH, SEED, new_voices=False),
        "free Korean sentences": questions("ko", FREE, SEED, command=False),
        "free English sentences": questions("en", FREE, SEED, command=False),
    }
    quiet = silences(SILENT, SEED)
    for padded in (False, True):
        tqdm.write("By the library's own 30 s path" if padded else "With the encoder cut to the recording")
        for name, asked in tqdm(sets.items(), leave=False):
            tqdm.write("  " + _line(name, score(model, asked[:PADDED] if padded else asked, padded=padded)))
        tqdm.write(
            f"  no speech: {len(quiet)} recordings, {false_transcripts(model, quiet, padded=padded):.1%} written down"
        )
