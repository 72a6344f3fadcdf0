"""Neighbouring expressions that are one: "Tuesday, March 5", "Feb 27 to March 2", "Monday through Friday"."""

import re

from loaders.extract.dates.datelines import is_dateline
from loaders.extract.dates.found import Found

_RANGE = re.compile(
    r"\s?(?:-|to|until|till|til|through|thru)\s?(?:the )?|,? (?:and|to) (?:end(?:s|ing)? )?(?:on )?|\s?[/&]\s?"
)
_TILL = re.compile(r"\s?(?:-|to|until|till|til|through|thru)\s?(?:the )?")
_SAME_DAY = re.compile(r",? ?\(?|,? the |,? on ")
_BETWEEN = re.compile(r"\bbetween (?:the )?(?:early |late )?$")
_MIXED = frozenset(("day", "weekday", "near"))


def join_found(text: str, folded: str, founds: list[Found]) -> list[Found]:
    """The expressions with ranges and doubled days made one; the rest as they came."""
    joined: list[Found] = []
    for found in founds:
        if not (joined and _join(text, folded, joined[-1], found)):
            joined.append(found)
    return joined


def _join(text: str, folded: str, one: Found, two: Found) -> bool:
    """Whether the second belongs to the first, which has then taken it in."""
    if two.start - one.end > 12 or one.upto or "length" in (one.kind, two.kind):
        return False
    gap = folded[one.end : two.start]
    if _is_same_day(one, two, gap, folded):
        _take_weekday(one, two)
        one.end = two.end + (folded[two.end : two.end + 1] == ")" and "(" in gap)
        return True
    if _is_range(folded, one, two, gap) and not _closes_dateline(text, one, gap):
        one.upto, one.end = two, two.end
        return True
    return False


def _is_same_day(one: Found, two: Found, gap: str, folded: str) -> bool:
    kinds = {one.kind, two.kind}
    if "day" not in kinds or not kinds & {"weekday", "near"} or not _SAME_DAY.fullmatch(gap):
        return False
    if one.precision != "day" or two.precision != "day":
        return False
    if one.kind == "day":
        # "On March 4, Monday's meeting" has two dates, "March 4 (Monday)" one.
        return "(" in gap or (gap == ", " and not folded.startswith("'s", two.end))
    return True


def _take_weekday(one: Found, two: Found) -> None:
    dated, other = (one, two) if one.kind == "day" else (two, one)
    one.weekday = other.weekday
    one.kind, one.year, one.month, one.day, one.day_to = "day", dated.year, dated.month, dated.day, dated.day_to
    one.year_shift, one.shift, one.first, one.last = dated.year_shift, None, other.first, None


def _is_range(folded: str, one: Found, two: Found, gap: str) -> bool:
    if not _RANGE.fullmatch(gap) or one.day_to or "anaphor" in (one.kind, two.kind):
        return False
    if one.kind != two.kind and not (one.kind in _MIXED and two.kind in _MIXED):
        return False
    if one.precision != two.precision or (two.shift is not None and one.kind == "weekday"):
        return False
    if "/" in gap:
        return one.kind == "month"
    return _TILL.fullmatch(gap) is not None or _is_between(folded, one) or _follows(one, two)


def _closes_dateline(text: str, one: Found, gap: str) -> bool:
    """ "LIMA, May 15 - This weekend's talks" are two dates, though a dash is between them."""
    return gap == " - " and is_dateline(text, one.start, one.end)


def _is_between(folded: str, one: Found) -> bool:
    return _BETWEEN.search(folded, max(0, one.start - 20), one.start) is not None


def _follows(one: Found, two: Found) -> bool:
    """ "Tuesday and Wednesday" are one stay; "Tuesday and Friday" are two dates."""
    if one.kind == "weekday" and two.kind == "weekday":
        return one.weekday is not None and two.weekday == (one.weekday + 1) % 7
    if one.kind == "month" and two.kind == "month":
        return two.month == one.month % 12 + 1 and not one.year
    return one.kind == "near" and two.kind == "near" and one.precision == "day"
