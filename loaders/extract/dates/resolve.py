"""From what was read to the days it stands for: years left out, weekdays, months, ranges."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from loaders.extract.dates.found import Found
from loaders.extract.dates.periods import Period, add_days, day_of, month_of, week_of, weekend_of, year_of
from loaders.extract.dates.tense import Tense

# A date on the wrong side of the tense is taken only when it is eight times nearer: authors who leave the year out
# speak of near days, and the tense is a guess ("the visit, planned for February 12, was put off").
_AGAINST_TENSE = 8


def resolve(found: Found, today: date, tense: Tense | None, previous: date | None = None) -> Period | None:
    """The first and last day an expression stands for, seen from ``today``; ``None`` where there is no such day."""
    if found.upto:
        return _resolve_range(found, found.upto, today, tense)
    if found.kind == "day":
        return _resolve_day(found, today, tense)
    if found.kind == "month":
        return _resolve_month(found, today, tense)
    if found.kind == "weekday":
        return _resolve_weekday(found, today, tense)
    if found.kind == "year" and found.year:
        return year_of(found.year, max(1, (found.year_to or found.year) - found.year + 1))
    if found.kind == "anaphor" and previous:
        day = add_days(previous, found.days or 0)
        return day, day
    return (found.first, found.last) if found.first and found.last else None


def _resolve_range(one: Found, two: Found, today: date, tense: Tense | None) -> Period | None:
    if (
        one.kind in ("day", "month")
        and two.kind == one.kind
        and (two.year or two.year_shift is not None)
        and not one.year
    ):
        end = resolve(two, today, tense)
        year = end[1].year - (one.month > two.month) if end else None
        start = resolve(replace(one, upto=None, year=year), today, tense)
    else:
        start = resolve(replace(one, upto=None), today, tense)
        end = _resolve_end(start[0], two, today, tense) if start else None
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def _resolve_end(start: date, two: Found, today: date, tense: Tense | None) -> Period | None:
    if two.kind == "weekday" and two.weekday is not None and two.weeks is None:
        day = add_days(start, (two.weekday - start.weekday()) % 7)
        return day, day
    if two.kind in ("day", "month") and not two.year:
        year = start.year + ((two.month, two.day) < (start.month, start.day if two.kind == "day" else 0))
        return resolve(replace(two, year=year), today, tense)
    return resolve(two, today, tense)


def _resolve_day(found: Found, today: date, tense: Tense | None) -> Period | None:
    year = found.year
    if year is None and found.year_shift is not None:
        year = today.year + found.year_shift
    first = day_of(year, found.month, found.day) if year else _nearest_day(found, today, tense)
    if not first:
        return None
    last = day_of(first.year, found.month, found.day_to) if found.day_to else first
    return (first, last) if last else None


def _nearest_day(found: Found, today: date, tense: Tense | None) -> date | None:
    return _choose_day(found.month, found.day, found.weekday, found.shift, today, tense)


@lru_cache(maxsize=8192)
def _choose_day(
    month: int, number: int, weekday: int | None, shift: int | None, today: date, tense: Tense
) -> date | None:
    reach = 4 if (month, number) == (2, 29) else 1
    days = [day_of(today.year + years, month, number) for years in range(-reach, reach + 1)]
    real = [day for day in days if day]
    if weekday is not None:
        real = [day for day in real if day.weekday() == weekday] or real
    if shift:
        real = [day for day in real if (day - today).days * shift > 0]
    return min(real, key=lambda day: (_distance((day - today).days, tense), day), default=None)


def _distance(ahead: int, tense: Tense | None) -> int:
    against = (tense == "past" and ahead > 0) or (tense == "future" and ahead < 0)
    return abs(ahead) * (_AGAINST_TENSE if against else 1)


def _resolve_month(found: Found, today: date, tense: Tense | None) -> Period:
    year = found.year
    if year is None and found.year_shift is not None:
        year = today.year + found.year_shift
    return month_of(year or _nearest_year(found, today, tense), found.month, found.months)


def _nearest_year(found: Found, today: date, tense: Tense | None) -> int:
    def months_ahead(year: int) -> int:
        ahead = (year - today.year) * 12 + found.month - today.month
        return min(0, ahead + found.months - 1) if ahead < 0 else ahead

    years = [today.year + shift for shift in (-1, 0, 1)]
    if found.shift == 0:
        return today.year
    if found.shift:
        years = [year for year in years if months_ahead(year) * found.shift > 0]
    return min(years, key=lambda year: _distance(months_ahead(year), tense))


def _resolve_weekday(found: Found, today: date, tense: Tense | None) -> Period:
    weekday = found.weekday or 0
    if found.weeks is not None or found.shift == 1:
        first = add_days(week_of(today, 1 if found.weeks is None else found.weeks)[0], weekday)
    elif found.shift == -1:
        first = add_days(today, -((today.weekday() - weekday - 1) % 7 + 1))
    else:
        first = add_days(today, _days_ahead(weekday, today, tense))
    if found.day_to is None:
        return first, first
    return _resolve_weekend(found, today, tense)


def _days_ahead(weekday: int, today: date, tense: Tense | None) -> int:
    ahead = (weekday - today.weekday()) % 7
    return ahead if tense in ("future", "present") or ahead == 0 else ahead - 7


def _resolve_weekend(found: Found, today: date, tense: Tense | None) -> Period:
    on_weekend = today.weekday() >= 5
    if found.shift:
        return weekend_of(today, found.shift)
    if found.shift == 0 and tense is None:
        return weekend_of(today, -1 if today.weekday() < 3 else 0)
    return weekend_of(today, 0 if on_weekend or tense in ("future", "present") else -1)
