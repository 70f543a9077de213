"""The whole way with the bundled checkpoint: espeak-ng speaks, the server hears."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import numpy as np
import pytest
import whisper as library

from voice import whisper
from voice.audio import SAMPLE_RATE, Samples, decode, to_pcm
from voice.checkpoints import BUNDLED
from voice.client import VoiceClient
from voice.server import SpeechServer
from voice.tts import Espeak

KOREAN = [
    "생수 찾아줘",
    "지난번에 산 생수 두 개 시켜줘",
    "아니 세 개로",
    "어 그래",
    "결제할게",
    "주문하지 마",
    "두 번째 거 담아줘",
    "이번 주 리뷰 어땠어",
]
ENGLISH = ["find water", "show me water under ten thousand won", "pay now", "add the second one to my cart"]


@pytest.fixture(scope="module")
def transcriber() -> whisper.Transcriber:
    return whisper.load("bundled", notify=lambda sentence: None)


@pytest.fixture
async def client(transcriber: whisper.Transcriber) -> AsyncIterator[VoiceClient]:
    server = SpeechServer("tcp://127.0.0.1:0", load=lambda: transcriber, speech=Espeak())
    await server.start()
    await server.prepare()
    yield VoiceClient(server.uri)
    await server.close()


def letters(text: str) -> str:
    return re.sub(r"\W", "", text).lower()


@pytest.mark.parametrize(("text", "language"), [*((t, "ko") for t in KOREAN), *((t, "en") for t in ENGLISH)])
def test_a_spoken_command_is_written_down(transcriber, speech, text: str, language: str) -> None:
    heard = transcriber.transcribe(speech(text, language), language)
    assert letters(heard.text) == letters(text)
    assert heard.confidence > 0.5


@pytest.mark.parametrize(("text", "language"), [("결제할게", "ko"), ("생수 찾아줘", "ko"), ("pay now", "en")])
def test_the_language_is_heard_when_nobody_says_it(transcriber, speech, text: str, language: str) -> None:
    assert transcriber.transcribe(speech(text, language)).language == language


@pytest.mark.parametrize("gain", [0.05, 0.3, 1.0])
def test_loudness_does_not_matter(transcriber, speech, gain: float) -> None:
    quiet = Samples(speech("결제할게", "ko").pcm * np.float32(gain))
    assert letters(transcriber.transcribe(quiet, "ko").text) == "결제할게"


def test_what_is_not_speech_is_never_written_down(transcriber) -> None:
    rng = np.random.default_rng(11)
    time_axis = np.arange(3 * SAMPLE_RATE) / SAMPLE_RATE
    sounds = [rng.normal(0, level, 3 * SAMPLE_RATE) for level in (0.001, 0.03, 0.3)]
    sounds += [0.3 * np.sin(2 * np.pi * hertz * time_axis) for hertz in (50, 120, 220, 1_000)]
    for sound in sounds:
        assert transcriber.transcribe(Samples(sound.astype(np.float32))).text == ""


@pytest.mark.integration
@pytest.mark.parametrize(("container", "codec"), [("webm", "libopus"), ("mp4", "aac"), ("mp3", "libmp3lame")])
async def test_a_recording_of_a_browser_or_phone_is_understood(client, speech, encode, container, codec) -> None:
    recording = encode(speech("지난번에 산 생수 두 개 시켜줘", "ko").pcm, container, codec)
    heard = await client.transcribe(to_pcm(decode(recording)))
    assert letters(heard.text) == letters("지난번에 산 생수 두 개 시켜줘")


@pytest.mark.integration
async def test_our_own_speech_is_understood_over_the_server(client: VoiceClient) -> None:
    said = await client.say("결제할게", "ko")
    heard = await client.transcribe(said.pcm, rate=said.rate)
    assert letters(heard.text) == "결제할게"
    assert await client.ready() and client.notice() is not None


def test_the_library_reads_the_same_file() -> None:
    model = library.load_model(str(BUNDLED), device="cpu")
    assert model.dims.n_vocab == 51_865 and BUNDLED.stat().st_size < 32 * 1024 * 1024
