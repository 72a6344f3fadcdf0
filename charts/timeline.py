"""The timeline: a lane for each direction, visitor or host, and a mark for each visit.

The y axis counts pixels from the top, so that lanes and labels stay where they were put at any width.
"""

from collections.abc import Mapping
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from charts import alt, lanes, style, words
from charts.bins import binned_timeline
from charts.canvas import LABELLED, Canvas, arrange
from charts.drawing import draw_canvas, explain_symbols
from charts.lanes import Lane
from charts.pairs import rank_directions
from charts.reach import leave_out_far
from charts.sheet import Sheet

Colour = Literal["direction", "kind"]

MARKED = 1500
"""Above so many visits, marks become bins: 10,000 marks take a browser 3.5 s."""
_TICKS = [
    {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def timeline(
    *,
    visits: pd.DataFrame,
    lane: Lane = "direction",
    colour: Colour = "direction",
    mode: style.ThemeMode = "light",
    colours: Mapping[str, str] | None = None,
    around: str = "",
    today: pd.Timestamp | None = None,
    most: int = 10,
    marked: int = MARKED,
) -> go.Figure:
    """Visits over time; above ``marked`` of them, columns by month, quarter or year.

    ``visits`` has the columns VISITS, a row a visit. A mark's area grows with the number of independent texts; planned,
    postponed and cancelled visits are hollow; a stay of days has a bar, and a date known to the month a range.
    ``colours`` gives the colour of each direction, ``most`` is the number of lanes. Each mark's ``customdata`` is its
    ``visit_id``. Visits without a date, and those far from most others in time, are not drawn, and the note counts
    them; where the visit ``around`` is one of those, the visits of its years are drawn.
    """
    dated = visits[visits["start"].notna()].sort_values(["start", "visit_id"])
    note = undated_note(len(visits) - len(dated))
    dated, far = leave_out_far(dated, around)
    note = " ".join(part for part in (note, far) if part)
    shades = shade_visits(dated, colour=colour, mode=mode, colours=colours)
    if len(dated) > marked:
        return binned_timeline(visits=dated, colour=colour, mode=mode, shades=shades, note=note)
    named = lanes.name_lanes(dated, lane, most=most)
    ordered = lanes.order_lanes(named)
    note = " ".join(part for part in (note, explain_symbols(dated)) if part)
    fig = style.figure(title=title_of(dated), alt=alt.timeline(dated, ordered), mode=mode, note=note)
    if dated.empty:
        return fig.update_layout(height=80).update_xaxes(visible=False).update_yaxes(visible=False)
    drawn = dated.assign(lane=named["lane"], shade=shades, size=_size_marks(dated, named["lane"]))
    sheet = Sheet()
    canvas = arrange(drawn, ordered, lane)
    draw_canvas(sheet, canvas, colour=colour, mode=mode)
    _mark_today(sheet, canvas, today, mode)
    sheet.lay_on(fig)
    _set_axes(fig, canvas, mode)
    if colour == "kind" or lane != "direction":
        _add_legend(fig, drawn, colour)
    return fig


def title_of(dated: pd.DataFrame) -> str:
    """``8 visits, June 2021 to December 2024``."""
    if dated.empty:
        return "No dated visit"
    return f"{words.count(len(dated), 'visit')}, {words.period(dated['start'].min(), dated['start'].max())}"


def undated_note(number: int) -> str:
    """A sentence for the visits that have no date, empty where all have one.

    >>> undated_note(2)
    '2 visits have no date and are only in the table.'
    """
    verb = "has no date and is" if number == 1 else "have no date and are"
    return f"{words.count(number, 'visit')} {verb} only in the table." if number else ""


def shade_visits(
    visits: pd.DataFrame, *, colour: Colour, mode: style.ThemeMode, colours: Mapping[str, str] | None
) -> pd.Series:
    """The colour of each visit, on the index of ``visits``."""
    neutral = style.palette(mode).neutral
    if colour == "kind":
        return visits["kind"].astype("string").map(dict(style.palette(mode).kinds)).fillna(neutral)
    shades = dict(colours) if colours is not None else style.assign_colours(rank_directions(visits), mode)
    return visits["direction"].astype("string").map(shades).fillna(neutral)


def _size_marks(visits: pd.DataFrame, lane: pd.Series) -> pd.Series:
    base = 13 if len(visits) <= LABELLED else 10
    crowded = (lane == style.OTHER) & (len(visits) > LABELLED)
    sizes = base * visits["n_independent_texts"].clip(lower=1, upper=4) ** 0.5
    return sizes.where(~crowded, sizes * 0.65).round(1)


def _set_axes(fig: go.Figure, canvas: Canvas, mode: style.ThemeMode) -> None:
    fig.update_layout(
        **style.box_over_time(),
        # Between marks in their rows and the name of their lane, a click on the name must not be taken for the marks.
        hoverdistance=20 if canvas.tags else 10,
        height=int(canvas.height) + 36,
        margin={"l": 2, "r": 6, "t": 0, "b": 36},
    )
    fig.update_yaxes(range=[canvas.height, 0], visible=False, automargin=False)
    fig.update_xaxes(
        type="date",
        range=[canvas.low, canvas.high],
        showgrid=True,
        gridcolor=style.palette(mode).line,
        griddash="dot",
        tickformatstops=_TICKS,
        nticks=8,
    )


def _mark_today(sheet: Sheet, canvas: Canvas, today: pd.Timestamp | None, mode: style.ThemeMode) -> None:
    if today is None or not canvas.low < today < canvas.high:
        return
    muted = style.palette(mode).muted
    sheet.line(x0=today, x1=today, y0=0, y1=canvas.height, line={"color": muted, "width": 1})
    late = (today - canvas.low) / (canvas.high - canvas.low) > 0.8
    side = {"xanchor": "right", "xshift": -3} if late else {"xshift": 3}
    sheet.note("today", x=today, y=6, font={"size": 11, "color": muted}, **side)


def _add_legend(fig: go.Figure, drawn: pd.DataFrame, colour: Colour) -> None:
    names = drawn["kind"].astype("string") if colour == "kind" else drawn["direction_name"]
    keyed = pd.DataFrame({"name": names, "shade": drawn["shade"]}).value_counts().reset_index()
    for trace in fig.data:
        trace.showlegend = False
    for entry in keyed.drop_duplicates("shade").itertuples():
        name = "other" if (keyed["shade"] == entry.shade).sum() > 1 else words.safe(entry.name)
        marker = {"size": 11, "color": entry.shade}
        fig.add_scatter(x=[None], y=[None], mode="markers", name=name, showlegend=True, hoverinfo="skip", marker=marker)
    fig.update_layout(margin={"t": 30}, height=fig.layout.height + 30, **style.legend_above())
