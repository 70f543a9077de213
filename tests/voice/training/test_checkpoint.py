"""The bundled checkpoint: loads by the library, hears commands, and writes nothing where nobody speaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
import whisper
from numpy.typing import NDArray
from whisper.model import Whisper

import voice
from voice.training.examination import heard_cut, heard_padded, questions, score
from voice.training.noise import placed
from voice.training.sentences import normalised
from voice.training.synthesis import Synthesiser, Voice

Hear = Callable[[Whisper, NDArray[np.float32], str], str]
BUNDLED = Path(voice.__file__).parent / "models" / "bundled.pt"
SAID = (
    ("ko", "생수 찾아줘"),
    ("ko", "지난번에 산 생수 두 개 시켜줘"),
    ("ko", "아니 세 개로"),
    ("ko", "어 그래"),
    ("ko", "결제할게"),
    ("ko", "장바구니 비워줘"),
    ("ko", "두 번째 거 담아줘"),
    ("ko", "주문 어디까지 왔어?"),
    ("ko", "이번 주 리뷰 어땠어?"),
    ("ko", "사이즈 불만 보여줘"),
    ("ko", "주문하지 마"),
    ("en", "show me water under ten thousand won"),
    ("en", "pay now"),
)


@pytest.fixture(scope="module")
def model() -> Whisper:
    torch.set_num_threads(2)
    return whisper.load_model(str(BUNDLED), device="cpu")


@pytest.fixture(scope="module")
def speaker() -> Synthesiser:
    return Synthesiser()


def test_it_is_small_enough_to_carry() -> None:
    assert BUNDLED.stat().st_size < 32_000_000


@pytest.mark.parametrize(("language", "text"), SAID)
def test_the_commands_of_the_demo_are_heard(model: Whisper, speaker: Synthesiser, language: str, text: str) -> None:
    samples = placed(speaker.say(text, Voice("ko" if language == "ko" else "en-us")), 0.2, 0.4)
    assert normalised(heard_cut(model, samples, language)) == normalised(text)


def test_the_library_hears_its_own_padded_thirty_seconds(model: Whisper, speaker: Synthesiser) -> None:
    samples = placed(speaker.say("결제할게", Voice("ko")), 0.2, 0.4)
    assert normalised(heard_padded(model, samples, "ko")) == "결제할게"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_nearly_all_of_unheard_sentences_in_unheard_voices_is_written_down(model: Whisper, language: str) -> None:
    assert score(model, questions(language, 60, 5)).characters < 0.02


@pytest.mark.parametrize("hear", [heard_cut, heard_padded], ids=["cut", "padded"])
@pytest.mark.parametrize("kind", ["silence", "noise", "hum"])
def test_where_nobody_speaks_nothing_is_written(model: Whisper, kind: str, hear: Hear) -> None:
    rng = np.random.default_rng(1)
    time = np.arange(24_000) / 16_000
    samples = {
        "silence": np.zeros(24_000),
        "noise": rng.standard_normal(24_000) * 0.05,
        "hum": np.sin(2 * np.pi * 60 * time) * 0.2,
    }[kind].astype(np.float32)
    assert normalised(hear(model, samples, "ko")) == ""
