"""`python -m tests.nlu.recognised`: the held-out wordings spoken, and what the recogniser writes down.

Each is said by a voice of espeak-ng that the bundled checkpoint never learnt, as a microphone would take it, and heard
the way a turn hears: voice activity, decoding, names of the demo shop put right. The file has one JSON object a line:
``file``, ``text``, ``transcript`` (empty where nothing was heard), ``intent``.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from tqdm import tqdm

from commerce.demo.products import demo_products
from nlu.held_out import Wording, wordings
from voice import whisper
from voice.audio import Samples
from voice.correction import correct
from voice.errors import ModelUnusable
from voice.training.noise import recorded
from voice.training.synthesis import Synthesiser, SynthesisFailed, random_voice

LANGUAGES = {"korean": "ko", "english": "en"}
_SEED = 41
_INTERRUPTED = 130


class Hears(Protocol):
    """A recogniser, such as `whisper.Transcriber`."""

    def transcribe(self, samples: Samples, language: str | None = None) -> whisper.Transcript: ...


def vocabulary() -> tuple[str, ...]:
    """The words that a turn in the demo shop puts names right by: titles, spoken names and brands."""
    names = {name for one in demo_products() for name in (one.title, one.spoken, one.brand)}
    return tuple(sorted(names - {""}))


def spoken(text: str, language: str, speaker: Synthesiser) -> Samples:
    """The text in a held-out voice and surroundings that the text decides. Raises `SynthesisFailed`.

    espeak-ng's breath is a little different each time in one process, and the same in each new one.
    """
    rng = np.random.default_rng([_SEED, zlib.crc32(text.encode())])
    speech = speaker.say(text, random_voice(language, rng, held_out=True))
    if not len(speech):
        raise SynthesisFailed(f"espeak-ng is silent about {text!r}")
    return Samples(recorded(speech, rng))


def lines(asked: Sequence[tuple[str, Wording]], recogniser: Hears, speaker: Synthesiser) -> Iterator[str | None]:
    """A line of JSON for each (file, wording), None for a wording that espeak-ng cannot say."""
    names = vocabulary()
    for file, one in asked:
        language = LANGUAGES[file.split("_")[0]]
        try:
            samples = spoken(one.text, language, speaker)
        except SynthesisFailed:
            yield None
            continue
        heard = " ".join(recogniser.transcribe(samples, language).text.split())
        row = {"file": file, "text": one.text, "transcript": correct(heard, names), "intent": one.intent}
        yield json.dumps(row, ensure_ascii=False)


def write(asked: Sequence[tuple[str, Wording]], recogniser: Hears, out: Path) -> int:
    """Writes the lines to ``out``, whole or not at all, with a bar; how many wordings could not be said."""
    out.parent.mkdir(parents=True, exist_ok=True)
    draft, unsaid = out.with_suffix(".draft"), 0
    try:
        with draft.open("w", encoding="utf-8") as file:
            for line in tqdm(lines(asked, recogniser, Synthesiser()), total=len(asked), unit="wording"):
                unsaid += line is None
                file.write(f"{line}\n" if line else "")
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
    return unsaid


def main() -> int:
    """0 when the file is written, 1 without a recogniser, 130 when interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.nlu.recognised", description=__doc__)
    parser.add_argument("--held-out", type=Path, default=Path("tests/nlu/held_out"), help="folder of wordings")
    parser.add_argument("--out", type=Path, default=Path("var/evaluation/recognised.jsonl"), help="file to write")
    parser.add_argument("--model", default="bundled", help="recogniser, as in DANGOL_WHISPER_MODEL (default: bundled)")
    arguments = parser.parse_args()
    paths = sorted(arguments.held_out.glob("*.yml"))
    unknown = [path.name for path in paths if path.stem.split("_")[0] not in LANGUAGES]
    if unknown or not paths:
        parser.error(f"{arguments.held_out} has files of no known language: {', '.join(unknown) or 'none at all'}")
    asked = [(path.stem, one) for path in paths for one in wordings(path)]
    try:
        recogniser = whisper.load(arguments.model, notify=lambda sentence: sys.stderr.write(f"{sentence}\n"))
        unsaid = write(asked, recogniser, arguments.out)
    except ModelUnusable as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        return _INTERRUPTED
    left_out = f", without {unsaid} that espeak-ng cannot say" if unsaid else ""
    sys.stdout.write(f"{len(asked) - unsaid} transcripts are in {arguments.out}{left_out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
