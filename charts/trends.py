"""Themes over time, in Altair: a row of columns for each theme."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import altair as vega
import pandas as pd

from charts import alt, dates, rows, style, words
from charts.periods import name_period

ROW, TALL = 82, 34
"""Pixels: a row with two lines of text, and its highest column."""
_LENGTHS = {
    "day": pd.DateOffset(days=1),
    "week": pd.DateOffset(weeks=1),
    "month": pd.DateOffset(months=1),
    "quarter": pd.DateOffset(months=3),
    "year": pd.DateOffset(years=1),
}
SIGNS = {"rising": "▲ rising", "falling": "▼ falling", "steady": "steady", "too few": "too few to tell"}


def trends(
    *,
    theme_periods: pd.DataFrame,
    theme_trends: pd.DataFrame,
    themes: Iterable[str] = (),
    most: int = 8,
    mode: style.ThemeMode = "light",
) -> vega.LayerChart:
    """Small multiples: the share of each period's independent texts that speak of a theme, with its interval.

    ``theme_periods`` has the columns THEME_PERIODS, ``theme_trends`` THEME_TRENDS. Drawn are ``themes``, by id and in
    this order, or else the ``most`` frequent. Periods without a text take no room, a gap between two that are no
    neighbours excepted. A click gives the selection ``theme``, a box ``days``, which ``days_under`` reads.
    """
    frequent = theme_trends.sort_values(["n_independent", "label"], ascending=[False, True])["theme"].tolist()
    wanted = [theme for theme in themes if theme in set(frequent)][:most] or frequent[:most]
    if not wanted:
        return rows.nothing("No theme to follow", "Themes over time: nothing to show.", mode)
    table = theme_periods[theme_periods["theme"].isin(wanted)]
    unit = str(table["unit"].iloc[0])
    places = _place(table["period"], unit)
    peak = float(table["share"].max()) or 1.0
    cells = pd.DataFrame([_cell(row, places, wanted, peak, unit) for row in table.itertuples()])
    heads = _heads(theme_trends, wanted, unit)
    layered = _columns(cells, heads, list(places.values())[-1] + 1, mode) + _ticks(places, unit, len(wanted), mode)
    title = f"Share of each {unit}’s texts that speak of it"
    told = [(str(row.label), int(row.n_independent)) for row in heads.itertuples()]
    text = alt.ranking(f"Themes by {unit}", told, "independent text")
    note = f"The highest column is {peak:.0%}; thin lines are 95 % intervals. Orange: a burst. Copies do not count."
    return rows.finish(layered.properties(height=len(wanted) * ROW + 24), title, text, mode, note)


def days_under(theme_periods: pd.DataFrame, low: float, high: float) -> tuple[date, date] | None:
    """First and last day of the columns whose middle is under a box across ``trends``; None where there is none."""
    if theme_periods.empty:
        return None
    unit = str(theme_periods["unit"].iloc[0])
    under = [period for period, place in _place(theme_periods["period"], unit).items() if low <= place + 0.5 <= high]
    return (under[0].date(), (under[-1] + _LENGTHS[unit]).date() - timedelta(days=1)) if under else None


def _cell(row: Any, places: dict[pd.Timestamp, int], wanted: list[str], peak: float, unit: str) -> dict[str, Any]:
    """One column: its place in pixels from the top, and what is told of it."""
    base, place = wanted.index(row.theme) * ROW + ROW - 6, places[row.period]

    def height(share: float) -> float:
        return round(base - TALL * min(share / peak, 1.15), 1)

    return {
        "theme": row.theme,
        "label": row.label,
        "x": place + 0.06,
        "x2": place + 0.94,
        "base": base,
        "top": height(row.share),
        "low": height(row.low),
        "high": height(row.high),
        "when": _name(row.period, unit),
        "told": f"{row.n_independent} of {words.count(row.n_texts, 'text')}, {row.n_articles} with copies",
        "spread": f"{row.share:.1%} ({row.low:.1%} to {row.high:.1%})",
        "burst": bool(row.burst),
    }


def _columns(cells: pd.DataFrame, heads: pd.DataFrame, width: int, mode: style.ThemeMode) -> vega.LayerChart:
    colours = style.palette(mode)
    x = vega.X("x:Q", axis=None, scale=vega.Scale(domain=[0, width], nice=False))
    whole = vega.Scale(domain=[len(heads) * ROW + 24, 0], nice=False, zero=False)

    def y(field: str) -> vega.Y:
        return vega.Y(f"{field}:Q", axis=None, scale=whole)

    base = vega.Chart(cells)
    bars = base.mark_bar(color=colours.accent, aria=False).encode(x=x, x2="x2:Q", y=y("base"), y2="top:Q")
    in_burst = base.transform_filter("datum.burst").mark_bar(color=colours.categorical[1], aria=False)
    spread = base.transform_calculate(middle="(datum.x + datum.x2) / 2").mark_rule(
        color=colours.ink, opacity=0.6, aria=False
    )
    ground = (
        vega.Chart(heads)
        .mark_rule(color=colours.line, aria=False)
        .encode(x=vega.value(0), x2=vega.value("width"), y=y("base"))
    )
    label = vega.Chart(heads).mark_text(align="left", fontSize=13, fontWeight=600, color=colours.ink)
    seen = vega.Chart(heads).mark_text(align="left", fontSize=12, color=colours.muted)
    tips = [
        vega.Tooltip("label:N", title="Theme"),
        vega.Tooltip("when:N", title="When"),
        vega.Tooltip("told:N", title="Independent texts"),
        vega.Tooltip("spread:N", title="Share, 95 %"),
    ]
    touch = base.transform_calculate(roof=f"datum.base - {TALL}").mark_bar(opacity=0, cursor="pointer")
    layers = [
        ground,
        bars,
        in_burst.encode(x=x, x2="x2:Q", y=y("base"), y2="top:Q"),
        spread.encode(x=vega.X("middle:Q", axis=None), y=y("low"), y2="high:Q"),
        label.encode(x=vega.value(0), y=y("name"), text="head:N"),
        seen.encode(x=vega.value(0), y=y("under"), text="seen:N"),
        touch.encode(x=x, x2="x2:Q", y=y("base"), y2="roof:Q", tooltip=tips).add_params(
            vega.selection_point(name="theme", fields=["theme"]), rows.box_over_time()
        ),
    ]
    return vega.LayerChart(layer=layers)


def _heads(theme_trends: pd.DataFrame, wanted: list[str], unit: str) -> pd.DataFrame:
    """The two lines of text above each row: the name with its direction; first and last seen, and bursts."""
    table = theme_trends.set_index("theme").loc[wanted].reset_index()
    bases = [place * ROW + ROW - 6 for place in range(len(table))]
    heads = [f"{row.label}\u2002{SIGNS[str(row.direction)]}" for row in table.itertuples()]
    seen = [f"{_span(row.first_seen, row.last_seen)}{_bursts(row.bursts, unit)}" for row in table.itertuples()]
    return table[["label", "n_independent"]].assign(
        base=bases,
        name=[base - TALL - 31 for base in bases],
        under=[base - TALL - 15 for base in bases],
        head=heads,
        seen=seen,
    )


def _span(first: pd.Timestamp, last: pd.Timestamp) -> str:
    ends = [dates.write_day(day.date(), short=True) for day in (first, last)]
    return " – ".join(dict.fromkeys(ends))


def _bursts(bursts: tuple[tuple[Any, Any], ...], unit: str) -> str:
    if not bursts:
        return ""
    first, last = (_name(day, unit) for day in bursts[-1])
    return f" · burst {first}" + (f" to {last}" if last != first else "")


def _place(periods: pd.Series, unit: str) -> dict[pd.Timestamp, int]:
    """Where each period stands, counted from 0; a place stays free where periods without texts lie between."""
    places: dict[pd.Timestamp, int] = {}
    steps = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
    place, before = -1, None
    for period in sorted(periods.unique()):
        place += 2 if before is not None and (period - before).days > steps[unit] else 1
        places[period], before = place, period
    return places


def _ticks(places: dict[pd.Timestamp, int], unit: str, n_rows: int, mode: style.ThemeMode) -> vega.Chart:
    """Names under the columns, as many as a telephone has room for."""
    room, told = (max(places.values()) + 1) / 5, list[dict[str, Any]]()
    for period, place in places.items():
        if not told or place + 0.5 - told[-1]["x"] >= room:
            told.append({"x": place + 0.5, "name": _name(period, unit)})
    whole = vega.Scale(domain=[n_rows * ROW + 24, 0], nice=False, zero=False)
    texts = vega.Chart(pd.DataFrame(told).assign(y=n_rows * ROW + 10))
    marks: vega.Chart = texts.mark_text(fontSize=12, color=style.palette(mode).muted).encode(
        x=vega.X("x:Q", axis=None), y=vega.Y("y:Q", axis=None, scale=whole), text="name:N"
    )
    return marks


def _name(day: Any, unit: str) -> str:
    moment = pd.Timestamp(day)
    if unit == "month":
        return dates.write_month(moment.date(), short=True)
    return name_period(moment, unit) if unit in ("quarter", "year") else dates.write_day(moment.date(), short=True)  # type: ignore[arg-type]
