"""Held-out recordings and how well a checkpoint writes them down: characters, words, exact, silence, speed."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from whisper import transcribe
from whisper.decoding import DecodingOptions, decode
from whisper.model import Whisper

from voice.training.features import MAX_SECONDS, mel_of, nothing, record
from voice.training.model import encode
from voice.training.sentences import Grammar, Sentence, normalised
from voice.training.synthesis import Synthesiser

NO_SPEECH_ABOVE = 0.5
STEP_FRAMES = 50


@dataclass(frozen=True, slots=True)
class Question:
    """One held-out recording (mono, 16 kHz) and what it says; no text means nothing."""

    samples: NDArray[np.float32]
    sentence: Sentence

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / 16_000


@dataclass(frozen=True, slots=True)
class Score:
    """Error rates as shares, over so many recordings; speed is seconds of work a second of sound."""

    count: int
    characters: float
    words: float
    exact: float
    speed: float


def questions(language: str, count: int, seed: int, *, command: bool = True, new_voices: bool = True) -> list[Question]:
    """Held-out sentences, in held-out voices or in those of the training, the same for the same seed."""
    rng, grammar, speaker = np.random.default_rng([21, seed]), Grammar(), Synthesiser()
    made = []
    for sentence in grammar.examination(language, count, rng, command=command):
        samples = record(sentence, speaker, rng, held_out=new_voices)
        made.append(Question(samples[: int(MAX_SECONDS * 2 * 16_000)], sentence))
    return made


def silences(count: int, seed: int) -> list[Question]:
    """Recordings in which nothing is said."""
    rng, grammar, speaker = np.random.default_rng([22, seed]), Grammar(), Synthesiser()
    sentences = grammar.examination("ko", count, rng)
    return [Question(nothing(s, speaker, rng, held_out=True), Sentence("ko", "", False)) for s in sentences]


def heard_cut(model: Whisper, samples: NDArray[np.float32], language: str, *, steps: int = 60) -> str:
    """The transcript with the encoder cut to the recording, padded up to half a second; "" for no speech."""
    size = -(-len(samples) // (STEP_FRAMES * 160)) * STEP_FRAMES * 160
    mel = torch.from_numpy(mel_of(np.pad(samples, (0, size - len(samples)))).astype(np.float32)).T[None]
    whole = model.dims.n_audio_ctx
    model.dims.n_audio_ctx = mel.shape[2] // 2
    try:
        with torch.no_grad():
            audio = encode(model, mel)
            options = DecodingOptions(language=language, without_timestamps=True, fp16=False, sample_len=steps)
            result = decode(model, audio[0], options)
    finally:
        model.dims.n_audio_ctx = whole
    return "" if result.no_speech_prob > NO_SPEECH_ABOVE else result.text.strip()


def heard_padded(model: Whisper, samples: NDArray[np.float32], language: str) -> str:
    """The transcript by the library's own path of 30 s."""
    result = transcribe(model, samples, language=language, without_timestamps=True, fp16=False, temperature=0.0)
    return str(result["text"]).strip()


def words(text: str) -> list[str]:
    """Words without punctuation."""
    return re.sub(r"[^\w\s']", "", text.lower()).split()


def score(model: Whisper, asked: Sequence[Question], *, padded: bool = False) -> Score:
    """How the model does on the questions."""
    hear = heard_padded if padded else heard_cut
    wrong_characters = characters = wrong_words = all_words = exact = 0
    started = time.perf_counter()
    for question in asked:
        text = hear(model, question.samples, question.sentence.language)
        right, got = normalised(question.sentence.text), normalised(text)
        wrong_characters += Levenshtein.distance(right, got)
        characters += len(right)
        wrong_words += Levenshtein.distance(words(question.sentence.text), words(text))
        all_words += len(words(question.sentence.text))
        exact += right == got
    spent = time.perf_counter() - started
    return Score(
        len(asked),
        wrong_characters / max(characters, 1),
        wrong_words / max(all_words, 1),
        exact / len(asked),
        spent / sum(question.seconds for question in asked),
    )


def false_transcripts(model: Whisper, asked: Sequence[Question], *, padded: bool = False) -> float:
    """The share of recordings without speech that were given words."""
    hear = heard_padded if padded else heard_cut
    return sum(bool(normalised(hear(model, q.samples, q.sentence.language))) for q in asked) / len(asked)
