"""Which Whisper checkpoint is used: a name, a path, the bundled one, or the best to be had."""

from __future__ import annotations

import hashlib
import os
import pickle
import threading
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import torch
import whisper
from whisper.model import ModelDimensions, Whisper

from voice.errors import ModelUnusable

BUNDLED = Path(__file__).parent / "models" / "bundled.pt"
PREFERRED = "small"
NETWORK_SECONDS = 3.0
CUT_CONTEXT = "cut_context"
SYNTHETIC_NOTICE = {
    "ko": "합성 음성으로만 배운 연습용 음성 인식을 쓰고 있어요. 사람 목소리는 잘 알아듣지 못해요. "
    "네트워크가 되는 곳에서 DANGOL_WHISPER_MODEL=small 로 실행해 주세요.",
    "en": "Speech is recognised by the bundled practice model. It has learnt synthetic voices only and is "
    "not for people: where there is a network, set DANGOL_WHISPER_MODEL=small.",
}


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A loaded model; ``cut_context`` when it was trained on sound of its own length instead of 30 s."""

    name: str
    model: Whisper
    cut_context: bool
    notice: dict[str, str] = field(default_factory=dict)


def load(name: str, *, notify: Callable[[str], None], reachable: Callable[[str], bool] | None = None) -> Checkpoint:
    """The checkpoint for ``auto``, ``bundled``, a model name of Whisper's, or a path.

    ``auto`` is ``small`` from the cache, else downloaded with progress, else the bundled one.
    ``notify`` gets sentences for the console. Raises ModelUnusable.
    """
    if name == "auto":
        return _preferred(notify, reachable or _reachable)
    if name == "bundled":
        return _bundled(notify)
    if name in whisper.available_models():
        return _named(name, notify)
    path = Path(name).expanduser()
    if not path.is_file():
        known = ", ".join(("auto", "bundled", *whisper.available_models()))
        raise ModelUnusable(name, f"it is neither a file nor one of {known}")
    return _from_file(path)


def _preferred(notify: Callable[[str], None], reachable: Callable[[str], bool]) -> Checkpoint:
    if _cached(PREFERRED) is None and not reachable(_address(PREFERRED)):
        notify(f"The speech model {PREFERRED!r} is not on this machine and cannot be downloaded now.")
        return _bundled(notify)
    try:
        return _named(PREFERRED, notify)
    except ModelUnusable as error:
        notify(f"{error}.")
        return _bundled(notify)


def _bundled(notify: Callable[[str], None]) -> Checkpoint:
    if not BUNDLED.is_file():
        raise ModelUnusable("bundled", f"{BUNDLED.name} is missing from this installation")
    loaded = _from_file(BUNDLED)
    notify(SYNTHETIC_NOTICE["en"])
    return Checkpoint("bundled", loaded.model, loaded.cut_context, SYNTHETIC_NOTICE)


def _named(name: str, notify: Callable[[str], None]) -> Checkpoint:
    cached = _cached(name)
    if cached is not None:
        return Checkpoint(name, _from_file(cached).model, cut_context=False)
    notify(f"Downloading the speech model {name!r}; this happens once.")
    try:
        model = whisper.load_model(name, device=_device())
    except (OSError, RuntimeError) as error:
        raise ModelUnusable(name, f"the download failed ({error})") from error
    return Checkpoint(name, _ready(model), cut_context=False)


def _from_file(path: Path) -> Checkpoint:
    try:
        saved = torch.load(path, map_location="cpu", weights_only=True)
        model = Whisper(ModelDimensions(**saved["dims"]))
        model.load_state_dict(saved["model_state_dict"])
    except (
        OSError,
        RuntimeError,
        ValueError,
        KeyError,
        TypeError,
        EOFError,
        pickle.UnpicklingError,
    ) as error:
        raise ModelUnusable(str(path), f"it is not a Whisper checkpoint ({type(error).__name__})") from error
    cut_context = path.resolve() == BUNDLED.resolve() or bool(saved.get(CUT_CONTEXT, False))
    return Checkpoint(str(path), _ready(model), cut_context)


def _ready(model: Whisper) -> Whisper:
    device = _device()
    model = model.to(device).eval().requires_grad_(False)
    return model.half() if device == "cuda" else model


def _device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


def _address(name: str) -> str:
    return str(whisper._MODELS[name])


def _cached(name: str) -> Path | None:
    """The whole, unspoilt file in the library's own cache."""
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    address = _address(name)
    path = root / "whisper" / address.rsplit("/", 1)[-1]
    if not path.is_file():
        return None
    with path.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest() == address.split("/")[-2]
    return path if whole else None


def _reachable(address: str) -> bool:
    """Whether the address answers within a few seconds, name resolution and proxies included."""
    answered = threading.Event()

    def ask() -> None:
        request = urllib.request.Request(address, method="HEAD")
        try:
            with urllib.request.urlopen(request, timeout=NETWORK_SECONDS):
                answered.set()
        except (OSError, ValueError):
            return

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(NETWORK_SECONDS)
    return answered.is_set()
