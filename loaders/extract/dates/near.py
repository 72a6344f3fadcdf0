"""Days named from the day of publication: "today", "yesterday evening", "this morning", "last night"."""

import re
from datetime import date

from loaders.extract.dates.found import Found
from loaders.extract.dates.periods import add_days

_SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "tommorrow": 1}
# Agencies misspell the last often enough.
_EARLIER = re.compile(r"\b(?:earlier|later|late|early)\s$")
_BEYOND = re.compile(r"\b(?:the )?day (?P<side>before|after)\s$")
_DAYTIME = re.compile(r" (?:morning|afternoon|evening|night)\b")
_OUTLET = re.compile(r"\b(?:USA|Russia|India|Israel|Pakistan|Azerbaijan|Arabia|Europe|Africa|Turkey|Georgia) $")


def read_near(text: str, folded: str, start: int, end: int, today: date) -> Found | None:
    """The day that "today", "yesterday", "tomorrow" or "tonight" at start..end names; ``None`` for "USA Today"."""
    if text[start] == "T" and _OUTLET.search(text, max(0, start - 12), start):
        return None
    shift = _SHIFTS[folded[start:end]]
    before = _EARLIER.search(folded, max(0, start - 9), start) or _BEYOND.search(folded, max(0, start - 16), start)
    if before:
        start = before.start()
        shift += {"before": -1, "after": 1}.get(before.groupdict().get("side", ""), 0)
    after = _DAYTIME.match(folded, end)
    return named_day(start, after.end() if after else end, add_days(today, shift))


def read_daytime(folded: str, start: int, end: int, today: date) -> Found | None:
    """The day of "this morning", "last night", "later this evening"; ``None`` for a night without a day."""
    word = folded[max(0, start - 5) : start]
    if word == "this ":
        return named_day(start - 5, end, today)
    if word == "last " and folded[start:end] in ("night", "evening"):
        return named_day(start - 5, end, add_days(today, -1))
    return None


def named_day(start: int, end: int, day: date) -> Found:
    """A single day that the day of publication gives."""
    return Found(start, end, "near", first=day, last=day)
