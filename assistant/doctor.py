"""What Dangol needs to run here: each thing checked, with how to mend it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from assistant.parts import newest_model, ports, rasa_python, voice_is_ours
from assistant.settings import Settings

NEEDED_BYTES = 300 * 1024**2
APP_PYTHON = (3, 11)
DIALOGUE_PYTHON = "3.10"
BUNDLED = Path(__file__).resolve().parent.parent / "voice" / "models" / "bundled.pt"
PACKAGES = ("aiohttp", "sqlalchemy", "alembic", "tantivy", "kiwipiepy", "whisper", "av", "espeakng_loader")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: whether it is as needed, and one sentence for a person."""

    name: str
    good: bool
    sentence: str


def examine(settings: Settings, *, running: bool = False) -> Iterator[Finding]:
    """Every check in turn; with ``running``, the ports may be taken."""
    yield _python()
    yield _packages()
    yield _dialogue_python(settings)
    yield _model(settings)
    yield _var(settings)
    yield _disk(settings)
    if not running:
        yield from _ports(settings)
    yield _whisper(settings)
    yield _provider(settings)


def obstacles(settings: Settings) -> list[str]:
    """The sentences of whatever would keep the parts from starting."""
    return [finding.sentence for finding in examine(settings) if not finding.good]


def _python() -> Finding:
    good = sys.version_info >= APP_PYTHON
    version = ".".join(map(str, sys.version_info[:3]))
    sentence = (
        f"Python {version}" if good else f"Python {version} is too old: install 3.11 or newer and run make setup."
    )
    return Finding(name="python", good=good, sentence=sentence)


def _packages() -> Finding:
    missing = [name for name in PACKAGES if find_spec(name) is None]
    sentence = f"Packages are missing ({', '.join(missing)}): run make setup." if missing else "every package is there"
    return Finding(name="packages", good=not missing, sentence=sentence)


def _dialogue_python(settings: Settings) -> Finding:
    python = rasa_python(settings)
    if not python.exists():
        sentence = f"The dialogue's environment is missing ({python}): install Python 3.10 and run make setup."
        return Finding(name="dialogue environment", good=False, sentence=sentence)
    question = "import sys, importlib.util as u; print('%d.%d' % sys.version_info[:2], bool(u.find_spec('rasa')))"
    try:
        asked = subprocess.run([str(python), "-c", question], capture_output=True, text=True, timeout=60, check=False)
        answer = asked.stdout.split()
    except (OSError, subprocess.TimeoutExpired):
        answer = []
    if answer != [DIALOGUE_PYTHON, "True"]:
        sentence = f"The dialogue's environment is broken ({python}): remove .venv-rasa and run make setup."
        return Finding(name="dialogue environment", good=False, sentence=sentence)
    return Finding(name="dialogue environment", good=True, sentence=f"Rasa on Python {DIALOGUE_PYTHON}")


def _model(settings: Settings) -> Finding:
    model = newest_model(settings)
    if model.is_file():
        return Finding(name="dialogue model", good=True, sentence=str(model))
    sentence = f"There is no trained dialogue model in {settings.models}: run make setup."
    return Finding(name="dialogue model", good=False, sentence=sentence)


def _var(settings: Settings) -> Finding:
    try:
        settings.var.mkdir(parents=True, exist_ok=True)
        probe = settings.var / ".writable"
        probe.write_text("x")
        probe.unlink()
    except OSError as error:
        sentence = f"The folder {settings.var} cannot be written ({error.strerror}): free space or set DANGOL_VAR."
        return Finding(name="folder", good=False, sentence=sentence)
    return Finding(name="folder", good=True, sentence=str(settings.var.resolve()))


def _disk(settings: Settings) -> Finding:
    folder = settings.var if settings.var.exists() else Path.cwd()
    free = shutil.disk_usage(folder).free
    if free < NEEDED_BYTES:
        sentence = (
            f"The disk is full: {free >> 20} MB are left and {NEEDED_BYTES >> 20} MB are needed; free some space."
        )
        return Finding(name="disk", good=False, sentence=sentence)
    return Finding(name="disk", good=True, sentence=f"{free >> 30} GB free")


def _ports(settings: Settings) -> Iterator[Finding]:
    taken: dict[int, str] = {}
    for variable, (host, port) in ports(settings).items():
        name = f"port {port}"
        if port and port in taken:
            sentence = f"{variable} and {taken[port]} name the same port {port}: set one of them to another."
            yield Finding(name=name, good=False, sentence=sentence)
            continue
        taken[port] = variable
        good = _free(host, port)
        sentence = "free" if good else f"Port {port} is in use: stop what uses it, or set {variable} to another."
        yield Finding(name=name, good=good, sentence=sentence)


def _free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _whisper(settings: Settings) -> Finding:
    model = settings.whisper_model
    if not voice_is_ours(settings):
        return Finding(name="speech", good=True, sentence=f"elsewhere, at {settings.voice_url}")
    if model in ("auto", "bundled"):
        good = BUNDLED.is_file()
        sentence = model if good else f"The bundled speech model is missing at {BUNDLED}: fetch the whole repository."
        return Finding(name="speech", good=good, sentence=sentence)
    if "/" in model or model.endswith(".pt"):
        good = Path(model).is_file()
        sentence = model if good else f"There is no speech model at {model}: correct DANGOL_WHISPER_MODEL."
        return Finding(name="speech", good=good, sentence=sentence)
    return Finding(name="speech", good=True, sentence=f"{model}, downloaded when it is not there")


def _provider(settings: Settings) -> Finding:
    good = settings.payment_provider == "sandbox"
    name = settings.payment_provider
    sentence = (
        name if good else f"The payment provider '{name}' is not available yet: set DANGOL_PAYMENT_PROVIDER=sandbox."
    )
    return Finding(name="payments", good=good, sentence=sentence)
