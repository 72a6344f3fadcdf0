"""What there was lately."""

import pandas as pd

from charts.recency import compare_years


def test_last_year_against_the_one_before(visits: pd.DataFrame) -> None:
    table = compare_years(visits, key="direction", label="direction_name", when="start")
    assert table[["key", "recent", "before", "change"]].to_numpy().tolist() == [
        ["TUR>AZE", 1, 0, 1],
        ["AZE>TUR", 1, 1, 0],
    ]


def test_nothing_dated(visits: pd.DataFrame) -> None:
    assert compare_years(visits.iloc[:0], key="direction", label="direction_name", when="start").empty
