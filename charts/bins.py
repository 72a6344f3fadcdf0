"""Visits in columns by month, quarter or year: what the timeline becomes when there are too many marks."""

import pandas as pd
import plotly.graph_objects as go

from charts import alt, style, words
from charts.periods import CODES, DAY, Unit, choose_unit, middles_of, name_period, spans_of, whole_range

NAMED = 0.03
"""The least share of the visits that gives a direction a name and a colour of its own: a sliver tells nothing."""


def count_bins(visits: pd.DataFrame, unit: Unit, by: pd.Series) -> pd.DataFrame:
    """Visits in each period: an index of the periods' first days without a gap, a column for each value of ``by``."""
    table = pd.crosstab(visits["start"].dt.to_period(CODES[unit]), by)
    whole = whole_range(table.index, unit)
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
    totals = [(str(name), str(name), int(table[name].sum())) for name in ranked]
    title = f"{words.count(len(visits), 'visit')} by {unit}, {words.period(first, last)}"
    fig = style.figure(title=title, alt=alt.bins(visits, unit, totals), mode=mode, height=300, note=note)
    hues = dict(zip(names, shades, strict=True)) | {style.OTHER: style.palette(mode).neutral}
    for name in ranked:
        _add_columns(fig, table[name], str(name), hues[name], unit)
    _set_axes(fig, mode, len(ranked))
    return fig


def _name_groups(visits: pd.DataFrame, colour: str, shades: pd.Series, neutral: str) -> pd.Series:
    """What each visit is counted under: its kind, or its direction if that has a colour and is often enough."""
    if colour == "kind":
        return visits["kind"].astype("string").fillna(style.OTHER)
    names = visits["direction_name"].astype("string")
    shares = names.map(names.value_counts(normalize=True))
    return names.where((shades != neutral) & (shares >= NAMED), style.OTHER).fillna(style.OTHER)


def _add_columns(fig: go.Figure, counts: pd.Series, name: str, hue: str, unit: Unit) -> None:
    middles, days = middles_of(counts.index, unit)
    fig.add_bar(
        x=middles,
        y=counts.tolist(),
        width=[length * DAY * 0.86 for length in days],
        name=words.safe(name),
        marker={"color": hue, "line": {"width": 0}},
        customdata=spans_of(counts.index, unit),
        hovertext=[name_period(start, unit) for start in counts.index],
        hovertemplate=f"<b>%{{hovertext}}</b><br>{words.safe(name)}: %{{y:,}}<extra></extra>",
        showlegend=True,
    )


def _set_axes(fig: go.Figure, mode: style.ThemeMode, named: int) -> None:
    fig.update_layout(
        **style.box_over_time(),
        barmode="stack",
        bargap=0,
        # On a telephone the key has two names a row, and must not meet the columns.
        margin={"t": 14 + 20 * -(-named // 2)},
        **style.legend_above(),
    )
    fig.update_yaxes(showgrid=True, gridcolor=style.palette(mode).line, nticks=5, tickformat=",d", rangemode="tozero")
    fig.update_xaxes(type="date", nticks=8)
