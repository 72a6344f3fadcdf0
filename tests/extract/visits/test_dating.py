"""Dating: which of the dates around a visit are its own."""

from datetime import date

import pytest

from loaders.extract.visits.dating import end_of
from loaders.models import VisitReport
from tests.extract.visits.stages import find

WHO = "Turkish Defence Minister Kemal Arslan"


def only(text: str, day: date = date(2024, 5, 15)) -> VisitReport:
    (report,) = find(text, day)
    return report


def known(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


def may(day: int) -> date:
    return date(2024, 5, day)


@pytest.mark.parametrize(
    ("text", "start", "basis"),
    [
        (f"{WHO} visited Baku on May 8.", may(8), "stated"),
        (f"On May 8, {WHO} visited Baku.", may(8), "stated"),
        (f"{WHO} on Monday arrived in Baku.", may(13), "relative"),
        (f"{WHO} on May 8 visited Baku.", may(8), "stated"),
        (f"{WHO} visited Baku on Monday.", may(13), "relative"),
        (f"{WHO} visited Baku yesterday.", may(14), "relative"),
        (f"{WHO} will visit Baku on Monday.", may(20), "relative"),
    ],
)
def test_a_date_beside_the_visit(text, start, basis) -> None:
    report = only(text)
    assert (report.start, report.date_precision, report.date_basis) == (start, "day", basis)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (f"{WHO} visited Baku on May 8, the ministry said on May 14.", may(8)),
        (f"{WHO} visited Baku on May 8, after the accord of April 2.", may(8)),
        (f"{WHO} visited Baku on May 8 under an agreement signed on April 2.", may(8)),
        (f"{WHO} visited Baku on May 8 to sign agreements.", may(8)),
        (f"{WHO}, who took office on February 8, visited Baku on May 8.", may(8)),
        pytest.param(
            f"On May 8, {WHO}, appointed on February 2, visited Baku.", may(8), marks=known("a date set between")
        ),
        (f"Three weeks after the declaration of April 17, {WHO} visited Baku on May 8.", may(8)),
    ],
)
def test_other_dates_of_the_sentence_are_not_the_visits(text, start) -> None:
    assert only(text).start == start


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (f"{WHO} visited Baku on May 6-8.", may(6), may(8)),
        (f"{WHO} visited Baku from May 6 to 8.", may(6), may(8)),
        (f"{WHO} arrived in Baku on May 6 for a three-day visit.", may(6), may(8)),
        (f"{WHO} arrived in Baku on May 13. The visit will last until May 17.", may(13), may(17)),
        (f"{WHO} began a two-day visit to Azerbaijan on May 6.", may(6), may(7)),
        (f"{WHO} visited Baku on May 6.", may(6), None),
    ],
)
def test_the_end_of_a_stay(text, start, end) -> None:
    report = only(text)
    assert (report.start, report.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "precision"),
    [
        (f"{WHO} visited Baku last week.", may(6), "week"),
        (f"{WHO} visited Baku last month.", date(2024, 4, 1), "month"),
        (f"{WHO} visited Baku in October 2023.", date(2023, 10, 1), "month"),
        (f"{WHO} visited Baku in 2019.", date(2019, 1, 1), "year"),
    ],
)
def test_a_date_that_is_no_day(text, start, precision) -> None:
    report = only(text)
    assert (report.start, report.date_precision) == (start, precision)


@pytest.mark.parametrize("words", ["is visiting Baku", "is on a visit to Azerbaijan", "arrived in Baku"])
def test_a_visit_told_as_news_without_a_day_has_the_day_of_publication(words: str) -> None:
    report = only(f"{WHO} {words}.")
    assert (report.start, report.date_basis) == (may(15), "publication")


@pytest.mark.parametrize("text", [f"{WHO} will visit Baku.", f"{WHO} is to visit Baku."])
def test_a_plan_without_a_day_has_none(text: str) -> None:
    report = only(text)
    assert (report.start, report.date_precision, report.date_basis) == (None, "unknown", "unknown")


def test_the_day_an_agreement_was_signed_dates_the_visit_it_was_signed_on() -> None:
    text = (
        "The Shusha Declaration that President Ilham Aliyev and his Turkish counterpart Recep Tayyip Erdogan signed "
        "during an official visit to Shusha also speaks of defence."
    )
    (report,) = find(text, date(2021, 10, 27), "Azernews")
    assert (report.start, report.date_basis) == (date(2021, 6, 15), "agreement")


@pytest.mark.parametrize(("days", "last"), [(1, may(6)), (3, may(8)), (0, None), (90, None), (None, None)])
def test_the_last_day_of_so_many(days, last) -> None:
    assert end_of(may(6), days) == last


def test_without_a_first_day_there_is_no_last() -> None:
    assert end_of(None, 3) is None
