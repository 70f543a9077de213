"""The speech server over real sockets, with a recogniser that answers at once."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from wyoming.asr import Transcribe
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.client import AsyncTcpClient
from wyoming.event import Event
from wyoming.info import Describe, Info
from wyoming.ping import Ping

from voice.audio import Samples
from voice.client import VoiceClient
from voice.errors import AudioTooLong, AudioUnreadable, VoiceUnavailable
from voice.server import SpeechServer
from voice.tts import Espeak
from voice.whisper import Transcript


@dataclass
class Ears:
    """Hears always the same; waits where a test wants it to."""

    name: str = "ears"
    notice: dict[str, str] = field(default_factory=lambda: {"ko": "연습용이에요", "en": "for practice"})
    may_answer: threading.Event = field(default_factory=threading.Event)
    heard: list[tuple[float, str | None]] = field(default_factory=list)

    def transcribe(self, samples: Samples, language: str | None = None) -> Transcript:
        self.heard.append((samples.seconds, language))
        self.may_answer.wait(5)
        if samples.seconds == 0.25:
            raise RuntimeError("broken weights")
        return Transcript("생수 찾아줘", language or "ko", 0.87, samples.seconds, no_speech=False)


@pytest.fixture
def ears() -> Ears:
    ears = Ears()
    ears.may_answer.set()
    return ears


@pytest.fixture
async def server(ears: Ears) -> AsyncIterator[SpeechServer]:
    server = SpeechServer("tcp://127.0.0.1:0", load=lambda: ears, speech=Espeak(), limit=3.0)
    await server.start()
    await server.prepare()
    yield server
    await server.close()


@pytest.fixture
def client(server: SpeechServer) -> VoiceClient:
    return VoiceClient(server.uri, answer_seconds=5)


def port(server: SpeechServer) -> int:
    return int(server.uri.rsplit(":", 1)[1])


async def answers(server: SpeechServer, *events: Event, count: int = 1) -> list[Event | None]:
    """What a plain Wyoming client is told."""
    async with AsyncTcpClient("127.0.0.1", port(server), read_timeout=5) as wyoming:
        for event in events:
            await wyoming.write_event(event)
        return [await wyoming.read_event() for _ in range(count)]


async def raw_answer(server: SpeechServer, data: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port(server))
    writer.write(data)
    writer.write_eof()
    async with asyncio.timeout(5):
        answer = await reader.read()
    writer.close()
    return answer


async def test_a_recording_becomes_text_with_its_confidence(client: VoiceClient, ears: Ears) -> None:
    heard = await client.transcribe(b"\0\0" * 22_050, rate=22_050, language="ko-KR")
    assert (heard.text, heard.language, heard.confidence) == ("생수 찾아줘", "ko", 0.87)
    assert heard.seconds == pytest.approx(1.0, abs=0.01)
    assert ears.heard == [(pytest.approx(1.0, abs=0.01), "ko")]


async def test_a_plain_wyoming_client_gets_the_context(server: SpeechServer) -> None:
    [answer] = await answers(
        server,
        Transcribe(language="en").event(),
        AudioStart(16_000, 2, 1).event(),
        AudioChunk(16_000, 2, 1, b"\0" * 16_000).event(),
        AudioStop().event(),
    )
    assert answer is not None and answer.type == "transcript"
    assert answer.data == {
        "text": "생수 찾아줘",
        "language": "en",
        "context": {"confidence": 0.87, "seconds": 0.5, "no_speech": False},
    }


async def test_text_becomes_speech_in_both_languages(client: VoiceClient) -> None:
    for text, language in (("안녕하세요", "ko"), ("hello", "en")):
        said = await client.say(text, language)
        assert said.rate == 22_050 and said.seconds > 0.3


async def test_the_server_says_what_it_can_and_what_people_must_know(server: SpeechServer, client: VoiceClient) -> None:
    [event] = await answers(server, Describe().event())
    assert event is not None
    info = Info.from_event(event)
    assert info.asr[0].models[0].languages == ["ko", "en"] and info.tts[0].voices[0].installed
    assert await client.ready()
    assert client.notice() == "연습용이에요" and client.notice("en") == "for practice"


async def test_one_connection_serves_many_requests(server: SpeechServer) -> None:
    recording = [AudioStart(16_000, 2, 1).event(), AudioChunk(16_000, 2, 1, b"\0" * 640).event(), AudioStop().event()]
    found = await answers(server, Ping("a").event(), *recording, *recording, Ping("b").event(), count=4)
    assert [event.type for event in found if event] == ["pong", "transcript", "transcript", "pong"]


async def test_ten_minutes_are_refused_while_they_arrive(client: VoiceClient, ears: Ears) -> None:
    with pytest.raises(AudioTooLong, match="3 seconds"):
        await client.transcribe(b"\0\0" * 16_000 * 600)
    assert ears.heard == []


async def test_after_a_refusal_the_connection_goes_on(server: SpeechServer) -> None:
    long = [AudioChunk(16_000, 2, 1, b"\0" * 64_000).event() for _ in range(3)]
    start, stop = AudioStart(16_000, 2, 1).event(), AudioStop().event()
    found = await answers(server, start, *long, stop, start, long[0], stop, count=2)
    assert found[0] is not None and found[0].data["code"] == "audio_too_long"
    assert found[1] is not None and found[1].type == "transcript"


async def test_an_empty_recording_and_an_odd_format_are_unreadable(client: VoiceClient) -> None:
    with pytest.raises(AudioUnreadable):
        await client.transcribe(b"")
    with pytest.raises(AudioUnreadable):
        await client.transcribe(b"\0" * 64, rate=1)


async def test_an_unknown_voice_and_a_failing_model_are_said_and_not_swallowed(client: VoiceClient) -> None:
    with pytest.raises(VoiceUnavailable, match="no voice"):
        await client.say("bonjour", "fr")
    with pytest.raises(VoiceUnavailable, match="failed"):
        await client.transcribe(b"\0\0" * 4_000)
    assert (await client.transcribe(b"\0\0" * 8_000)).text


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"\xff\xfe\x00\n",
        b"[]\n",
        b'{"type": 7}\n',
        b'{"type": "audio-chunk", "payload_length": 99999999999}\n',
        b'{"type": "audio-chunk", "payload_length": -1}\n',
        b'{"type": "transcribe", "data_length": 3}\nnot',
    ],
)
async def test_nonsense_is_answered_with_an_error_and_hurts_nobody_else(
    server: SpeechServer, client: VoiceClient, data: bytes
) -> None:
    answer = json.loads((await raw_answer(server, data)).splitlines()[0])
    assert answer["type"] == "error"
    assert await client.ready()


async def test_a_line_without_an_end_is_cut_off(server: SpeechServer, client: VoiceClient) -> None:
    with contextlib.suppress(ConnectionError):
        await raw_answer(server, b"x" * 1_000_000)
    assert await client.ready()


async def test_an_event_without_its_fields_is_an_error(server: SpeechServer) -> None:
    found = await answers(
        server, Event("audio-start"), Event("synthesize", {"voice": 3}), Event("audio-chunk", {"rate": "x"}), count=3
    )
    assert [event.data["code"] for event in found if event] == ["event_malformed"] * 3


async def test_unknown_events_are_passed_over(server: SpeechServer) -> None:
    [answer] = await answers(server, Event("run-satellite"), Event("detection"), Ping("still here").event())
    assert answer is not None and answer.data == {"text": "still here"}


async def test_a_client_that_hangs_up_in_the_middle_is_forgotten(server: SpeechServer, client: VoiceClient) -> None:
    assert await raw_answer(server, b'{"type": "audio-chunk", "payload_length": 5000}\nabc') == b""
    assert await client.ready()


async def test_the_server_answers_others_while_it_listens(
    server: SpeechServer, client: VoiceClient, ears: Ears
) -> None:
    ears.may_answer.clear()
    slow = [asyncio.create_task(client.transcribe(b"\0\0" * 8_000)) for _ in range(3)]
    await asyncio.sleep(0.1)
    began = time.perf_counter()
    assert await client.ready()
    assert (await client.say("네", "ko")).pcm
    assert time.perf_counter() - began < 2
    assert len(ears.heard) == 1, "one recording is decoded at a time"
    ears.may_answer.set()
    assert [heard.text for heard in await asyncio.gather(*slow)] == ["생수 찾아줘"] * 3


async def test_too_many_waiting_recordings_are_refused(server: SpeechServer, client: VoiceClient, ears: Ears) -> None:
    ears.may_answer.clear()
    waiting = [asyncio.create_task(client.transcribe(b"\0\0" * 8_000)) for _ in range(20)]
    done, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_EXCEPTION, timeout=4)
    assert any("too many recordings" in str(task.exception()) for task in done)
    ears.may_answer.set()
    results = await asyncio.gather(*waiting, return_exceptions=True)
    assert sum(isinstance(result, VoiceUnavailable) for result in results) == 4


async def test_before_the_model_is_loaded_speaking_works_and_hearing_is_refused(ears: Ears) -> None:
    server = SpeechServer("tcp://127.0.0.1:0", load=lambda: ears, speech=Espeak())
    await server.start()
    client = VoiceClient(server.uri)
    assert not await client.ready()
    assert (await client.say("잠시만요", "ko")).pcm
    with pytest.raises(VoiceUnavailable, match="still being loaded"):
        await client.transcribe(b"\0\0" * 8_000)
    await server.close()


async def test_a_server_on_a_unix_socket(ears: Ears, tmp_path) -> None:
    server = SpeechServer(f"unix://{tmp_path}/voice.sock", load=lambda: ears, speech=Espeak())
    await server.start()
    await server.prepare()
    assert await VoiceClient(server.uri).ready()
    await server.close()


async def test_nobody_at_the_address_is_unavailable() -> None:
    with pytest.raises(VoiceUnavailable):
        await VoiceClient("tcp://127.0.0.1:9").transcribe(b"\0\0")
    assert not await VoiceClient("tcp://127.0.0.1:9").ready()


async def test_a_server_that_never_answers_is_given_up() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    listening = await asyncio.start_server(silent, "127.0.0.1", 0)
    uri = f"tcp://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    began = time.perf_counter()
    with pytest.raises(VoiceUnavailable, match="in time"):
        await VoiceClient(uri, answer_seconds=0.3).say("안녕", "ko")
    assert time.perf_counter() - began < 2
    listening.close()


async def test_a_server_that_breaks_off_is_not_taken_for_silence() -> None:
    async def rude(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.close()

    listening = await asyncio.start_server(rude, "127.0.0.1", 0)
    client = VoiceClient(f"tcp://127.0.0.1:{listening.sockets[0].getsockname()[1]}")
    with pytest.raises(VoiceUnavailable):
        await client.transcribe(b"\0\0" * 8_000)
    with pytest.raises(VoiceUnavailable):
        await client.say("안녕", "ko")
    listening.close()


async def test_an_address_that_is_none_or_taken_is_an_error_at_the_start(server: SpeechServer, ears: Ears) -> None:
    with pytest.raises(ValueError, match="no address"):
        await SpeechServer("http://nowhere", load=lambda: ears, speech=Espeak()).start()
    with pytest.raises(OSError):
        await SpeechServer(server.uri, load=lambda: ears, speech=Espeak()).start()
