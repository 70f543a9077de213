from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from commerce.analytics.charts import BAD_COLOUR, GOOD_COLOUR, Chart, Series, stacked_bars

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*, horizontal: bool = False) -> Chart:
    return stacked_bars(
        "주별 리뷰 <1>",
        ["10월 5일", "a < b & c", '"따옴표"'],
        [Series("좋음", (3, 40, 0), GOOD_COLOUR), Series("나쁨", (1, 0, 7), BAD_COLOUR)],
        description="좋음 43, 나쁨 8",
        horizontal=horizontal,
    )


@pytest.mark.parametrize("horizontal", [False, True])
def test_a_chart_is_well_formed_and_fetches_and_runs_nothing(horizontal: bool) -> None:
    svg = drawn(horizontal=horizontal).svg
    root = ElementTree.fromstring(svg)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert not tags & {"script", "image", "foreignObject", "use", "a"}
    assert set(re.findall(r"https?://[^\"'\s)]+", svg)) == {"http://www.w3.org/2000/svg"}
    assert "@import" not in svg
    assert "url(" not in svg
    assert not any(name.lower().startswith("on") for element in root.iter() for name in element.attrib)


def test_a_chart_names_itself_for_a_screen_reader() -> None:
    root = ElementTree.fromstring(drawn().svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == "주별 리뷰 <1>. 좋음 43, 나쁨 8"
    assert [element.text for element in root[:2]] == ["주별 리뷰 <1>", "좋음 43, 나쁨 8"]
    assert len(root.findall(f".//{SVG}title")) == 1


@pytest.mark.parametrize("horizontal", [False, True])
def test_a_chart_shows_its_labels_series_and_values(horizontal: bool) -> None:
    root = ElementTree.fromstring(drawn(horizontal=horizontal).svg)
    shown = {"".join(element.itertext()).strip() for element in root.iter(f"{SVG}text")}
    assert {"10월 5일", "a < b & c", '"따옴표"', "좋음", "나쁨", "40", "7", "주별 리뷰 <1>"} <= shown


def test_the_axis_counts_in_whole_numbers_from_zero() -> None:
    chart = stacked_bars("t", ["a"], [Series("s", (1,), GOOD_COLOUR)], description="d")
    shown = {"".join(element.itertext()).strip() for element in ElementTree.fromstring(chart.svg).iter(f"{SVG}text")}
    assert {"0", "1"} <= shown
    assert not any("." in text for text in shown)


def test_korean_fonts_are_asked_for() -> None:
    assert "'Noto Sans KR'" in drawn().svg


def test_a_series_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError):
        stacked_bars("t", ["a", "b"], [Series("s", (1,), GOOD_COLOUR)], description="d")
