"""Expressions built on the name of a month: "March 6, 2024", "14-16 March", "the 6th of March", "mid-October"."""

import re
from dataclasses import replace

from loaders.extract.dates.found import Found
from loaders.extract.dates.words import DOUBTFUL_MONTHS, MONTHS, SHIFTS

_DAY = r"[0-3]?\d"
_TO = r"\s?(?P<to>-|to|and|through|thru|until|till|&|/)\s?(?:the )?"
# "March 15,000", "May 5.5 percent", "March 3:20", "Sept 12 mln": figures that are no days.
_NOT_A_DAY = (
    r"(?![\d%]|,\d{3}(?!\d)|[.:/]\d"
    r"|\s(?:%|pct|percent|per cent|mln|million|bln|billion|bn|tonnes|dlrs|points?|cents?)\b"
    r"|-(?:year|day|month|week|nation|country|member|party|point|ton)\b|\s?[ap]\.?m\b)"
)
_COUNTED = r"(?!(?:is|was|has|as|this|its|his|towards|besides|amongst|plus)\b)[a-z]+s\b"
"""What is counted by figures: "April 10 to 11 ships", but not "April 10-11 was"."""
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\d|[.,]\d|s\b|\s(?:mln|pct|dlrs|tonnes)\b)"
_YEAR_TAIL = rf"(?:,? ?(?:of )?{_YEAR}|,? (?:of )?(?P<which>last|this|next) year\b| '(?P<short>\d\d)\b)?"

_BEFORE = re.compile(
    rf"(?<![\w.,:$/-])(?:the )?(?:(?P<day_0>{_DAY}),\s)?(?P<day>{_DAY})(?:st|nd|rd|th)?"
    rf"(?:{_TO}(?P<day_to>{_DAY})(?:st|nd|rd|th)?)?(?: day)?(?: of)?(?: the month of)?[\s./-]{{1,2}}$"
)
_FIGURE = re.compile(r"\d")
_AFTER = re.compile(
    rf"(?:\.?[\s-]{{1,2}}|\.)(?:the )?(?P<day>{_DAY})(?:st|nd|rd|th)?{_NOT_A_DAY}"
    rf"(?:{_TO}(?P<day_to>{_DAY})(?:st|nd|rd|th)?{_NOT_A_DAY}(?!\s{_COUNTED}))?{_YEAR_TAIL}"
)
_TAIL = re.compile(r"\.?(?:-(?=\d{4}))?" + _YEAR_TAIL)
_QUALIFIER = re.compile(
    r"\b(?P<word>(?:(?:the )?(?:end|start|beginning|middle|close|month) of|early|late|mid|end)(?: in)?"
    r"|last|this|next|past)[\s-]$"
)
_PREPOSITION = re.compile(
    r"\b(?:in|since|until|till|by|during|from|of|before|after|through|for|between|late|early|and|or|to|last)\s$"
)
_ARTICLE = re.compile(r"\b(?:the|an?|its|their|his|her|this|our|that)\s$")
_NOT_A_NOUN = re.compile(r"\s(?:on|of|by|to|against|was|is|has|had|said|be|have|not|in|from)\b")
_NAME = re.compile(r"\s+[A-Z][a-z]+")


def read_month(text: str, folded: str, start: int, end: int, floor: int = 0) -> Found | None:
    """The expression around a month's name at start..end, or ``None`` where it is no month.

    The words before are read back to ``floor`` only, where the date before ends.
    """
    if not (text[start].isupper() or folded[start - 1 : start] in ("-", "/", ".") or _follows_day(folded, start)):
        return None
    return (
        _read_day_first(folded, start, end, floor)
        or _read_month_first(folded, start, end)
        or _read_bare(text, folded, start, end, floor)
    )


def _follows_day(folded: str, start: int) -> bool:
    return folded[max(0, start - 2) : start - 1].isdecimal() and folded[start : start + 3] not in ("mar", "may")


