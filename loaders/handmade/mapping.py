"""Which column of a table is which field of a visit, told or guessed from the header."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

FIELDS: Final[Mapping[str, str]] = {
    "visitor_person": "Visitor",
    "visitor_role": "Visitor's office",
    "visitor_country": "Visitor's country",
    "host_person": "Received by",
    "host_country": "Host country",
    "start": "First day",
    "end": "Last day",
    "place": "Place",
    "kind": "Kind",
    "note": "Remarks",
}
"""The fields that a table can give, and what a reader calls them."""
NEEDED: Final = ("visitor_country", "host_country", "start")
"""Fields without which a row is no visit; a country may be one value for all rows."""

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "visitor_person": ("visitor_person", "visitor", "visitor_name", "guest", "traveller", "leader", "name"),
    "visitor_role": ("visitor_role", "role", "title", "office", "position"),
    "visitor_country": ("visitor_country", "visitor_iso3", "from_country", "from", "origin", "sending_country"),
    "host_person": ("host_person", "host", "received_by", "counterpart"),
    "host_country": (
        "host_country",
        "host_iso3",
        "to_country",
        "destination",
        "destination_country",
        "receiving_country",
        "to",
    ),
    "start": ("start", "start_date", "first_day", "arrival", "arrived", "date", "date_start"),
    "end": ("end", "end_date", "last_day", "departure", "departed", "left", "date_end"),
    "place": ("place", "places", "city", "locale", "location"),
    "kind": ("kind", "type", "visit_type"),
    "note": ("note", "notes", "remarks", "description", "purpose", "comment"),
}
"""Names of columns, as they are often found, for each field, the surest first."""
_CODES: Final = ("iso3", "iso_3", "country_code", "iso", "code", "country")
"""Columns of the one country that varies: of the visitor or of the host, as the rest of the header says."""


@dataclass(frozen=True, slots=True)
class Columns:
    """``columns`` maps fields to the columns of the table, ``fixed`` fields to one value for every row."""

    columns: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)

    def value(self, row: Mapping[str, str], name: str) -> str:
        """What a row says in a field; empty for nothing."""
        return (self.fixed.get(name) or row.get(self.columns.get(name, ""), "") or "").strip()

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that are needed and neither have a column nor one value."""
        return tuple(name for name in NEEDED if not self.columns.get(name) and not self.fixed.get(name))


def guess_mapping(header: Sequence[str]) -> Columns:
    """The mapping that the names of the columns suggest; fields that none suggests are left out.

    A lone country column is the host's where the table has a column of those who travelled from one country (``name``,
    ``role``), else the visitor's.

    >>> dict(guess_mapping(["visitor", "iso3", "start_date"]).columns)
    {'visitor_person': 'visitor', 'start': 'start_date', 'visitor_country': 'iso3'}
    """
    folded = {_fold(column): column for column in reversed(header)}
    columns = dict(_find(folded))
    if {"from", "to"} <= set(folded) and "start" not in columns:
        # A table without another day means days by "from" and "to", and not countries.
        columns = {name: column for name, column in columns.items() if _fold(column) not in ("from", "to")}
        columns |= {"start": folded["from"], "end": folded["to"]}
    code = next((folded[name] for name in _CODES if name in folded), None)
    if code is None:
        return Columns(columns)
    travels = "visitor" not in folded and ("name" in folded or "role" in folded) and "visitor_country" not in columns
    side = "host_country" if travels else "visitor_country"
    # A code is surer than a name in words, which may be of a state that is gone or written in a way of its own.
    if _fold(code) in ("iso3", "iso_3") or side not in columns:
        columns[side] = code
    return Columns(columns)


def read_mapping(columns: Sequence[str], fixed: Sequence[str], header: Sequence[str]) -> Columns:
    """The mapping guessed from the header, with ``field=column`` and ``field=value`` put over it.

    Raises ValueError for a field or a column that is not there.
    """
    guessed = guess_mapping(header)
    chosen, given = dict(_part(columns)), dict(_part(fixed))
    for name in (*chosen, *given):
        if name not in FIELDS:
            raise ValueError(f"{name!r} is no field of a table's visit; these are: {', '.join(FIELDS)}")
    for column in chosen.values():
        if column and column not in header:
            raise ValueError(f"the table has no column {column!r}; it has: {', '.join(header)}")
    kept = {name: column for name, column in (dict(guessed.columns) | chosen).items() if column and name not in given}
    return Columns(kept, given)


def _part(pairs: Sequence[str]) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise ValueError(f"{pair!r} should be FIELD=COLUMN or FIELD=VALUE")
        yield name.strip(), value.strip()


def _find(folded: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, known in _NAMES.items():
        found = next((folded[one] for one in known if one in folded), None)
        if found is not None:
            yield name, found


def _fold(column: str) -> str:
    return re.sub(r"\W+", "_", column.strip().lower()).strip("_")
