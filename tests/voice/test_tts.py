"""Text becomes speech in Korean and English."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from voice.errors import LanguageUnknown, SpeechFailed, TextTooLong
from voice.loudness import speech_dbfs
from voice.tts import TEXT_LIMIT, Espeak, Manner, engine, levelled


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("만오천구백육십 원이에요.", "ko"),
        ("fifteen thousand won", "en"),
        ("USB 케이블 하나", "ko"),
        ("제주 water", "en"),
    ],
)
def test_text_is_spoken_at_the_engine_rate(text: str, language: str) -> None:
    said = Espeak().say(text, language)
    assert said.rate == 22_050
    assert 0.5 < said.seconds < 6


def test_a_voice_keeps_its_manner_after_another_spoke() -> None:
    first = Espeak().say("안녕하세요", "ko").seconds
    Espeak(Manner(speed=300, pitch=90)).say("hello", "en")
    assert Espeak().say("안녕하세요", "ko").seconds == pytest.approx(first, abs=0.03)


def test_a_faster_manner_takes_less_time() -> None:
    plain, fast = (Espeak(Manner(speed=s)).say("오늘 주문한 상품이에요", "ko").seconds for s in (175, 300))
    assert fast < plain * 0.8


def test_many_threads_speak_without_mixing_their_words() -> None:
    texts = ["하나", "둘이에요", "셋이에요 셋", "네 개 주세요 네 개"] * 4
    alone = [Espeak().say(text, "ko").seconds for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: Espeak().say(text, "ko").seconds, texts))
    assert together == pytest.approx(alone, abs=0.03)


@pytest.mark.parametrize("text", ["", "   \n", "\x00\x07"])
def test_nothing_to_say_is_no_sound(text: str) -> None:
    assert Espeak().say(text, "ko").pcm == b""


def test_what_cannot_be_said_is_refused_by_name() -> None:
    with pytest.raises(LanguageUnknown):
        Espeak().say("bonjour", "fr")
    with pytest.raises(TextTooLong):
        Espeak().say("가" * (TEXT_LIMIT + 1), "ko")
    with pytest.raises(SpeechFailed):
        engine("parrot")


def test_markup_is_read_and_not_obeyed() -> None:
    assert Espeak().say('<audio src="/etc/hostname"/> hello', "en").seconds > 0.3


def test_replies_have_one_loudness() -> None:
    for text, language in (("네", "ko"), ("a longer sentence in English", "en")):
        pcm = np.frombuffer(levelled(Espeak().say(text, language)).pcm, "<i2").astype(np.float32) / 32_768
        assert speech_dbfs(pcm) == pytest.approx(-20, abs=1)
