"""Meetings, receptions, calls and events: who is the guest, and where."""

from datetime import date

import pytest

from loaders.extract.visits.events import place_of_event
from loaders.models import VisitReport
from loaders.text import fold
from tests.extract.visits.stages import DAY, find

ARSLAN = "Turkish Foreign Minister Kemal Arslan"
OTIENO = "Kenyan President Daniel Otieno"


def told(text: str, day: date = DAY, outlet: str | None = None) -> list[str]:
    """Mode and direction of each report: ``"visit TUR>KEN"``, ``"call TUR-KEN"``."""
    return sorted(map(direct, find(text, day, outlet)))


def direct(report: VisitReport) -> str:
    way = f">{report.host_country}" if report.host_country else f"-{report.counterpart_country}"
    return f"{report.mode} {report.visitor_country}{way}"


def known(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


@pytest.mark.parametrize(
    "text",
    [
        f"{ARSLAN} met {OTIENO} in Nairobi.",
        f"{OTIENO} met {ARSLAN} in Nairobi.",
        f"In Nairobi, {ARSLAN} met {OTIENO}.",
        f"{ARSLAN} met with {OTIENO} at the palace in Nairobi.",
        f"{ARSLAN} and {OTIENO} met in Nairobi.",
        f"{ARSLAN} held talks with {OTIENO} in Nairobi.",
        f"A meeting between {ARSLAN} and {OTIENO} was held in Nairobi.",
        f"Talks between {ARSLAN} and {OTIENO} began in Nairobi.",
        f"{OTIENO} received {ARSLAN}.",
        f"{OTIENO} welcomed {ARSLAN}.",
        f"{ARSLAN} was received by {OTIENO}.",
        f"Visiting {ARSLAN} met {OTIENO}.",
        f"{OTIENO} met a delegation led by {ARSLAN}.",
        f"{OTIENO} hosted a dinner in honour of {ARSLAN}.",
    ],
)
def test_whoever_is_not_at_home_is_the_guest(text: str) -> None:
    assert told(text) == ["visit TUR>KEN"]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"NAIROBI, May 14. {ARSLAN} met {OTIENO} on Tuesday.", None),
        (f"{ARSLAN} arrived in Nairobi on Monday. He met {OTIENO}.", None),
        (f"{ARSLAN} is on a visit to Kenya. Arslan held talks with {OTIENO}.", None),
    ],
)
def test_the_place_may_stand_elsewhere(text, outlet) -> None:
    assert told(text, outlet=outlet) == ["visit TUR>KEN"]


def test_no_place_makes_a_meeting_of_it() -> None:
    assert told(f"{ARSLAN} met {OTIENO} on Monday.") == ["meeting TUR-KEN"]


@pytest.mark.parametrize(
    "text",
    [
        f"{ARSLAN} met {OTIENO} in Geneva.",
        f"{ARSLAN} and {OTIENO} held talks in Geneva.",
    ],
)
def test_on_the_soil_of_a_third_country_both_are_guests(text: str) -> None:
    assert told(text) == ["meeting_third_place TUR>CHE", "visit KEN>CHE", "visit TUR>CHE"]


def test_on_the_margins_of_an_event_of_unknown_place() -> None:
    assert told(f"{ARSLAN} met {OTIENO} on the margins of the G20 summit.") == ["meeting_third_place TUR-KEN"]


@pytest.mark.parametrize(
    "text",
    [
        f"{ARSLAN} spoke by telephone with {OTIENO}.",
        f"{ARSLAN} telephoned {OTIENO}.",
        f"{ARSLAN} held a phone call with {OTIENO}.",
        f"{ARSLAN} spoke with {OTIENO} by phone.",
        pytest.param(f"{ARSLAN} held a video conference with {OTIENO}.", marks=known("a noun of two words")),
        f"{ARSLAN} spoke by telephone with {OTIENO}. The two exchanged views on trade.",
    ],
)
def test_a_call_is_no_visit(text: str) -> None:
    assert told(text) == ["call TUR-KEN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ARSLAN} attended the summit in Nairobi.", ["visit TUR>KEN"]),
        (f"{ARSLAN} will attend the Munich Security Conference.", ["visit TUR>DEU"]),
        (f"{ARSLAN} attended the summit in Ankara.", []),
        (f"{ARSLAN} attended a summit.", []),
        ("The Turkish, Georgian and Azerbaijani defence ministers met in Batumi.", ["visit AZE>GEO", "visit TUR>GEO"]),
        ("The trilateral meeting of the defence ministers of Azerbaijan, Georgia and Türkiye was held in Tbilisi.",
         ["visit AZE>GEO", "visit TUR>GEO"]),
    ],
)  # fmt: skip
def test_events(text, expected) -> None:
    assert told(text) == expected


def test_those_who_attend_are_of_many() -> None:
    (report,) = find(f"{ARSLAN} attended the summit in Nairobi on Monday.")
    assert report.kind == "multilateral"


@pytest.mark.parametrize(
    "text",
    [
        f"{OTIENO} met Kenyan lawmakers in Nairobi.",
        f"{OTIENO} received an award in Nairobi.",
        f"{OTIENO} spoke of the situation in Turkey.",
        f"{ARSLAN} called on all parties to end the violence.",
        f"{OTIENO} met Borusan chief executive Kemal Arslan in Nairobi.",
    ],
)
def test_no_meeting_of_states(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "countries", "places"),
    [
        ("on the margins of the Munich Security Conference", ["DEU"], ["Munich"]),
        ("at the UN General Assembly", ["USA"], ["New York"]),
        ("at the Antalya Diplomacy Forum", ["TUR"], ["Antalya"]),
    ],
)
def test_a_gathering_of_a_fixed_place(text, countries, places) -> None:
    found = place_of_event(fold(text), 0, len(text))
    assert found is not None
    assert found.countries == countries
    assert [place.label for named in found.places.values() for place in named] == places
    assert fold(text[found.start : found.end]) in fold(text)


def test_a_gathering_of_no_fixed_place() -> None:
    assert place_of_event("at a conference", 0, 15) is None
