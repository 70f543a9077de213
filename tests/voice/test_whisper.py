"""Recordings to text: what surrounds the model, with a model that has learnt nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from voice import checkpoints, whisper
from voice.audio import SAMPLE_RATE, Samples
from voice.checkpoints import Checkpoint


@pytest.fixture(scope="module")
def transcriber(random_checkpoint: Path) -> whisper.Transcriber:
    return whisper.load(str(random_checkpoint), notify=print)


def test_speech_gives_text_with_language_and_confidence(transcriber, speech) -> None:
    heard = transcriber.transcribe(speech("생수 찾아줘", "ko"), "ko")
    assert heard.text and heard.language == "ko" and not heard.no_speech
    assert 0 < heard.confidence < 1


@pytest.mark.parametrize("seconds", [0, 0.01, 1, 5])
def test_silence_of_any_length_gives_no_text(transcriber, seconds: float) -> None:
    heard = transcriber.transcribe(Samples(np.zeros(round(seconds * SAMPLE_RATE), np.float32)))
    assert (heard.text, heard.confidence, heard.no_speech) == ("", 0.0, True)
    assert heard.seconds == pytest.approx(seconds)


def test_noise_gives_no_text(transcriber) -> None:
    noise = np.random.default_rng(1).normal(0, 0.1, 3 * SAMPLE_RATE).astype(np.float32)
    assert transcriber.transcribe(Samples(noise), "en") == whisper.Transcript("", "en", 0.0, 3.0, True)


def test_more_than_thirty_seconds_are_heard_in_pieces(transcriber, speech) -> None:
    sentence = speech("어제 주문한 생수 배송 언제 와", "ko").pcm
    long = Samples(np.tile(sentence, 14))
    assert long.seconds > 35
    found = transcriber._spoken(long.pcm)
    assert len(found) == 14 and all(span.seconds <= 8 for span in found)
    assert transcriber.transcribe(long, "ko").seconds == pytest.approx(long.seconds)


def test_a_library_model_hears_windows_of_up_to_thirty_seconds(random_checkpoint, speech) -> None:
    loaded = checkpoints.load(str(random_checkpoint), notify=print)
    library = whisper.Transcriber(Checkpoint("library", loaded.model, cut_context=False))
    found = library._spoken(np.tile(speech("어제 주문한 생수 배송 언제 와", "ko").pcm, 14))
    assert len(found) == 2 and all(15 < span.seconds <= 30 for span in found)


def test_the_same_recording_gives_the_same_text_from_many_threads(transcriber, speech) -> None:
    heard = [speech(text, "ko") for text in ("생수 찾아줘", "결제할게", "세 개 담아줘")]
    alone = [transcriber.transcribe(samples, "ko") for samples in heard]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(lambda samples: transcriber.transcribe(samples, "ko"), heard)) == alone


@pytest.mark.parametrize(
    ("seconds", "cut", "wanted"),
    [(0.3, True, 1.0), (1.0, True, 1.0), (1.01, True, 1.5), (2.5, True, 2.5), (29.9, True, 30.0), (0.3, False, 30.0)],
)
def test_sound_is_padded_to_half_seconds_or_to_the_window(seconds: float, cut: bool, wanted: float) -> None:
    assert whisper._padded_seconds(seconds, cut=cut, window=30.0) == wanted


def test_one_phrase_over_and_over_is_not_to_be_trusted() -> None:
    assert whisper._looping("생수 두 개 " * 40)
    assert not whisper._looping("지난번에 산 생수 두 개 시켜줘")
