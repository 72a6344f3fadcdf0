"""Time in months, quarters and years: what the columns over time stand on."""

from typing import Any, Literal

import pandas as pd

from charts import dates

Unit = Literal["month", "quarter", "year"]

CODES: dict[Unit, str] = {"month": "M", "quarter": "Q", "year": "Y"}
"""pandas' names of the units."""
DAY = 86_400_000
"""Milliseconds, which is how Plotly counts the width of a column in time."""
TICKS = [{"dtickrange": [None, "M11"], "value": "%b\n%Y"}, {"dtickrange": ["M12", None], "value": "%Y"}]
"""Plotly's tick labels by the distance of the ticks."""


def choose_unit(first: pd.Timestamp, last: pd.Timestamp, *, most: int = 72) -> Unit:
    """The finest unit that gives at most ``most`` columns.

    >>> choose_unit(pd.Timestamp("1990-01-01"), pd.Timestamp("2025-01-01"))
    'year'
    """
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= most:
        return "month"
    return "quarter" if months / 3 <= most else "year"


def fill_periods(counts: pd.Series, unit: Unit) -> pd.Series:
    """Counts, indexed by day, summed into periods without a gap; the index is each period's first day."""
    if counts.empty:
        return pd.Series([], index=pd.DatetimeIndex([]), dtype="int64")
    summed = counts.groupby(counts.index.to_period(CODES[unit])).sum()
    return summed.reindex(whole_range(summed.index, unit), fill_value=0).pipe(_to_days).astype("int64")


def whole_range(periods: Any, unit: Unit) -> pd.PeriodIndex:
    """Every period from the first to the last of ``periods``."""
    return pd.period_range(periods.min(), periods.max(), freq=CODES[unit])


def ends_of(starts: pd.DatetimeIndex, unit: Unit) -> pd.DatetimeIndex:
    """The last day of each period that begins at ``starts``."""
    return starts.to_period(CODES[unit]).end_time.normalize()


def middles_of(starts: pd.DatetimeIndex, unit: Unit) -> tuple[list[pd.Timestamp], list[float]]:
    """The middle of each period, and its length in days."""
    ends = ends_of(starts, unit)
    pairs = list(zip(starts, ends, strict=True))
    return [start + (end - start) / 2 for start, end in pairs], [float((end - start).days + 1) for start, end in pairs]


def spans_of(starts: pd.DatetimeIndex, unit: Unit) -> list[list[str]]:
    """First and last day of each period, in ISO form: what a click on a column gives."""
    return [
        [f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}"] for first, last in zip(starts, ends_of(starts, unit), strict=True)
    ]


def name_period(start: Any, unit: Unit) -> str:
    """The period that begins at ``start``, in words.

    >>> name_period(pd.Timestamp("2021-04-01"), "quarter")
    'Q2 2021'
    """
    moment = pd.Timestamp(start)
    names = {
        "month": dates.write_month(moment.date()),
        "quarter": f"Q{moment.quarter} {moment.year}",
        "year": str(moment.year),
    }
    return names[unit]


def _to_days(counts: pd.Series) -> pd.Series:
    return counts.set_axis(counts.index.to_timestamp())
