"""Counts over time: visits or articles a month, quarter or year, as plain columns."""

import pandas as pd
import plotly.graph_objects as go

from charts import alt, style, words
from charts.periods import DAY, TICKS, Unit, choose_unit, ends_of, fill_periods, middles_of, name_period, spans_of


def count_visits(visits: pd.DataFrame) -> pd.Series:
    """Dated visits by the first day of the month they began in."""
    return visits["start"].dropna().dt.to_period("M").dt.to_timestamp().value_counts().sort_index()


def columns_over_time(
    *,
    counts: pd.Series,
    noun: str,
    mode: style.ThemeMode = "light",
    height: int = 150,
    most: int = 72,
) -> go.Figure:
    """Columns of ``counts``, whole numbers by month, in the finest unit that gives at most ``most`` columns.

    ``noun`` is what is counted, in the singular. A column's ``customdata`` is ``[first day, last day]`` in ISO form.
    """
    unit: Unit = choose_unit(counts.index.min(), counts.index.max(), most=most) if len(counts) else "month"
    filled = fill_periods(counts, unit)
    title = f"{noun.capitalize()}s by {unit}"
    fig = style.figure(title=title, alt=alt.series(title, filled, noun), mode=mode, height=height)
    if filled.empty:
        return fig.update_xaxes(visible=False).update_yaxes(visible=False)
    _add_columns(fig, filled, noun, unit, mode)
    _set_axes(fig, filled, unit, mode)
    return fig


def _add_columns(fig: go.Figure, filled: pd.Series, noun: str, unit: Unit, mode: style.ThemeMode) -> None:
    middles, days = middles_of(filled.index, unit)
    fig.add_bar(
        x=middles,
        y=filled.tolist(),
        width=[length * DAY * 0.84 for length in days],
        customdata=spans_of(filled.index, unit),
        hovertext=[f"{name_period(start, unit)}: {words.count(int(n), noun)}" for start, n in filled.items()],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"color": style.palette(mode).accent, "line": {"width": 0}},
        name=noun,
    )


def _set_axes(fig: go.Figure, filled: pd.Series, unit: Unit, mode: style.ThemeMode) -> None:
    peak, room = int(filled.max()), pd.Timedelta(days=20)
    last = ends_of(filled.index[-1:], unit)[0]
    fig.update_layout(**style.box_over_time(), bargap=0, margin={"t": 6})
    fig.update_yaxes(
        range=[0, peak * 1.18], tickvals=[peak], tickformat=",d", showgrid=True, gridcolor=style.palette(mode).line
    )
    fig.update_xaxes(type="date", nticks=6, range=[filled.index[0] - room, last + room], tickformatstops=TICKS)
