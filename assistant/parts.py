"""Which processes Dangol is made of, and how each is started and asked whether it works."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlparse

import aiohttp

from assistant.dialogue import WARM_UP
from assistant.processes import Check, Part
from assistant.settings import Settings
from voice.client import VoiceClient

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
ASK_SECONDS = 4.0
DOWNLOAD_SECONDS = 1800.0
WARM_SECONDS = 30.0

# At its import skops looks through every module that is loaded already: a second before TensorFlow, nine after it.
# TensorFlow loads JAX when it can and never uses it here. The comment names the process in a list of processes.
RASA = (
    "import sys, skops.io, runpy; sys.modules['jax'] = None; "
    "runpy.run_module('rasa', run_name='__main__', alter_sys=True)  # rasa"
)


def parts(settings: Settings, prepared: Callable[[], Awaitable[None]]) -> list[Part]:
    """Every process to run here; ``prepared`` makes the database ready for the front door."""
    found = [dialogue(settings), front_door(settings, prepared)]
    if sandbox_is_ours(settings):
        found.insert(0, sandbox(settings))
    if voice_is_ours(settings):
        found.insert(0, voice(settings))
    return found


def front_door(settings: Settings, prepared: Callable[[], Awaitable[None]]) -> Part:
    """The application, with the action endpoint inside."""
    return Part(
        name="app",
        command=[sys.executable, "-m", "assistant", "serve", "--role", "app"],
        healthy=_answers(f"{settings.address}/healthz"),
        environment=_environment(),
        before=prepared,
    )


def sandbox(settings: Settings) -> Part:
    """The sandbox payment provider."""
    return Part(
        name="sandbox",
        command=[sys.executable, "-m", "assistant", "serve", "--role", "sandbox"],
        healthy=_answers(f"{settings.sandbox_url.rstrip('/')}/healthz"),
        environment=_environment(),
    )


def voice(settings: Settings) -> Part:
    """The speech server."""
    return Part(
        name="voice",
        command=[
            sys.executable, "-m", "voice", "serve", "--uri", settings.voice_url, "--model", settings.whisper_model,
        ],
        healthy=VoiceClient(settings.voice_url).ready,
        patience=DOWNLOAD_SECONDS,
        environment=_environment(),
    )  # fmt: skip


def dialogue(settings: Settings) -> Part:
    """Rasa, on loopback, with the newest model and its trackers beside the database."""
    var = settings.var.resolve()
    return Part(
        name="dialogue",
        command=[
            str(rasa_python(settings)), "-c", RASA, "run", "-i", "127.0.0.1", "-p", str(settings.rasa_port),
            "--model", str(settings.models.resolve()), "--endpoints", str(ROOT / "nlu" / "endpoints.yml"),
            "--credentials", str(ROOT / "nlu" / "credentials.yml"),
        ],
        healthy=_answers(f"{settings.rasa_url}/"),
        warm=lambda: _first_words(settings),
        environment=_environment() | {
            "DANGOL_ACTIONS_URL": f"http://127.0.0.1:{settings.actions_port}/webhook",
            "DANGOL_TRACKER_DB": str(var / "tracker.db"),
            "RASA_TELEMETRY_ENABLED": "false",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "CUDA_VISIBLE_DEVICES": "",
            "LOG_LEVEL": "WARNING",
            "LOG_LEVEL_LIBRARIES": "ERROR",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            "PYTHONWARNINGS": "ignore",
        },
        folder=ROOT,
    )  # fmt: skip


def rasa_python(settings: Settings) -> Path:
    """The interpreter of the dialogue's environment; a relative path begins at the project."""
    return settings.rasa_python if settings.rasa_python.is_absolute() else ROOT / settings.rasa_python


def newest_model(settings: Settings) -> Path:
    """The dialogue model trained last, or the folder where one is missing."""
    found = sorted(settings.models.resolve().glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else settings.models


def sandbox_is_ours(settings: Settings) -> bool:
    """Whether the sandbox runs on this machine."""
    return settings.payment_provider == "sandbox" and urlparse(settings.sandbox_url).hostname in LOOPBACK


def voice_is_ours(settings: Settings) -> bool:
    """Whether the speech server runs on this machine."""
    address = urlparse(settings.voice_url)
    return address.scheme == "tcp" and address.hostname in LOOPBACK


def ports(settings: Settings) -> dict[str, tuple[str, int]]:
    """Every address that must be free, by the setting that names it."""
    wanted = {
        "DANGOL_PORT": (settings.host, settings.port),
        "DANGOL_RASA_PORT": ("127.0.0.1", settings.rasa_port),
        "DANGOL_ACTIONS_PORT": ("127.0.0.1", settings.actions_port),
    }
    if voice_is_ours(settings):
        wanted["DANGOL_VOICE_URL"] = ("127.0.0.1", urlparse(settings.voice_url).port or 10300)
    if sandbox_is_ours(settings):
        wanted["DANGOL_SANDBOX_URL"] = ("127.0.0.1", urlparse(settings.sandbox_url).port or 5060)
    return wanted


def _environment() -> dict[str, str]:
    """Keeps several Pythons on a small machine from taking all of its memory."""
    threads = str(min(os.cpu_count() or 1, 4))
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return {
        "MALLOC_ARENA_MAX": "2",
        "OMP_NUM_THREADS": threads,
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": path,
        "TOKENIZERS_PARALLELISM": "false",
    }


async def _first_words(settings: Settings) -> None:
    """One message from nobody: the first one loads what all later ones use."""
    body = {"sender": WARM_UP, "message": "삼다수 두 개 담아 줘", "metadata": {"language": "ko"}}
    timeout = aiohttp.ClientTimeout(total=WARM_SECONDS)
    with suppress(aiohttp.ClientError, TimeoutError):
        async with (
            aiohttp.ClientSession(timeout=timeout) as http,
            http.post(f"{settings.rasa_url}/webhooks/rest/webhook", json=body) as answer,
        ):
            await answer.read()


def _answers(url: str) -> Check:
    async def ask() -> bool:
        try:
            timeout = aiohttp.ClientTimeout(total=ASK_SECONDS)
            async with aiohttp.ClientSession(timeout=timeout) as http, http.get(url) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    return ask
