"""Charts of themes over time: columns, intervals, bursts, and what rises and falls."""

from typing import Any

import pandas as pd
import pytest

from charts import style
from charts.movers import movers
from charts.trends import TALL, days_under, trends
from loaders import columns
from tests.charts.conftest import frame, rows_of, selections_of


def period(label: str, month: str, own: int, texts: int, *, burst: bool = False) -> dict[str, Any]:
    share = own / texts
    counts = {"n_articles": own, "n_independent": own, "n_texts": texts, "burst": burst}
    ends = {"share": share, "low": share / 2, "high": min(1, share * 2)}
    return {"theme": label.lower(), "label": label, "unit": "month", "period": month, **counts, **ends}


def trend(label: str, direction: str = "steady", own: int = 9, **more: Any) -> dict[str, Any]:
    seen = {"first_seen": "2021-10-02", "last_seen": "2024-12-23", "turn": "2022-01-01"}
    shares = {"share_before": 0.1, "low_before": 0.05, "high_before": 0.2, "share_after": 0.4, "low_after": 0.3}
    told = {"theme": label.lower(), "label": label, "direction": direction, "n_independent": own, "q": 0.01}
    return {**told, **shares, "high_after": 0.5, **seen, **more}


PERIODS = frame(
    columns.THEME_PERIODS,
    [
        period("Oil", "2021-10-01", 5, 10),
        period("Oil", "2021-11-01", 10, 10, burst=True),
        period("Oil", "2024-12-01", 0, 4),
        period("Ice", "2021-10-01", 1, 10),
        period("Ice", "2021-11-01", 0, 10),
        period("Ice", "2024-12-01", 1, 4),
    ],
)
TRENDS = frame(columns.THEME_TRENDS, [trend("Ice", own=2), trend("Oil", "falling", own=15)])


def columns_of(chart: Any) -> list[dict[str, Any]]:
    return [row for row in rows_of(chart, "spread") if "x2" in row]


def test_heights_share_one_scale() -> None:
    heights = {
        (row["label"], row["when"]): row["base"] - row["top"]
        for row in columns_of(trends(theme_periods=PERIODS, theme_trends=TRENDS))
    }
    assert heights["Oil", "Nov 2021"] == TALL
    assert heights["Oil", "Oct 2021"] == TALL / 2
    assert heights["Oil", "Dec 2024"] == 0
    assert heights["Ice", "Dec 2024"] == TALL / 4


@pytest.mark.parametrize(
    ("box", "days"),
    [
        ((0.2, 1.9), ("2021-10-01", "2021-11-30")),
        ((1.6, 9.0), ("2024-12-01", "2024-12-31")),
        ((0.52, 0.6), None),
        ((2.1, 2.9), None),
    ],
)
def test_box_covers_the_columns_whose_middle_it_holds(box: tuple[float, float], days: tuple[str, str] | None) -> None:
    found = days_under(PERIODS, *box)
    assert (found and tuple(day.isoformat() for day in found)) == days


@pytest.mark.parametrize(
    ("unit", "last"), [("day", "2021-10-01"), ("week", "2021-10-07"), ("quarter", "2021-12-31"), ("year", "2022-09-30")]
)
def test_box_ends_with_its_last_column(unit: str, last: str) -> None:
    found = days_under(PERIODS.iloc[:1].assign(unit=unit), 0, 1)
    assert found
    assert found[1].isoformat() == last


def test_box_on_an_empty_chart_covers_nothing() -> None:
    assert days_under(PERIODS.iloc[:0], 0, 1) is None


def test_intervals_are_drawn_within_the_row() -> None:
    rows = {(row["label"], row["when"]): row for row in columns_of(trends(theme_periods=PERIODS, theme_trends=TRENDS))}
    row = rows["Oil", "Oct 2021"]
    assert (row["base"] - row["low"], row["base"] - row["high"]) == (TALL / 4, TALL)
    assert row["spread"] == "50.0% (25.0% to 100.0%)"


def test_a_gap_shows_and_empty_time_takes_no_room() -> None:
    places = {row["when"]: round(row["x"]) for row in columns_of(trends(theme_periods=PERIODS, theme_trends=TRENDS))}
    assert places == {"Oct 2021": 0, "Nov 2021": 1, "Dec 2024": 3}


def test_heads_tell_direction_days_and_bursts() -> None:
    table = TRENDS.copy()
    burst = pd.Timestamp("2021-11-01")
    table["bursts"] = [(), ((burst, burst),)]
    heads = {row["label"]: row for row in rows_of(trends(theme_periods=PERIODS, theme_trends=table), "head")}
    assert heads["Oil"]["head"].split("\u2002") == ["Oil", "▼ falling"]
    assert heads["Oil"]["seen"] == "2 Oct 2021 – 23 Dec 2024 · burst Nov 2021"
    assert heads["Ice"]["seen"] == "2 Oct 2021 – 23 Dec 2024"


def test_chosen_themes_come_in_their_order() -> None:
    chart = trends(theme_periods=PERIODS, theme_trends=TRENDS, themes=["ice", "unknown"])
    assert {row["label"] for row in columns_of(chart)} == {"Ice"}
    assert selections_of(chart) == [("theme", ["theme"]), ("days", ["x"])]


def test_most_frequent_first() -> None:
    chart = trends(theme_periods=PERIODS, theme_trends=TRENDS, most=1)
    assert {row["label"] for row in columns_of(chart)} == {"Oil"}
    assert style.read_caption(chart).title == "Share of each month’s texts that speak of it"
    assert style.read_caption(chart).alt == "Themes by month: Oil 15 independent texts."


def test_movers_name_test_and_interval() -> None:
    table = frame(columns.THEME_TRENDS, [trend("Oil", "rising"), trend("Ice", "falling"), trend("Fog")])
    chart = movers(theme_trends=table)
    rows = rows_of(chart, "spread_before")
    assert [(row["label"], row["mark"]) for row in rows] == [("Oil", "▲ 10.0% → 40.0%"), ("Ice", "▼ 10.0% → 40.0%")]
    assert rows[0]["spread_after"] == "40.0% (30.0% to 50.0%)"
    assert style.read_caption(chart).title == "1 theme rising, 1 falling"
    assert "Cochran–Armitage" in style.read_caption(chart).note
    assert "before 1 January 2022" in style.read_caption(chart).note
    assert selections_of(chart) == [("theme", ["theme"])]


@pytest.mark.parametrize(
    ("direction", "told"), [("too few", "2 themes too rare to test"), ("steady", "2 themes tested")]
)
def test_nothing_moves(direction: str, told: str) -> None:
    chart = movers(theme_trends=frame(columns.THEME_TRENDS, [trend("Oil", direction), trend("Ice", direction)]))
    assert style.read_caption(chart).title == "No theme can be told to rise or fall"
    assert style.read_caption(chart).note.startswith(told)


def test_nothing_to_show() -> None:
    nothing = frame(columns.THEME_TRENDS, [])
    assert (
        style.read_caption(trends(theme_periods=PERIODS.iloc[:0], theme_trends=nothing)).title == "No theme to follow"
    )
    assert style.read_caption(movers(theme_trends=nothing)).note == ""
    assert selections_of(movers(theme_trends=nothing)) == [("theme", ["theme"])]
