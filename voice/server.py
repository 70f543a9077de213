"""The speech server: Wyoming's asr and tts over TCP or a Unix socket.

Protocol: ``describe`` → ``info``; ``transcribe``, ``audio-start``, ``audio-chunk``…, ``audio-stop`` →
``transcript``; ``synthesize`` → ``audio-start``, ``audio-chunk``…, ``audio-stop``; ``ping`` → ``pong``;
whatever fails → ``error`` with a code. A transcript's context holds confidence, seconds and no_speech; info carries
``notice`` by language.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol
from urllib.parse import urlparse

from wyoming.event import Event
from wyoming.info import AsrModel, AsrProgram, Attribution, Info, TtsProgram, TtsVoice

from voice import tts
from voice.audio import LIMIT_SECONDS, Samples, from_pcm
from voice.connection import Connection, Heard, Recording
from voice.errors import VoiceBusy, VoiceError, VoiceLoading

LANGUAGES = ("ko", "en")
_VERSION = "1"
_WAITING_LIMIT = 16
_LOG = logging.getLogger("voice.server")


class Hearing(Protocol):
    """A speech recogniser; ``whisper.Transcriber`` is one."""

    name: str
    notice: dict[str, str]

    def transcribe(self, samples: Samples, language: str | None = None) -> Heard: ...


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
        loaded: asyncio.Future[Hearing] = loop.create_future()

        def load() -> None:
            try:
                hearing = self._load()
            except VoiceError as error:
                loop.call_soon_threadsafe(loaded.set_exception, error)
            else:
                loop.call_soon_threadsafe(loaded.set_result, hearing)

        # A daemon, so that stopping the server does not wait for a download.
        threading.Thread(target=load, name="loading", daemon=True).start()
        self._hearing = await loaded

    async def close(self) -> None:
        """Stop listening and let every client go."""
        if self._server is not None:
            self._server.close()
        for client in tuple(self._clients):
            client.cancel()
        await asyncio.gather(*self._clients, return_exceptions=True)
        self._ears.shutdown(wait=False, cancel_futures=True)
        self._mouth.shutdown(wait=False, cancel_futures=True)

    async def hear(self, recording: Recording, language: str | None) -> Heard:
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
            await Connection(self, reader, writer).run()
        except ConnectionError:
            _LOG.debug("a client went away")
        except asyncio.CancelledError:
            _LOG.debug("a client was let go")
        finally:
            self._clients.discard(task)
            writer.close()
