"""Voices, rooms, silence and the shards they are kept in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from whisper.audio import log_mel_spectrogram

from voice.training import features
from voice.training.features import mel_of, new_shards, prepare, read_shard, shard_path
from voice.training.noise import nothing_said, recorded
from voice.training.synthesis import (
    HELD_OUT_VARIANTS,
    TRAINED_VARIANTS,
    Synthesiser,
    SynthesisFailed,
    Voice,
    random_voice,
)


@pytest.fixture(scope="module")
def speaker() -> Synthesiser:
    return Synthesiser()


def test_held_out_voices_are_apart_from_trained_ones() -> None:
    assert not HELD_OUT_VARIANTS & set(TRAINED_VARIANTS)
    rng = np.random.default_rng(1)
    assert {random_voice("ko", rng).variant for _ in range(2000)} <= set(TRAINED_VARIANTS)
    assert {random_voice("en", rng, held_out=True).variant for _ in range(200)} <= HELD_OUT_VARIANTS


def test_the_default_voices_are_trained() -> None:
    rng = np.random.default_rng(2)
    assert Voice("ko") in {random_voice("ko", rng) for _ in range(2000)}
    assert Voice("en-us") in {random_voice("en", rng) for _ in range(4000)}


@pytest.mark.parametrize("variant", ["", *sorted(HELD_OUT_VARIANTS), "whisper", "croak"])
@pytest.mark.parametrize(("language", "text"), [("ko", "생수 찾아줘"), ("en-us", "find water")])
def test_every_voice_speaks(speaker: Synthesiser, language: str, text: str, variant: str) -> None:
    samples = speaker.say(text, Voice(language, variant))
    assert 0.3 < len(samples) / 16_000 < 3 and float(np.abs(samples).max()) > 0.05


def test_an_unknown_voice_is_refused(speaker: Synthesiser) -> None:
    with pytest.raises(SynthesisFailed):
        speaker.say("생수", Voice("nowhere"))


def test_a_recording_stays_within_full_scale(speaker: Synthesiser) -> None:
    speech = speaker.say("장바구니 비워줘", Voice("ko"))
    for seed in range(20):
        rng = np.random.default_rng(seed)
        for samples in (recorded(speech, rng), nothing_said(rng, speech)):
            assert samples.dtype == np.float32 and len(samples) > 1000
            assert np.isfinite(samples).all() and float(np.abs(samples).max()) <= 1.0


def test_features_are_those_of_whisper(speaker: Synthesiser) -> None:
    samples = speaker.say("두 번째 거 담아줘", Voice("ko"))
    mel = mel_of(samples)
    expected = log_mel_spectrogram(torch.from_numpy(samples)).T[: len(mel)]
    assert len(mel) % 2 == 0
    assert torch.allclose(torch.from_numpy(mel.astype(np.float32)), expected, atol=2e-3)


def test_an_interrupted_preparation_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "SHARD_CLIPS", 3)
    prepare(tmp_path, range(1))
    first = shard_path(tmp_path, 0).stat().st_mtime_ns
    prepare(tmp_path, range(2))
    assert shard_path(tmp_path, 0).stat().st_mtime_ns == first
    assert new_shards(tmp_path, set()) == [0, 1] and new_shards(tmp_path, {0}) == [1]
    clips = read_shard(tmp_path, 1)
    assert len(clips) == 3 and all(clip.mel.shape == (clip.frames, 80) for clip in clips)


def test_the_command_makes_recordings_in_processes_of_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "voice.training", "prepare", "--clips", "1", "--folder", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert len(read_shard(tmp_path / "shards", 0)) == features.SHARD_CLIPS
