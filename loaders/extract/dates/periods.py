"""Arithmetic on days, weeks, months and years; every period is a pair of its first and last day, both inclusive."""

from datetime import date, timedelta
from functools import lru_cache

Period = tuple[date, date]


def add_days(day: date, days: int) -> date:
    """The day so many days later; negative counts go back."""
    return day + timedelta(days=days)


def week_of(day: date, weeks: int = 0) -> Period:
    """Monday to Sunday of the day's week, or of the week so many weeks later."""
    monday = add_days(day, 7 * weeks - day.weekday())
    return monday, add_days(monday, 6)


def weekend_of(day: date, weeks: int = 0) -> Period:
    """Saturday and Sunday of the day's week, or of the week so many weeks later."""
    monday, sunday = week_of(day, weeks)
    return add_days(monday, 5), sunday


@lru_cache(maxsize=1024)
def month_of(year: int, month: int, months: int = 1) -> Period:
    """The first and last day of so many months from the given one; months beyond 12 or below 1 run into other years."""
    first = year * 12 + month - 1
    after = first + months
    return date(first // 12, first % 12 + 1, 1), add_days(date(after // 12, after % 12 + 1, 1), -1)


def year_of(year: int, years: int = 1) -> Period:
    """The first and last day of so many calendar years from the given one."""
    return date(year, 1, 1), date(year + years - 1, 12, 31)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day of the calendar, ``None`` where it has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
