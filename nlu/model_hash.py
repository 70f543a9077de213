"""What a trained model was made from, as one word."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

_LENGTH = 12
_IGNORED = ("__pycache__", ".pyc")


def content_hash(root: Path | str) -> str:
    """The hash of ``config.yml`` and all files under ``nlu/`` of the checkout at ``root``, names included."""
    base = Path(root)
    return _hashed(base, [base / "config.yml", *(base / "nlu").rglob("*")])


def code_hash(root: Path | str) -> str:
    """The hash of the components' code and of what they stand on, of the checkout at ``root``."""
    base = Path(root)
    return _hashed(base, [base / "nlu" / "requirements.lock", *(base / "nlu" / "components").rglob("*")])


def _hashed(base: Path, paths: Iterable[Path]) -> str:
    digest = sha256()
    for path in sorted(path for path in paths if path.is_file()):
        name = path.relative_to(base).as_posix()
        if any(part in name for part in _IGNORED):
            continue
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:_LENGTH]
