"""One client of the speech server: Wyoming events in, answers and errors out."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import Protocol

from wyoming.asr import Transcribe
from wyoming.asr import Transcript as TranscriptEvent
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.error import Error
from wyoming.event import Event, async_write_event
from wyoming.info import Describe
from wyoming.ping import Ping, Pong
from wyoming.tts import Synthesize

from voice.audio import check_format
from voice.errors import AudioTooLong, AudioUnreadable, VoiceError
from voice.tts import Speech
from voice.wire import EventMalformed, read_event

_CHUNK_BYTES = 2 * 4_096
_LOG = logging.getLogger("voice.connection")


@dataclass(slots=True)
class Recording:
    """Raw sound on its way in."""

    rate: int
    width: int
    channels: int
    pcm: bytearray = field(default_factory=bytearray)

    @property
    def seconds(self) -> float:
        """How much has arrived."""
        return len(self.pcm) / (self.rate * self.width * self.channels)


class Heard(Protocol):
    """What a client is told of a transcript."""

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


class SpeechService(Protocol):
    """What stands behind a connection; each raises a VoiceError when it cannot."""

    @property
    def limit(self) -> float: ...
    def info(self) -> Event: ...
    async def hear(self, recording: Recording, language: str | None) -> Heard: ...
    async def say(self, text: str, language: str) -> Speech: ...


class Connection:
    """One connection and the request that it is in the middle of."""

    def __init__(self, server: SpeechService, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._server = server
        self._reader = reader
        self._writer = writer
        self._language: str | None = None
        self._recording: Recording | None = None
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
        self._recording = Recording(start.rate, start.width, start.channels)

    def _take(self, chunk: AudioChunk) -> None:
        if self._refused:
            return
        if self._recording is None:
            self._begin(AudioStart(chunk.rate, chunk.width, chunk.channels))
        assert self._recording is not None
        self._recording.pcm += chunk.audio
        if self._recording.seconds > self._server.limit:
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
