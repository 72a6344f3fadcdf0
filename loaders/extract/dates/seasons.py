"""Seasons: "last summer", "the spring of 2023", "in the autumn"."""

import re

from loaders.extract.dates.found import Found
from loaders.extract.dates.words import SEASONS, SHIFTS

_BEFORE = re.compile(
    r"\b(?:(?:early|late|mid)[\s-])?(?P<which>last|this|next|in the|early|late|by the|during the|since the)[\s-]$"
)
_AFTER = re.compile(r",?(?: of)? (?P<year>(?:19|20)\d\d)\b")


def read_season(folded: str, start: int, end: int) -> Found | None:
    """The three months of a season that a year or "last", "this", "next", "in the" makes a date."""
    after = _AFTER.match(folded, end)
    before = _BEFORE.search(folded, max(0, start - 16), start)
    if not (after or before):
        return None
    found = Found(start, end, "month", month=SEASONS[folded[start:end]], months=3)
    if before and before["which"] in SHIFTS:
        found.start, found.shift = before.start(), SHIFTS[before["which"]]
    if after:
        found.end, found.year = after.end(), int(after["year"])
    return found
