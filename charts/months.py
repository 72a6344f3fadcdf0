"""Counts over time: visits or articles a month or a year, as plain columns."""

import pandas as pd
import plotly.graph_objects as go

from charts import alt, style, words
from charts.bins import Unit, choose_unit

_PERIODS: dict[Unit, str] = {"month": "M", "quarter": "Q", "year": "Y"}


def fill_periods(counts: pd.Series, unit: Unit) -> pd.Series:
    """Counts, indexed by day, summed into periods without a gap; the index is each period's first day."""
    if counts.empty:
        return pd.Series([], index=pd.DatetimeIndex([]), dtype="int64")
    summed = counts.groupby(counts.index.to_period(_PERIODS[unit])).sum()
    whole = pd.period_range(summed.index.min(), summed.index.max(), freq=_PERIODS[unit])
    return summed.reindex(whole, fill_value=0).set_axis(whole.to_timestamp()).astype("int64")


def count_visits(visits: pd.DataFrame) -> pd.Series:
    """Dated visits by the month they began in."""
    return visits["start"].dropna().dt.to_period("M").dt.to_timestamp().value_counts().sort_index()


def middles_of(filled: pd.Series, unit: Unit) -> tuple[list[pd.Timestamp], list[float]]:
    """The middle of each period of ``filled``, and its length in days."""
    ends = filled.index.to_period(_PERIODS[unit]).end_time.normalize()
    pairs = list(zip(filled.index, ends, strict=True))
    return [start + (end - start) / 2 for start, end in pairs], [float((end - start).days + 1) for start, end in pairs]


def columns_over_time(
    *,
    counts: pd.Series,
    noun: str,
    mode: style.ThemeMode = "light",
    height: int = 150,
    most: int = 72,
) -> go.Figure:
    """Columns of ``counts``, a series of whole numbers by month, in the finest unit that gives at most ``most`` columns.

    ``noun`` is what is counted, in the singular. A column's ``customdata`` is ``[first day, last day]`` in ISO form.
    """
    unit: Unit = choose_unit(counts.index.min(), counts.index.max(), most=most) if len(counts) else "month"
    filled = fill_periods(counts, unit)
    title = f"{noun.capitalize()}s by {unit}"
    fig = style.figure(title=title, alt=alt.series(title, filled, noun), mode=mode, height=height)
    if filled.empty:
        return fig.update_xaxes(visible=False).update_yaxes(visible=False)
    _add_columns(fig, filled, noun, unit, mode)
    _set_axes(fig, filled, mode)
    return fig


def _add_columns(fig: go.Figure, filled: pd.Series, noun: str, unit: Unit, mode: style.ThemeMode) -> None:
    middles, widths = middles_of(filled, unit)
    ends = [start + pd.Timedelta(days=days - 1) for start, days in zip(filled.index, widths, strict=True)]
    fig.add_bar(
        x=middles,
        y=filled.tolist(),
        width=[days * 86_400_000 * 0.84 for days in widths],
        customdata=[[f"{start:%Y-%m-%d}", f"{end:%Y-%m-%d}"] for start, end in zip(filled.index, ends, strict=True)],
        hovertext=[f"{_name(start, unit)}: {words.count(int(n), noun)}" for start, n in filled.items()],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"color": style.palette(mode).accent, "line": {"width": 0}},
        name=noun,
    )


def _set_axes(fig: go.Figure, filled: pd.Series, mode: style.ThemeMode) -> None:
    colours, peak = style.palette(mode), int(filled.max())
    fig.update_layout(dragmode="select", selectdirection="h", clickmode="event+select", bargap=0, margin={"t": 6})
    fig.update_yaxes(range=[0, peak * 1.18], tickvals=[peak], tickformat=",d", showgrid=True, gridcolor=colours.line)
    room = pd.Timedelta(days=20)
    ends = pd.date_range(filled.index[-1], periods=2, freq="MS")
    fig.update_xaxes(type="date", nticks=6, range=[filled.index[0] - room, ends[1] + room],
                     tickformatstops=[{"dtickrange": [None, "M11"], "value": "%b\n%Y"},
                                      {"dtickrange": ["M12", None], "value": "%Y"}])


def _name(start: object, unit: Unit) -> str:
    moment = pd.Timestamp(start)  # type: ignore[arg-type]
    names = {"month": f"{moment:%B %Y}", "quarter": f"Q{moment.quarter} {moment.year}", "year": str(moment.year)}
    return names[unit]
