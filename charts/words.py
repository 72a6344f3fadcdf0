"""The words that charts write: counts, dates, spans and plain names of codes."""

import html
import textwrap
from typing import Any

import pandas as pd

from charts import dates
from loaders.naming import with_article

_PLURALS = {"country": "countries", "entry": "entries", "person": "people", "day": "days"}


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "visit"), count(1204, "visit"), count(2, "country")
    ('1 visit', '1,204 visits', '2 countries')
    """
    return f"{number:,} {noun if number == 1 else _PLURALS.get(noun, noun + 's')}"


def times(number: int) -> str:
    """How often.

    >>> times(0), times(1), times(2), times(5)
    ('never', 'once', 'twice', '5 times')
    """
    return {0: "never", 1: "once", 2: "twice"}.get(int(number), f"{number:,} times")


def day(when: Any, precision: str = "day") -> str:
    """A date as a reader writes it, no finer than it is known.

    >>> day(pd.Timestamp("2021-06-05")), day(pd.Timestamp("2021-06-01"), "month"), day(pd.NaT)
    ('5 June 2021', 'June 2021', 'date not given')
    """
    if when is None or pd.isna(when):
        return "date not given"
    moment = pd.Timestamp(when)
    if precision == "year":
        return str(moment.year)
    if precision == "month":
        return dates.write_month(moment.date())
    written = dates.write_day(moment.date())
    return f"week of {written}" if precision == "week" else written


def span(start: Any, end: Any, precision: str = "day") -> str:
    """The days of a stay, both inclusive.

    >>> span(pd.Timestamp("2022-02-01"), pd.Timestamp("2022-02-02"))
    '1–2 February 2022'
    >>> span(pd.Timestamp("2023-12-30"), pd.Timestamp("2024-01-02"))
    '30 December 2023 – 2 January 2024'
    """
    if start is None or pd.isna(start):
        return day(None)
    if precision != "day" or end is None or pd.isna(end) or end == start:
        return day(start, precision)
    return dates.write_days(pd.Timestamp(start).date(), pd.Timestamp(end).date())


def period(first: Any, last: Any) -> str:
    """The months from first to last.

    >>> period(pd.Timestamp("2021-06-15"), pd.Timestamp("2024-12-23"))
    'June 2021 to December 2024'
    """
    start, end = day(first, "month"), day(last, "month")
    return start if start == end else f"{start} to {end}"


def surname(name: Any) -> str:
    """The last word of a name.

    >>> surname("Recep Tayyip Erdogan"), surname(pd.NA)
    ('Erdogan', '')
    """
    if name is None or pd.isna(name) or not str(name).strip():
        return ""
    return str(name).split()[-1]


def plain(value: Any, otherwise: str = "") -> str:
    """Text of a value, or ``otherwise`` where it is missing."""
    return otherwise if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)) else str(value)


def safe(value: Any, *, width: int = 0, limit: int = 0) -> str:
    """Text for Plotly's hover and labels, which read a few HTML tags: escaped, cut at ``limit``, wrapped at ``width``.

    >>> safe("<b>a & b</b>")
    '&lt;b&gt;a &amp; b&lt;/b&gt;'
    """
    text = " ".join(plain(value).split())
    if limit and len(text) > limit:
        text = textwrap.shorten(text, limit, placeholder="…")
    lines = textwrap.wrap(text, width) if width else [text]
    return "<br>".join(html.escape(line, quote=False) for line in lines)


def the(name: Any, *, first: bool = False) -> str:
    """A country's name as it stands in a sentence, empty where it has none; ``first`` where it begins one.

    >>> the("United States"), the(pd.NA)
    ('the United States', '')
    """
    return with_article(plain(name), first=first)


def country(code: Any, name: Any) -> str:
    """The country's name, its code where there is no name."""
    return plain(name) or plain(code) or "a country not named"
