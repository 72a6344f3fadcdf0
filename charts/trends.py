"""Themes over time: a row of columns for each theme, all on the same time axis."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import alt, style, words
from charts.periods import CODES, DAY, TICKS, Unit, choose_unit, middles_of
from charts.sheet import Sheet

ROW, TALL = 54, 26
TRENDS = ["theme", "label", "period", "n_independent", "n_articles", "n_selected", "share"]


def share_periods(theme_months: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """Columns ``TRENDS``: a theme's independent texts in each period, and their share of the period's articles.

    Only the articles of months in which some theme occurs are known here, and counted.
    """
    periods = theme_months["month"].dt.to_period(CODES[unit]).dt.to_timestamp()
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
    sums = table.groupby("label", sort=True)["n_independent"].sum()
    totals = sums.sort_values(ascending=False, kind="stable").head(most)
    title = f"Share of each {unit}'s articles that speak of it anew" if len(table) else "No theme to follow"
    text = alt.ranking(f"Themes by {unit}", [(str(label), int(n)) for label, n in totals.items()], "article")
    fig = style.figure(title=title, alt=text, mode=mode, height=max(len(totals), 1) * ROW + 30)
    peak = float(table["share"].max()) if len(table) else 1.0
    sheet = Sheet()
    for place, label in enumerate(totals.index):
        _add_row(sheet, place, table[table["label"] == label], unit, peak, mode)
    sheet.lay_on(fig)
    _set_axes(fig, table, len(totals), unit, mode)
    return fig


def _add_row(sheet: Sheet, place: int, rows: pd.DataFrame, unit: Unit, peak: float, mode: style.ThemeMode) -> None:
    colours, base = style.palette(mode), place * ROW + ROW - 8
    middles, days = middles_of(pd.DatetimeIndex(rows["period"]), unit)
    sheet.bar(
        x=middles,
        y=(-TALL * rows["share"] / peak).tolist(),
        base=[base] * len(rows),
        width=[length * DAY * 0.84 for length in days],
        name=str(rows["label"].iloc[0]),
        customdata=rows["theme"].tolist(),
        marker={"color": colours.accent, "line": {"width": 0}},
        hovertext=[_describe(row) for row in rows.to_dict("records")],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    _head_row(sheet, rows, base, colours)


def _head_row(sheet: Sheet, rows: pd.DataFrame, base: int, colours: style.Palette) -> None:
    sheet.line(xref="paper", x0=0, x1=1, y0=base, y1=base, line={"color": colours.line, "width": 1})
    first, last = words.day(rows["period"].min(), "month"), words.day(rows["period"].max(), "month")
    seen = first if first == last else f"{first} – {last}"
    head = f"<b>{words.safe(rows['label'].iloc[0])}</b>  <span style='color:{colours.muted}'>{seen}</span>"
    sheet.note(head, x=0, xref="paper", y=base - TALL - 9, font={"size": 13, "color": colours.ink})


def _describe(row: Mapping[str, Any]) -> str:
    selected = words.count(int(row["n_selected"]), "article")
    when = words.day(row["period"], "month")
    return f"<b>{words.safe(row['label'])}</b><br>{when}: {row['n_independent']} of {selected}"


def _set_axes(fig: go.Figure, table: pd.DataFrame, rows: int, unit: Unit, mode: style.ThemeMode) -> None:
    fig.update_layout(margin={"l": 0, "r": 4, "t": 0, "b": 30}, barmode="overlay", clickmode="event+select", bargap=0)
    fig.update_yaxes(range=[max(rows, 1) * ROW, 0], visible=False)
    if table.empty:
        fig.update_xaxes(visible=False)
        return
    room = pd.Timedelta(days={"month": 45, "quarter": 80, "year": 200}[unit])
    fig.update_xaxes(
        type="date",
        range=[table["period"].min() - pd.Timedelta(days=15), table["period"].max() + room],
        nticks=8,
        showgrid=True,
        griddash="dot",
        gridcolor=style.palette(mode).line,
        tickformatstops=TICKS,
    )
