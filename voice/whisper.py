"""Recordings to text with Whisper: voice activity first, then greedy decoding, Korean or English."""

from __future__ import annotations

import math
import os
import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from whisper.audio import log_mel_spectrogram

from voice import checkpoints
from voice.audio import SAMPLE_RATE, Samples
from voice.checkpoints import Checkpoint
from voice.decoding import Decoded, GreedyDecoder
from voice.loudness import normalised
from voice.vad import Pace, SileroDetector, Span, grouped, spans

LANGUAGES = ("ko", "en")
WINDOW_SECONDS = 30.0
# A model trained on cut sound knows single sentences of a few seconds.
_CUT_PACE = Pace(end=0.6, longest=8.0)
_STEP_SECONDS = 0.5
_LEAST_SECONDS = 1.0
_MOST_THREADS = 4
# Below this many parameters one thread is as fast, and on a busy machine several times faster.
_ONE_THREAD_BELOW = 50_000_000
# As in the library: nobody spoke when the model says so and is unsure of its words. A model trained on cut sound
# has learnt silence as such and is taken at its word.
_NO_SPEECH = 0.6
_NO_SPEECH_CUT = 0.5
_UNSURE_LOGPROB = -1.0
# As in the library: text that compresses better than this is one phrase over and over.
_LOOPING_RATIO = 2.4
_LOOPING_CONFIDENCE = 0.1


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said. ``confidence`` 0..1 is the mean probability of a token; ``seconds`` of the recording.

    Without speech the text is empty, ``no_speech`` true, the language the one asked for, else Korean.
    """

    text: str
    language: str
    confidence: float
    seconds: float
    no_speech: bool


class Transcriber:
    """One loaded model. Safe to call from several threads: one decodes, the others wait."""

    def __init__(self, checkpoint: Checkpoint) -> None:
        self.name = checkpoint.name
        self.notice = checkpoint.notice
        self._cut = checkpoint.cut_context
        self._mels = checkpoint.model.dims.n_mels
        self._context = checkpoint.model.dims.n_audio_ctx
        self._decoder = GreedyDecoder(checkpoint.model, LANGUAGES)
        self._one = threading.Lock()

    def transcribe(self, samples: Samples, language: str | None = None) -> Transcript:
        """The words of a recording of any length; in Korean or English, whichever is heard, when None."""
        with self._one:
            spoken = self._spoken(samples.pcm)
            pieces = (self._decoded(samples.pcm, span, language) for span in spoken)
            decoded = [piece for piece in pieces if piece]
        if not decoded:
            return Transcript("", language or LANGUAGES[0], 0.0, samples.seconds, no_speech=True)
        text = " ".join(piece.text for piece in decoded)
        confidence = math.exp(sum(piece.mean_logprob for piece in decoded) / len(decoded))
        if _looping(text):
            confidence = min(confidence, _LOOPING_CONFIDENCE)
        return Transcript(text, decoded[0].language, confidence, samples.seconds, no_speech=False)

    def _spoken(self, pcm: NDArray[np.float32]) -> tuple[Span, ...]:
        if self._cut:
            return spans(pcm, SileroDetector(), _CUT_PACE)
        longest = min(WINDOW_SECONDS, self._context / 50)
        return grouped(spans(pcm, SileroDetector(), Pace(longest=longest)), longest)

    def _decoded(self, pcm: NDArray[np.float32], span: Span, language: str | None) -> Decoded | None:
        piece = normalised(pcm[round(span.start * SAMPLE_RATE) : round(span.end * SAMPLE_RATE)])
        wanted = _padded_seconds(span.seconds, cut=self._cut, window=self._context / 50)
        sound = np.zeros(round(wanted * SAMPLE_RATE), np.float32)
        sound[: len(piece)] = piece[: len(sound)]
        decoded = self._decoder.decode(log_mel_spectrogram(torch.from_numpy(sound), self._mels), language)
        return decoded if decoded.text and not self._nobody_spoke(decoded) else None

    def _nobody_spoke(self, decoded: Decoded) -> bool:
        if self._cut:
            return decoded.no_speech > _NO_SPEECH_CUT
        return decoded.no_speech > _NO_SPEECH and decoded.mean_logprob < _UNSURE_LOGPROB


def load(name: str, *, notify: Callable[[str], None]) -> Transcriber:
    """The transcriber for a setting (see ``checkpoints.load``), warmed up. Raises ModelUnusable."""
    checkpoint = checkpoints.load(name, notify=notify)
    size = sum(weights.numel() for weights in checkpoint.model.parameters())
    torch.set_num_threads(1 if size < _ONE_THREAD_BELOW else min(_MOST_THREADS, os.cpu_count() or 1))
    transcriber = Transcriber(checkpoint)
    transcriber._decoded(np.zeros(SAMPLE_RATE, np.float32), Span(0.0, 1.0), LANGUAGES[0])
    return transcriber


def _padded_seconds(seconds: float, *, cut: bool, window: float) -> float:
    if not cut:
        return window
    return min(window, max(_LEAST_SECONDS, math.ceil(seconds / _STEP_SECONDS - 1e-6) * _STEP_SECONDS))


def _looping(text: str) -> bool:
    data = text.encode()
    return len(data) / len(zlib.compress(data)) > _LOOPING_RATIO
