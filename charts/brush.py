"""The strip under the timeline: all visits in time, to draw a box over the days to keep.

The timeline takes a box too, but shows no more than is chosen; the strip keeps what was left out, to choose it again.
"""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from charts import alt, style
from charts.canvas import pad
from charts.months import count_visits
from charts.periods import DAY, Unit, choose_unit, fill_periods, middles_of, spans_of

HEIGHT, TICKS = 34, 26


def brush(
    *,
    visits: pd.DataFrame,
    since: date | None = None,
    until: date | None = None,
    mode: style.ThemeMode = "light",
) -> go.Figure:
    """Columns of dated visits on the timeline's own axis; those within ``since`` to ``until`` stand out.

    ``visits`` has the columns VISITS, without the dates filtered, so that the choice can be widened again.
    """
    dated = visits[visits["start"].notna()]
    if dated.empty:
        fig = style.figure(title="Visits over time", alt="No visit has a date.", mode=mode, height=HEIGHT)
        return fig.update_xaxes(visible=False).update_yaxes(visible=False)
    counts, chosen = count_visits(dated), since is not None or until is not None
    unit = choose_unit(counts.index.min(), counts.index.max(), most=120)
    filled = fill_periods(counts, unit)
    text = alt.series("Visits over time", filled, "visit")
    fig = style.figure(title="Visits over time", alt=text, mode=mode, height=HEIGHT + (TICKS if chosen else 0))
    _add_columns(fig, filled, unit, _choose(filled, unit, since, until), chosen, mode)
    _set_axes(fig, dated, int(filled.max()), chosen, mode)
    return fig


def _choose(filled: pd.Series, unit: Unit, since: date | None, until: date | None) -> list[bool]:
    """Whether each period holds a day within the dates."""
    first = pd.Timestamp(since) if since else filled.index[0]
    last = pd.Timestamp(until) if until else filled.index[-1]
    _, days = middles_of(filled.index, unit)
    return [first - pd.Timedelta(days=length) < start <= last for start, length in zip(filled.index, days, strict=True)]


def _add_columns(
    fig: go.Figure, filled: pd.Series, unit: Unit, inside: list[bool], chosen: bool, mode: style.ThemeMode
) -> None:
    colours, (middles, days) = style.palette(mode), middles_of(filled.index, unit)
    strong = colours.accent if chosen else colours.neutral
    fig.add_bar(
        x=[f"{middle:%Y-%m-%dT%H}" for middle in middles],
        y=filled.tolist(),
        width=[int(length * DAY * 0.84) for length in days],
        customdata=spans_of(filled.index, unit),
        marker={"color": [strong if kept else colours.line for kept in inside], "line": {"width": 0}},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.4}},
        hoverinfo="skip",
        name="visits",
    )


def _set_axes(fig: go.Figure, dated: pd.DataFrame, peak: int, chosen: bool, mode: style.ThemeMode) -> None:
    low, high = pad(dated)
    margin = {"l": 2, "r": 6, "t": 2, "b": TICKS if chosen else 2}
    fig.update_layout(**style.box_over_time(), bargap=0, margin=margin)
    fig.update_yaxes(range=[0, peak * 1.05], visible=False)
    fig.update_xaxes(
        type="date",
        range=[low, high],
        showticklabels=chosen,
        nticks=6,
        tickformat="%Y" if (high - low).days > 1100 else "%b %Y",
        showline=True,
        linecolor=style.palette(mode).line,
    )
