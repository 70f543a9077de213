"""From a recording to words: decoded here, understood by the speech server."""

from __future__ import annotations

import asyncio
from typing import Protocol

from assistant.conversations import Transcript
from assistant.errors import Refused
from voice.audio import SAMPLE_RATE, decode, to_pcm
from voice.client import Transcript as Heard
from voice.errors import AudioTooLong, AudioUnreadable, VoiceError
from voice.tts import Speech

DECODERS = 2


class Voice(Protocol):
    """A speech server, as far as the front door needs one."""

    async def transcribe(self, pcm: bytes, *, rate: int = SAMPLE_RATE, language: str | None = None) -> Heard:
        """What was said in 16-bit mono sound; raises VoiceError."""
        ...

    async def say(self, text: str, language: str) -> Speech:
        """The words as 16-bit mono sound; raises VoiceError."""
        ...

    async def ready(self) -> bool:
        """Whether it would answer now."""
        ...

    def notice(self, language: str = "ko") -> str | None:
        """What people should know of the recogniser, as of the last ``ready``."""
        ...


class Hearing:
    """Recordings in, transcripts out; at most a few are decoded at a time."""

    def __init__(self, voice: Voice, limit: float) -> None:
        self._voice = voice
        self._limit = limit
        self._decoders = asyncio.Semaphore(DECODERS)

    async def recording(self, data: bytes) -> bytes:
        """Any recording as 16 kHz 16-bit mono; refuses what is no sound or too long."""
        async with self._decoders:
            try:
                samples = await asyncio.to_thread(decode, data, limit=self._limit)
            except AudioTooLong as error:
                raise Refused("audio_too_long") from error
            except AudioUnreadable as error:
                raise Refused("audio_unreadable") from error
        return to_pcm(samples)

    async def transcript(self, pcm: bytes, language: str | None) -> Transcript:
        """The words in 16 kHz 16-bit mono sound, empty where nobody speaks; refuses when no server answers."""
        try:
            heard = await self._voice.transcribe(pcm, language=language)
        except AudioTooLong as error:
            raise Refused("audio_too_long") from error
        except AudioUnreadable as error:
            raise Refused("audio_unreadable") from error
        except VoiceError as error:
            raise Refused("voice_unavailable", headers={"Retry-After": "5"}) from error
        seconds = heard.seconds or len(pcm) / 2 / SAMPLE_RATE
        return Transcript(text=" ".join(heard.text.split()), confidence=heard.confidence, seconds=seconds)
