"""What a trained model was made from, as one word."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

_LENGTH = 12
_CODE = ("components", "models")
_MADE_OF = ("components", "data", "domain", "models")
_IGNORED = ("__pycache__", ".pyc", ".md")


def content_hash(root: Path | str) -> str:
    """The hash of the files that a model of the checkout at ``root`` is made from, names included.

    What only measures a model is not among them, so that it can be worked on without training again.
    """
    base = Path(root)
    made_of = [path for folder in _MADE_OF for path in (base / "nlu" / folder).rglob("*")]
    return _hashed(base, [base / "config.yml", base / "nlu" / "requirements.lock", *made_of])


def code_hash(root: Path | str) -> str:
    """The hash of the components' code and weights and of what they stand on, of the checkout at ``root``."""
    base = Path(root)
    own = [path for folder in _CODE for path in (base / "nlu" / folder).rglob("*")]
    return _hashed(base, [base / "nlu" / "requirements.lock", *own])


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
