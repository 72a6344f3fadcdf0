"""Lengths of stay: "a three-day visit", "week-long", "for two weeks", "five days of talks"."""

import re

from loaders.extract.dates.found import Found
from loaders.extract.dates.words import read_number

_NUMBER = re.compile(
    r"\b(?P<lead>for (?:a |the |about |some |another )?|lasting |lasts? |over |spend |spent |(?:stay|visit|trip) of )?"
    r"(?P<number>[a-z]+|\d{1,3})(?P<gap>[\s-])$"
)
_OF = re.compile(r"\s(?:of|long)\b")
_LONG = re.compile(r"[\s-]?long\b")


def read_length(folded: str, start: int, end: int, days: int) -> Found | None:
    """The length in days that the unit at start..end, of so many days, tells; ``None`` for months and years."""
    if days > 7:
        return None
    long = _LONG.match(folded, end)
    number = _NUMBER.search(folded, max(0, start - 22), start)
    count = read_number(number["number"]) if number else None
    if number and count and _is_length(folded, end, number, long is not None):
        return Found(number.start("number"), end, "length", days=count * days)
    if long and folded[end - 1 : end] != "s" and long[0] != " long":
        return Found(start, long.end(), "length", days=days)
    return None


def _is_length(folded: str, end: int, number: re.Match[str], long: bool) -> bool:
    if number["gap"] == "-":
        return True
    if number["number"] in ("a", "an"):
        return not long and (number["lead"] or "").startswith("for")
    return number["lead"] is not None or long or _OF.match(folded, end) is not None
