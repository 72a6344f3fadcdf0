"""Visits as a calendar that other programs read."""

from datetime import UTC, date, datetime

import pandas as pd
from icalendar import Calendar

from loaders.frames import Filters, visits
from loaders.frames.calendar import write_calendar

MADE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def events_of(data: bytes) -> list:
    return Calendar.from_ical(data).walk("VEVENT")


def test_every_dated_visit_is_an_event(corpus) -> None:
    found = visits(corpus, Filters())
    events = events_of(write_calendar(found, made=MADE))
    assert [str(event["uid"]) for event in events] == [f"{one}@attache" for one in found["visit_id"]]
    assert all(event["dtstamp"].dt == MADE for event in events)


def test_days_have_no_hour_and_end_on_the_day_after(corpus) -> None:
    found = visits(corpus, Filters())
    two = found[found["end"] != found["start"]].iloc[:1]
    [event] = events_of(write_calendar(two, made=MADE))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2022, 2, 1), date(2022, 2, 3))
    assert str(event["summary"]) == "Zakir Hasanov, Azerbaijan → Türkiye"
    assert event["status"] == "CONFIRMED"
    assert "Make a visit (CAMEO 042)" in event["description"]


def test_plans_are_tentative_and_months_say_so(corpus) -> None:
    one = (
        visits(corpus, Filters())
        .iloc[:1]
        .assign(
            status="planned", date_precision="month", start=pd.Timestamp("2021-06-01"), end=pd.Timestamp("2021-06-30")
        )
    )
    [event] = events_of(write_calendar(one, made=MADE))
    assert event["status"] == "TENTATIVE"
    assert str(event["summary"]).startswith("Planned: ")
    assert str(event["summary"]).endswith("(day not known, only the month)")
    assert event["dtend"].dt == date(2021, 7, 1)


def test_text_cannot_leave_its_line(corpus) -> None:
    nasty = "Minister; a,b\\c\nBEGIN:VEVENT\nSUMMARY:forged"
    one = visits(corpus, Filters()).iloc[:1].assign(visitor_person=nasty, sentence=nasty)
    data = write_calendar(one, made=MADE)
    [event] = events_of(data)
    assert "forged" in str(event["summary"])
    assert data.count(b"\r\nBEGIN:VEVENT") == 1
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_visits_without_a_date_are_counted(corpus) -> None:
    none = visits(corpus, Filters()).iloc[:2].assign(start=pd.NaT, end=pd.NaT)
    read = Calendar.from_ical(write_calendar(none, made=MADE))
    assert not read.walk("VEVENT")
    assert read["x-wr-caldesc"] == "2 without a date left out"
