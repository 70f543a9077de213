"""Loudness measured and brought to a target."""

from __future__ import annotations

import numpy as np
import pytest

from voice.loudness import normalised, rms_dbfs, speech_dbfs

TONE = np.sin(np.arange(16_000) * 0.2).astype(np.float32)


def test_a_full_scale_tone_is_three_decibels_below_full_scale() -> None:
    assert rms_dbfs(TONE) == pytest.approx(-3.0, abs=0.1)


def test_silence_has_a_floor() -> None:
    assert rms_dbfs(np.zeros(100, np.float32)) == -100
    assert rms_dbfs(np.zeros(0, np.float32)) == -100


@pytest.mark.parametrize("gain", [0.02, 0.1, 0.9])
def test_loud_and_quiet_speech_end_up_alike(gain: float) -> None:
    assert speech_dbfs(normalised(TONE * np.float32(gain), target=-20)) == pytest.approx(-20, abs=0.1)


def test_pauses_do_not_make_speech_quieter() -> None:
    paused = np.concatenate([TONE, np.zeros(16_000, np.float32)])
    assert speech_dbfs(paused) == pytest.approx(speech_dbfs(TONE), abs=0.3)


def test_a_peak_is_never_clipped() -> None:
    click = np.zeros(16_000, np.float32)
    click[8_000] = 0.5
    assert np.abs(normalised(click)).max() <= 10 ** (-1 / 20) + 1e-6


def test_nothing_is_raised_without_end_and_silence_stays_silent() -> None:
    faint = TONE * np.float32(1e-4)
    assert rms_dbfs(normalised(faint)) == pytest.approx(rms_dbfs(faint) + 30, abs=0.1)
    assert not normalised(np.zeros(1_000, np.float32)).any()
