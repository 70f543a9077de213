"""Speech made by espeak-ng in this process: a sentence and a voice in, 16 kHz samples out."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import espeakng_loader
import numpy as np
from numpy.typing import NDArray
from scipy.signal import firwin, resample_poly

from voice.tts import SPEAKING

SAMPLE_RATE = 16_000
_SYNCHRONOUS = 2
_UTF8 = 1
_RATE, _PITCH = 1, 3
_ESPEAK_RATE = 22_050
_UP, _DOWN = 320, 441

_PLAIN = tuple(f"m{n}" for n in range(1, 9)) + tuple(f"f{n}" for n in range(1, 6))
_COLOURED = (
    "Alex", "Alicia", "Andrea", "Andy", "Annie", "Denis", "Diogo", "Gene", "Gene2", "Henrique", "Hugo", "Jacky",
    "Lee", "Marco", "Mario", "Michael", "Mike", "Nguyen", "Reed", "adam", "announcer", "antonio", "aunty",
    "belinda", "benjamin", "boris", "caleb", "croak", "david", "ed", "edward", "edward2", "grandma", "grandpa",
    "gustave", "ian", "iven", "iven2", "iven3", "iven4", "john", "kaukovalta", "klatt", "klatt2", "klatt3",
    "klatt4", "linda", "marcelo", "max", "michel", "miguel", "mike2", "norbert", "pablo", "paul", "pedro",
    "quincy", "rob", "robert", "sandro", "shelby", "steph", "steph2", "steph3", "travis", "victor", "whisper",
    "whisperf", "zac",
)  # fmt: skip
HELD_OUT_VARIANTS = frozenset({"m5", "f4", "Andrea", "Michael", "benjamin", "linda", "pablo", "steph2"})
TRAINED_VARIANTS = ("", *(v for v in (*_PLAIN, *_COLOURED) if v not in HELD_OUT_VARIANTS))
ENGLISH_ACCENTS = ("en-us", "en-us", "en-us", "en-us", "en", "en", "en-gb-x-rp", "en-us-nyc")


@dataclass(frozen=True, slots=True)
class Voice:
    """One way to speak: espeak language and variant, words a minute (80 to 450), pitch (0 to 99)."""

    language: str
    variant: str = ""
    rate: int = 175
    pitch: int = 50

    @property
    def name(self) -> str:
        """The name under which espeak-ng loads it."""
        return f"{self.language}+{self.variant}" if self.variant else self.language


class SynthesisFailed(RuntimeError):
    """espeak-ng refused a voice or a sentence."""


def random_voice(language: str, rng: np.random.Generator, *, held_out: bool = False) -> Voice:
    """A voice for "ko" or "en"; trained and held-out variants never meet. The default voice comes most often."""
    accent = "ko" if language == "ko" else str(rng.choice(ENGLISH_ACCENTS))
    if held_out:
        variants = sorted(HELD_OUT_VARIANTS)
    elif rng.random() < 0.3:
        variants = [""]
    elif rng.random() < 0.6:
        variants = [v for v in TRAINED_VARIANTS if v in _PLAIN]
    else:
        variants = list(TRAINED_VARIANTS)
    variant = str(rng.choice(variants))
    if rng.random() < 0.3:
        return Voice(accent, variant)
    rate = int(np.clip(rng.normal(175, 18), 135, 220))
    pitch = int(np.clip(rng.normal(50, 12), 20, 80))
    return Voice(accent, variant, rate, pitch)


class Synthesiser:
    """One espeak-ng engine in its own process or beside the one that answers."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = str(espeakng_loader.get_data_path()).encode()
        with SPEAKING:
            rate = self._library.espeak_Initialize(_SYNCHRONOUS, 0, data, 0)
        if rate != _ESPEAK_RATE:
            raise SynthesisFailed(f"espeak-ng started at {rate} Hz")
        self._filter = firwin(20 * _DOWN + 1, 1 / _DOWN, window=("kaiser", 5.0))
        self._pieces: list[NDArray[np.int16]] = []
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
        self._callback = kind(self._collect)

    def _collect(self, samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int | None) -> int:
        if samples and count > 0:
            self._pieces.append(np.ctypeslib.as_array(samples, (count,)).copy())
        return 0

    def say(self, text: str, voice: Voice) -> NDArray[np.float32]:
        """The sentence as mono samples in -1..1 at 16 kHz, without silence before or after it."""
        with SPEAKING:
            samples = self._spoken(text, voice)
        return trimmed(resample_poly(samples, _UP, _DOWN, window=self._filter).astype(np.float32))

    def _spoken(self, text: str, voice: Voice) -> NDArray[np.float32]:
        """Samples at espeak-ng's own rate."""
        self._library.espeak_SetSynthCallback(self._callback)
        if self._library.espeak_SetVoiceByName(voice.name.encode()) != 0:
            raise SynthesisFailed(f"no voice {voice.name}")
        for parameter, value in ((_RATE, voice.rate), (_PITCH, voice.pitch)):
            self._library.espeak_SetParameter(parameter, value, 0)
        self._pieces = []
        data = text.encode()
        status = self._library.espeak_Synth(data, len(data) + 1, 0, 1, 0, _UTF8, None, None)
        self._library.espeak_Synchronize()
        if status != 0 or not self._pieces:
            raise SynthesisFailed(f"espeak-ng said nothing, status {status}")
        return np.concatenate(self._pieces).astype(np.float32) / np.float32(32_768)


def trimmed(samples: NDArray[np.float32], threshold: float = 0.004) -> NDArray[np.float32]:
    """The part between the first and the last sample louder than the threshold."""
    loud = np.flatnonzero(np.abs(samples) > threshold)
    return samples[loud[0] : loud[-1] + 1] if len(loud) else samples[:0]
