"""The speech server: Wyoming's asr and tts over TCP or a Unix socket.

Protocol: ``describe`` → ``info``; ``transcribe``, ``audio-start``, ``audio-chunk``…, ``audio-stop`` →
``transcript``; ``synthesize`` → ``audio-start``, ``audio-chunk``…, ``audio-stop``; ``ping`` → ``pong``;
whatever fails → ``error`` with a code. A transcript's context holds confidence, seconds and no_speech; info carries
``notice`` by language.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlparse

from wyoming.asr import Transcribe
from wyoming.asr import Transcript as TranscriptEvent
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.error import Error
from wyoming.event import Event, async_write_event
from wyoming.info import AsrModel, AsrProgram, Attribution, Describe, Info, TtsProgram, TtsVoice
from wyoming.ping import Ping, Pong
from wyoming.tts import Synthesize

from voice import tts
from voice.audio import LIMIT_SECONDS, Samples, check_format, from_pcm
from voice.errors import AudioTooLong, AudioUnreadable, VoiceBusy, VoiceError, VoiceLoading
from voice.wire import EventMalformed, read_event

LANGUAGES = ("ko", "en")
_VERSION = "1"
_WAITING_LIMIT = 16
_CHUNK_BYTES = 2 * 4_096
_LOG = logging.getLogger("voice.server")


class Heard(Protocol):
    """What the server needs of a transcript."""

    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def confidence(self) -> float: ...
    @property
    def seconds(self) -> float: ...
    @property
    def no_speech(self) -> bool: ...


class Hearing(Protocol):
    """A speech recogniser; ``whisper.Transcriber`` is one."""

    name: str
    notice: dict[str, str]

    def transcribe(self, samples: Samples, language: str | None = None) -> Heard: ...


@dataclass(slots=True)
class _Recording:
    """Sound on its way in."""

    rate: int
    width: int
    channels: int
    pcm: bytearray = field(default_factory=bytearray)


class SpeechServer:
    """Serves one recogniser and one voice to many clients; one decodes while the others wait."""

    def __init__(
        self,
        uri: str,
        *,
        load: Callable[[], Hearing],
        speech: tts.SpeechEngine,
        limit: float = LIMIT_SECONDS,
    ) -> None:
        self._uri = uri
        self._load = load
        self._speech = speech
        self._limit = limit
        self._hearing: Hearing | None = None
        self._ears = ThreadPoolExecutor(1, thread_name_prefix="hearing")
        self._mouth = ThreadPoolExecutor(1, thread_name_prefix="speaking")
        self._waiting = 0
        self._server: asyncio.Server | None = None
        self._clients: set[asyncio.Task[None]] = set()

    @property
    def uri(self) -> str:
        """The address that clients use, with the port that was found free when 0 was asked for."""
        address = urlparse(self._uri)
        if address.scheme == "unix" or self._server is None:
            return self._uri
        return f"tcp://{address.hostname}:{self._server.sockets[0].getsockname()[1]}"

    async def start(self) -> None:
        """Listen. Raises OSError when the address is taken, ValueError when it is none."""
        address = urlparse(self._uri)
        if address.scheme == "unix":
            self._server = await asyncio.start_unix_server(self._connected, address.path)
        elif address.scheme == "tcp" and address.hostname and address.port is not None:
            self._server = await asyncio.start_server(self._connected, address.hostname, address.port)
        else:
            raise ValueError(f"{self._uri!r} is no address like tcp://127.0.0.1:10300")

    async def prepare(self) -> None:
        """Load the recogniser; until then transcription is refused. Raises ModelUnusable."""
        loop = asyncio.get_running_loop()
        self._hearing = await loop.run_in_executor(self._ears, self._load)

    async def close(self) -> None:
        """Stop listening and let every client go."""
        if self._server is not None:
            self._server.close()
        for client in tuple(self._clients):
            client.cancel()
        await asyncio.gather(*self._clients, return_exceptions=True)
        self._ears.shutdown(wait=False, cancel_futures=True)
        self._mouth.shutdown(wait=False, cancel_futures=True)

    async def hear(self, recording: _Recording, language: str | None) -> Heard:
        """The words of a recording. Raises VoiceLoading, VoiceBusy, AudioUnreadable, AudioTooLong."""
        hearing = self._hearing
        if hearing is None:
            raise VoiceLoading
        if self._waiting >= _WAITING_LIMIT:
            raise VoiceBusy

        def transcribed() -> Heard:
            sound = from_pcm(
                bytes(recording.pcm),
                rate=recording.rate,
                width=recording.width,
                channels=recording.channels,
                limit=self._limit,
            )
            return hearing.transcribe(sound, language)

        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._ears, transcribed)
        finally:
            self._waiting -= 1

    async def say(self, text: str, language: str) -> tts.Speech:
        """The text as speech of even loudness. Raises LanguageUnknown, TextTooLong, SpeechFailed."""
        return await asyncio.get_running_loop().run_in_executor(
            self._mouth, lambda: tts.levelled(self._speech.say(text, language))
        )

    def too_long(self, recording: _Recording) -> bool:
        """Whether a recording on its way in has passed the limit already."""
        return len(recording.pcm) > self._limit * recording.rate * recording.width * recording.channels

    @property
    def limit(self) -> float:
        """The longest recording taken, in seconds."""
        return self._limit

    def info(self) -> Event:
        """What Wyoming's clients are told; ``installed`` turns true once the recogniser is loaded."""
        ours = Attribution(name="Dangol", url="")
        hearing = self._hearing
        model = AsrModel(
            name=hearing.name if hearing else "loading",
            attribution=Attribution(name="OpenAI Whisper", url="https://github.com/openai/whisper"),
            installed=hearing is not None,
            description=hearing.notice.get("en") if hearing else None,
            version=_VERSION,
            languages=list(LANGUAGES),
        )
        voice = TtsVoice(
            name=self._speech.name,
            attribution=Attribution(name="espeak-ng", url="https://github.com/espeak-ng/espeak-ng"),
            installed=True,
            description=None,
            version=_VERSION,
            languages=list(LANGUAGES),
        )
        event = Info(
            asr=[AsrProgram("dangol", ours, hearing is not None, "Speech to text", _VERSION, models=[model])],
            tts=[TtsProgram("dangol", ours, True, "Text to speech", _VERSION, voices=[voice])],
        ).event()
        event.data["notice"] = hearing.notice if hearing else {}
        return event

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._clients.add(task)
        try:
            await _Client(self, reader, writer).run()
        except ConnectionError:
            _LOG.debug("a client went away")
        except asyncio.CancelledError:
            _LOG.debug("a client was let go")
        finally:
            self._clients.discard(task)
            writer.close()


