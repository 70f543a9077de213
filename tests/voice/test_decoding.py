"""Our decoding against the library's own, with the same weights."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
import whisper
from whisper.model import Whisper
from whisper.tokenizer import get_tokenizer

from voice import checkpoints
from voice.decoding import GreedyDecoder, _never_written


@pytest.fixture(scope="module")
def model(random_checkpoint: Path) -> Whisper:
    torch.set_num_threads(1)
    return checkpoints.load(str(random_checkpoint), notify=print).model


@pytest.fixture(scope="module")
def mel() -> torch.Tensor:
    return torch.randn(80, 3000, generator=torch.Generator().manual_seed(5)) * 0.5


@pytest.mark.parametrize("language", ["ko", "en"])
def test_thirty_seconds_decode_as_the_library_decodes_them(model: Whisper, mel: torch.Tensor, language: str) -> None:
    ours = GreedyDecoder(model, ("ko", "en"))
    decoded = ours.decode(mel, language)
    options = whisper.DecodingOptions(
        language=language,
        without_timestamps=True,
        fp16=False,
        suppress_blank=False,
        suppress_tokens=_never_written(get_tokenizer(True, num_languages=model.num_languages)),
    )
    theirs = whisper.decode(model, mel, options)
    assert decoded.text == theirs.text
    assert decoded.mean_logprob == pytest.approx(theirs.avg_logprob, rel=0.02)
    assert decoded.no_speech == pytest.approx(theirs.no_speech_prob, rel=1e-3)


def test_the_whole_encoder_gives_what_the_library_gives(model: Whisper, mel: torch.Tensor) -> None:
    with torch.inference_mode():
        ours = GreedyDecoder(model, ("ko",)).encode(mel)
        assert torch.allclose(ours, model.encoder(mel[None]), atol=1e-4)


def test_a_cut_sound_gives_a_context_of_its_own_length(model: Whisper, mel: torch.Tensor) -> None:
    with torch.inference_mode():
        assert GreedyDecoder(model, ("ko",)).encode(mel[:, :250]).shape == (1, 125, 32)


def test_the_language_found_is_one_of_ours(model: Whisper, mel: torch.Tensor) -> None:
    assert GreedyDecoder(model, ("ko", "en")).decode(mel[:, :200], None).language in ("ko", "en")
    assert GreedyDecoder(model, ("ko", "en")).decode(mel[:, :200], "fr").language in ("ko", "en")


def test_decoding_leaves_the_model_as_it_was(model: Whisper, mel: torch.Tensor) -> None:
    before = vars(model.dims).copy()
    GreedyDecoder(model, ("ko",)).decode(mel[:, :200], None)
    assert vars(model.dims) == before
    assert not any(module._forward_hooks for module in model.modules())


def test_tokens_that_share_one_row_are_left_out_and_never_written(model: Whisper, mel: torch.Tensor) -> None:
    table = model.decoder.token_embedding.weight
    before = table.clone()
    try:
        table[30_000:50_257] = table[-1]
        table[50_400:] = table[-1]
        decoder = GreedyDecoder(model, ("ko", "en"))
        assert len(decoder._vocabulary.table) == 30_000 + 50_400 - 50_257
        short = decoder.decode(mel[:, :200], "ko")
        assert short.text and short.language == "ko"
        assert all(decoder._vocabulary.token(row) < 50_400 for row in range(len(decoder._vocabulary.table)))
    finally:
        table[:] = before
