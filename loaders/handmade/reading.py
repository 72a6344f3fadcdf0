"""The rows of a table to visits; what cannot be one is a reject with its line, the value and the remedy."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import pycountry

from loaders.formats.decoding import decode
from loaders.formats.document import LIMIT
from loaders.gazetteer import countries
from loaders.handmade.mapping import Columns
from loaders.judgements.fields import is_country
from loaders.models import Kind, Precision, Reject

_PARTS = ",;\t|"
_YEARS = range(1700, 2262)
_WRITTEN = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y")
_KINDS: tuple[Kind, ...] = ("state", "official", "working", "private", "transit", "multilateral")
_TEXTS = ("visitor_person", "visitor_role", "host_person", "place", "note")
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was read: the names of its columns, and its rows with the line each begins at."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


@dataclass(frozen=True, slots=True)
class TableVisit:
    """One row of a table as a visit; ``end`` is ``start`` where the table gives none."""

    line: int
    visitor_country: str
    host_country: str
    start: date
    end: date
    precision: Precision = "day"
    visitor_person: str = ""
    visitor_role: str = ""
    host_person: str = ""
    place: str = ""
    kind: Kind = "unspecified"
    note: str = ""


def read_sheet(content: bytes, name: str = "the table") -> Sheet:
    """The columns and rows of a CSV file, parted by commas, semicolons, tabs or bars, in UTF-8 or a common encoding.

    Raises ValueError, naming the table and the remedy, when it is no table.
    """
    if len(content) > 10 * LIMIT:
        raise ValueError(f"{name} is larger than {10 * LIMIT:,} bytes: part it")
    decoded = decode(content)
    if decoded is None:
        raise ValueError(f"{name} is not text: save it as CSV in UTF-8")
    text = decoded.text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    part = max(_PARTS, key=first.count)
    csv.field_size_limit(LIMIT)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=part, restval="")
    header = [column.strip() for column in reader.fieldnames or []]
    if len(header) < 2 or len(set(header)) < len(header):
        found = ", ".join(header) or "nothing"
        raise ValueError(f"{name} needs a first line that names at least two columns, each once; found: {found[:200]}")
    reader.fieldnames = header
    try:
        rows = tuple((reader.line_num, {k: v or "" for k, v in row.items() if isinstance(k, str)}) for row in reader)
    except csv.Error as error:
        raise ValueError(f"{name}, line {reader.line_num}: {error}; close every quote") from None
    return Sheet(tuple(header), rows)


def read_visits(sheet: Sheet, columns: Columns, name: str = "the table") -> tuple[list[TableVisit], list[Reject]]:
    """The visits of a sheet's rows, in their order, and the rows that are none."""
    visits: list[TableVisit] = []
    rejects: list[Reject] = []
    for line, row in sheet.rows:
        if not any(value.strip() for value in row.values()):
            continue
        made = _make(line, row, columns)
        if isinstance(made, TableVisit):
            visits.append(made)
        else:
            value, reason, remedy = made
            rejects.append(Reject(name, f"line {line}", value[:_SHOWN], reason, remedy))
    return visits, rejects


def read_country(text: str) -> str | None:
    """The code of a country or organisation by its code or name; None where it is unknown.

    >>> read_country("az"), read_country("Türkiye"), read_country("United Kingdom"), read_country("NATO")
    ('AZE', 'TUR', 'GBR', 'NATO')
    >>> read_country("Hawaii") is None
    True
    """
    tidy = " ".join(text.split())
    if is_country(tidy.upper()):
        return tidy.upper()
    two = pycountry.countries.get(alpha_2=tidy.upper()) if len(tidy) == 2 else None
    return two.alpha_3 if two else _names().get(tidy.casefold())


def read_day(text: str) -> tuple[date, date, Precision] | None:
    """The first and last day of a date and how exact it is; None for one that is no date, or could be two.

    >>> read_day("2021-10-26")[0].isoformat(), read_day("26 October 2021")[2], read_day("2021-10")[1].day
    ('2021-10-26', 'day', 31)
    >>> read_day("10/11/2021") is None
    True
    """
    tidy = " ".join(text.split())
    if re.fullmatch(r"\d{4}(-\d\d)?", tidy):
        return _read_period(tidy)
    day = _read_exact(tidy)
    return (day, day, "day") if day and day.year in _YEARS else None


def _make(line: int, row: dict[str, str], columns: Columns) -> TableVisit | tuple[str, str, str]:
    sides: dict[str, str] = {}
    for side in ("visitor_country", "host_country"):
        value = columns.value(row, side)
        code = read_country(value) if value else None
        if code is None:
            what = "visitor's" if side.startswith("visitor") else "host"
            reason = f"the {what} country is not known" if value else f"no {what} country"
            return value, reason, "give an ISO 3166-1 alpha-3 code, or an English name"
        sides[side] = code
    first = read_day(columns.value(row, "start"))
    if first is None:
        return columns.value(row, "start"), "the first day is no date", "write it as 2024-03-06"
    until = columns.value(row, "end")
    last = read_day(until) if until else first
    if last is None or last[1] < first[0]:
        return until, "the last day is no date, or before the first", "write it as 2024-03-06, or leave it empty"
    return TableVisit(
        line,
        sides["visitor_country"],
        sides["host_country"],
        first[0],
        max(first[1], last[1]),
        first[2],
        **{
            name: columns.value(row, name)
            for name in ("visitor_person", "visitor_role", "host_person", "place", "note")
        },
        kind=next((kind for kind in _KINDS if kind in columns.value(row, "kind").lower()), "unspecified"),
    )


def _read_exact(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if re.match(r"\d{4}-\d\d-\d\d", text) else _read_written(text)
    except ValueError:
        return None


def _read_written(text: str) -> date | None:
    for form in _WRITTEN:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def _read_period(text: str) -> tuple[date, date, Precision] | None:
    year, _, month = text.partition("-")
    if int(year) not in _YEARS or (month and not 1 <= int(month) <= 12):
        return None
    if not month:
        return date(int(year), 1, 1), date(int(year), 12, 31), "year"
    following = date(int(year) + (int(month) == 12), int(month) % 12 + 1, 1)
    return date(int(year), int(month), 1), date.fromordinal(following.toordinal() - 1), "month"


@cache
def _names() -> dict[str, str]:
    """Codes by every name that the lexicon and pycountry have, folded."""
    found: dict[str, str] = {}
    for name, code in _list_names():
        found.setdefault(name.casefold(), code)
    return found


def _list_names() -> Iterator[tuple[str, str]]:
    for code, country in countries().items():
        yield from ((name, code) for name in (country.name, *country.names))
    for state in pycountry.countries:
        for attribute in ("name", "common_name", "official_name"):
            if name := getattr(state, attribute, None):
                yield name, state.alpha_3
