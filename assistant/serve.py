"""``python -m assistant serve``: the supervisor of all parts, and the parts that are ours."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlparse

import aiohttp
from aiohttp import web
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from assistant.doctor import obstacles
from assistant.parts import ROOT, parts
from assistant.processes import NotStarted, State, Supervisor
from assistant.progress import Progress
from assistant.settings import Settings
from commerce.database import Database

CANNOT_START = 1
READY_SECONDS = 60.0
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def serve(settings: Settings) -> int:
    """Start and watch everything until a signal; 0 after a clean stop, 1 when something could not start."""
    console = Console(stderr=True)
    for sentence in (found := obstacles(settings)):
        console.print(sentence, highlight=False, soft_wrap=True)
    return CANNOT_START if found else asyncio.run(_supervise(settings, console))


def serve_app(settings: Settings) -> int:
    """The front door and the action endpoint, in this process."""
    from assistant.access import AccessLog
    from assistant.app import ProviderNotAvailable, create_app

    _log_to_stderr()
    try:
        web.run_app(
            create_app(settings), host=settings.host, port=settings.port, print=None, access_log_class=AccessLog,
            shutdown_timeout=3.0, handle_signals=True,
        )  # fmt: skip
    except ProviderNotAvailable as error:
        return _complain(str(error))
    except OSError as error:
        return _complain(f"The front door cannot listen on {settings.host}:{settings.port}: {error.strerror}.")
    return 0


def serve_sandbox(settings: Settings) -> int:
    """The sandbox payment provider, in this process."""
    from commerce.payments.sandbox_server import create_app

    _log_to_stderr()
    address = urlparse(settings.sandbox_url)
    settings.var.mkdir(parents=True, exist_ok=True)
    app = create_app(settings.var / "sandbox.db")
    try:
        web.run_app(app, host=address.hostname, port=address.port or 5060, print=None, access_log=None)
    except OSError as error:
        return _complain(f"The sandbox cannot listen on {settings.sandbox_url}: {error.strerror}.")
    return 0


async def prepare(settings: Settings, console: Console) -> None:
    """Bring the schema up to date and, in demo mode, fill the shop. Raises what the database raises."""
    from commerce.clock import now
    from commerce.demo.seed import seed
    from commerce.schema import upgraded

    await upgraded(settings.database_url)
    if not settings.demo:
        return
    database = Database(settings.database_url)
    try:
        counts = await seed(
            database, now(), progress=lambda table, rows: console.print(f"  {table}: {rows:,}", highlight=False)
        )
        if counts.total:
            console.print(f"demo shop: {counts.total:,} rows", highlight=False)
    finally:
        await database.close()


def seed_shop(settings: Settings) -> int:
    """``python -m assistant seed``: the schema and the demo shop, once."""
    console = Console(stderr=True)
    try:
        asyncio.run(prepare(settings, console))
    except (SQLAlchemyError, OSError) as error:
        return _complain(_database_sentence(error))
    return 0


async def _supervise(settings: Settings, console: Console) -> int:
    progress = Progress(console)

    async def prepared() -> None:
        progress.changed("database", State.STARTING, 0)
        began = asyncio.get_running_loop().time()
        await _in_a_child(settings)
        progress.changed("database", State.READY, asyncio.get_running_loop().time() - began)

    supervisor = Supervisor(parts(settings, prepared), settings.var / "log", progress)
    working = asyncio.create_task(_work(settings, supervisor, progress))
    for signum in SIGNALS:
        asyncio.get_running_loop().add_signal_handler(signum, working.cancel)
    try:
        await working
    except NotStarted as error:
        console.print(str(error), highlight=False, soft_wrap=True)
        return CANNOT_START
    except asyncio.CancelledError:
        console.print("stopping …", highlight=False)
        return 0
    finally:
        await supervisor.stop()
    return 0


async def _work(settings: Settings, supervisor: Supervisor, progress: Progress) -> None:
    with progress:
        await supervisor.start()
        await _all_ready(settings)
    print(f"ready {settings.address}", flush=True)  # noqa: T201 - the one line that scripts wait for
    await supervisor.watch()


async def _in_a_child(settings: Settings) -> None:
    """Prepare the database in a process of its own, which gives its memory back; raises NotStarted."""
    log = settings.var / "log" / "database.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "assistant", "seed", stdin=asyncio.subprocess.DEVNULL, stdout=output, stderr=output,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        try:
            status = await child.wait()
        except asyncio.CancelledError:
            with suppress(ProcessLookupError):
                child.terminate()
            await child.wait()
            raise
    if status:
        raise NotStarted(_last_line(log) or f"The database could not be prepared; see {log}.")


async def _all_ready(settings: Settings) -> None:
    """Wait until the front door says that every part works; raises NotStarted."""
    answer: object = None
    try:
        async with asyncio.timeout(READY_SECONDS), aiohttp.ClientSession() as http:
            while True:
                with suppress(aiohttp.ClientError, TimeoutError):
                    async with http.get(f"{settings.address}/readyz", timeout=aiohttp.ClientTimeout(total=10)) as got:
                        answer = await got.json()
                        if got.status == 200:
                            return
                await asyncio.sleep(0.3)
    except TimeoutError as error:
        states = answer.get("parts", {}) if isinstance(answer, dict) else {}
        down = ", ".join(name for name, state in states.items() if state != "ok") or "the front door"
        raise NotStarted(f"Not everything works: {down}; see {settings.var / 'log'}.") from error


def _database_sentence(error: Exception) -> str:
    text = str(error).splitlines()[0]
    if "full" in text or "No space left" in text:
        return "The disk is full, so the database cannot be written: free some space and start again."
    return f"The database cannot be prepared ({type(error).__name__}): check DANGOL_DATABASE_URL and that it runs."


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    return lines[-1] if lines and len(lines[-1]) < 300 else ""


def _log_to_stderr() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for noisy in ("aiosqlite", "sqlalchemy", "engineio", "socketio", "asyncio", "rasa_sdk", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def _complain(sentence: str) -> int:
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 - a sentence for whoever started it
    return CANNOT_START
