"""Recordings of every common kind become 16 kHz mono; everything else is refused by name."""

from __future__ import annotations

import contextlib
import io
import time
import wave

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.audio import SAMPLE_RATE, Samples, decode, encode_wav, from_pcm, to_pcm
from voice.errors import AudioTooLong, AudioUnreadable

SECOND = (0.5 * np.sin(2 * np.pi * 440 * np.arange(SAMPLE_RATE) / SAMPLE_RATE)).astype(np.float32)


@pytest.mark.parametrize(
    ("container", "codec"),
    [
        ("wav", "pcm_s16le"),
        ("webm", "libopus"),
        ("ogg", "libopus"),
        ("mp4", "aac"),
        ("mp3", "libmp3lame"),
        ("flac", "flac"),
    ],
)
def test_a_recording_of_each_kind_sounds_the_same(encode, container: str, codec: str) -> None:
    heard = decode(encode(SECOND, container, codec))
    assert heard.pcm.dtype == np.float32
    assert heard.seconds == pytest.approx(1.0, abs=0.12)
    middle = heard.pcm[4_000:12_000]
    loudest = np.argmax(np.abs(np.fft.rfft(middle))) * SAMPLE_RATE / len(middle)
    assert loudest == pytest.approx(440, abs=4)


def test_a_stereo_recording_at_another_rate_becomes_mono() -> None:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(44_100)
        out.writeframes(np.full((44_100, 2), 8_192, "<i2").tobytes())
    heard = decode(file.getvalue())
    assert heard.seconds == pytest.approx(1.0, abs=0.01)
    assert float(np.median(heard.pcm)) == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello, this is no sound\n" * 400,
        b"\x00" * 50_000,
        b"RIFF\x24\x00\x00\x00WAVEfmt ",
        b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n",
        b"ffconcat version 1.0\nfile /etc/hostname\n",
        encode_wav(b"", SAMPLE_RATE),
    ],
    ids=["empty", "text", "zeros", "broken wav", "playlist", "concat", "no samples"],
)
def test_what_is_no_recording_is_refused(data: bytes) -> None:
    with pytest.raises(AudioUnreadable) as refused:
        decode(data)
    assert refused.value.code == "audio_unreadable"


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_never_break_the_decoder(data: bytes) -> None:
    with contextlib.suppress(AudioUnreadable):
        decode(data)


def test_a_recording_that_breaks_off_is_heard_as_far_as_it_goes(encode) -> None:
    whole = encode(np.tile(SECOND, 4), "ogg", "libopus")
    assert 0.5 < decode(whole[: len(whole) // 2]).seconds < 4


def test_ten_minutes_are_refused_without_being_decoded_to_the_end(encode) -> None:
    ten_minutes = encode(np.tile(SECOND, 600), "mp3", "libmp3lame")
    began = time.perf_counter()
    whole = decode(ten_minutes, limit=700)
    all_of_it = time.perf_counter() - began
    began = time.perf_counter()
    with pytest.raises(AudioTooLong) as refused:
        decode(ten_minutes, limit=60)
    assert time.perf_counter() - began < all_of_it / 2
    assert whole.seconds == pytest.approx(600, abs=1)
    assert refused.value.code == "audio_too_long"
    assert "60 seconds" in str(refused.value)


def test_the_limit_itself_is_allowed() -> None:
    pcm = to_pcm(Samples(np.tile(SECOND, 2)))
    assert from_pcm(pcm, rate=SAMPLE_RATE, width=2, channels=1, limit=2).seconds == 2
    assert decode(encode_wav(pcm, SAMPLE_RATE), limit=2).seconds == 2
    with pytest.raises(AudioTooLong):
        from_pcm(pcm + b"\0\0", rate=SAMPLE_RATE, width=2, channels=1, limit=2)


@pytest.mark.parametrize(
    ("rate", "width", "channels"), [(0, 2, 1), (16_000, 1, 1), (16_000, 2, 6), (10**9, 2, 1), (-1, 2, 1)]
)
def test_raw_sound_of_an_odd_format_is_refused(rate: int, width: int, channels: int) -> None:
    with pytest.raises(AudioUnreadable):
        from_pcm(b"\0" * 64, rate=rate, width=width, channels=channels)


def test_raw_sound_that_ends_within_a_sample_is_refused() -> None:
    with pytest.raises(AudioUnreadable):
        from_pcm(b"\0" * 33, rate=SAMPLE_RATE, width=2, channels=1)


def test_raw_stereo_at_48_kilohertz_is_taken() -> None:
    sound = from_pcm(b"\0\x10" * 96_000, rate=48_000, width=2, channels=2)
    assert sound.seconds == pytest.approx(1.0, abs=0.01)


def test_samples_survive_a_wav_file() -> None:
    again = decode(encode_wav(to_pcm(Samples(SECOND)), SAMPLE_RATE))
    assert np.abs(again.pcm - SECOND).max() < 1e-3
