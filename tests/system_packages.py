"""Installs the programs that the tests drive, where it may; otherwise names them.

    python3 tests/system_packages.py

The tests that need a program which is not there are then skipped, visibly.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

PACKAGES = {
    "postgresql": "a real PostgreSQL",
    "redis-server": "a real Redis",
    "chromium": "a real browser",
    "fonts-noto-cjk": "Korean letters in it",
}


def installed(package: str) -> bool:
    """Whether what the package brings is on this machine."""
    if package == "postgresql":
        return any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb") is not None
    if package == "redis-server":
        return shutil.which("redis-server") is not None
    if package == "chromium":
        return any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return bool(list(Path("/usr/share/fonts").glob("**/NotoSansCJK*"))) or shutil.which("fc-list") is None


def main() -> None:
    """Install what is missing by apt-get as root; say what to install otherwise."""
    missing = [package for package in PACKAGES if not installed(package)]
    if not missing:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
        print("installing " + ", ".join(missing) + " …", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], check=False, **quiet)
        missing = [package for package in missing if not installed(package)]
    for package in missing:
        print(f"not installed: {package} ({PACKAGES[package]}); the tests that need it are skipped", flush=True)


if __name__ == "__main__":
    main()
