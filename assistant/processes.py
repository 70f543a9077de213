"""Starts all parts, watches them, restarts what dies, and stops everything cleanly."""

from __future__ import annotations

import asyncio
import ctypes
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import Protocol

STOP_SECONDS = 4.0
START_SECONDS = 240.0
EARLY_DEATHS = 3
STEADY_SECONDS = 60.0
BACKOFF = (0.2, 0.5, 1.0, 2.0, 4.0)
CHECK_EVERY = 2.0
CHECK_PATIENCE = 5.0
FAILED_CHECKS = 6
LOGS_KEPT = 3
PR_SET_PDEATHSIG = 1

Check = Callable[[], Awaitable[bool]]


class State(StrEnum):
    """Where a part is in its life."""

    STARTING = "starting"
    READY = "ready"
    RESTARTING = "restarting"
    STOPPED = "stopped"


class NotStarted(Exception):
    """A part did not come up; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One child process: how to start it and how to tell that it works.

    ``before`` is done before the first start; ``warm`` after each start, once it is healthy.
    """

    name: str
    command: Sequence[str]
    healthy: Check
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None
    before: Callable[[], Awaitable[None]] | None = None
    warm: Callable[[], Awaitable[None]] | None = None
    patience: float = START_SECONDS


class Watcher(Protocol):
    """Told what becomes of the parts, to show it."""

    def changed(self, part: str, state: State, seconds: float) -> None:
        """A part entered a state, so many seconds after it was begun."""
        ...


class Supervisor:
    """All parts together. ``start`` returns once each is healthy; ``watch`` runs until ``stop``."""

    def __init__(self, parts: Sequence[Part], logs: Path, watcher: Watcher) -> None:
        self._keepers = [_Keeper(part, logs, watcher) for part in parts]

    async def start(self) -> None:
        """Start everything at once and wait until all is healthy; raises NotStarted."""
        tasks = [asyncio.create_task(keeper.come_up()) for keeper in self._keepers]
        try:
            await asyncio.gather(*tasks)
        except BaseException:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            raise

    async def watch(self) -> None:
        """Keep every part running, until cancelled."""
        await asyncio.gather(*(keeper.keep() for keeper in self._keepers))

    async def stop(self) -> None:
        """End every part: asked first, made to after a while. No child is left."""
        await asyncio.gather(*(keeper.end() for keeper in self._keepers))


class _Keeper:
    """Keeps one part alive."""

    def __init__(self, part: Part, logs: Path, watcher: Watcher) -> None:
        self._part = part
        self._log = logs / f"{part.name}.log"
        self._watcher = watcher
        self._process: asyncio.subprocess.Process | None = None
        self._began = monotonic()
        rotate(self._log)

    async def come_up(self) -> None:
        """Start and wait for health; raises NotStarted."""
        self._tell(State.STARTING)
        if self._part.before is not None:
            await self._part.before()
        deaths = 0
        deadline = monotonic() + self._part.patience
        await self._spawn()
        while not await self._healthy():
            if self._dead():
                deaths += 1
                if deaths >= EARLY_DEATHS or self._status() == 2:
                    raise NotStarted(f"{self._part.name} did not start; the reason is in {self._log}.{self._reason()}")
                await asyncio.sleep(BACKOFF[deaths])
                await self._spawn()
            if monotonic() > deadline:
                raise NotStarted(
                    f"{self._part.name} was not ready within {self._part.patience:.0f} s; see {self._log}."
                )
            await asyncio.sleep(0.1)
        await self._warmed()

    async def keep(self) -> None:
        """Restart whenever it dies or stops answering, until cancelled."""
        failures = restarts = 0
        since = monotonic()
        while True:
            if await self._died_within(CHECK_EVERY):
                failures = FAILED_CHECKS
            elif await self._healthy():
                failures = 0
            else:
                failures += 1
            if monotonic() - since > STEADY_SECONDS:
                restarts = 0
            if failures < FAILED_CHECKS:
                continue
            self._began = monotonic()
            self._tell(State.RESTARTING)
            await self._kill()
            await asyncio.sleep(BACKOFF[min(restarts, len(BACKOFF) - 1)])
            restarts += 1
            await self._restarted()
            failures, since = 0, monotonic()

    async def end(self) -> None:
        """Ask the process group to stop, then make it."""
        if self._process is None or self._dead():
            return
        self._kill_group(signal.SIGTERM)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), STOP_SECONDS)
        await self._kill()
        self._tell(State.STOPPED)

    async def _restarted(self) -> None:
        # A full disk or a missing program must not stop the watch over the others.
        with suppress(OSError):
            await self._spawn()
        deadline = monotonic() + self._part.patience
        while not self._dead() and monotonic() < deadline:
            if await self._healthy():
                await self._warmed()
                return
            await asyncio.sleep(0.1)

    async def _warmed(self) -> None:
        if self._part.warm is not None:
            await self._part.warm()
        self._tell(State.READY)

    async def _spawn(self) -> None:
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._part.command, stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log,
                env=os.environ | dict(self._part.environment), cwd=self._part.folder, start_new_session=True,
                preexec_fn=_die_with_parent(),
            )  # fmt: skip

    async def _healthy(self) -> bool:
        if self._dead():
            return False
        try:
            return await asyncio.wait_for(self._part.healthy(), CHECK_PATIENCE)
        except (OSError, TimeoutError):
            return False

    async def _died_within(self, seconds: float) -> bool:
        assert self._process is not None
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), seconds)
        return self._dead()

    def _dead(self) -> bool:
        return self._process is None or self._process.returncode is not None

    def _status(self) -> int | None:
        return None if self._process is None else self._process.returncode

    async def _kill(self) -> None:
        self._kill_group(signal.SIGKILL)
        if self._process is not None:
            await self._process.wait()

    def _kill_group(self, signum: signal.Signals) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signum)

    def _tell(self, state: State) -> None:
        self._watcher.changed(self._part.name, state, monotonic() - self._began)

    def _reason(self) -> str:
        """The last line that the part wrote, where it is one sentence of ours."""
        with suppress(OSError):
            lines = self._log.read_text(errors="replace").strip().splitlines()
            if lines and len(lines[-1]) < 300:
                return f" It said: {lines[-1].strip()}"
        return ""


def rotate(log: Path) -> None:
    """Put an earlier run's log aside, keeping a few."""
    log.parent.mkdir(parents=True, exist_ok=True)
    for age in range(LOGS_KEPT - 1, -1, -1):
        older = log.with_suffix(f".log.{age}") if age else log
        if older.exists():
            older.replace(log.with_suffix(f".log.{age + 1}"))


def _die_with_parent() -> Callable[[], None] | None:
    """For Linux: the kernel ends the child when the supervisor is gone, however that came about."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def set_signal() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    return set_signal
