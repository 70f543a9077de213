"""The learner: the short token table, the prompts, the export and the steps."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F
import whisper
from whisper.model import MultiHeadAttention

from voice.training.batches import PROMPT_TOKENS, Clips, batch_of, prompt
from voice.training.features import Clip
from voice.training.model import DIMENSIONS, Learner, encode, export, letters, tokenizer
from voice.training.sentences import Sentence
from voice.training.train import Plan, Training, ctc_weight, rate, used_tokens

TEXT = "생수 찾아줘"


def clip(text: str = TEXT, frames: int = 60) -> Clip:
    mel = np.random.default_rng(1).normal(size=(frames, 80)).astype(np.float16)
    return Clip(mel, Sentence("ko", text, True))


@pytest.fixture
def learner() -> Learner:
    torch.manual_seed(1)
    return Learner(used_tokens({TEXT}))


@pytest.fixture(autouse=True)
def plain_attention() -> object:
    before = MultiHeadAttention.use_sdpa
    yield
    MultiHeadAttention.use_sdpa = before


def test_the_short_token_table_is_the_whole_vocabulary_exactly(learner: Learner) -> None:
    batch = batch_of([clip()], learner.rows, None)
    with torch.no_grad():
        short, _ = learner.losses(batch.mel, batch.frames, batch.tokens, batch.targets, batch.spelt)
        table = learner.state()["decoder.token_embedding.weight"].float()
        whole = learner.whisper
        whole.decoder.token_embedding = torch.nn.Embedding.from_pretrained(table)
        given, wanted = prompt(clip())
        logits = whole.decoder(torch.tensor([given]), encode(whole, batch.mel))
        asked = [(place, token) for place, token in enumerate(wanted) if token >= 0]
        full = F.cross_entropy(logits[0, [p for p, _ in asked]], torch.tensor([t for _, t in asked]))
    assert float(short) == pytest.approx(float(full), rel=1e-3)


def test_silent_clips_are_found_among_the_others(tmp_path: Path, learner: Learner) -> None:
    made = [clip(), clip(""), clip(), clip("")]
    np.save(tmp_path / "0000.npy", np.concatenate([one.mel for one in made]))
    rows = [[one.frames, "ko", one.sentence.text, True] for one in made]
    (tmp_path / "0000.json").write_text(json.dumps(rows))
    clips = Clips(tmp_path, np.random.default_rng(1), learner.rows)
    assert clips.silent(3) == []
    assert clips.refresh() == 4
    assert [one.sentence.text for one in clips.silent(5)] == [""] * 5


def test_a_silent_clip_asks_for_no_speech_and_then_the_end() -> None:
    known = tokenizer("ko")
    given, wanted = prompt(clip(""))
    assert given == [known.sot, known.to_language_token("ko"), known.transcribe, known.no_timestamps]
    assert wanted == [known.no_speech, -1, -1, known.eot]


def test_a_spoken_clip_asks_for_its_language_and_its_words() -> None:
    known = tokenizer("ko")
    _, wanted = prompt(clip())
    assert wanted[0] == known.to_language_token("ko") and wanted[-1] == known.eot
    assert known.decode(wanted[3:-1]).strip() == TEXT


def test_padding_never_changes_the_clip_itself(learner: Learner) -> None:
    short, long = clip(frames=60), clip(frames=100)
    batch = batch_of([short, long], learner.rows, None, frames=200)
    assert batch.mel.shape == (2, 80, 200) and batch.frames.tolist() == [60, 100]
    assert np.allclose(batch.mel[0, :, :60].T.numpy(), short.mel.astype(np.float32))


def test_korean_is_spelt_in_jamo_and_english_in_letters() -> None:
    assert len(letters("값 싼")) == 6 and len(letters("pay now?")) == 6
    assert 0 not in letters("생수 water")


def test_an_export_loads_as_any_checkpoint_of_whisper(learner: Learner, tmp_path: Path) -> None:
    export(learner, tmp_path / "small.pt")
    model = whisper.load_model(str(tmp_path / "small.pt"), device="cpu")
    assert model.dims == DIMENSIONS and model.is_multilingual
    assert (tmp_path / "small.pt").stat().st_size < 32_000_000


def test_the_rate_warms_up_and_falls() -> None:
    rates = [rate(step, 2000) for step in range(2000)]
    assert rates[0] < rates[200] < rates[400] > rates[1200] > rates[-1] > 0


def test_sounds_weigh_more_at_first_than_at_last() -> None:
    weights = [ctc_weight(step, 1000) for step in (0, 250, 500, 999)]
    assert weights[0] > weights[1] > weights[2] == weights[3] > 0


def test_some_of_what_the_decoder_is_told_it_wrote_is_wrong_but_never_what_it_should_write(learner: Learner) -> None:
    clips = [clip(TEXT * 20)] * 8
    right, told = (batch_of(clips, learner.rows, rng) for rng in (None, np.random.default_rng(3)))
    wrong = (told.tokens != right.tokens).float()
    assert 0.02 < float(wrong[:, PROMPT_TOKENS:].mean()) < 0.2 and not wrong[:, :PROMPT_TOKENS].any()
    assert torch.equal(told.targets, right.targets)


def test_steps_lower_the_loss_and_a_later_run_goes_on_from_them(tmp_path: Path) -> None:
    torch.set_num_threads(1)
    plan = Plan(tmp_path, 1000)
    run = Training(plan, {TEXT})
    batch = batch_of([clip()], run.learner.rows, None)
    losses = [float(run.learn([(batch, 1.0)])[0]) for _ in range(6)]
    assert losses[-1] < losses[0]
    run.save()
    again = Training(plan, set())
    assert again.step == 6 and again.learner.used == run.learner.used
    assert torch.equal(again.learner.table, run.learner.table)


def test_a_run_begins_where_an_exported_checkpoint_ended(learner: Learner, tmp_path: Path) -> None:
    export(learner, tmp_path / "model.pt")
    again = Learner(learner.used)
    again.take_up(torch.load(tmp_path / "model.pt", weights_only=True)["model_state_dict"])
    batch = batch_of([clip()], learner.rows, None)
    given = (batch.mel, batch.frames, batch.tokens, batch.targets, batch.spelt)
    with torch.no_grad():
        assert torch.allclose(again.losses(*given)[0], learner.losses(*given)[0], atol=0.02)
