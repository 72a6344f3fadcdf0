"""Pictures of charts: whole documents, true to the figure, drawn without a browser or a network."""

import re
import struct
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts import style
from charts.balance import balance
from charts.bins import binned_timeline
from charts.brush import brush
from charts.cadence import cadence
from charts.company import directions, follows, pairs, visits
from charts.meetings import meetings
from charts.months import columns_over_time, count_visits
from charts.movers import movers
from charts.picture import Chart, NotDrawn, Source, fonts, to_png, to_svg
from charts.picture.axes import Axis, list_ticks, make_axis
from charts.picture.lettering import write_label
from charts.picture.paint import in_light
from charts.picture.plotted import draw_plotly
from charts.picture.symbols import draw_symbol
from charts.reciprocity import reciprocity
from charts.spread import spread
from charts.themes import frequency
from charts.timeline import shade_visits, timeline
from charts.trends import trends
from charts.worldmap import worldmap
from loaders import columns
from tests.charts.conftest import EIGHT, frame

SVG = "{http://www.w3.org/2000/svg}"
SOURCE = Source(5, pd.Timestamp("2021-06-15"), pd.Timestamp("2024-12-23"), date(2026, 1, 2), "Only Theme: <b>&")
VISITS = frame(columns.VISITS, EIGHT)
PERIODS = [
    {"theme": name, "label": name, "unit": "month", "period": f"2021-0{month}-01", "n_independent": 1, "n_texts": 4,
     "share": 0.25, "low": 0.05, "high": 0.7, "burst": month == 3}
    for name in ("drills", "trade")
    for month in (1, 3)
]  # fmt: skip
SHARES = {"share_before": 0.1, "low_before": 0.0, "high_before": 0.2, "share_after": 0.4, "low_after": 0.3}
TRENDS = [
    {"theme": name, "label": name, "direction": "rising", "n_independent": 12, "turn": "2021-03-01", **SHARES,
     "high_after": 0.5, "q": 0.01, "first_seen": "2021-01-01", "last_seen": "2021-03-01"}
    for name in ("drills", "trade")
]  # fmt: skip
COUNTS = {"group": "g", "n_articles": 3, "n_mentions": 9, "n_independent": 2, "n_articles_pasted": 1, "share": 0.5}
THEMES = [{"theme": name, "label": name, "description": "<i>", **COUNTS} for name in ("drills", "trade")]
PAIR = {"theme_a": "a", "theme_b": "b", "label_a": "Drills", "label_b": "Trade", "n_independent": 3, "expected": 2.0}
AFTER = {"theme": "a", "label": "Drills", "n_independent": 3, "n_texts": 9, "share_other": 0.1, "company": "too few"}
ON = {"theme": "a", "label": "Drills", "visit_id": "v1", "start": "2021-03-01", "n_articles": 3}
WAY = {"theme": "a", "label": "Drills", "pair": "AZE+TUR", "pair_name": "Azerbaijan – Türkiye", "n_visits": 3}
USE = {"cluster": "t", "article_id": "a", "published": "2021-03-01", "text": "<b>x</b> & y " * 9, "likeness": 1.0}
USES = [{**USE, "first": True}, {**USE, "article_id": "b", "published": "2021-05-01", "likeness": 0.8}]
Make = Callable[[style.ThemeMode], Chart]
CHARTS: dict[str, Make] = {
    "timeline": lambda mode: timeline(visits=VISITS, mode=mode, today=pd.Timestamp("2023-01-01")),
    "timeline by kind": lambda mode: timeline(visits=VISITS, mode=mode, lane="visitor", colour="kind"),
    "bins": lambda mode: binned_timeline(
        visits=VISITS, mode=mode, shades=shade_visits(VISITS, colour="direction", mode=mode, colours=None)
    ),
    "strip": lambda mode: brush(visits=VISITS, mode=mode, since=date(2021, 9, 1)),
    "balance": lambda mode: balance(visits=VISITS, mode=mode),
    "cadence": lambda mode: cadence(visits=VISITS, mode=mode),
    "meetings": lambda mode: meetings(visits=VISITS, mode=mode),
    "reciprocity": lambda mode: reciprocity(visits=VISITS, mode=mode),
    "map": lambda mode: worldmap(visits=VISITS, mode=mode),
    "months": lambda mode: columns_over_time(counts=count_visits(VISITS), noun="visit", mode=mode),
    "no month": lambda mode: columns_over_time(counts=count_visits(VISITS.iloc[:0]), noun="visit", mode=mode),
    "no visit": lambda mode: timeline(visits=VISITS.iloc[:0], mode=mode),
    "trends": lambda mode: trends(
        theme_periods=frame(columns.THEME_PERIODS, PERIODS), theme_trends=frame(columns.THEME_TRENDS, TRENDS), mode=mode
    ),
    "spread": lambda mode: spread(
        passages=frame(columns.PASSAGES, USES), firsts=frame(columns.PASSAGES, USES[:1]), mode=mode
    ),
    "movers": lambda mode: movers(theme_trends=frame(columns.THEME_TRENDS, TRENDS), mode=mode),
    "nothing moves": lambda mode: movers(theme_trends=frame(columns.THEME_TRENDS, []), mode=mode),
    "follows": lambda mode: follows(theme_follows=frame(columns.THEME_FOLLOWS, [AFTER]), mode=mode),
    "on visits": lambda mode: visits(theme_visits=frame(columns.THEME_VISITS, [ON]), mode=mode),
    "frequency": lambda mode: frequency(themes=frame(columns.THEMES, THEMES), mode=mode),
    "pairs": lambda mode: pairs(theme_pairs=frame(columns.THEME_PAIRS, [PAIR]), mode=mode),
    "directions": lambda mode: directions(theme_directions=frame(columns.THEME_DIRECTIONS, [WAY]), mode=mode),
}


