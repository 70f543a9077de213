"""Builds what Dangol runs in: two virtual environments and the trained dialogue model.

    python3 -m assistant.environments [--tests]

Runs on a bare Python 3.8 or newer, before anything is installed, so it needs the standard library only.
Rasa 3.6 demands Python 3.10 and old libraries, hence the second environment. What is already as the locks
say is left alone. Each step's full output goes to ``var/log``.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOGS = ROOT / "var" / "log"
APP_PYTHONS = ("3.11", "3.12", "3.13")
DIALOGUE_PYTHON = "3.10"
TORCH = "torch==2.13.0"
FETCHER = "uv==0.13.9"
NEEDED_BYTES = 5 * 1024**3
LINE = threading.Lock()


class SetupFailed(Exception):
    """One clear sentence about what is missing and how to mend it."""


def say(text: str) -> None:
    """Print one line of progress."""
    with LINE:
        print(text, flush=True)


def version_of(python: str) -> str:
    """``3.11`` for a working interpreter, otherwise an empty string."""
    question = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([python, "-c", question], capture_output=True, text=True, timeout=20, check=False)
    except OSError:
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def find_python(versions: tuple[str, ...]) -> str | None:
    """An interpreter of one of these versions: on PATH, or pyenv's."""
    for version in versions:
        installed = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
        for candidate in (shutil.which(f"python{version}"), sys.executable, *map(str, reversed(installed))):
            if candidate and version_of(candidate) == version:
                return candidate
    return None


def run(step: str, command: list[str], log: Path) -> None:
    """Run one step with its output in ``log``, showing that it lives; raises SetupFailed."""
    started = time.monotonic()
    with log.open("a") as output:
        output.write("$ " + " ".join(command) + "\n")
        output.flush()
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=ROOT)
        try:
            while True:
                try:
                    status = child.wait(timeout=15)
                    break
                except subprocess.TimeoutExpired:
                    say(f"  {step} … {time.monotonic() - started:.0f} s")
        finally:
            if child.poll() is None:
                child.terminate()
    if status:
        text = log.read_text(errors="replace")
        if "No space left on device" in text:
            raise SetupFailed(f"The disk is full, so {step} stopped; free some space and run it again.")
        raise SetupFailed(f"{step} failed; the last lines are in {log.relative_to(ROOT)}.")
    say(f"  {step}: done in {time.monotonic() - started:.0f} s")


def fingerprint(*parts: Path | str) -> str:
    """A digest over files and words, to tell whether an environment still fits its locks."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.read_bytes() if isinstance(part, Path) else part.encode())
    return digest.hexdigest()


def pip(environment: Path) -> list[str]:
    """pip of an environment, quiet about itself."""
    return [str(environment / "bin" / "python"), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]


def build_app(tests: bool) -> None:
    """``.venv``: torch with whatever the index offers for this machine, then the lock, hashes checked."""
    environment, log = ROOT / ".venv", LOGS / "setup-app.log"
    locks = [ROOT / "requirements.lock"] + ([ROOT / "requirements-dev.lock"] if tests else [])
    stamp, wanted = environment / ".built", [fingerprint(lock, TORCH) for lock in locks]
    built = stamp.read_text().split() if stamp.exists() else []
    if set(wanted) <= set(built):
        return
    python = find_python(APP_PYTHONS)
    if python is None:
        raise SetupFailed(
            "Dangol needs Python 3.11, 3.12 or 3.13; install one (on Debian: apt-get install python3.11)."
        )
    if not (environment / "bin" / "python").exists():
        run("app environment", [python, "-m", "venv", str(environment)], log)
    run("app environment: torch", [*pip(environment), TORCH], log)
    for lock in locks:
        run(f"app environment: {lock.name}", [*pip(environment), "--no-deps", "--require-hashes", "-r", str(lock)], log)
    stamp.write_text("\n".join(wanted))


def make_dialogue_environment(environment: Path, log: Path) -> None:
    """An empty Python 3.10 environment; uv fetches that Python where the machine has none."""
    python = find_python((DIALOGUE_PYTHON,))
    if python:
        run("dialogue environment", [python, "-m", "venv", str(environment)], log)
        return
    uv = shutil.which("uv")
    if uv is None:
        fetcher = ROOT / "var" / "uv"
        run("uv", [sys.executable, "-m", "venv", str(fetcher)], log)
        run("uv", [*pip(fetcher), FETCHER], log)
        uv = str(fetcher / "bin" / "uv")
    try:
        run(
            "dialogue environment: Python 3.10",
            [uv, "venv", "--seed", "--python", DIALOGUE_PYTHON, str(environment)],
            log,
        )
    except SetupFailed as error:
        raise SetupFailed(
            "The dialogue engine needs Python 3.10, which is not here and could not be fetched; "
            "install it (pyenv install 3.10, or uv python install 3.10) and run this again."
        ) from error


def build_dialogue(tests: bool) -> None:
    """``.venv-rasa``: Rasa and what it needs, exactly as locked."""
    environment, log = ROOT / ".venv-rasa", LOGS / "setup-dialogue.log"
    locks = [ROOT / "nlu" / "requirements.lock"] + ([ROOT / "nlu" / "requirements-test.lock"] if tests else [])
    stamp, wanted = environment / ".built", [fingerprint(lock) for lock in locks]
    built = stamp.read_text().split() if stamp.exists() else []
    if set(wanted) <= set(built):
        return
    if not (environment / "bin" / "python").exists():
        make_dialogue_environment(environment, log)
    for lock in locks:
        run(f"dialogue environment: {lock.name}", [*pip(environment), "--no-deps", "-r", str(lock)], log)
    stamp.write_text("\n".join(wanted))


def train() -> None:
    """The dialogue model, trained only when its sources changed."""
    command = [str(ROOT / ".venv-rasa" / "bin" / "python"), "-m", "nlu.train", "--out", "var/models"]
    run("dialogue model", command, LOGS / "setup-train.log")


def main() -> int:
    """Build everything that is not there yet; 0 when all is ready."""
    parser = argparse.ArgumentParser(prog="python3 -m assistant.environments", description=__doc__.split("\n")[0])
    parser.add_argument("--tests", action="store_true", help="also install what the tests need")
    arguments = parser.parse_args()
    LOGS.mkdir(parents=True, exist_ok=True)
    try:
        fresh = not ((ROOT / ".venv/.built").exists() and (ROOT / ".venv-rasa/.built").exists())
        if fresh and shutil.disk_usage(ROOT).free < NEEDED_BYTES:
            raise SetupFailed("The two environments need 5 GB of free disk; free some space and run this again.")
        if fresh:
            say("Building two environments; the first time takes some minutes.")
        with ThreadPoolExecutor() as pool:
            jobs = [pool.submit(build_app, arguments.tests), pool.submit(build_dialogue, arguments.tests)]
            for job in jobs:
                job.result()
        train()
    except SetupFailed as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Stopped; run it again to go on.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
