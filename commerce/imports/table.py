"""A CSV file read against its columns: typed rows by line, or what is wrong with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from commerce.imports.fields import Reader, Value
from commerce.imports.report import Problem


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its header; an optional one may be absent, or empty for `default`."""

    name: str
    read: Reader
    required: bool = False
    default: Value = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file with the values of the columns that the file has."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that could be read, how many there were, and what is wrong with the others."""

    lines: tuple[Line, ...]
    rows: int
    problems: tuple[Problem, ...]


def read(content: bytes, columns: Sequence[Column], key: Sequence[str]) -> Table:
    """Read UTF-8 (or the older CP949) CSV whose first line names its columns, in any order.

    Each row's `key` columns together may occur once.
    """
    try:
        text = _decoded(content)
        rows = list(_rows(text))
    except (UnicodeDecodeError, csv.Error) as error:
        return Table((), 0, (Problem(1, "", f"not a CSV file in UTF-8: {error}"),))
    if not rows:
        return Table((), 0, (Problem(1, "", "the file is empty"),))
    header = [cell.strip().lower() for cell in rows[0][1]]
    wrong = tuple(_wrong_header(header, columns))
    if wrong:
        return Table((), len(rows) - 1, wrong)
    by_name = {column.name: column for column in columns}
    lines: list[Line] = []
    problems: list[Problem] = []
    seen: dict[tuple[Value, ...], int] = {}
    for number, cells in rows[1:]:
        if len(cells) != len(header):
            problems.append(Problem(number, "", f"{len(cells)} cells where the header has {len(header)}"))
            continue
        values, faults = _values(number, dict(zip(header, cells, strict=True)), by_name)
        problems.extend(faults)
        if faults:
            continue
        identity = tuple(values.get(name) for name in key)
        if None not in identity and identity in seen:
            problems.append(Problem(number, " ".join(key), f"the same as in line {seen[identity]}"))
            continue
        seen[identity] = number
        lines.append(Line(number, values))
    return Table(tuple(lines), len(rows) - 1, tuple(problems))


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp949")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1


def _wrong_header(header: Sequence[str], columns: Sequence[Column]) -> Iterator[Problem]:
    known = {column.name for column in columns}
    for name in dict.fromkeys(header):
        if name not in known:
            yield Problem(1, name, "no such column; known are " + ", ".join(column.name for column in columns))
        if header.count(name) > 1:
            yield Problem(1, name, "named twice")
    for column in columns:
        if column.required and column.name not in header:
            yield Problem(1, column.name, "missing")


def _values(
    number: int, cells: Mapping[str, str], columns: Mapping[str, Column]
) -> tuple[dict[str, Value], list[Problem]]:
    values: dict[str, Value] = {}
    problems = []
    for name, cell in cells.items():
        column, trimmed = columns[name], cell.strip()
        if not trimmed:
            values[name] = column.default
            if column.required:
                problems.append(Problem(number, name, "empty"))
            continue
        try:
            values[name] = column.read(trimmed)
        except ValueError as error:
            problems.append(Problem(number, name, str(error)))
    return values, problems
