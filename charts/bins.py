"""Visits in columns by month, quarter or year: what the timeline becomes when there are too many marks."""

from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from charts import alt, style, words

Unit = Literal["month", "quarter", "year"]
_PERIODS: dict[Unit, str] = {"month": "M", "quarter": "Q", "year": "Y"}


def choose_unit(first: pd.Timestamp, last: pd.Timestamp, *, most: int = 72) -> Unit:
    """The finest unit that gives at most ``most`` columns.

    >>> choose_unit(pd.Timestamp("1990-01-01"), pd.Timestamp("2025-01-01"))
    'year'
    """
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= most:
        return "month"
    return "quarter" if months / 3 <= most else "year"


def count_bins(visits: pd.DataFrame, unit: Unit, by: pd.Series) -> pd.DataFrame:
    """Visits in each period: an index of the periods' first days without a gap, a column for each value of ``by``."""
    periods = visits["start"].dt.to_period(_PERIODS[unit])
    table = pd.crosstab(periods, by)
    whole = pd.period_range(periods.min(), periods.max(), freq=_PERIODS[unit])
    return table.reindex(whole, fill_value=0).set_axis(whole.to_timestamp())


def binned_timeline(
    *,
    visits: pd.DataFrame,
    colour: str = "direction",
    mode: style.ThemeMode = "light",
    shades: pd.Series,
    note: str = "",
) -> go.Figure:
    """Stacked columns of dated visits; ``shades`` gives the colour of each.

    ``customdata`` of a column is ``[first day, last day]`` in ISO form, so that a click can open it.
    """
    names = _name_groups(visits, colour, shades, style.palette(mode).neutral)
    first, last = visits["start"].min(), visits["start"].max()
    unit = choose_unit(first, last)
    table = count_bins(visits, unit, names)
    ranked = sorted(table.columns, key=lambda name: (name == style.OTHER, -int(table[name].sum())))
    lanes = [(name, name, int(table[name].sum())) for name in ranked]
    title = f"{words.count(len(visits), 'visit')} by {unit}, {words.period(first, last)}"
    fig = style.figure(title=title, alt=alt.bins(visits, unit, lanes), mode=mode, height=380, note=note)
    hues = dict(zip(names, shades, strict=True))
    for name in ranked:
        _add_columns(fig, table[name], str(name), hues[name], unit)
    _set_axes(fig, mode)
    return fig


def _name_groups(visits: pd.DataFrame, colour: str, shades: pd.Series, neutral: str) -> pd.Series:
    names = visits["kind"].astype("string") if colour == "kind" else visits["direction_name"]
    return names.where((shades != neutral) | (colour == "kind"), style.OTHER).fillna(style.OTHER)


def _add_columns(fig: go.Figure, counts: pd.Series, name: str, hue: str, unit: Unit) -> None:
    ends = counts.index.to_period(_PERIODS[unit]).end_time.normalize()
    days = [[f"{start:%Y-%m-%d}", f"{end:%Y-%m-%d}"] for start, end in zip(counts.index, ends, strict=True)]
    middles = counts.index + (ends - counts.index) / 2
    width = [float((end - start).days + 1) * 86_400_000 * 0.86 for start, end in zip(counts.index, ends, strict=True)]
    labels = [_name_period(start, unit) for start in counts.index]
    fig.add_bar(x=middles, y=counts.tolist(), width=width, name=words.safe(name), marker={"color": hue, "line": {"width": 0}},
                customdata=days, hovertext=labels, showlegend=True,
                hovertemplate=f"<b>%{{hovertext}}</b><br>{words.safe(name)}: %{{y:,}}<extra></extra>")


def _name_period(start: pd.Timestamp, unit: Unit) -> str:
    return {"month": f"{start:%B %Y}", "quarter": f"Q{start.quarter} {start.year}", "year": str(start.year)}[unit]


def _set_axes(fig: go.Figure, mode: style.ThemeMode) -> None:
    colours = style.palette(mode)
    fig.update_layout(barmode="stack", bargap=0, clickmode="event+select",
                      hovermode="closest", showlegend=True, margin={"t": 60},
                      legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal",
                              "itemclick": False, "itemdoubleclick": False, "font": {"size": 12}})
    fig.update_yaxes(showgrid=True, gridcolor=colours.line, nticks=5, tickformat=",d", rangemode="tozero")
    fig.update_xaxes(type="date", nticks=8)
