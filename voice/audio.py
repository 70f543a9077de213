"""Recordings in, 16 kHz mono samples out; WAV files out."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from dataclasses import dataclass

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from voice.errors import AudioTooLong, AudioUnreadable

SAMPLE_RATE = 16_000
LIMIT_SECONDS = 60.0

# Playlist formats would let a recording name other files and addresses to open.
_FORMATS = "wav,w64,matroska,webm,ogg,mov,mp4,m4a,3gp,3g2,mj2,mp3,aac,flac,caf,aiff"
_RATES = range(4_000, 192_001)


@dataclass(frozen=True, slots=True)
class Samples:
    """16 kHz mono sound: float32 in -1..1, shape (n,)."""

    pcm: NDArray[np.float32]

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.pcm) / SAMPLE_RATE


def decode(data: bytes, *, limit: float = LIMIT_SECONDS) -> Samples:
    """The sound of a recording (wav, webm, ogg, m4a, mp3, …).

    Decoding stops as soon as ``limit`` seconds are passed.
    Raises AudioUnreadable when the bytes are no recording, AudioTooLong past the limit.
    """
    if not data:
        raise AudioUnreadable("it is empty")
    try:
        with av.open(io.BytesIO(data), "r", options={"format_whitelist": _FORMATS}) as container:
            if not container.streams.audio:
                raise AudioUnreadable("there is no sound in it")
            return _collect(container.decode(container.streams.audio[0]), limit)
    except (av.error.FFmpegError, ValueError, UnicodeDecodeError) as error:
        raise AudioUnreadable("it is no sound file of a known kind") from error


def check_format(*, rate: int, width: int, channels: int) -> None:
    """Whether ``from_pcm`` takes raw sound of this format. Raises AudioUnreadable."""
    if width != 2 or channels not in (1, 2) or rate not in _RATES:
        raise AudioUnreadable(f"{rate} Hz, {width} bytes, {channels} channels is not supported")


def from_pcm(data: bytes, *, rate: int, width: int, channels: int, limit: float = LIMIT_SECONDS) -> Samples:
    """Raw little-endian samples of 2 bytes, at any rate and 1 or 2 channels. Raises as ``decode``."""
    check_format(rate=rate, width=width, channels=channels)
    if len(data) % (width * channels):
        raise AudioUnreadable("it ends within a sample")
    if len(data) > limit * rate * width * channels:
        raise AudioTooLong(limit)
    values = np.frombuffer(data, dtype="<i2")
    if rate == SAMPLE_RATE and channels == 1:
        return Samples(values.astype(np.float32) / np.float32(32_768))
    if not len(values):
        return Samples(np.zeros(0, np.float32))
    frame = AudioFrame.from_ndarray(values.reshape(1, -1), format="s16", layout="stereo" if channels == 2 else "mono")
    frame.sample_rate = rate
    return _collect(iter([frame]), limit + 1)


def to_pcm(samples: Samples) -> bytes:
    """The samples as raw 16-bit little-endian."""
    return (np.clip(samples.pcm, -1, 1) * 32_767).round().astype("<i2").tobytes()


def encode_wav(pcm: bytes, rate: int) -> bytes:
    """A mono WAV file of raw 16-bit samples."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(pcm)
    return file.getvalue()


def _collect(frames: Iterator[AudioFrame], limit: float) -> Samples:
    resampler = AudioResampler(format="fltp", rate=SAMPLE_RATE)
    pieces: list[NDArray[np.float32]] = []
    taken = 0
    for frame in (*_resampled(frames, resampler, limit), *resampler.resample(None)):
        piece = frame.to_ndarray().astype(np.float32, copy=False).mean(axis=0)
        taken += len(piece)
        pieces.append(piece)
    if not taken:
        raise AudioUnreadable("there is no sound in it")
    if taken > limit * SAMPLE_RATE:
        raise AudioTooLong(limit)
    return Samples(np.nan_to_num(np.concatenate(pieces), nan=0.0, posinf=1.0, neginf=-1.0))


def _resampled(frames: Iterator[AudioFrame], resampler: AudioResampler, limit: float) -> Iterator[AudioFrame]:
    taken = 0
    for frame in frames:
        for out in resampler.resample(frame):
            taken += out.samples
            if taken > limit * SAMPLE_RATE:
                raise AudioTooLong(limit)
            yield out
