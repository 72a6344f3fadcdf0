"""Whether the days of two reports can be those of one stay."""

from datetime import date

import pytest

from loaders.merge.days import stretch_of
from tests.merge.reports import MAY, make_report

SIXTH = {"start": MAY[5]}


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (SIXTH, {"start": MAY[5]}, True),
        (SIXTH, {"start": MAY[6]}, True),
        (SIXTH, {"start": MAY[7]}, False),
        ({"start": MAY[5], "end": MAY[9]}, {"start": MAY[8]}, True),
        ({"start": MAY[5], "end": MAY[9]}, {"start": MAY[12]}, False),
        (SIXTH, {"start": MAY[7], "date_basis": "publication"}, True),
        (SIXTH, {"start": MAY[8], "date_basis": "publication"}, False),
        (SIXTH, {"start": MAY[5], "date_precision": "week"}, True),
        (SIXTH, {"start": MAY[0], "date_precision": "month"}, True),
        (SIXTH, {"start": date(2024, 4, 1), "date_precision": "month"}, False),
        (SIXTH, {"start": date(2024, 1, 1), "date_precision": "year"}, True),
        ({"start": date(2024, 5, 31)}, {"start": date(2024, 6, 1), "date_precision": "month"}, False),
    ],
)
def test_days_that_can_be_of_one_stay(one, other, meet) -> None:
    first, second = stretch_of(make_report(**one)), stretch_of(make_report(**other))
    assert first is not None
    assert second is not None
    assert first.meets(second) is second.meets(first) is meet


@pytest.mark.parametrize(
    ("precision", "last"),
    [("day", date(2024, 2, 1)), ("week", date(2024, 2, 7)), ("month", date(2024, 2, 29)), ("year", date(2024, 12, 31))],
)
def test_a_period_stands_for_all_its_days(precision, last) -> None:
    stretch = stretch_of(make_report(start=date(2024, 2, 1), date_precision=precision))
    assert stretch is not None
    assert (stretch.first, stretch.last) == (date(2024, 2, 1), last)


def test_december_ends_with_the_year() -> None:
    stretch = stretch_of(make_report(start=date(2023, 12, 1), date_precision="month"))
    assert stretch is not None
    assert stretch.last == date(2023, 12, 31)


def test_no_day_gives_no_stretch() -> None:
    assert stretch_of(make_report(start=None, date_precision="unknown")) is None


def test_an_end_before_the_start_is_no_end() -> None:
    stretch = stretch_of(make_report(start=MAY[5], end=MAY[3]))
    assert stretch is not None
    assert stretch.last == MAY[5]
