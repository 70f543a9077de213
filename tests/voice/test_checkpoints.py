"""Which model is used when: by name, by path, bundled, or the best to be had."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest
import torch

from voice import checkpoints
from voice.errors import ModelUnusable


@pytest.fixture
def empty_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No model has been downloaded yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "whisper"


@pytest.fixture
def random_bundled(monkeypatch: pytest.MonkeyPatch, random_checkpoint: Path) -> None:
    """The bundled checkpoint is the random one."""
    monkeypatch.setattr(checkpoints, "BUNDLED", random_checkpoint)


def test_a_path_is_loaded_with_its_own_way_of_hearing(random_checkpoint: Path) -> None:
    loaded = checkpoints.load(str(random_checkpoint), notify=print)
    assert loaded.cut_context and loaded.notice == {} and not loaded.model.training
    assert next(loaded.model.parameters()).dtype in (torch.float32, torch.float16)


def test_a_library_checkpoint_without_our_mark_is_heard_in_thirty_seconds(
    random_checkpoint: Path, tmp_path: Path
) -> None:
    saved = torch.load(random_checkpoint, weights_only=True)
    del saved["cut_context"]
    torch.save(saved, tmp_path / "plain.pt")
    assert not checkpoints.load(str(tmp_path / "plain.pt"), notify=print).cut_context


def test_the_bundled_one_says_that_it_is_not_for_people(random_bundled: None) -> None:
    said: list[str] = []
    loaded = checkpoints.load("bundled", notify=said.append)
    assert set(loaded.notice) == {"ko", "en"}
    assert all("DANGOL_WHISPER_MODEL=small" in text for text in loaded.notice.values())
    assert said == [loaded.notice["en"]]


def test_auto_without_a_network_takes_the_bundled_one_and_says_so(random_bundled: None, empty_cache: Path) -> None:
    said: list[str] = []
    loaded = checkpoints.load("auto", notify=said.append, reachable=lambda address: False)
    assert loaded.name == "bundled" and len(said) == 2
    assert "cannot be downloaded" in said[0]


def test_auto_asks_only_for_the_address_of_the_library(random_bundled: None, empty_cache: Path) -> None:
    asked: list[str] = []
    checkpoints.load("auto", notify=lambda text: None, reachable=lambda address: bool(asked.append(address)))
    assert len(asked) == 1 and asked[0].endswith("/small.pt")


def test_auto_takes_the_bundled_one_when_the_download_fails(
    random_bundled: None, empty_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "_address", lambda name: "https://127.0.0.1:9/0/small.pt")
    monkeypatch.setitem(checkpoints.whisper._MODELS, "small", "https://127.0.0.1:9/0/small.pt")
    said: list[str] = []
    loaded = checkpoints.load("auto", notify=said.append, reachable=lambda address: True)
    assert loaded.name == "bundled" and any("download failed" in text for text in said)


def test_a_half_downloaded_file_does_not_count_as_cached(empty_cache: Path) -> None:
    empty_cache.mkdir()
    (empty_cache / "small.pt").write_bytes(b"half")
    assert checkpoints._cached("small") is None


def test_an_address_that_never_answers_costs_three_seconds_at_most() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.perf_counter()
        assert not checkpoints._reachable(f"http://127.0.0.1:{silent.getsockname()[1]}/small.pt")
        assert time.perf_counter() - began < 4.5


@pytest.mark.parametrize("name", ["no-such-model", "/no/such/file.pt"])
def test_an_unknown_name_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(ModelUnusable, match="auto, bundled"):
        checkpoints.load(name, notify=print)


def test_a_file_that_is_no_checkpoint_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.pt").write_text("not weights")
    with pytest.raises(ModelUnusable, match="not a Whisper checkpoint"):
        checkpoints.load(str(tmp_path / "text.pt"), notify=print)


def test_a_missing_bundled_file_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(checkpoints, "BUNDLED", tmp_path / "bundled.pt")
    with pytest.raises(ModelUnusable, match="missing"):
        checkpoints.load("bundled", notify=print)
