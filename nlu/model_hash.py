"""What a trained model was made from, as one word."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

_LENGTH = 12
_IGNORED = ("__pycache__", ".pyc")


def content_hash(root: Path | str) -> str:
    """The hash of ``config.yml`` and all files under ``nlu/`` of the checkout at ``root``, names included."""
    base = Path(root)
    files = [base / "config.yml", *(path for path in (base / "nlu").rglob("*") if path.is_file())]
    digest = sha256()
    for path in sorted(files):
        name = path.relative_to(base).as_posix()
        if any(part in name for part in _IGNORED):
            continue
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:_LENGTH]
