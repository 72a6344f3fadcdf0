"""Expressions built on "day", "week", "month" and "year": "last week", "two days ago", "later that day"."""

import re
from datetime import date

from loaders.extract.dates.found import Found
from loaders.extract.dates.lengths import read_length
from loaders.extract.dates.periods import Period, add_days, month_of, week_of, year_of
from loaders.extract.dates.words import SHIFTS, read_number
from loaders.models import Precision

Spell = tuple[Period, Precision]

_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365}
_COUNT = re.compile(
    r"(?<![\d,.])\b(?P<lead>in |within |in the past |the )?(?:(?:about|around|some|roughly) )?"
    r"(?P<number>an?|\d{1,3}|[a-z]+)(?: of)?\s$"
)
_AFTER = re.compile(
    r"\s(?P<word>ago|earlier|later|before|after|hence|from now|since)\b(?! than)(?P<rest>\s+(?:[a-z]+|\d))?"
)
_PERIOD = re.compile(
    r"(?:\b(?:earlier|later|early|late|mid|(?:the )?(?:end|start|beginning|middle|close) of)[\s-])?"
    r"\b(?P<which>last|this|next|the coming|coming|the previous|the current|current|the past|the same|the following"
    r"|the)\s$"
)
_WITHIN = re.compile(r"\b(?P<part>end|start|beginning|middle|close|earlier in|later in|turn) (?:of )?$")
_SPREAD = re.compile(r"\b(?P<word>recent|coming|(?:next|last|past) few|few|several)\s$")
_PERIOD_WORDS = frozenset("last this next coming previous current past same following the".split())
_SPREAD_WORDS = frozenset("recent coming few several".split())
_SUPERLATIVE = re.compile(r"\b(?:first|only|biggest|largest|highest|lowest|longest|worst|best|deadliest|most)\b[^.;]*$")
"""Words that look back: "the first visit by a Latvian president in 12 years"."""
_LONG = re.compile(r"[\s-]long\b")
_COMPOUND = re.compile(r"[\s-](?:old|long)\b")


def read_unit(folded: str, start: int, end: int, today: date) -> Found | None:
    """The expression around a unit of time at start..end, resolved where the day of publication alone decides."""
    word = folded[start:end]
    if word in ("daylong", "weeklong"):
        return Found(start, end, "length", days=1 if word == "daylong" else 7)
    if word == "weekend":
        return _read_weekend(folded, start, end)
    before = folded[max(0, start - 14) : start].replace("-", " ").rstrip().rpartition(" ")[2]
    found = None
    if before == "of" or read_number(before) or _LONG.match(folded, end):
        found = read_length(folded, start, end, _UNITS[word]) or _read_count(folded, start, end, word, today)
    elif before in _PERIOD_WORDS and word in ("week", "month", "year"):
        found = _read_period(folded, start, end, word, today)
    elif before in _SPREAD_WORDS:
        found = _read_spread(folded, start, end, word, today)
    return found or (_read_same(folded, start, end) if word == "day" else None)


def _read_weekend(folded: str, start: int, end: int) -> Found | None:
    before = folded[max(0, start - 9) : start].split()
    which = before[-1] if before else ""
    # "The leader's weekend proposal" was made.
    shift = -1 if which.endswith("'s") else SHIFTS.get(which)
    begin = start - len(which) - 1 if which in SHIFTS else start
    return Found(begin, end, "weekday", weekday=5, day_to=6, shift=shift)


def _read_count(folded: str, start: int, end: int, word: str, today: date) -> Found | None:
    """ "Two days ago", "a week later", "in three weeks"."""
    count = _COUNT.search(folded, max(0, start - 24), start)
    number = read_number(count["number"]) if count else None
    if not count or not number:
        return None
    after = _AFTER.match(folded, end)
    begin = count.start("number")
    if not after:
        ahead = (
            count["lead"] in ("in ", "within ")
            and not _COMPOUND.match(folded, end)
            and folded[end : end + 3] != " of"
            and not _SUPERLATIVE.search(folded, max(0, start - 90), start)
        )
        bound = "by" if count["lead"] == "within " else ""
        return _near(count.start(), end, _shifted(today, word, number), bound) if ahead else None
    return _read_directed(folded, begin, end, after, word, number, today)


