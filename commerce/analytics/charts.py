"""Charts as standalone SVG: labelled, readable without colour or sight, with no script and nothing fetched."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

FONTS = "'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif"
GOOD_COLOUR = "#1d6fb8"
BAD_COLOUR = "#c2410c"
WIDTH = 720
HEIGHT = 400
_ROW = 44
_SVG = "http://www.w3.org/2000/svg"
_LEFT_OUT = frozenset(f"{{{_SVG}}}{tag}" for tag in ("script", "desc", "title"))


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of bars: a value for each label, in the same order."""

    name: str
    values: tuple[int, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart; ``svg`` is a whole document."""

    title: str
    svg: str

    @property
    def data_uri(self) -> str:
        """The chart as an image address that needs no request."""
        return "data:image/svg+xml;base64," + b64encode(self.svg.encode()).decode("ascii")


def stacked_bars(
    title: str, labels: Sequence[str], series: Sequence[Series], *, description: str, horizontal: bool = False
) -> Chart:
    """Bars of whole numbers on top of each other; ``description`` says for a screen reader what they show.

    Horizontal bars read from the top in the order of ``labels``. Raises ValueError when a series has another
    length than the labels.
    """
    import pygal
    from pygal.style import Style

    if any(len(each.values) != len(labels) for each in series):
        raise ValueError("every series needs one value for each label")
    style = Style(
        background="#ffffff", plot_background="#ffffff", foreground="#333333", foreground_strong="#111111",
        foreground_subtle="#d8d8d8", guide_stroke_color="#d8d8d8", opacity="1",
        major_guide_stroke_color="#d8d8d8", font_family=FONTS, label_font_size=14, major_label_font_size=14,
        title_font_size=18, legend_font_size=14, value_font_size=12, value_colors=("#ffffff",) * len(series),
        colors=tuple(each.colour for each in series),
    )  # fmt: skip
    kind = pygal.HorizontalStackedBar if horizontal else pygal.StackedBar
    highest = max((sum(column) for column in zip(*(each.values for each in series), strict=True)), default=0)
    chart = kind(
        style=style, js=[], width=WIDTH, height=max(HEIGHT, 150 + _ROW * len(labels)) if horizontal else HEIGHT,
        title=title, legend_at_bottom=True, print_values=True, print_zeroes=False,
        y_labels=_ticks(highest), formatter=lambda value: f"{value:,.0f}", no_data_text="0", margin=16,
        disable_xml_declaration=True, truncate_label=-1, truncate_legend=-1,
    )  # fmt: skip
    order = slice(None, None, -1) if horizontal else slice(None)
    chart.x_labels = list(labels)[order]
    for each in series:
        chart.add(each.name, list(each.values)[order])
    return Chart(title, _finished(chart.render(is_unicode=True), title, description))


def _ticks(highest: int) -> list[int]:
    """Four to six whole-number marks from 0 to at least ``highest``."""
    step = next(
        size for scale in range(12) for size in (10**scale, 2 * 10**scale, 5 * 10**scale) if 5 * size >= highest
    )
    return list(range(0, max(highest, 1) + step, step))


def _finished(drawn: str, title: str, description: str) -> str:
    """The drawing without scripts and hover texts, with a name and a description for a screen reader."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(drawn)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in _LEFT_OUT:
                parent.remove(child)
    root.set("role", "img")
    root.set("aria-label", f"{title}. {description}")
    for position, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(f"{{{_SVG}}}{tag}")
        element.text = text
        root.insert(position, element)
    return ElementTree.tostring(root, encoding="unicode")
