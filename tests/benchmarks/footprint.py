"""How much memory the processes hold."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.trial import descendants


def megabytes(process_id: int) -> dict[str, float]:
    """Proportional set size by part, and in all, of a process and its descendants (Linux's smaps_rollup)."""
    sizes: dict[str, float] = {}
    for each in (process_id, *descendants(process_id)):
        rollup = Path(f"/proc/{each}/smaps_rollup").read_text()
        found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
        part = name(Path(f"/proc/{each}/cmdline").read_bytes().decode().split("\0"))
        sizes[part] = sizes.get(part, 0.0) + (int(found[1]) / 1024 if found else 0.0)
    return sizes | {"total": sum(sizes.values())}


def name(arguments: list[str]) -> str:
    """The part that a command line starts."""
    if any("rasa" in argument for argument in arguments):
        return "dialogue"
    return next((part for part in ("voice", "sandbox", "app") if part in arguments), "supervisor")
