"""What Altair's charts of themes share: rows with a name above a bar, and the finish of a chart."""

import altair as vega
import pandas as pd

from charts import style

ROW, BAR = 38, 12
"""Pixels: a row with its line of text, and the bar in it."""


NARROW, LETTERS = 420, 38
"""Pixels below which a chart is narrow, and how much of a name it then has room for."""


def rows(field: str, order: list[str]) -> vega.Y:
    """The rows of a chart, in order, without an axis: names stand above the bars."""
    return vega.Y(f"{field}:N", sort=order, axis=None)


def write_rows(chart: vega.Chart, order: list[str], field: str, mode: style.ThemeMode) -> vega.Chart:
    """Each row's name and number above its bar, where a telephone has room for them."""
    # On a telephone a long name is cut, and not the number after it.
    name = f"(width < {NARROW} ? truncate(datum.{field}, {LETTERS}) : datum.{field})"
    base = chart.transform_calculate(line=f"{name} + '\u2002' + datum.mark").encode(y=rows(field, order))
    written = base.mark_text(align="left", dy=-7, fontSize=13, color=style.palette(mode).ink)
    lines: vega.Chart = written.encode(x=vega.value(0), text="line:N")
    return lines


def touch_rows(chart: vega.Chart, order: list[str], field: str, tips: list[vega.Tooltip]) -> vega.Chart:
    """Unseen bars across each row, so that a short bar is as easy to hit as a long one."""
    base = chart.mark_bar(height=ROW - 2, opacity=0, cursor="pointer")
    touch: vega.Chart = base.encode(y=rows(field, order), x=vega.value(0), x2=vega.value("width"), tooltip=tips)
    return touch


def box_over_time() -> vega.Parameter:
    """The selection ``days``: a box dragged across a chart, along its axis of time; a click draws none."""
    looks = vega.BrushConfig(fill="#808080", fillOpacity=0.15, stroke="#808080", strokeDash=[3, 2])
    return vega.selection_interval(name="days", encodings=["x"], translate=False, zoom=False, mark=looks)


def finish(chart: vega.LayerChart, title: str, text: str, mode: style.ThemeMode, note: str = "") -> vega.LayerChart:
    """The chart as wide as its place, in the house style, with title, alternative text and note for the page."""
    chart.usermeta = {"title": title, "alt": text, "note": note}
    finished: vega.LayerChart = chart.properties(
        width="container",
        padding={"left": 0, "right": 2, "top": 4, "bottom": 0},
        autosize=vega.AutoSizeParams(type="fit-x", contains="padding"),
    )
    finished.config = vega.Config(**style.altair_config(mode))
    return finished


def nothing(title: str, text: str, mode: style.ThemeMode, note: str = "") -> vega.LayerChart:
    """A chart without a mark, which says by its title that there is nothing to draw; it takes clicks as others do."""
    click = vega.selection_point(name="theme", fields=["theme"])
    empty = (
        vega.Chart(pd.DataFrame({"x": []})).mark_point(aria=False).encode(x=vega.X("x:Q", axis=None)).add_params(click)
    )
    return finish(vega.LayerChart(layer=[empty]).properties(height=1), title, text, mode, note)
