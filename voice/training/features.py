"""Recordings and their log-mel features, kept in shards under a folder so that an interrupted run goes on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from whisper.audio import log_mel_spectrogram

from voice.training.noise import nothing_said, recorded
from voice.training.sentences import Grammar, Sentence, as_spoken
from voice.training.synthesis import Synthesiser, SynthesisFailed, random_voice

SHARD_CLIPS = 500
NO_SPEECH_SHARE = 0.08
MAX_SECONDS = 7.0

Mel = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Clip:
    """One recording: frames x 80 log-mel values and its transcript; no text means that nothing was said."""

    mel: Mel
    sentence: Sentence

    @property
    def frames(self) -> int:
        """Frames of 10 ms."""
        return int(self.mel.shape[0])


def mel_of(samples: NDArray[np.float32]) -> Mel:
    """Frames x 80, an even number of frames, exactly as Whisper computes them."""
    mel = log_mel_spectrogram(torch.from_numpy(np.ascontiguousarray(samples, dtype=np.float32)))
    frames = mel.shape[1] // 2 * 2
    values: Mel = mel[:, :frames].T.contiguous().to(torch.float16).numpy()
    return values


def record(
    sentence: Sentence, speaker: Synthesiser, rng: np.random.Generator, *, held_out: bool
) -> NDArray[np.float32]:
    """One recording of the sentence; a held-out one uses held-out voices."""
    speech = speaker.say(as_spoken(sentence, rng), random_voice(sentence.language, rng, held_out=held_out))
    return recorded(speech, rng)


def nothing(
    sentence: Sentence, speaker: Synthesiser, rng: np.random.Generator, *, held_out: bool
) -> NDArray[np.float32]:
    """One recording in which nobody says anything that could be written down."""
    return nothing_said(rng, speaker.say(sentence.text, random_voice(sentence.language, rng, held_out=held_out)))


def training_clip(grammar: Grammar, speaker: Synthesiser, rng: np.random.Generator) -> Clip:
    """One clip of the training mixture."""
    while True:
        sentence = grammar.training(rng)
        try:
            if rng.random() < NO_SPEECH_SHARE:
                samples = nothing(sentence, speaker, rng, held_out=False)
                sentence = Sentence(sentence.language, "", False)
            else:
                samples = record(sentence, speaker, rng, held_out=False)
        except SynthesisFailed:
            continue
        if 4_000 <= len(samples) <= MAX_SECONDS * 16_000:
            return Clip(mel_of(samples), sentence)


def shard_path(folder: Path, number: int) -> Path:
    """Where the index of a shard lies; its values lie beside it."""
    return folder / f"{number:04d}.json"


def write_shard(folder: Path, number: int, grammar: Grammar, speaker: Synthesiser) -> None:
    """Make one shard, the same for the same number; the index is written last, so a half-made shard is none."""
    rng = np.random.default_rng([31, number])
    clips = [training_clip(grammar, speaker, rng) for _ in range(SHARD_CLIPS)]
    np.save(folder / f"{number:04d}.npy", np.concatenate([clip.mel for clip in clips]))
    rows = [[clip.frames, clip.sentence.language, clip.sentence.text, clip.sentence.command] for clip in clips]
    draft = shard_path(folder, number).with_suffix(".draft")
    draft.write_text(json.dumps(rows, ensure_ascii=False))
    draft.rename(shard_path(folder, number))


def prepare(folder: Path, numbers: range) -> None:
    """Make the missing shards among the numbers."""
    torch.set_num_threads(1)
    folder.mkdir(parents=True, exist_ok=True)
    grammar, speaker = Grammar(), Synthesiser()
    for number in numbers:
        if not shard_path(folder, number).exists():
            write_shard(folder, number, grammar, speaker)


def read_shard(folder: Path, number: int) -> list[Clip]:
    """A shard's clips; their values stay on disk until used."""
    values = np.load(folder / f"{number:04d}.npy", mmap_mode="r")
    clips, start = [], 0
    for frames, language, text, command in json.loads(shard_path(folder, number).read_text()):
        clips.append(Clip(values[start : start + frames], Sentence(language, text, command)))
        start += frames
    return clips


def new_shards(folder: Path, known: set[int]) -> list[int]:
    """Numbers of finished shards that are not known yet."""
    return sorted(number for path in folder.glob("*.json") if (number := int(path.stem)) not in known)
