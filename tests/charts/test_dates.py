"""Dates in the reader's own order, names and signs."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest

from charts import dates, words


@pytest.fixture(autouse=True)
def nobody_in_particular() -> Iterator[None]:
    yield
    dates.speak(None)


@pytest.mark.parametrize(
    ("tag", "day", "month", "days", "typed"),
    [
        (None, "5 June 2021", "June 2021", "1–2 February 2022", "DD/MM/YYYY"),
        ("en-GB", "5 June 2021", "June 2021", "1–2 February 2022", "DD/MM/YYYY"),
        ("en-US", "June 5, 2021", "June 2021", "February 1–2, 2022", "MM/DD/YYYY"),
        ("de-DE", "5. Juni 2021", "Juni 2021", "1.–2. Feb. 2022", "DD.MM.YYYY"),
        ("ja", "2021年6月5日", "2021年6月", "2022年2月1日～2日", "YYYY/MM/DD"),
        ("not a tag", "5 June 2021", "June 2021", "1–2 February 2022", "DD/MM/YYYY"),
        ("ar-EG", "5 June 2021", "June 2021", "1–2 February 2022", "DD/MM/YYYY"),
    ],
)
def test_by_locale(tag: str | None, day: str, month: str, days: str, typed: str) -> None:
    dates.speak(tag)
    assert words.day(pd.Timestamp("2021-06-05")) == day
    assert words.day(pd.Timestamp("2021-06-05"), "month") == month
    assert words.span(pd.Timestamp("2022-02-01"), pd.Timestamp("2022-02-02")) == days
    assert dates.field_order() == typed


@pytest.mark.parametrize(
    ("tag", "first", "last", "told"),
    [
        ("en-GB", "2021-05-30", "2021-06-02", "30 May – 2 June 2021"),
        ("en-US", "2021-05-30", "2021-06-02", "May 30 – June 2, 2021"),
        ("en-US", "2023-12-30", "2024-01-02", "December 30, 2023 – January 2, 2024"),
    ],
)
def test_days_over_months_and_years(tag: str, first: str, last: str, told: str) -> None:
    dates.speak(tag)
    assert dates.write_days(date.fromisoformat(first), date.fromisoformat(last)) == told