def _read_day_first(folded: str, start: int, end: int, floor: int) -> Found | None:
    if not _FIGURE.search(folded, max(floor, start - 20), start):
        return None
    match = _BEFORE.search(folded, max(floor, start - 36), start)
    if not match or not 1 <= int(match["day"]) <= 31:
        return None
    tail = _TAIL.match(folded, end)
    found = Found(match.start(), end, "day", month=MONTHS[folded[start:end]])
    return _fill(found, match, tail, folded)


def _read_month_first(folded: str, start: int, end: int) -> Found | None:
    match = _AFTER.match(folded, end)
    if not match or not 1 <= int(match["day"]) <= 31:
        return None
    found = Found(start, match.end(), "day", month=MONTHS[folded[start:end]])
    word = folded[max(0, start - 5) : start - 1].rpartition(" ")[2]
    if word in ("last", "this", "next"):
        found.start, found.shift = start - 5, SHIFTS[word]
    return _fill(found, match, match, folded)


def _fill(found: Found, days: re.Match[str], tail: re.Match[str] | None, folded: str) -> Found:
    found.day = int(days["day"])
    if tail:
        _take_tail(found, tail)
    if not days["day_to"]:
        return found
    if not _is_range(days, folded.endswith("between ", 0, found.start)):
        return _split(found, days)
    found.day_to = int(days["day_to"])
    if days.re is _BEFORE and days["day_0"] == str(found.day - 1):
        found.day -= 1
    return found


def _take_tail(found: Found, tail: re.Match[str]) -> None:
    if tail["year"]:
        found.year = int(tail["year"])
    elif tail["short"]:
        found.year = 1900 + int(tail["short"]) + (100 if int(tail["short"]) < 50 else 0)
    elif tail["which"]:
        found.year_shift = SHIFTS[tail["which"]]
    else:
        return
    found.end = max(found.end, tail.end())


def _is_range(days: re.Match[str], between: bool) -> bool:
    """ "5 and 6 March" is a stay of two days, "5 and 19 March" are two dates; "between" makes any pair a range."""
    first, last = int(days["day"]), int(days["day_to"])
    if last > 31 or last <= first:
        return False
    return days["to"] not in ("and", "&") or last == first + 1 or between


def _split(found: Found, days: re.Match[str]) -> Found:
    """Two dates of one month: the first with the second in ``also``, each with its own part of the words."""
    other = replace(found, start=days.start("day_to"), day=int(days["day_to"]))
    if days.re is _BEFORE:
        found.start, found.end = days.start("day"), days.end("day")
    else:
        found.end = days.end("day")
    found.also = other if days["to"] in ("and", "&") and 0 < other.day < 32 else None
    return found


def _read_bare(text: str, folded: str, start: int, end: int, floor: int) -> Found | None:
    name = folded[start:end]
    tail = _TAIL.match(folded, end)
    found = Found(start, end, "month", month=MONTHS[name])
    if tail:
        _take_tail(found, tail)
    _fill_qualifier(found, folded)
    if (
        found.year
        or found.year_shift is not None
        or found.start != start
        or 0 < floor == start - 1
        or _is_month(text, folded, start, end, name)
    ):
        return found
    return None


def _fill_qualifier(found: Found, folded: str) -> None:
    qualifier = _QUALIFIER.search(folded, max(0, found.start - 20), found.start)
    if qualifier:
        found.shift = SHIFTS.get(qualifier["word"])
        found.start = qualifier.start()


def _is_month(text: str, folded: str, start: int, end: int, name: str) -> bool:
    named = _NAME.match(text, end) is not None
    before = _PREPOSITION.search(folded, max(0, start - 9), start)
    if before:
        return not (named and name in DOUBTFUL_MONTHS and before[0].strip() not in ("in", "since", "until", "during"))
    if len(name) <= 4 and name not in ("june", "july", "may"):
        return False
    if name not in DOUBTFUL_MONTHS:
        return True
    article = _ARTICLE.search(folded, max(0, start - 6), start)
    # "The June Venice summit", but "the April Glaspie affair".
    return article is not None and (not named or name in ("march", "june")) and not _NOT_A_NOUN.match(folded, end)
