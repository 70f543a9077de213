"""Clips into tensors: batches of like length, padding as the decoders pad, masks, prompts and targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from voice.training.features import Clip, new_shards, read_shard
from voice.training.model import letters, tokenizer

BATCH = 32
LONGEST_FRAMES = 700
CHATTER_KEPT = {"ko": 0.6, "en": 0.4}
MASKED_SHARE = 0.3
WRONG_SHARE = 0.03
PROMPT_TOKENS = 4
_POOL_BATCHES = 25


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded features (batch x 80 x frames), own lengths, decoder input rows, target rows and letters."""

    mel: Tensor
    frames: Tensor
    tokens: Tensor
    targets: Tensor
    spelt: list[list[int]]


def prompt(clip: Clip) -> tuple[list[int], list[int]]:
    """Decoder input and targets in Whisper's numbering; -1 asks for nothing."""
    known = tokenizer(clip.sentence.language)
    start = [known.sot, known.to_language_token(clip.sentence.language), known.transcribe, known.no_timestamps]
    text = known.encode(" " + clip.sentence.text) if clip.sentence.text else []
    first = start[1] if text else known.no_speech
    return [*start, *text], [first, -1, -1, *text, known.eot]


def masked(mel: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """SpecAugment: up to two bands and two stretches of time replaced by the clip's mean."""
    out = mel.copy()
    frames, mean = len(out), float(out.mean())
    for _ in range(int(rng.integers(0, 3))):
        width = int(rng.integers(1, 14))
        low = int(rng.integers(0, 80 - width))
        out[:, low : low + width] = mean
    for _ in range(int(rng.integers(0, 3))):
        width = int(rng.integers(1, max(2, min(14, frames // 10))))
        start = int(rng.integers(0, frames - width))
        out[start : start + width] = mean
    return out


def batch_of(clips: list[Clip], rows: dict[int, int], rng: np.random.Generator | None, *, frames: int = 0) -> Batch:
    """The clips padded to the longest or to the frames asked; a generator asks for augmentation.

    Besides masks, a share of the tokens that the decoder is told it wrote are wrong ones, so that it learns to
    listen rather than to guess on. Padding is the floor of silence as in a padded recording, or 0 as
    `whisper.transcribe` pads features.
    """
    longest = max(frames, max(clip.frames for clip in clips))
    longest += longest % 2
    mel = np.zeros((len(clips), longest, 80), np.float32)
    prompts = [prompt(clip) for clip in clips]
    width = max(len(tokens) for tokens, _ in prompts)
    tokens = torch.zeros(len(clips), width, dtype=torch.long)
    targets = torch.full((len(clips), width), -1, dtype=torch.long)
    for number, (clip, (given, wanted)) in enumerate(zip(clips, prompts, strict=True)):
        values = clip.mel.astype(np.float32)
        if rng is None or rng.random() < 0.7:
            mel[number, clip.frames :] = max(float(values.max()) - 2.0, -1.5)
        mel[number, : clip.frames] = masked(values, rng) if rng is not None and rng.random() < MASKED_SHARE else values
        written = np.array([rows[token] for token in given])
        if rng is not None:
            wrong = rng.random(len(written)) < WRONG_SHARE
            wrong[:PROMPT_TOKENS] = False
            written[wrong] = rng.integers(0, len(rows), int(wrong.sum()))
        tokens[number, : len(given)] = torch.from_numpy(written)
        targets[number, : len(wanted)] = torch.tensor([rows[token] if token >= 0 else -1 for token in wanted])
    lengths = torch.tensor([clip.frames for clip in clips])
    return Batch(
        torch.from_numpy(mel).transpose(1, 2), lengths, tokens, targets, [letters(c.sentence.text) for c in clips]
    )


class Clips:
    """The clips made so far, in random batches of like length; shards that appear later join.

    Left out are clips with a token that the learner has no row for, long ones, and a share of the free sentences.
    """

    def __init__(self, folder: Path, rng: np.random.Generator, rows: dict[int, int]) -> None:
        self._folder, self._rng, self._rows = folder, rng, rows
        self._known: set[int] = set()
        self._all: list[Clip] = []
        self._waiting: list[int] = []
        self._silent: list[int] = []

    def refresh(self) -> int:
        """Take in finished shards; how many clips there are."""
        for number in new_shards(self._folder, self._known):
            first = len(self._all)
            self._all.extend(clip for clip in read_shard(self._folder, number) if self._wanted(clip))
            self._known.add(number)
            self._waiting.extend(range(first, len(self._all)))
            self._silent.extend(n for n in range(first, len(self._all)) if not self._all[n].sentence.text)
        return len(self._all)

    def _wanted(self, clip: Clip) -> bool:
        sentence = clip.sentence
        free = bool(sentence.text) and not sentence.command
        if clip.frames > LONGEST_FRAMES or (free and self._rng.random() > CHATTER_KEPT[sentence.language]):
            return False
        return all(token in self._rows for token in prompt(clip)[0])

    def batches(self) -> Iterator[list[Clip]]:
        """Endless lists of clips of like length, each clip once before any comes again."""
        while True:
            self.refresh()
            if len(self._waiting) < BATCH * _POOL_BATCHES:
                self._waiting.extend(range(len(self._all)))
            order = self._rng.permutation(len(self._waiting))
            self._waiting = [self._waiting[n] for n in order]
            pool, self._waiting = self._waiting[: BATCH * _POOL_BATCHES], self._waiting[BATCH * _POOL_BATCHES :]
            pool.sort(key=lambda n: self._all[n].frames)
            starts = np.arange(0, len(pool) - BATCH + 1, BATCH)
            for start in self._rng.permutation(starts):
                yield [self._all[n] for n in pool[start : start + BATCH]]

    def some(self, count: int) -> list[Clip]:
        """Any clips."""
        return [self._all[int(n)] for n in self._rng.integers(0, len(self._all), count)]

    def silent(self, count: int) -> list[Clip]:
        """As many clips in which nobody says anything, or none where there are none."""
        if not self._silent:
            return []
        return [self._all[self._silent[int(n)]] for n in self._rng.integers(0, len(self._silent), count)]
