"""Columns over time and the strip that dates are drawn on."""

from datetime import date

import pandas as pd
import pytest

from charts import style
from charts.brush import brush
from charts.months import columns_over_time, count_visits
from charts.periods import choose_unit


def test_months_without_any_are_zero(visits: pd.DataFrame) -> None:
    bar = columns_over_time(counts=count_visits(visits), noun="visit").data[0]
    assert len(bar.y) == 43
    assert sum(bar.y) == 8
    assert bar.y[4] == 2
    assert bar.customdata[4] == ["2021-10-01", "2021-10-31"]


def test_alternative_text_tells_the_peak(visits: pd.DataFrame) -> None:
    alt = style.read_caption(columns_over_time(counts=count_visits(visits), noun="visit")).alt
    assert alt == "Visits by month: 8 visits, June 2021 to December 2024, at most 2 in October 2021."


@pytest.mark.parametrize(("years", "unit"), [(1, "month"), (6, "month"), (12, "quarter"), (40, "year")])
def test_unit_follows_the_span(years: int, unit: str) -> None:
    first = pd.Timestamp("1980-01-01")
    assert choose_unit(first, first + pd.DateOffset(years=years, days=-1)) == unit


@pytest.mark.parametrize("years", [1, 12, 40])
def test_last_column_stands_inside_the_axis(years: int) -> None:
    days = pd.date_range("1980-01-01", periods=years, freq="YS")
    figure = columns_over_time(counts=pd.Series(1, index=days), noun="article")
    bar, (low, high) = figure.data[0], figure.layout.xaxis.range
    half = pd.Timedelta(milliseconds=bar.width[-1] / 2)
    assert pd.Timestamp(bar.x[-1]) + half <= pd.Timestamp(high)
    assert pd.Timestamp(bar.x[0]) - half >= pd.Timestamp(low)


def test_no_count() -> None:
    counts = pd.Series([], index=pd.DatetimeIndex([]), dtype="int64")
    assert not columns_over_time(counts=counts, noun="article").data


def test_strip_shows_what_is_kept(visits: pd.DataFrame) -> None:
    figure = brush(visits=visits, since=date(2021, 9, 15), until=date(2021, 10, 1))
    colours = figure.data[0].marker.color
    assert [place for place, colour in enumerate(colours) if colour == style.palette().accent] == [3, 4]


def test_strip_takes_boxes_along_time_only(visits: pd.DataFrame) -> None:
    layout = brush(visits=visits).layout
    assert (layout.dragmode, layout.selectdirection) == ("select", "h")


def test_strip_without_dates(visits: pd.DataFrame) -> None:
    assert not brush(visits=visits.iloc[:0]).data