def _read_directed(
    folded: str, begin: int, end: int, after: re.Match[str], word: str, number: int, today: date
) -> Found | None:
    stop = after.end("word")
    direction = after["word"]
    if direction == "ago":
        return _near(begin, stop, _shifted(today, word, -number))
    if direction in ("hence", "from now"):
        return _near(begin, stop, _shifted(today, word, number))
    # "Two days before warlord Haftar" counts from what follows, "two days before." from the date told last.
    if (direction in ("before", "after") and after["rest"]) or direction == "since" or _UNITS[word] > 7:
        return None
    sign = -1 if direction in ("earlier", "before") else 1
    return Found(begin, stop, "anaphor", days=sign * number * _UNITS[word])


def _shifted(today: date, word: str, number: int) -> Spell:
    if word.startswith("day"):
        day = add_days(today, number)
        return (day, day), "day"
    return _period(today, word, number)


def _period(today: date, word: str, number: int) -> Spell:
    if word.startswith("week"):
        return week_of(today, number), "week"
    if word.startswith("month"):
        return month_of(today.year, today.month + number), "month"
    return year_of(today.year + number), "year"


def _near(start: int, end: int, period: Spell, bound: str = "") -> Found:
    (first, last), precision = period
    return Found(start, end, "near", first=first, last=last, precision=precision, bound=bound)


def _read_period(folded: str, start: int, end: int, word: str, today: date) -> Found | None:
    """ "Last week", "earlier this month", "the end of the year"."""
    match = _PERIOD.search(folded, max(0, start - 30), start)
    if not match:
        return None
    which = match["which"].removeprefix("the ")
    if which == "the" or which == "past":
        within = _WITHIN.search(folded, max(0, match.start("which") - 14), match.start("which"))
        part = match[0] != match["which"] + " "
        if which == "past" or not (part or within):
            return None
        return _near(within.start() if within else match.start(), end, _period(today, word, 0))
    if which in ("same", "following") or (which == "last" and folded.startswith(" of ", end)):
        return None  # "in the last week of May" is none of the past
    return _near(match.start(), end, _period(today, word, SHIFTS[which]))


def _read_spread(folded: str, start: int, end: int, word: str, today: date) -> Found | None:
    """ "In recent days", "in the coming weeks", "a few days ago": the seven days, or four weeks, on that side."""
    match = _SPREAD.search(folded, max(0, start - 11), start)
    if not match or word not in ("days", "weeks"):
        return None
    ago = folded.startswith(" ago", end)
    kind = match["word"]
    if kind in ("few", "several") and not ago:
        return None
    reach = 7 if word == "days" else 28
    ahead = kind.startswith(("coming", "next"))
    days = (today, add_days(today, reach)) if ahead else (add_days(today, -reach), today)
    return _near(match.start(), end + 4 * ago, (days, "week" if word == "days" else "month"))


def _read_same(folded: str, start: int, end: int) -> Found | None:
    """ "The same day", "the following day", "later in the day": counted from the date told before."""
    match = _SAME.search(folded, max(0, start - 20), start)
    if match:
        return Found(match.start(), end, "anaphor", days=_SAME_SHIFTS.get(match["word"], 0))
    before = _DAY_BEFORE.match(folded, end)
    if before and folded[max(0, start - 4) : start] == "the ":
        return Found(start - 4, before.end("word"), "anaphor", days=-1 if before["word"] == " before" else 1)
    return None


_SAME = re.compile(
    r"\b(?P<word>(?:the |that )same|the following|the next|the previous|(?:earlier|later|late|early) in the"
    r"|(?:earlier|later|late|early|on) that)\s$"
)
_SAME_SHIFTS = {"the following": 1, "the next": 1, "the previous": -1}
_DAY_BEFORE = re.compile(r"(?P<word> before| after)(?=[.,;)]|\s*$)")
