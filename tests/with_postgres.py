"""Runs a command with a throwaway PostgreSQL behind DANGOL_TEST_POSTGRES, and takes the server away again.

    python tests/with_postgres.py pytest tests

Uses Debian's server binaries. PostgreSQL refuses to run as root, so root hands it to the user ``postgres``.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path


def binaries() -> Path | None:
    """The newest installed server's folder of programs, or nothing."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def free_port() -> int:
    """A port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main(command: list[str]) -> int:
    """Start the server, run the command, stop the server; the command's own exit status."""
    programs = binaries()
    if programs is None:
        print("PostgreSQL's server programs are not installed; the tests that need them are skipped", flush=True)
        return subprocess.run(command, check=False).returncode
    folder = Path(tempfile.mkdtemp(prefix="dangol-postgres-"))
    prefix: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        prefix = ["runuser", "-u", "postgres", "--"]
    port = free_port()

    def run(program: str, *arguments: str) -> None:
        subprocess.run([*prefix, str(programs / program), *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/")

    data = str(folder / "data")
    try:
        run("initdb", "-D", data, "-U", "dangol", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c full_page_writes=off -c max_connections=200"
        run("pg_ctl", "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            url = f"postgresql://dangol@127.0.0.1:{port}/postgres"
            return subprocess.run(command, env=os.environ | {"DANGOL_TEST_POSTGRES": url}, check=False).returncode
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
