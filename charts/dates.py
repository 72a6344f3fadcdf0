"""Dates as the reader writes them: the order, names and signs of their locale, in whatever charts and pages say.

The locale belongs to the run that answers a reader, and is British English where nobody has said another.
"""

from contextvars import ContextVar
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton

OTHERWISE = "en_GB"
_READER: ContextVar[str] = ContextVar("reader", default=OTHERWISE)


def speak(tag: str | None) -> None:
    """Write dates as a browser's language tag asks for; British English where it is missing or unknown.

    >>> speak("en-US"); write_day(date(2021, 6, 5))
    'June 5, 2021'
    >>> speak("x-klingon"); write_day(date(2021, 6, 5))
    '5 June 2021'
    """
    _READER.set(_know(tag or ""))


def locale() -> str:
    """The locale that dates are written in, ``en_GB``: part of the key of whatever is kept for later readers."""
    return _READER.get()


def write_day(when: date, *, short: bool = False) -> str:
    """A day, ``5 June 2021``; ``short`` with the month cut, ``5 Jun 2021``."""
    return _write_day(when, short, locale())


def write_month(when: date, *, short: bool = False) -> str:
    """A month, ``June 2021``; ``short`` cut, ``Jun 2021``."""
    return _write_skeleton("yMMM" if short else "yMMMM", when, locale())


def write_days(first: date, last: date) -> str:
    """The days from the first to the last, ``1–2 February 2022``."""
    return _write_days(first, last, locale())


def field_order() -> str:
    """The order of a date's parts where they are typed, as Streamlit names it: ``DD/MM/YYYY``.

    >>> speak("de-DE"); field_order()
    'DD.MM.YYYY'
    >>> speak(None); field_order()
    'DD/MM/YYYY'
    """
    pattern = Locale.parse(locale()).date_formats["short"].pattern
    order = "".join(dict.fromkeys(letter for letter in pattern if letter in "yMd"))
    sign = next((sign for sign in "./-" if sign in pattern), "-")
    parts = {"yMd": ("YYYY", "MM", "DD"), "dMy": ("DD", "MM", "YYYY"), "Mdy": ("MM", "DD", "YYYY")}
    return sign.join(parts.get(order, parts["yMd"]))


@lru_cache(maxsize=256)
def _know(tag: str) -> str:
    try:
        found = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return OTHERWISE
    # Signs that run from the right would turn the sentences round that the date stands in.
    return OTHERWISE if found.text_direction == "rtl" else str(found)


@lru_cache(maxsize=4096)
def _write_day(when: date, short: bool, where: str) -> str:
    return _write_skeleton("yMMMd", when, where) if short else str(format_date(when, "long", where))


@lru_cache(maxsize=4096)
def _write_skeleton(skeleton: str, when: date, where: str) -> str:
    return str(format_skeleton(skeleton, when, locale=where))


@lru_cache(maxsize=4096)
def _write_days(first: date, last: date, where: str) -> str:
    if not where.startswith("en"):
        return str(format_interval(first, last, "yMMMd", locale=where))
    if first.year != last.year:
        return f"{_write_day(first, False, where)} – {_write_day(last, False, where)}"
    day_first = format_date(last, "long", where)[0].isdigit()
    one, two = (f"{d.day} {d:%B}" if day_first else f"{d:%B} {d.day}" for d in (first, last))
    if first.month != last.month:
        return f"{one} – {two} {last.year}" if day_first else f"{one} – {two}, {last.year}"
    return f"{first.day}–{two} {last.year}" if day_first else f"{one}–{last.day}, {last.year}"
