"""A client of the speech server, one connection a request."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from urllib.parse import urlparse

from wyoming.asr import Transcribe
from wyoming.asr import Transcript as TranscriptEvent
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.error import Error
from wyoming.event import Event, async_write_event
from wyoming.info import Describe, Info
from wyoming.tts import Synthesize, SynthesizeVoice

from voice.audio import LIMIT_SECONDS, SAMPLE_RATE
from voice.errors import AudioTooLong, AudioUnreadable, VoiceError, VoiceUnavailable
from voice.tts import Speech
from voice.wire import EventMalformed, read_event

CONNECT_SECONDS = 2.0
DESCRIBE_SECONDS = 3.0
ANSWER_SECONDS = 30.0
_CHUNK_BYTES = 32 * 1024


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said: ``confidence`` 0..1, ``seconds`` of the recording; empty text when nobody spoke."""

    text: str
    language: str
    confidence: float
    seconds: float


class VoiceClient:
    """Speech to text and text to speech at one address, like tcp://127.0.0.1:10300."""

    def __init__(self, uri: str, *, answer_seconds: float = ANSWER_SECONDS) -> None:
        self._uri = uri
        self._answer_seconds = answer_seconds
        self._notice: dict[str, str] = {}

    async def transcribe(self, pcm: bytes, *, rate: int = SAMPLE_RATE, language: str | None = None) -> Transcript:
        """The words of raw s16le mono sound. Raises AudioUnreadable, AudioTooLong, VoiceUnavailable."""
        events = [Transcribe(language=language).event(), AudioStart(rate, 2, 1).event()]
        events += [AudioChunk(rate, 2, 1, piece).event() for piece in _pieces(pcm)]
        async with self._conversation([*events, AudioStop().event()], self._answer_seconds) as answers:
            async for event in answers:
                if TranscriptEvent.is_type(event.type):
                    return _transcript(TranscriptEvent.from_event(event), len(pcm) / 2 / rate)
        raise VoiceUnavailable("it gave no transcript")

    async def say(self, text: str, language: str) -> Speech:
        """The text as speech. Raises VoiceUnavailable."""
        request = Synthesize(text, SynthesizeVoice(language=language)).event()
        pcm, rate = bytearray(), 0
        async with self._conversation([request], self._answer_seconds) as answers:
            async for event in answers:
                if AudioStart.is_type(event.type):
                    rate = AudioStart.from_event(event).rate
                elif AudioChunk.is_type(event.type):
                    pcm += event.payload or b""
                elif AudioStop.is_type(event.type):
                    return Speech(bytes(pcm), rate)
        raise VoiceUnavailable("it broke off while speaking")

    async def ready(self) -> bool:
        """Whether the server answers and its recogniser is loaded."""
        try:
            async with self._conversation([Describe().event()], DESCRIBE_SECONDS) as answers:
                async for event in answers:
                    if Info.is_type(event.type):
                        notice = event.data.get("notice")
                        self._notice = notice if isinstance(notice, dict) else {}
                        return any(model.installed for asr in Info.from_event(event).asr for model in asr.models)
        except VoiceUnavailable:
            return False
        return False

    def notice(self, language: str = "ko") -> str | None:
        """What people must know of the recogniser in use, as of the last ``ready``; else None."""
        return self._notice.get(language)

    @contextlib.asynccontextmanager
    async def _conversation(self, events: Iterable[Event], seconds: float) -> AsyncIterator[AsyncIterator[Event]]:
        """Send the events on a fresh connection; the answers, errors raised. All within ``seconds``."""
        writer: asyncio.StreamWriter | None = None
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                reader, writer = await _opened(self._uri)
            async with asyncio.timeout(seconds):
                sending = asyncio.create_task(_send(events, writer))
                try:
                    yield _answers(reader)
                finally:
                    sending.cancel()
                    await asyncio.gather(sending, return_exceptions=True)
        except TimeoutError as error:
            raise VoiceUnavailable("it did not answer in time") from error
        except (OSError, EventMalformed) as error:
            raise VoiceUnavailable("the connection failed") from error
        finally:
            if writer is not None:
                writer.close()


async def _opened(uri: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    address = urlparse(uri)
    if address.scheme == "unix":
        return await asyncio.open_unix_connection(address.path)
    return await asyncio.open_connection(address.hostname, address.port)


async def _send(events: Iterable[Event], writer: asyncio.StreamWriter) -> None:
    for event in events:
        await async_write_event(event, writer)


async def _answers(reader: asyncio.StreamReader) -> AsyncIterator[Event]:
    while event := await read_event(reader):
        if Error.is_type(event.type):
            raise _failure(Error.from_event(event), event.data.get("limit"))
        yield event
    raise VoiceUnavailable("it broke off")


def _failure(error: Error, limit: object) -> VoiceError:
    if error.code == AudioTooLong.code:
        return AudioTooLong(limit if isinstance(limit, int | float) else LIMIT_SECONDS)
    if error.code == AudioUnreadable.code:
        return AudioUnreadable()
    return VoiceUnavailable(error.text)


def _transcript(event: TranscriptEvent, seconds: float) -> Transcript:
    context = event.context or {}
    return Transcript(
        text=event.text,
        language=event.language or "ko",
        confidence=float(context.get("confidence", 1.0)),
        seconds=float(context.get("seconds", seconds)),
    )


def _pieces(pcm: bytes) -> Iterable[bytes]:
    return (pcm[start : start + _CHUNK_BYTES] for start in range(0, len(pcm), _CHUNK_BYTES))
