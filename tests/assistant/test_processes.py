"""The supervisor, with small real processes."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import pytest

from assistant import processes
from assistant.processes import NotStarted, Part, State, Supervisor, rotate

SERVER = textwrap.dedent("""
    import http.server, os, sys, signal
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200); self.end_headers(); self.wfile.write(str(os.getpid()).encode())
        def log_message(self, *a): pass
    if "--deaf" in sys.argv: signal.signal(signal.SIGTERM, signal.SIG_IGN)
    http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
""")


@dataclass
class Seen:
    """What the watcher was told."""

    told: list[tuple[str, State]] = field(default_factory=list)

    def changed(self, part: str, state: State, seconds: float) -> None:
        self.told.append((part, state))

    async def until(self, part: str, state: State, times: int = 1, seconds: float = 15) -> None:
        async with asyncio.timeout(seconds):
            while self.told.count((part, state)) < times:  # noqa: ASYNC110
                await asyncio.sleep(0.02)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def pid_of(port: int) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.0\r\n\r\n")
    answer = await reader.read()
    writer.close()
    return int(answer.rpartition(b"\r\n\r\n")[2])


def server(port: int, *arguments: str, name: str = "server") -> Part:
    async def answers() -> bool:
        return bool(await pid_of(port))

    return Part(name=name, command=[sys.executable, "-c", SERVER, str(port), *arguments], healthy=answers)


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds become tenths."""
    for name, value in {"CHECK_EVERY": 0.1, "CHECK_PATIENCE": 0.3, "STOP_SECONDS": 1.0, "FAILED_CHECKS": 3}.items():
        monkeypatch.setattr(processes, name, value)
    monkeypatch.setattr(processes, "BACKOFF", (0.05, 0.05, 0.05, 0.05, 0.05))


async def test_all_parts_start_at_once_and_none_is_left_after_the_stop(tmp_path: Path) -> None:
    ports = [free_port(), free_port()]
    seen = Seen()
    supervisor = Supervisor([server(port, name=f"part{port}") for port in ports], tmp_path, seen)
    await supervisor.start()
    pids = [await pid_of(port) for port in ports]
    assert all(alive(pid) for pid in pids)
    await supervisor.stop()
    assert not any(alive(pid) for pid in pids)
    assert {state for _, state in seen.told} == {State.STARTING, State.READY, State.STOPPED}


async def test_a_part_that_dies_is_back_soon(tmp_path: Path) -> None:
    port, seen = free_port(), Seen()
    supervisor = Supervisor([server(port)], tmp_path, seen)
    await supervisor.start()
    watching = asyncio.create_task(supervisor.watch())
    first = await pid_of(port)
    os.kill(first, signal.SIGKILL)
    await seen.until("server", State.READY, times=2)
    assert await pid_of(port) != first
    watching.cancel()
    await supervisor.stop()


async def test_a_part_that_hangs_is_replaced(tmp_path: Path) -> None:
    port, seen = free_port(), Seen()
    supervisor = Supervisor([server(port)], tmp_path, seen)
    await supervisor.start()
    watching = asyncio.create_task(supervisor.watch())
    first = await pid_of(port)
    os.kill(first, signal.SIGSTOP)
    await seen.until("server", State.READY, times=2)
    assert not alive(first)
    assert await pid_of(port) != first
    watching.cancel()
    await supervisor.stop()


async def test_a_part_that_will_not_stop_is_made_to(tmp_path: Path) -> None:
    port = free_port()
    supervisor = Supervisor([server(port, "--deaf")], tmp_path, Seen())
    await supervisor.start()
    pid, began = await pid_of(port), monotonic()
    await supervisor.stop()
    assert not alive(pid)
    assert monotonic() - began < 5


async def test_a_part_that_cannot_start_says_why_in_one_sentence(tmp_path: Path) -> None:
    async def never() -> bool:
        return False

    part = Part(
        name="voice", command=[sys.executable, "-c", "import sys; sys.exit('The model is missing.')"], healthy=never
    )
    supervisor = Supervisor([part], tmp_path, Seen())
    with pytest.raises(NotStarted, match=r"voice did not start.*voice\.log\. It said: The model is missing\."):
        await supervisor.start()
    await supervisor.stop()


async def test_when_one_part_cannot_start_the_others_are_stopped(tmp_path: Path) -> None:
    async def never() -> bool:
        return False

    port = free_port()
    broken = Part(name="broken", command=[sys.executable, "-c", "raise SystemExit(2)"], healthy=never)
    supervisor = Supervisor([server(port), broken], tmp_path, Seen())
    with pytest.raises(NotStarted):
        await supervisor.start()
    await supervisor.stop()
    with pytest.raises(OSError):
        await pid_of(port)


async def test_what_comes_before_is_done_before_the_first_start_and_warming_after_each(tmp_path: Path) -> None:
    port, seen, order = free_port(), Seen(), []

    async def before() -> None:
        order.append("before")

    async def warm() -> None:
        order.append("warm")
        await pid_of(port)

    plain = server(port)
    part = Part(name="server", command=plain.command, healthy=plain.healthy, before=before, warm=warm)
    supervisor = Supervisor([part], tmp_path, seen)
    await supervisor.start()
    watching = asyncio.create_task(supervisor.watch())
    os.kill(await pid_of(port), signal.SIGKILL)
    await seen.until("server", State.READY, times=2)
    watching.cancel()
    await supervisor.stop()
    assert order == ["before", "warm", "warm"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux ends children with their parent")
async def test_no_part_outlives_a_supervisor_that_was_killed(tmp_path: Path) -> None:
    port = free_port()
    script = tmp_path / "supervise.py"
    script.write_text(
        textwrap.dedent(f"""
        import asyncio, sys
        sys.path.insert(0, {str(Path.cwd())!r})
        from pathlib import Path
        from assistant.processes import Part, Supervisor
        class Quiet:
            def changed(self, part, state, seconds): pass
        async def healthy():
            reader, writer = await asyncio.open_connection("127.0.0.1", {port})
            writer.close()
            return True
        async def main():
            supervisor = Supervisor(
                [Part(name="s", command=[sys.executable, "-c", {SERVER!r}, "{port}"], healthy=healthy)],
                Path({str(tmp_path)!r}), Quiet())
            await supervisor.start()
            print("up", flush=True)
            await supervisor.watch()
        asyncio.run(main())
        """)
    )
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE)  # noqa: ASYNC220
    assert parent.stdout is not None
    await asyncio.to_thread(parent.stdout.readline)
    child = await pid_of(port)
    parent.kill()
    parent.wait()
    async with asyncio.timeout(5):
        while alive(child):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


def test_an_earlier_runs_log_is_kept_aside_three_deep(tmp_path: Path) -> None:
    log = tmp_path / "app.log"
    for run in range(5):
        rotate(log)
        log.write_text(str(run))
    kept = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert kept == {"app.log": "4", "app.log.1": "3", "app.log.2": "2", "app.log.3": "1"}
