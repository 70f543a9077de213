"""Rooms, microphones and everything that is not speech. Samples are mono float32 at 16 kHz."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.fft import irfft, next_fast_len, rfft
from scipy.signal import butter, fftconvolve, sosfilt

RATE = 16_000
Samples = NDArray[np.float32]


def coloured(length: int, rng: np.random.Generator, *, slope: float | None = None) -> Samples:
    """Noise of unit level with power falling as frequency to the slope: 0 white, 1 pink, 2 brown."""
    slope = float(rng.uniform(0, 2)) if slope is None else slope
    size = next_fast_len(max(length, 64), real=True)
    spectrum = rfft(rng.standard_normal(size))
    spectrum /= np.maximum(np.arange(len(spectrum)), 1) ** (slope / 2)
    noise = irfft(spectrum, size)[:length]
    return np.asarray(noise / (np.std(noise) + 1e-9), np.float32)


def hum(length: int, rng: np.random.Generator) -> Samples:
    """Mains or a motor: a low tone and its harmonics, of unit level."""
    time = np.arange(length) / RATE
    base = float(rng.choice([50, 60, rng.uniform(40, 300)]))
    tone = sum(rng.uniform(0.1, 1) / n * np.sin(2 * np.pi * base * n * time + rng.uniform(0, 6)) for n in range(1, 9))
    return np.asarray(tone / (np.std(tone) + 1e-9), np.float32)


def tones(length: int, rng: np.random.Generator) -> Samples:
    """Something like music: notes of a scale one after another, of unit level."""
    out = np.zeros(length, np.float32)
    position = 0
    while position < length:
        size = int(rng.uniform(0.1, 0.5) * RATE)
        time = np.arange(size) / RATE
        pitch = 220 * 2 ** (float(rng.choice([0, 2, 4, 5, 7, 9, 11, 12, 14, 16])) / 12)
        note = sum(np.sin(2 * np.pi * pitch * n * time) / n**1.5 for n in range(1, 5)) * np.exp(
            -time * rng.uniform(1, 8)
        )
        part = out[position : position + size]
        part += note[: len(part)].astype(np.float32)
        position += int(size * rng.uniform(0.5, 1.0))
    return np.asarray(out / (np.std(out) + 1e-9), np.float32)


def clicks(length: int, rng: np.random.Generator) -> Samples:
    """Keys, knocks and taps: short decaying bursts."""
    out = np.zeros(length, np.float32)
    for _ in range(int(rng.integers(1, 10))):
        start = int(rng.integers(0, max(length - 200, 1)))
        size = min(int(rng.uniform(0.002, 0.06) * RATE), length - start)
        burst = rng.standard_normal(size) * np.exp(-np.arange(size) / max(size / 5, 1))
        out[start : start + size] += burst.astype(np.float32) * rng.uniform(1, 6)
    return out


def reverberated(samples: Samples, rng: np.random.Generator) -> Samples:
    """The same in a room with 0.1 to 0.5 s of decay."""
    size = int(rng.uniform(0.1, 0.5) * RATE)
    echo = rng.standard_normal(size) * np.exp(-6.9 * np.arange(size) / size)
    echo[0] = 0
    echo *= rng.uniform(0.1, 0.5) / (np.sqrt(np.sum(echo**2)) + 1e-9)
    echo[0] = 1
    return np.asarray(fftconvolve(samples, echo)[: len(samples) + size // 3], np.float32)


def narrowed(samples: Samples, rng: np.random.Generator) -> Samples:
    """The same through a poor microphone or line."""
    low, high = rng.uniform(60, 300), rng.uniform(3200, 7600)
    return np.asarray(sosfilt(butter(2, [low, high], "band", fs=RATE, output="sos"), samples), np.float32)


def background(length: int, rng: np.random.Generator) -> Samples:
    """Some background of unit level."""
    draw = rng.random()
    if draw < 0.65:
        return coloured(length, rng)
    if draw < 0.8:
        return hum(length, rng)
    if draw < 0.9:
        return tones(length, rng) * 0.7
    return coloured(length, rng, slope=1) + clicks(length, rng)


def placed(samples: Samples, before: float, after: float) -> Samples:
    """The samples with seconds of silence around them."""
    return np.pad(samples, (int(before * RATE), int(after * RATE)))


def recorded(speech: Samples, rng: np.random.Generator) -> Samples:
    """Speech as a microphone takes it: silence around it, room, line, background and loudness."""
    if rng.random() < 0.2:
        before, after = rng.uniform(0, 0.06, 2)
    elif rng.random() < 0.25:
        before, after = rng.uniform(0.05, 0.6), rng.uniform(0.1, 1.0)
    else:
        before, after = rng.uniform(0.05, 0.3), rng.uniform(0.05, 0.4)
    out = placed(speech, before, after)
    if rng.random() < 0.12:
        out = reverberated(out, rng)
    if rng.random() < 0.1:
        out = narrowed(out, rng)
    if rng.random() < 0.4:
        level = np.sqrt(np.mean(speech**2)) + 1e-6
        out = out + background(len(out), rng) * level * 10 ** (-rng.uniform(16, 45) / 20)
    peak = float(np.abs(out).max()) + 1e-6
    out = out / peak * 10 ** (-rng.uniform(0, 26) / 20)
    if rng.random() < 0.02:
        out = np.clip(out * rng.uniform(1, 3), -0.9, 0.9)
    return np.round(out * 32767).astype(np.float32) / 32768.0


def nothing_said(rng: np.random.Generator, speech: Samples) -> Samples:
    """A recording without words: silence, noise, hum, clicks, tones, or a tenth of a second of the speech."""
    length = int(rng.uniform(0.3, 4.0) * RATE)
    draw = rng.random()
    if draw < 0.12:
        out = np.zeros(length, np.float32)
    elif draw < 0.35:
        out = coloured(length, rng)
    elif draw < 0.5:
        out = hum(length, rng)
    elif draw < 0.62:
        out = clicks(length, rng) + coloured(length, rng) * rng.uniform(0, 0.3)
    elif draw < 0.74:
        out = tones(length, rng)
    elif draw < 0.84:
        swell = np.interp(np.arange(length), np.linspace(0, length, 8), rng.uniform(0, 1, 8))
        out = coloured(length, rng) * swell.astype(np.float32)
    else:
        size = int(rng.uniform(0.04, 0.13) * RATE)
        start = int(rng.integers(0, max(len(speech) - size, 1)))
        scrap = speech[start : start + size]
        fade = min(len(scrap) // 4, 160)
        scrap = scrap * np.minimum(1, np.minimum(np.arange(len(scrap)), np.arange(len(scrap))[::-1]) / max(fade, 1))
        out = placed(scrap.astype(np.float32), rng.uniform(0.05, 0.8), rng.uniform(0.1, 1.0))
        out = out + coloured(len(out), rng) * 10 ** (-rng.uniform(40, 80) / 20)
    peak = float(np.abs(out).max())
    if peak > 0:
        out = out / peak * 10 ** (-rng.uniform(0, 60) / 20)
    return np.round(out * 32767).astype(np.float32) / 32768.0
