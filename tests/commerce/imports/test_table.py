"""CSV is read by its header, and what is wrong is told by line."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from commerce.imports.fields import instant, text, whole, words, yes_or_no
from commerce.imports.report import Problem
from commerce.imports.table import Column, read

COLUMNS = (
    Column("name", text(10), required=True),
    Column("count", whole(0, 100), required=True),
    Column("note", text(5), default=""),
)


def table(content: str | bytes) -> tuple[list[dict[str, object]], list[Problem]]:
    found = read(content if isinstance(content, bytes) else content.encode(), COLUMNS, ("name",))
    return [dict(line.values) for line in found.lines], list(found.problems)


def test_columns_may_come_in_any_order_and_optional_ones_may_lack() -> None:
    assert table("count,name\n3,물\n") == ([{"count": 3, "name": "물"}], [])


def test_a_mark_at_the_beginning_quotes_and_empty_lines_do_no_harm() -> None:
    rows, problems = table('\ufeffName, Count ,note\r\n"물, 2L","1,0",\r\n\r\n김,2,맛\r\n')
    assert problems == []
    assert rows == [{"name": "물, 2L", "count": 10, "note": ""}, {"name": "김", "count": 2, "note": "맛"}]


def test_the_older_korean_encoding_is_read() -> None:
    assert table("name,count\n생수,1\n".encode("cp949")) == ([{"name": "생수", "count": 1}], [])


def test_every_bad_cell_is_told_by_its_line() -> None:
    content = 'name,count,note\n물,많이,\n"두\n줄",1,\n,101,너무 긴 말\n김,-1\n'
    assert table(content)[1] == [
        Problem(2, "count", "not a whole number"),
        Problem(5, "name", "empty"),
        Problem(5, "count", "not between 0 and 100"),
        Problem(5, "note", "longer than 5 characters"),
        Problem(6, "", "2 cells where the header has 3"),
    ]


def test_a_key_may_occur_once() -> None:
    assert table("name,count\n물,1\n김,1\n물,2\n")[1] == [Problem(4, "name", "the same as in line 2")]


@pytest.mark.parametrize(
    ("content", "column"),
    [
        ("", ""),
        ("name\n물\n", "count"),
        ("name,count,colour\n", "colour"),
        ("name,count,name\n", "name"),
        (b"\xff\xfe\x00\x81", ""),
    ],
)
def test_a_wrong_header_is_told_before_any_row(content: str | bytes, column: str) -> None:
    rows, problems = table(content)
    assert rows == []
    assert [(problem.line, problem.column) for problem in problems] == [(1, column)]


def test_a_time_without_its_zone_is_seouls() -> None:
    at = instant("2026-08-12 15:00")
    assert isinstance(at, datetime)
    assert at.utcoffset() == timedelta(hours=9)
    assert instant("2026-08-12T06:00:00+00:00") == at


@pytest.mark.parametrize("cell", ["어제", "2026-13-01", "12/08/2026"])
def test_what_is_no_time_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="not a time"):
        instant(cell)


def test_amounts_lists_and_answers_are_read_as_people_write_them() -> None:
    assert whole()("6,480원") == 6_480
    assert words("S | M, L|M") == ("S", "M", "L")
    assert yes_or_no("예") is True
    assert yes_or_no("No") is False


@pytest.mark.parametrize("cell", ["1.5", "²", "1e3", "--1", "", "천원"])
def test_what_is_no_whole_number_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="whole number"):
        whole()(cell)
