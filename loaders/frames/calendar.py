"""Visits as a calendar file, iCalendar as RFC 5545 has it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pandas as pd
from icalendar import Calendar, Event

FORM = ("Calendar", "ics", "text/calendar")
"""What a reader calls it, the file's suffix and its media type."""

_STATUSES = {"planned": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
_PRODUCT = "-//Attaché//Visits//EN"


def write_calendar(visits: pd.DataFrame, *, name: str = "Visits", made: datetime | None = None) -> bytes:
    """An event for each visit that has a date, in days without an hour; ``visits`` has the columns VISITS.

    An event keeps the visit's id, so that a calendar that imports the file again changes it rather than doubling it. A
    date known only to the week, month or year covers all of it, and the event's title says so. ``made`` is the moment
    of making, now unless it is given. Visits without a date are left out, and the calendar's description counts them;
    without any visit it is a calendar without an event.
    """
    dated = visits[visits["start"].notna()]
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    left_out = len(visits) - len(dated)
    if left_out:
        calendar.add("x-wr-caldesc", f"{left_out} without a date left out")
    stamp = made or datetime.now(UTC)
    for row in dated.to_dict("records"):
        calendar.add_component(_event(row, stamp))
    written: bytes = calendar.to_ical()
    return written


def _event(visit: Mapping[str, Any], made: datetime) -> Event:
    event = Event()
    event.add("uid", f"{visit['visit_id']}@attache")
    event.add("dtstamp", made)
    event.add("dtstart", visit["start"].date())
    # The end of an event of days is the day after its last.
    event.add("dtend", visit["end"].date() + timedelta(days=1))
    event.add("summary", _summarise(visit))
    places = _listed([*visit["places"], visit["host_name"]])
    if places:
        event.add("location", places)
    event.add("description", _describe(visit))
    event.add("status", _STATUSES.get(str(visit["status"]), "CONFIRMED"))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [str(visit["kind"])])
    return event


def _summarise(visit: Mapping[str, Any]) -> str:
    who = _text(visit["visitor_person"]) or f"{_text(visit['visitor_name']) or 'Unnamed'} delegation"
    finely = str(visit["date_precision"])
    known = f" (day not known, only the {finely})" if finely in ("week", "month", "year") else ""
    status = "" if visit["status"] in ("completed", "ongoing") else f"{str(visit['status']).capitalize()}: "
    return f"{status}{who}, {visit['direction_name']}{known}"


def _describe(visit: Mapping[str, Any]) -> str:
    whom, event = _text(visit["host_person"]), _text(visit["event"])
    lines = [
        f"{event} (CAMEO {visit['cameo']})" if event else "",
        f"{visit['kind']}, {visit['status']}",
        f"Received by {whom}" if whom else "",
        f"“{_text(visit['sentence'])}”" if _text(visit["sentence"]) else "",
        f"Told in {_listed(visit['articles'])}" if visit["articles"] else "",
        "Needs review" if visit["needs_review"] else "",
    ]
    return "\n".join(line for line in lines if line)


def _listed(values: Iterable[object]) -> str:
    return ", ".join(dict.fromkeys(text for text in map(_text, values) if text))


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
