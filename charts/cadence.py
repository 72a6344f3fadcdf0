"""How often: the days from one visit to the next of the same two countries."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import alt, style, words
from charts.pairs import measure_gaps, name_pairs
from charts.sheet import Sheet

ROW = 56
_TICKS = {1: "a day", 7: "a week", 30: "a month", 365: "a year", 3652: "10 years"}


def cadence(*, visits: pd.DataFrame, most: int = 6, mode: style.ThemeMode = "light") -> go.Figure:
    """A row a pair, a dot for each gap on a logarithmic scale of days, the median marked.

    ``visits`` has the columns VISITS. Visits that begin on the same day stand at one day. A dot's ``customdata`` is
    the ``visit_id`` of the later visit. Without two visits of a pair there is nothing to draw.

    No box is dragged across it: gaps of one length lie in any year, and no filter of days would leave only them.
    """
    gaps = measure_gaps(visits)
    names = name_pairs(gaps["pair"], visits)
    busiest = gaps["pair"].value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable").head(most)
    medians = gaps.groupby("pair")["days"].median()
    rows = [(names[pair] + ", median", round(float(medians[pair]))) for pair in busiest.index]
    text = alt.ranking("Days between visits", rows, "day")
    fig = style.figure(title=_title(rows), alt=text, mode=mode, height=max(len(busiest), 1) * ROW + 30)
    sheet = Sheet()
    for place, pair in enumerate(busiest.index):
        _add_row(sheet, place, gaps[gaps["pair"] == pair], names[pair], float(medians[pair]), mode)
    sheet.lay_on(fig)
    fig.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 28})
    _set_axes(fig, gaps, len(busiest), mode)
    return fig


def _title(rows: list[tuple[str, int]]) -> str:
    if not rows:
        return "No two visits to compare"
    pair = rows[0][0].removesuffix(", median")
    return f"{pair}: half of the visits came within {words.count(rows[0][1], 'day')} of the one before"


def _add_row(sheet: Sheet, place: int, gaps: pd.DataFrame, name: str, median: float, mode: style.ThemeMode) -> None:
    colours = style.palette(mode)
    hover = [_describe(row) for row in gaps.to_dict("records")]
    sheet.scatter(
        x=gaps["days"].clip(lower=1).tolist(),
        y=[place + 0.2] * len(gaps),
        mode="markers",
        name=name,
        customdata=gaps["visit_id"].tolist(),
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "size": 12,
            "color": style.rgba(colours.accent, 0.55 if len(gaps) < 60 else 0.2),
            "line": {"color": colours.paper, "width": 1},
        },
    )
    middle = max(median, 1)
    sheet.line(x0=middle, x1=middle, y0=place + 0.02, y1=place + 0.38, line={"color": colours.ink, "width": 2})
    number = f"<span style='color:{colours.muted}'>median {words.count(round(median), 'day')}</span>"
    sheet.note(
        f"<b>{words.safe(name)}</b>  {number}",
        x=0,
        xref="paper",
        y=place - 0.22,
        font={"size": 13, "color": colours.ink},
    )


def _describe(row: Mapping[str, Any]) -> str:
    return f"{words.count(int(row['days']), 'day')}<br>{words.day(row['previous'])} → {words.day(row['start'])}"


def _set_axes(fig: go.Figure, gaps: pd.DataFrame, rows: int, mode: style.ThemeMode) -> None:
    longest = int(gaps["days"].max()) if len(gaps) else 365
    ticks = {days: name for days, name in _TICKS.items() if days <= max(longest * 1.6, 30)}
    fig.update_xaxes(
        type="log",
        range=[-0.2, math.log10(max(longest * 1.35, 40))],
        tickvals=list(ticks),
        ticktext=list(ticks.values()),
        showgrid=True,
        gridcolor=style.palette(mode).line,
        griddash="dot",
        visible=bool(rows),
    )
    fig.update_yaxes(range=[max(rows, 1) - 0.5, -0.5], visible=False)
