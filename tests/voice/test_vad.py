"""Where speech begins and ends: the state machine without sound, then with it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.audio import SAMPLE_RATE, Samples, to_pcm
from voice.vad import (
    FRAME_SECONDS,
    Boundary,
    Edge,
    Pace,
    Segmenter,
    SileroDetector,
    Span,
    SpeechEnded,
    SpeechStarted,
    UtteranceStream,
    grouped,
    spans,
    trim,
)

PACE = Pace(start=0.2, end=0.5, margin=0.3, longest=5.0)


def run(segmenter: Segmenter, *stretches: tuple[float, bool]) -> list[Boundary]:
    """Feeds stretches of speech or silence in steps of 0.1 s."""
    steps = [is_speech for seconds, is_speech in stretches for _ in range(round(seconds * 10))]
    return [b for b in [segmenter.step(0.1, is_speech) for is_speech in steps] if b]


def rounded(boundaries: list[Boundary]) -> list[tuple[Edge, float, bool]]:
    return [(b.edge, round(b.at, 3), b.cut) for b in boundaries]


def test_speech_between_silences_is_one_utterance_with_margins() -> None:
    found = run(Segmenter(PACE), (1.0, False), (1.0, True), (1.0, False))
    assert rounded(found) == [(Edge.START, 0.7, False), (Edge.END, 2.3, False)]


def test_a_click_is_no_utterance() -> None:
    assert run(Segmenter(PACE), (1.0, False), (0.1, True), (1.0, False)) == []


def test_a_short_pause_does_not_end_an_utterance() -> None:
    found = run(Segmenter(PACE), (0.5, True), (0.3, False), (0.5, True), (0.6, False))
    assert [b.edge for b in found] == [Edge.START, Edge.END]


def test_the_margin_never_reaches_before_the_beginning_or_into_the_utterance_before() -> None:
    found = run(Segmenter(PACE), (0.5, True), (0.5, False), (0.5, True), (0.5, False))
    assert rounded(found) == [
        (Edge.START, 0.0, False),
        (Edge.END, 0.8, False),
        (Edge.START, 0.8, False),
        (Edge.END, 1.8, False),
    ]


def test_endless_speech_is_cut_and_goes_on_without_a_gap() -> None:
    segmenter = Segmenter(PACE)
    found = run(segmenter, (7.0, True))
    assert rounded(found) == [(Edge.START, 0.0, False), (Edge.END, 5.0, True), (Edge.START, 5.0, False)]
    last = segmenter.finish()
    assert last is not None and round(last.at, 3) == 7.0


def test_the_end_of_the_sound_closes_what_is_open() -> None:
    segmenter = Segmenter(PACE)
    run(segmenter, (1.0, True))
    assert segmenter.speaking
    assert segmenter.finish() == Boundary(Edge.END, pytest.approx(1.0), False)
    assert segmenter.finish() is None


@given(st.lists(st.tuples(st.floats(0.01, 0.5), st.booleans()), max_size=200))
def test_boundaries_alternate_and_move_forward(steps: list[tuple[float, bool]]) -> None:
    segmenter = Segmenter(PACE)
    found = [b for b in (segmenter.step(seconds, speech) for seconds, speech in steps) if b]
    last = segmenter.finish()
    found += [last] if last else []
    assert [b.edge for b in found] == [Edge.START, Edge.END] * (len(found) // 2)
    assert [b.at for b in found] == sorted(b.at for b in found)
    assert all(0 <= b.at <= segmenter.now for b in found)


class LoudIsSpeech:
    """Calls every loud frame speech."""

    def __call__(self, frame: np.ndarray) -> bool:
        return bool(np.abs(frame).max() > 0.1)


def sound(*stretches: tuple[float, float]) -> np.ndarray:
    return np.concatenate([np.full(round(s * SAMPLE_RATE), level, np.float32) for s, level in stretches])


@pytest.mark.parametrize("piece", [2, 100, 1_024, 6_400, 10**6])
def test_a_stream_gives_the_same_utterances_however_it_is_cut_up(piece: int) -> None:
    pcm = to_pcm(Samples(sound((1, 0), (1, 0.5), (2, 0), (0.5, 0.25), (1, 0))))
    stream = UtteranceStream(LoudIsSpeech())
    events = [e for i in range(0, len(pcm), piece) for e in stream.feed(pcm[i : i + piece])]
    assert [type(e) for e in events] == [SpeechStarted, SpeechEnded, SpeechStarted, SpeechEnded]
    first, second = (e for e in events if isinstance(e, SpeechEnded))
    assert first.start == pytest.approx(0.7, abs=2 * FRAME_SECONDS)
    assert first.end == pytest.approx(2.3, abs=2 * FRAME_SECONDS)
    for ended, level, seconds in ((first, 0.5, 1.0), (second, 0.25, 0.5)):
        samples = np.frombuffer(ended.pcm, "<i2") / 32_767
        assert (samples > level * 0.9).sum() / SAMPLE_RATE == pytest.approx(seconds, abs=0.01)
        assert len(samples) / SAMPLE_RATE == pytest.approx(ended.end - ended.start, abs=0.001)


def test_a_long_silent_stream_keeps_little_sound() -> None:
    stream = UtteranceStream(LoudIsSpeech())
    for _ in range(200):
        assert list(stream.feed(b"\0" * 32_000)) == []
    assert len(stream._sound) < 10 * 32_000


def test_an_utterance_that_the_stream_breaks_off_is_still_given() -> None:
    stream = UtteranceStream(LoudIsSpeech())
    events = [*stream.feed(to_pcm(Samples(sound((0.5, 0), (1, 0.5))))), *stream.finish()]
    assert isinstance(events[-1], SpeechEnded) and events[-1].end - events[-1].start > 1.2


def test_neighbouring_spans_are_joined_within_the_longest() -> None:
    found = (Span(0, 2), Span(3, 5), Span(6, 9), Span(20, 21))
    assert grouped(found, 6) == (Span(0, 5), Span(6, 9), Span(20, 21))


@pytest.mark.parametrize(
    ("text", "language"), [("네", "ko"), ("결제할게", "ko"), ("yes", "en"), ("order two bottles of water", "en")]
)
def test_spoken_words_are_found_and_silence_around_them_is_cut(speech, text: str, language: str) -> None:
    heard = speech(text, language)
    quiet = np.zeros(2 * SAMPLE_RATE, np.float32)
    span = trim(np.concatenate([quiet, heard.pcm, quiet]), SileroDetector())
    assert span is not None
    assert 2.0 < span.start < 3.0 and span.end < 2 + heard.seconds + 0.3


def test_quiet_speech_is_still_speech(speech) -> None:
    assert trim(speech("지난번에 산 생수 두 개 시켜줘", "ko").pcm * np.float32(0.03), SileroDetector()) is not None


def test_two_sentences_far_apart_are_two_spans(speech) -> None:
    one = speech("생수 찾아줘", "ko").pcm
    assert len(spans(np.concatenate([one, one]), SileroDetector())) == 2


def test_silence_noise_hum_and_clicks_are_no_speech() -> None:
    rng = np.random.default_rng(3)
    time = np.arange(3 * SAMPLE_RATE) / SAMPLE_RATE
    clicks = np.zeros(3 * SAMPLE_RATE)
    clicks[::8_000] = 0.8
    for noise in (
        np.zeros(3 * SAMPLE_RATE),
        rng.normal(0, 0.1, 3 * SAMPLE_RATE),
        0.3 * np.sin(2 * np.pi * 60 * time) + 0.1 * np.sin(2 * np.pi * 120 * time),
        0.3 * np.sin(2 * np.pi * 440 * time),
        clicks,
    ):
        assert trim(noise.astype(np.float32), SileroDetector()) is None