def texts_of(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_a_whole_picture(name: str) -> None:
    chart = CHARTS[name]("light")
    svg = to_svg(chart, source=SOURCE)
    texts = texts_of(svg)
    told = style.read_caption(chart)
    assert " ".join(texts).startswith(told.title)
    assert "Attaché · 5 articles, 15 June 2021 – 23 December 2024 · made on 2 January 2026" in texts
    assert "Only Theme: <b>&" in texts
    assert ET.fromstring(svg).get("aria-label") == told.alt
    assert not re.findall(r"(?:href|src|url\()\s*[\"'=(]*\s*https?:", svg)


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_is_light_whatever_the_page_was(name: str) -> None:
    light, dark = (to_svg(CHARTS[name](mode), source=SOURCE) for mode in ("light", "dark"))
    assert dark == light


def test_each_dark_colour_has_one_light_colour() -> None:
    pairs_found = [
        (in_light(dark), light)
        for dark, light in zip(style.palette("dark").categorical, style.palette("light").categorical, strict=True)
    ]
    assert [one for one, other in pairs_found] == [other for one, other in pairs_found]


def test_png_is_drawn_twice_as_large() -> None:
    svg = to_svg(CHARTS["balance"]("light"), source=SOURCE)
    png = to_png(svg)
    wide, tall = struct.unpack(">II", png[16:24])
    size = ET.fromstring(svg)
    assert png.startswith(b"\x89PNG")
    assert (wide, tall) == (2 * int(str(size.get("width"))), 2 * int(str(size.get("height"))))


def rects_of(inner: str) -> list[dict[str, float]]:
    found = ET.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>')
    drawn = [rect for rect in found.iter(f"{SVG}rect") if rect.get("fill")]
    return [{name: float(str(rect.get(name))) for name in ("x", "y", "width", "height")} for rect in drawn]


def test_columns_are_as_high_as_they_count() -> None:
    inner, height = draw_plotly(columns_over_time(counts=count_visits(VISITS), noun="visit", height=150), 800)
    bars = rects_of(inner)
    assert height == 150
    assert len(bars) == 7
    assert bars[2]["height"] == pytest.approx(2 * bars[0]["height"], abs=0.2)
    assert bars[2]["y"] + bars[2]["height"] == pytest.approx(bars[0]["y"] + bars[0]["height"], abs=0.2)


def test_columns_on_each_other_do_not_overlap() -> None:
    figure = go.Figure(layout={"barmode": "stack", "height": 200})
    figure.add_bar(x=[1, 2], y=[1, 2]).add_bar(x=[1, 2], y=[3, 0])
    one, two, three = rects_of(draw_plotly(figure, 400)[0])
    assert three["y"] + three["height"] == pytest.approx(one["y"], abs=0.2)
    assert three["height"] == pytest.approx(3 * one["height"], abs=0.3)
    assert two["x"] > one["x"]


def test_marks_stand_at_their_days() -> None:
    figure = timeline(visits=VISITS)
    inner, _ = draw_plotly(figure, 800)
    circles = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"[^>]*stroke-width="1"', inner)]
    low, high = (pd.Timestamp(end) for end in figure.layout.xaxis.range)
    shares = sorted((pd.Timestamp(x) - low) / (high - low) for x in figure.data[-1].x)
    assert sorted(circles) == pytest.approx([2 + share * (800 - 2 - 6) for share in shares], abs=0.1)


def test_bars_that_lie_grow_from_their_base() -> None:
    figure = go.Figure(go.Bar(x=[-2, 4], y=[0, 1], orientation="h", width=0.5, marker={"color": "#0B5FA5"}))
    figure.update_layout(xaxis={"range": [-4, 4], "visible": False}, yaxis={"range": [1.5, -0.5], "visible": False})
    figure.update_layout(height=200, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    left, right = rects_of(draw_plotly(figure, 800)[0])
    assert (left["x"], left["width"], right["x"], right["width"]) == (200, 200, 400, 400)
    assert (left["y"], left["height"], right["y"]) == (25, 50, 125)


def test_lines_break_where_a_value_is_missing_and_areas_reach_zero() -> None:
    figure = go.Figure(go.Scatter(x=[0, 1, 2, 3, 4], y=[1, 1, None, 2, 2], line={"color": "#0B5FA5", "dash": "dot"}))
    figure.add_scatter(x=[0, 4], y=[2, 2], mode="lines", fill="tozeroy", fillcolor="#E2E1DC")
    axes = {"xaxis": {"range": [0, 4], "visible": False}, "yaxis": {"range": [0, 2], "visible": False}}
    figure.update_layout(height=100, margin={"l": 0, "r": 0, "t": 0, "b": 0}, **axes)
    inner, _ = draw_plotly(figure, 400)
    assert 'd="M0.0,50.0L100.0,50.0M300.0,0.0L400.0,0.0"' in inner
    assert 'stroke-dasharray="2 3"' in inner
    assert 'd="M0.0,0.0L400.0,0.0L400.0,100.0L0.0,100.0Z" fill="#E2E1DC"' in inner


@pytest.mark.parametrize(
    ("symbol", "drawn"),
    [
        ("circle-open", '<circle cx="50.0" cy="50.0" r="5.0" fill="none" stroke="#0B5FA5"'),
        ("square", '<rect x="45.0" y="45.0" width="10.0" height="10.0" fill="#0B5FA5"'),
        ("diamond-open-dot", '<circle cx="50.0" cy="50.0" r="1.6" fill="#0B5FA5"/>'),
        ("x-thin-open", 'd="M45.0,45.0L55.0,55.0M55.0,45.0L45.0,55.0" fill="none"'),
    ],
)
def test_marks_have_their_shapes(symbol: str, drawn: str) -> None:
    assert drawn in draw_symbol(symbol, 50, 50, 10, fill="#0B5FA5", edge="#FDFCF9", width=0)


def test_a_map_keeps_its_shape() -> None:
    slopes = []
    for width in (400, 800):
        inner, _ = draw_plotly(worldmap(visits=VISITS), width)
        one, two = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="2.5"', inner)
        slopes.append((float(two[1]) - float(one[1])) / (float(two[0]) - float(one[0])))
    assert slopes[0] == pytest.approx(slopes[1], abs=0.01)


@pytest.mark.parametrize(
    ("first", "last", "nticks", "texts"),
    [
        ("2021-05-10", "2022-03-01", 8, ["Jul<br>2021", "Sep", "Nov", "Jan<br>2022", "Mar"]),
        ("1987-01-01", "2024-01-31", 6, ["1990", "2000", "2010", "2020"]),
        ("2024-03-03", "2024-03-30", 8, ["4 Mar<br>2024", "11 Mar", "18 Mar", "25 Mar"]),
    ],
)
def test_ticks_of_time(first: str, last: str, nticks: int, texts: list[str]) -> None:
    layout = go.Figure(layout={"xaxis": {"type": "date", "range": [first, last], "nticks": nticks}}).layout.xaxis
    assert [tick.text for tick in list_ticks(make_axis(layout, [], 0, 800), layout)] == texts


def test_ticks_of_counts_are_whole() -> None:
    layout = go.Figure(layout={"yaxis": {"range": [0, 2.1], "nticks": 5, "tickformat": ",d"}}).layout.yaxis
    assert [tick.text for tick in list_ticks(make_axis(layout, [], 0, 100), layout)] == ["0", "1", "2"]


def test_a_logarithm_puts_ten_in_the_middle() -> None:
    assert Axis("log", 0, 2, 0, 100).place([1, 10, 100]).tolist() == [0, 50, 100]


def test_labels_are_text() -> None:
    label = write_label("<b>&lt;script&gt;</b> <img src=x>\x07ə", 0, 10, size=12, colour="#000000")
    [text] = ET.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{label}</svg>')
    assert "".join(text.itertext()) == "<script> ə"
    assert not list(text.iter(f"{SVG}script"))


def test_letters_that_the_font_lacks_stand_apart() -> None:
    label = write_label("<b>Israel ↔ 日本</b>", 0, 10, size=12, colour="#000000")
    found = re.findall(r'<text x="([\d.]+)"[^>]*class="(\w)"[^>]*>(?:<tspan[^>]*>)?([^<]+)', label)
    assert [(look, text) for _, look, text in found] == [("t", "Israel "), ("o", "↔"), ("t", " "), ("o", "日本")]
    assert [float(x) for x, *_ in found] == sorted(float(x) for x, *_ in found)


def test_long_titles_wrap_inside_the_picture() -> None:
    figure = CHARTS["balance"]("light")
    svg = to_svg(figure, title="A very long finding about two countries " * 6, source=SOURCE)
    lines = [text for text in texts_of(svg) if "finding" in text]
    assert len(lines) > 2
    assert all(fonts.width(line, 21, "serif semibold") <= 860 - 48 for line in lines)


@pytest.mark.parametrize(
    "figure",
    [
        go.Figure(go.Pie(values=[1])),
        go.Figure(go.Scatter(x=[1], y=[1], mode="markers", marker={"symbol": "hexagram"})),
        go.Figure(layout={"shapes": [{"type": "circle", "x0": 0, "x1": 1, "y0": 0, "y1": 1}]}),
    ],
)
def test_what_cannot_be_drawn_is_said(figure: Any) -> None:
    with pytest.raises(NotDrawn, match=r"add it to charts/picture/"):
        to_svg(figure, source=SOURCE)


def test_letters_are_carried_along() -> None:
    css = fonts.embed("Əliyev", ["sans"])
    assert css.startswith("@font-face{font-family:'Source Sans Pro'")
    assert "data:font/woff;base64," in css
    assert len(css) < 12_000


def test_no_article() -> None:
    assert Source(0, None, None, date(2026, 1, 2)).line == "Attaché · 0 articles · made on 2 January 2026"
