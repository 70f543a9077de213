"""How loud a sound is, and the same sound at another loudness."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SPEECH_DBFS = -20.0
PEAK_DBFS = -1.0
_SILENCE_DBFS = -100.0
_FRAME = 400


def rms_dbfs(pcm: NDArray[np.float32]) -> float:
    """Root mean square against full scale, in decibels; -100 for silence."""
    if not len(pcm):
        return _SILENCE_DBFS
    power = float(np.mean(np.square(pcm, dtype=np.float64)))
    return max(_SILENCE_DBFS, 10 * np.log10(power)) if power > 0 else _SILENCE_DBFS


def speech_dbfs(pcm: NDArray[np.float32]) -> float:
    """Loudness of the louder half of the sound, so that pauses do not count; frames of 25 ms at 16 kHz."""
    count = len(pcm) // _FRAME
    if count < 2:
        return rms_dbfs(pcm)
    power = np.mean(np.square(pcm[: count * _FRAME].reshape(count, _FRAME), dtype=np.float64), axis=1)
    loud = float(np.mean(np.sort(power)[count // 2 :]))
    return max(_SILENCE_DBFS, 10 * np.log10(loud)) if loud > 0 else _SILENCE_DBFS


def normalised(
    pcm: NDArray[np.float32], *, target: float = SPEECH_DBFS, peak: float = PEAK_DBFS, most: float = 30.0
) -> NDArray[np.float32]:
    """The sound at ``target`` dBFS, its peak at most ``peak``, never raised by more than ``most`` dB."""
    highest = float(np.max(np.abs(pcm))) if len(pcm) else 0.0
    if highest == 0.0:
        return pcm
    gain = min(10 ** (min(most, target - speech_dbfs(pcm)) / 20), 10 ** (peak / 20) / highest)
    return (pcm * np.float32(gain)).astype(np.float32, copy=False)