class _Client:
    """One connection and the request that it is in the middle of."""

    def __init__(self, server: SpeechServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._server = server
        self._reader = reader
        self._writer = writer
        self._language: str | None = None
        self._recording: _Recording | None = None
        self._refused = False

    async def run(self) -> None:
        """Answer events until the peer leaves or sends nonsense."""
        while True:
            try:
                event = await read_event(self._reader)
                if event is None:
                    return
                await self._answer(event)
            except EventMalformed as error:
                await self._send(Error(str(error), error.code).event())
                return
            except VoiceError as error:
                await self._send(_refusal(error))
            except (KeyError, TypeError, AttributeError):
                await self._send(Error("a field is missing or of a wrong kind", EventMalformed.code).event())
            except ConnectionError:
                raise
            except Exception:  # noqa: BLE001 - one request that fails must not end the connection
                _LOG.exception("a request failed")
                await self._send(Error("the speech server failed at this request", "voice_error").event())

    async def _answer(self, event: Event) -> None:
        if Describe.is_type(event.type):
            await self._send(self._server.info())
        elif Ping.is_type(event.type):
            await self._send(Pong(Ping.from_event(event).text).event())
        elif Transcribe.is_type(event.type):
            self._language = _language(Transcribe.from_event(event).language)
        elif AudioStart.is_type(event.type):
            self._begin(AudioStart.from_event(event))
        elif AudioChunk.is_type(event.type):
            self._take(AudioChunk.from_event(event))
        elif AudioStop.is_type(event.type):
            await self._finish()
        elif Synthesize.is_type(event.type):
            await self._speak(Synthesize.from_event(event))

    def _begin(self, start: AudioStart) -> None:
        self._recording = None
        self._refused = False
        try:
            check_format(rate=start.rate, width=start.width, channels=start.channels)
        except AudioUnreadable:
            self._refused = True
            raise
        self._recording = _Recording(start.rate, start.width, start.channels)

    def _take(self, chunk: AudioChunk) -> None:
        if self._refused:
            return
        if self._recording is None:
            self._begin(AudioStart(chunk.rate, chunk.width, chunk.channels))
        assert self._recording is not None
        self._recording.pcm += chunk.audio
        if self._server.too_long(self._recording):
            self._recording = None
            self._refused = True
            raise AudioTooLong(self._server.limit)

    async def _finish(self) -> None:
        recording, self._recording = self._recording, None
        refused, self._refused = self._refused, False
        language, self._language = self._language, None
        if refused:
            return
        if recording is None or not recording.pcm:
            raise AudioUnreadable("it is empty")
        heard = await self._server.hear(recording, language)
        context = {"confidence": heard.confidence, "seconds": heard.seconds, "no_speech": heard.no_speech}
        await self._send(TranscriptEvent(heard.text, context, heard.language).event())

    async def _speak(self, request: Synthesize) -> None:
        asked = request.voice.language if request.voice else None
        speech = await self._server.say(request.text, _language(asked) or _script(request.text))
        await self._send(AudioStart(speech.rate, 2, 1).event())
        for start in range(0, len(speech.pcm), _CHUNK_BYTES):
            piece = speech.pcm[start : start + _CHUNK_BYTES]
            await self._send(AudioChunk(speech.rate, 2, 1, piece).event())
        await self._send(AudioStop().event())

    async def _send(self, event: Event) -> None:
        await async_write_event(event, self._writer)


def _refusal(error: VoiceError) -> Event:
    event = Error(str(error), error.code).event()
    if isinstance(error, AudioTooLong):
        event.data["limit"] = error.limit
    return event


def _language(asked: str | None) -> str | None:
    """The bare language of a tag like ko-KR or en_US; unknown ones go on, for the engine to refuse."""
    return asked.replace("_", "-").split("-")[0].lower() if asked else None


def _script(text: str) -> str:
    return "ko" if any("가" <= ch <= "힣" for ch in text) or not text.isascii() else "en"
