"""Text to speech. espeak-ng speaks in this process through the library that espeakng-loader carries."""

from __future__ import annotations

import ctypes
import threading
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np

from voice.errors import LanguageUnknown, SpeechFailed, TextTooLong
from voice.loudness import normalised

TEXT_LIMIT = 2_000
SPEAKING = threading.Lock()
"""Held while espeak-ng speaks: its library keeps one global state, so one thread of a process speaks at a time."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Spoken text: raw 16-bit little-endian mono at ``rate`` hertz."""

    pcm: bytes
    rate: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.pcm) / 2 / self.rate


class SpeechEngine(Protocol):
    """Anything that speaks Korean and English."""

    name: str

    def say(self, text: str, language: str) -> Speech:
        """Speak. Raises LanguageUnknown, TextTooLong, SpeechFailed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How espeak-ng speaks: words a minute (80 to 450), pitch (0 to 99). The defaults are its own."""

    speed: int = 175
    pitch: int = 50


class Espeak:
    """espeak-ng."""

    name = "espeak"
    voices: ClassVar = {"ko": "ko", "en": "en-us"}
    _library: ClassVar[ctypes.CDLL | None] = None
    _rate: ClassVar = 0

    def __init__(self, manner: Manner = Manner()) -> None:
        self._manner = manner

    def say(self, text: str, language: str) -> Speech:
        """Speak at espeak's own loudness, 22,050 Hz. Raises LanguageUnknown, TextTooLong, SpeechFailed."""
        voice = self.voices.get(language)
        if voice is None:
            raise LanguageUnknown(language)
        if len(text) > TEXT_LIMIT:
            raise TextTooLong(TEXT_LIMIT)
        plain = "".join(ch if ch.isprintable() else " " for ch in text).strip()
        if not plain:
            return Speech(b"", 22_050)
        with SPEAKING:
            return Speech(_synthesised(_started(), plain, voice, self._manner), Espeak._rate)


def engine(name: str) -> SpeechEngine:
    """The engine that the settings name. Raises SpeechFailed for an unknown one."""
    if name != Espeak.name:
        raise SpeechFailed(f"there is no text-to-speech engine {name!r}; use espeak")
    return Espeak()


def levelled(speech: Speech) -> Speech:
    """The same speech at the loudness that every reply has."""
    pcm = np.frombuffer(speech.pcm, dtype="<i2").astype(np.float32) / np.float32(32_768)
    return Speech((normalised(pcm) * 32_767).round().astype("<i2").tobytes(), speech.rate)


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)

# From espeak-ng's speak_lib.h.
_OUTPUT_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_POSITION_CHARACTER = 1
_CHARACTERS_UTF8 = 1
_PARAMETER_RATE, _PARAMETER_PITCH = 1, 3


def _started() -> ctypes.CDLL:
    """The library, initialised on the first use in this process; call with the lock held."""
    if Espeak._library is not None:
        return Espeak._library
    import espeakng_loader

    try:
        library = ctypes.CDLL(espeakng_loader.get_library_path())
    except OSError as error:
        raise SpeechFailed("the espeak-ng library cannot be loaded") from error
    library.espeak_Synth.argtypes = [
        ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int,
        ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
    ]  # fmt: skip
    data = str(espeakng_loader.get_data_path()).encode()
    rate = library.espeak_Initialize(_OUTPUT_SYNCHRONOUS, 0, ctypes.c_char_p(data), _DO_NOT_EXIT)
    if rate <= 0:
        raise SpeechFailed("espeak-ng cannot be started")
    Espeak._library, Espeak._rate = library, rate
    return library


def _synthesised(library: ctypes.CDLL, text: str, voice: str, manner: Manner) -> bytes:
    pieces: list[bytes] = []

    def take(wave: ctypes._Pointer[ctypes.c_short], count: int, _events: int) -> int:
        if wave and count > 0:
            pieces.append(ctypes.string_at(wave, count * 2))
        return 0

    callback = _Callback(take)
    library.espeak_SetSynthCallback(callback)
    if library.espeak_SetVoiceByName(ctypes.c_char_p(voice.encode())) != 0:
        raise SpeechFailed(f"espeak-ng has no voice {voice!r}")
    library.espeak_SetParameter(_PARAMETER_RATE, manner.speed, 0)
    library.espeak_SetParameter(_PARAMETER_PITCH, manner.pitch, 0)
    data = text.encode() + b"\0"
    if library.espeak_Synth(data, len(data), 0, _POSITION_CHARACTER, 0, _CHARACTERS_UTF8, None, None) != 0:
        raise SpeechFailed("espeak-ng refused the text")
    return b"".join(pieces)
