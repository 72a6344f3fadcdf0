"""The strip under the timeline: all visits in time, to draw a box over the days to keep.

Streamlit's Plotly lets a reader either click marks or draw a box on one figure, so the box has a figure of its own.
"""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from charts import alt, style
from charts.bins import Unit, choose_unit
from charts.months import count_visits, fill_periods, middles_of
from charts.timeline import pad

HEIGHT = 44


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
    fig = style.figure(title="Visits over time", alt="", mode=mode, height=HEIGHT)
    if dated.empty:
        return fig.update_xaxes(visible=False).update_yaxes(visible=False)
    counts = count_visits(dated)
    unit: Unit = choose_unit(counts.index.min(), counts.index.max(), most=120)
    filled = fill_periods(counts, unit)
    chosen = since is not None or until is not None
    fig.update_layout(meta={"title": "Visits over time", "alt": alt.series("Visits over time", filled, "visit"), "note": ""})
    _add_columns(fig, filled, unit, since, until, mode)
    low, high = pad(dated)
    fig.update_layout(dragmode="select", selectdirection="h", bargap=0, height=HEIGHT + (26 if chosen else 0),
                      margin={"l": 2, "r": 6, "t": 2, "b": 26 if chosen else 2})
    fig.update_yaxes(range=[0, int(filled.max()) * 1.05], visible=False)
    fig.update_xaxes(type="date", range=[low, high], showticklabels=chosen, nticks=8, showline=True,
                     linecolor=style.palette(mode).line)
    return fig


def _add_columns(
    fig: go.Figure, filled: pd.Series, unit: Unit, since: date | None, until: date | None, mode: style.ThemeMode
) -> None:
    colours, (middles, widths) = style.palette(mode), middles_of(filled, unit)
    first = pd.Timestamp(since) if since else filled.index[0]
    last = pd.Timestamp(until) if until else filled.index[-1]
    inside = [first - pd.Timedelta(days=days) < start <= last for start, days in zip(filled.index, widths, strict=True)]
    fig.add_bar(
        x=middles, y=filled.tolist(), width=[days * 86_400_000 * 0.84 for days in widths], hoverinfo="skip", name="visits",
        marker={"color": [colours.accent if kept else colours.line for kept in inside], "line": {"width": 0}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.4}},
    )  # fmt: skip
