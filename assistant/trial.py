"""A whole Dangol on free ports in a folder of its own, for the demo, the benchmarks and the tests."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 240.0
STOP_SECONDS = 30.0


class TrialFailed(Exception):
    """The trial did not become ready; the message holds what it printed last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A running trial: its settings, its supervisor's process and seconds from start to ready."""

    settings: Settings
    process: asyncio.subprocess.Process
    seconds_to_ready: float

    @property
    def url(self) -> str:
        """The front door."""
        return self.settings.address


def free_ports(count: int) -> list[int]:
    """Distinct loopback ports that nothing listens on at this moment."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [int(each.getsockname()[1]) for each in sockets]


def descendants(process_id: int) -> list[int]:
    """All processes below one, its children first (Linux)."""
    tasks = Path(f"/proc/{process_id}/task")
    direct = [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]
    return direct + [grandchild for child in direct for grandchild in descendants(child)]


def trial_environment(var: Path, extra: Mapping[str, str]) -> dict[str, str]:
    """The settings of a trial as environment variables: free ports, its own folder, the bundled recogniser."""
    port, rasa, actions, voice, sandbox = map(str, free_ports(5))
    return {
        "DANGOL_VAR": str(var),
        "DANGOL_MODELS": str(ROOT / "var" / "models"),
        "DANGOL_RASA_PYTHON": str(ROOT / ".venv-rasa" / "bin" / "python"),
        "DANGOL_PORT": port,
        "DANGOL_RASA_PORT": rasa,
        "DANGOL_ACTIONS_PORT": actions,
        "DANGOL_VOICE_URL": f"tcp://127.0.0.1:{voice}",
        "DANGOL_SANDBOX_URL": f"http://127.0.0.1:{sandbox}",
        "DANGOL_WHISPER_MODEL": "bundled",
        **extra,
    }


@asynccontextmanager
async def running(var: Path, extra: Mapping[str, str] | None = None) -> AsyncIterator[Trial]:
    """Start everything, wait for ``ready``, and stop it all at the end. Raises TrialFailed."""
    var.mkdir(parents=True, exist_ok=True)
    environment = trial_environment(var, extra or {})
    names = {name.removeprefix("DANGOL_").lower(): value for name, value in environment.items()}
    settings = Settings.model_validate(names)
    loop = asyncio.get_running_loop()
    started = loop.time()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "assistant", "serve", cwd=ROOT, env=os.environ | environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    draining: asyncio.Task[None] | None = None
    try:
        said = await _until_ready(process)
        if said is not None:
            raise TrialFailed("\n".join(said[-20:]))
        draining = asyncio.create_task(_drain(process))
        yield Trial(settings=settings, process=process, seconds_to_ready=loop.time() - started)
    finally:
        await _stop(process)
        if draining:
            draining.cancel()


async def _until_ready(process: asyncio.subprocess.Process) -> list[str] | None:
    """Nothing once ``ready`` was printed, or all that was printed when it never came."""
    assert process.stdout is not None
    said: list[str] = []
    try:
        async with asyncio.timeout(START_SECONDS):
            while line := await process.stdout.readline():
                said.append(line.decode(errors="replace").rstrip())
                if said[-1].startswith("ready "):
                    return None
    except TimeoutError:
        said.append(f"not ready after {START_SECONDS:.0f} s")
    return said


async def _drain(process: asyncio.subprocess.Process) -> None:
    """Keep the pipe empty, so that the supervisor never waits for its reader."""
    assert process.stdout is not None
    while await process.stdout.readline():
        pass


async def _stop(process: asyncio.subprocess.Process) -> None:
    """Ask as Ctrl-C does; make sure afterwards."""
    if process.returncode is not None:
        return
    process.send_signal(signal.SIGINT)
    try:
        await asyncio.wait_for(process.wait(), STOP_SECONDS)
    except TimeoutError:
        os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
