"""Themes over time: a row of columns for each theme, all on the same time axis."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts import alt, style, words
from charts.bins import Unit, choose_unit

ROW, TALL = 54, 26
_PERIODS: dict[Unit, str] = {"month": "M", "quarter": "Q", "year": "Y"}
TRENDS = ["theme", "label", "period", "n_independent", "n_articles", "n_selected", "share"]


def share_periods(theme_months: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """Columns ``TRENDS``: independent texts of a theme in each period, and their share of the articles of the period."""
    periods = theme_months["month"].dt.to_period(_PERIODS[unit]).dt.to_timestamp()
    selected = theme_months.assign(period=periods).drop_duplicates("month").groupby("period")["n_selected"].sum()
    sums = theme_months.assign(period=periods).groupby(["theme", "label", "period"], sort=True)
    table = sums[["n_independent", "n_articles"]].sum().reset_index()
    table["n_selected"] = table["period"].map(selected).astype("int64")
    table["share"] = table["n_independent"] / table["n_selected"].clip(lower=1)
    return table[TRENDS]


def trends(
    *, theme_months: pd.DataFrame, most: int = 8, mode: style.ThemeMode = "light", columns: int = 60
) -> go.Figure:
    """Small multiples of the ``most`` frequent themes: the share of a period's articles that speak of it anew.

    ``theme_months`` has the columns THEME_MONTHS. The period is the month, quarter or year that gives at most
    ``columns`` columns. A column's ``customdata`` is its theme.
    """
    months = theme_months["month"]
    unit: Unit = choose_unit(months.min(), months.max(), most=columns) if len(months) else "month"
    table = share_periods(theme_months, unit)
    totals = table.groupby("label", sort=True)["n_independent"].sum().sort_values(ascending=False, kind="stable").head(most)
    title = f"Share of each {unit}'s articles that speak of it anew" if len(table) else "No theme to follow"
    text = alt.ranking(f"Themes by {unit}", [(str(label), int(n)) for label, n in totals.items()], "article")
    fig = style.figure(title=title, alt=text, mode=mode, height=max(len(totals), 1) * ROW + 30)
    peak = float(table["share"].max()) if len(table) else 1.0
    for place, label in enumerate(totals.index):
        _add_row(fig, place, table[table["label"] == label], unit, peak, mode)
    _set_axes(fig, table, len(totals), unit, mode)
    return fig


def _add_row(fig: go.Figure, place: int, rows: pd.DataFrame, unit: Unit, peak: float, mode: style.ThemeMode) -> None:
    colours, base = style.palette(mode), place * ROW + ROW - 8
    ends = rows["period"].dt.to_period(_PERIODS[unit]).dt.end_time.dt.normalize()
    days = (ends - rows["period"]).dt.days + 1
    fig.add_bar(
        x=(rows["period"] + (ends - rows["period"]) / 2).tolist(), y=(-TALL * rows["share"] / peak).tolist(),
        base=[base] * len(rows), width=(days * 86_400_000 * 0.84).tolist(), name=str(rows["label"].iloc[0]),
        customdata=rows["theme"].tolist(), marker={"color": colours.accent, "line": {"width": 0}},
        hovertext=[_hover(row) for row in rows.to_dict("records")], hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    fig.add_shape(type="line", xref="paper", x0=0, x1=1, y0=base, y1=base, line={"color": colours.line, "width": 1})
    first, last = words.day(rows["period"].min(), "month"), words.day(rows["period"].max(), "month")
    seen = first if first == last else f"{first} – {last}"
    head = f"<b>{words.safe(rows['label'].iloc[0])}</b>  <span style='color:{colours.muted}'>{seen}</span>"
    style.note(fig, head, x=0, xref="paper", y=base - TALL - 9, font={"size": 13, "color": colours.ink})


def _hover(row: Mapping[str, object]) -> str:
    return (f"<b>{words.safe(row['label'])}</b><br>{words.day(row['period'], 'month')}: {row['n_independent']} of "
            f"{words.count(int(row['n_selected']), 'article')}")  # type: ignore[call-overload]  # fmt: skip


def _set_axes(fig: go.Figure, table: pd.DataFrame, rows: int, unit: Unit, mode: style.ThemeMode) -> None:
    fig.update_layout(margin={"l": 0, "r": 4, "t": 0, "b": 30}, barmode="overlay", clickmode="event+select", bargap=0)
    fig.update_yaxes(range=[max(rows, 1) * ROW, 0], visible=False)
    if table.empty:
        fig.update_xaxes(visible=False)
        return
    room = {"month": 45, "quarter": 80, "year": 200}[unit]
    low, high = table["period"].min() - pd.Timedelta(days=15), table["period"].max() + pd.Timedelta(days=room)
    fig.update_xaxes(type="date", range=[low, high], nticks=8, showgrid=True, griddash="dot",
                     gridcolor=style.palette(mode).line,
                     tickformatstops=[{"dtickrange": [None, "M11"], "value": "%b\n%Y"},
                                      {"dtickrange": ["M12", None], "value": "%Y"}])
