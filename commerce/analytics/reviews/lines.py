"""Files of reviews, a line each: read line by line as UTF-8, written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from commerce.analytics.reviews.training import Starred
from commerce.errors import CommerceError

STANDARD = Path("-")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class FileUnreadable(CommerceError):
    """``path`` cannot be read or written; ``reason`` is a sentence's end, ``line`` where it stopped."""

    code = "file_unreadable"

    def __init__(self, path: Path, reason: str, line: int | None = None) -> None:
        super().__init__(f"{path}{f', line {line}' if line else ''}: {reason}")
        self.path = path
        self.line = line


def text_of(raw: bytes, number: int) -> str:
    """One line without its end and without a byte order mark. Raises ValueError when it is not UTF-8."""
    if number == 1 and raw.startswith(_UTF16):
        raise ValueError("UTF-16, not UTF-8")
    try:
        return raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        try:
            raw.decode("cp949")
        except UnicodeDecodeError:
            raise ValueError("not UTF-8") from error
        raise ValueError("not UTF-8; it reads as CP949 (convert it: iconv -f cp949 -t utf-8)") from error


def starred(stream: BinaryIO) -> Iterator[Starred | tuple[int, str]]:
    """Each row of ``stars<TAB>text`` with 1 to 5 stars, or its line number and what is wrong with it."""
    for number, raw in enumerate(stream, 1):
        try:
            line = text_of(raw, number)
        except ValueError as error:
            yield number, str(error)
            continue
        stars, tab, text = line.partition("\t")
        if not tab:
            yield number, "no tab between stars and text"
        elif stars.strip() not in {"1", "2", "3", "4", "5"}:
            yield number, "stars must be a whole number from 1 to 5"
        elif not text.strip():
            yield number, "no text"
        else:
            yield Starred(number, int(stars), text)


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """The file at ``path``, or standard input for ``-``. Raises `FileUnreadable`."""
    if path == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        raise FileUnreadable(path, error.strerror or "cannot be read") from error
    with stream:
        yield stream


@contextmanager
def writing(path: Path) -> Iterator[TextIO]:
    """A text file that appears at ``path`` when the work ends well and not otherwise; standard output for ``-``."""
    if path == STANDARD or (path.exists() and not path.is_file() and not path.is_dir()):
        with open(1 if path == STANDARD else path, "w", encoding="utf-8", closefd=path != STANDARD) as stream:
            yield stream
        return
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.is_dir():
            raise FileUnreadable(path, "is a folder")
        with partial.open("w", encoding="utf-8") as stream:
            yield stream
        partial.replace(path)
    except OSError as error:
        raise FileUnreadable(path, error.strerror or "cannot be written") from error
    finally:
        partial.unlink(missing_ok=True)
