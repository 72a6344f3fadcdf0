"""Dates and years in figures: "2024-03-06", "06.03.2024", "6/3/2024", "in 2019", "1986/87".

Which of two figures is the month: after a dot the second (day first, as in Europe); after a slash or hyphen whichever
reading lies nearer to the day of publication, day first on a tie; a figure above 12 always decides.
"""

import re
from datetime import date

from loaders.extract.dates.found import Found
from loaders.extract.dates.periods import day_of

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[./-]\d)")
_YEAR_LAST = re.compile(r"(?<![\w.,/-])(\d{1,2})([./-])(\d{1,2})\2$")
_SLASHED = re.compile(r"(\d{1,2})(/)(\d{1,2})/(\d\d(?:\d\d)?)(?![\d/]|[.,]\d)")
_DATELINE = re.compile(r"/(\d\d)(\.)(\d\d)\.(\d\d)(?=/)")
_YEAR = re.compile(
    r"(\d{4})(?:\s?[-/]\s?(\d{4}|\d\d)(?!\d|-\d))?(?![\d%/]|[.,:]\d|-\d|s\b|'s\b|\s(?:mln|pct|dlrs|tonnes|people|troops|km|miles|metres|"
    r"stg|francs|yen|marks|bags|points|soldiers|percent|employees|jobs|hours|years|gmt|contracts|lots|shares)\b)"
)
_YEAR_CUE = re.compile(
    r"\b(?P<word>in|since|of|by|until|till|during|before|after|from|early|late|mid|for|through|year|fiscal|calendar"
    r"|spring|summer|autumn|fall|winter|and|to|the)[\s-](?:(?:early|late|mid|fiscal|calendar|about|around)[\s-])?$"
)
_JOINED = frozenset("/.,-_=&")
_CUE_OF_NUMBER = frozenset(("of", "by", "from", "to", "for", "and", "the", "after", "before"))


def read_figures(folded: str, start: int, published: date) -> Found | None:
    """The date or year at the four figures that begin at ``start``; ``None`` where they are a part of a number."""
    if folded[start - 1 : start].isdecimal() or not folded[start : start + 4].isdecimal():
        return None
    return _read_year_first(folded, start) or _read_year_last(folded, start, published) or _read_year(folded, start)


def read_slashed(folded: str, start: int, published: date) -> Found | None:
    """The date whose first slash stands at ``start``: "6/3/2024", "6/3/24", and "Baku/31.10.18/Turan"."""
    dateline = _DATELINE.match(folded, start)
    if dateline:
        day = _order(int(dateline[1]), int(dateline[3]), _century(dateline[4]), ".", published)
        return _found(start + 1, dateline.end(), day)
    begin = start
    while start - begin < 2 and folded[begin - 1 : begin].isdecimal():
        begin -= 1
    match = _SLASHED.match(folded, begin) if begin < start else None
    if not match or (begin and (folded[begin - 1] in _JOINED or folded[begin - 1].isdecimal())):
        return None
    day = _order(int(match[1]), int(match[3]), _century(match[4]), "/", published)
    return _found(begin, match.end(), day)


def _century(year: str) -> int:
    return int(year) if len(year) == 4 else int(year) + (2000 if year < "70" else 1900)


def _read_year_first(folded: str, start: int) -> Found | None:
    match = _YEAR_FIRST.match(folded, start)
    # A date in an address, "/2023/08/16/" or "energy-projects-2023-05-16", is furniture.
    if not match or (start and folded[start - 1] in _JOINED) or folded[match.end() : match.end() + 1] == "/":
        return None
    return _found(start, match.end(), day_of(int(match[1]), int(match[3]), int(match[4])))


def _read_year_last(folded: str, start: int, published: date) -> Found | None:
    match = _YEAR_LAST.search(folded, max(0, start - 7), start) if folded[start - 1 : start] in "./-" else None
    if not match or folded[start + 4 : start + 5].isdecimal():
        return None
    day = _order(int(match[1]), int(match[3]), int(folded[start : start + 4]), match[2], published)
    return _found(match.start(), start + 4, day)


def _order(one: int, two: int, year: int, sign: str, published: date) -> date | None:
    day_first, month_first = day_of(year, two, one), day_of(year, one, two)
    if not day_first or not month_first or sign == ".":
        return day_first or month_first
    return min(day_first, month_first, key=lambda day: abs(day - published))


def _found(start: int, end: int, day: date | None) -> Found | None:
    if not day:
        return None
    return Found(start, end, "day", year=day.year, month=day.month, day=day.day)


def _read_year(folded: str, start: int) -> Found | None:
    cue = _YEAR_CUE.search(folded, max(0, start - 16), start)
    match = _YEAR.match(folded, start)
    if not match or not 1800 <= int(match[1]) < 2100:
        return None
    year_to = int(match[1][: 4 - len(match[2])] + match[2]) if match[2] else None
    if not _spans_years(int(match[1]), year_to) and not (cue and _is_year(match[1], cue["word"], folded, match.end())):
        return None
    return Found(start, match.end(), "year", year=int(match[1]), year_to=year_to)


def _spans_years(year: int, year_to: int | None) -> bool:
    return year_to is not None and year < year_to < year + 40


def _is_year(year: str, cue: str, folded: str, end: int) -> bool:
    # "of 2000 workers" is no year, "of 2000." is one; "the 2020 war" is one, "the 2000 troops" is not.
    return not (cue in _CUE_OF_NUMBER and year.endswith("00") and folded[end : end + 1] == " ")
