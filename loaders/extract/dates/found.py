"""What the grammar reads in the words alone, before anything is resolved against the day of publication."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from loaders.models import Precision

FoundKind = Literal["day", "month", "year", "weekday", "near", "anaphor", "length"]


@dataclass(slots=True)
class Found:
    """One date expression as read; offsets are into the text that was read.

    ``kind`` says which fields count: ``day`` month, day and perhaps year and ``day_to``; ``month`` month and perhaps
    year, over ``months``; ``year`` year and perhaps ``year_to``; ``weekday``; ``near`` an expression that the
    day of publication resolves alone, its days in ``first`` and ``last``; ``anaphor`` so many ``days`` from the date
    told before; ``length`` ``days`` alone.
    """

    start: int
    end: int
    kind: FoundKind
    year: int | None = None
    month: int = 0
    day: int = 0
    day_to: int | None = None
    months: int = 1
    year_to: int | None = None
    weekday: int | None = None
    shift: int | None = None
    """-1 "last", 0 "this", 1 "next": for a weekday, a month or a season."""
    weeks: int | None = None
    """The week of "Monday last week", counted from that of publication."""
    year_shift: int | None = None
    """The year of "May 3 last year", counted from that of publication."""
    days: int | None = None
    first: date | None = None
    last: date | None = None
    precision: Precision = "day"
    bound: str = ""
    also: "Found | None" = None
    """The second of two dates that share a month: "February 12 and 26"."""
    upto: "Found | None" = None
    """The other end of a range, of any kind but ``length``."""
