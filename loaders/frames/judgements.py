"""The log of judgements as a frame: who said what of which visit, and whether it still counts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from loaders.columns import JUDGEMENTS
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.names import country_name
from loaders.judgements.fields import COUNTRIES, FIELDS
from loaders.judgements.records import Action, Judgement, Value, as_json, list_undone
from loaders.naming import with_article

FIELD_NAMES: dict[str, str] = {
    "visitor_person": "Visitor",
    "visitor_role": "Visitor's office",
    "visitor_level": "Level",
    "visitor_country": "Visitor's country",
    "companions": "With",
    "host_person": "Received by",
    "host_role": "Host's office",
    "host_country": "Host country",
    "counterpart_country": "Met officials of",
    "met": "Also met",
    "places": "Places",
    "start": "First day",
    "end": "Last day",
    "date_precision": "Date known to",
    "kind": "Kind",
    "mode": "Form",
    "status": "Status",
    "agreements": "Agreements",
    "themes": "Themes",
}
_TITLED = ("visitor_person", "visitor_country", "host_country")
_ACTIONS: dict[Action, str] = {
    "confirm": "Confirmed as it stands",
    "reject": "Rejected: no visit",
    "merge": "Merged with",
    "split": "Split off",
    "add": "Added",
}


def write_day(day: date) -> str:
    """A day as it is written where nobody asks for another way.

    >>> write_day(date(2021, 10, 6))
    '6 October 2021'
    """
    return f"{day.day} {day:%B %Y}"


def judgements(corpus: Corpus, *, write: Callable[[date], str] = write_day, tongue: str = "") -> pd.DataFrame:
    """The log as this corpus shows it, the latest entry first, in the columns of JUDGEMENTS.

    ``write`` writes the days in it; ``tongue`` names that way of writing, by which the frame is remembered.
    """

    def list_all() -> pd.DataFrame:
        listing = _Listing(corpus, write)
        rows = [listing.describe(entry) for entry in reversed(corpus.overlay.log)]
        return conform(pd.DataFrame(rows, columns=list(JUDGEMENTS)), JUDGEMENTS)

    return corpus.remember(("judgements", tongue), list_all)


def entries(corpus: Corpus) -> Iterator[dict[str, Any]]:
    """The log as plain values, the oldest entry first, each with its ``state`` and ``remark`` as in JUDGEMENTS."""
    listed = {row["number"]: row for row in judgements(corpus).to_dict("records")}
    for entry in corpus.overlay.log:
        row = listed[entry.number]
        yield {**as_json(entry), "state": row["state"], "remark": plain_value(row["remark"])}


def about(corpus: Corpus, visit_id: str) -> tuple[int, ...]:
    """The numbers of the entries that are about one visit, the oldest first."""
    return tuple(entry.number for entry in corpus.overlay.log if visit_id in entry.concerned)


def where_is(corpus: Corpus, visit_id: str) -> tuple[str, str]:
    """What became of a visit that is not among the visits: ``("rejected", id)``, ``("merged", id of the other)``,
    ``("gone", id)`` where only the log knows it, ``("", "")`` where nothing does.
    """
    standings = corpus.overlay.standings
    if visit_id in standings.merged:
        return "merged", standings.merged[visit_id]
    if visit_id in standings.visits and standings.visits[visit_id].rejected:
        return "rejected", visit_id
    known = any(visit_id in entry.concerned for entry in corpus.overlay.log)
    return ("gone", visit_id) if known else ("", "")


def name_visit(corpus: Corpus, visit_id: str, write: Callable[[date], str] = write_day) -> str:
    """A visit of the corpus in a few words, ``Hulusi Akar in Azerbaijan, 27 October 2021``; empty for none.

    A visit that was rejected or merged away has the name that the articles give it.
    """
    for table in (corpus, corpus.extracted):
        if visit_id in table.visit_numbers:
            row = table.visits.iloc[table.visit_numbers[visit_id]]
            fields = {name: _text(row[name]) for name in _TITLED} | {"start": _day(row["start"])}
            return title_visit(fields, write)
    return ""


def fields_of(corpus: Corpus, visit_id: str) -> dict[str, Value]:
    """What a visit says now in every field that can be judged, as a judgement writes it; empty for no such visit."""
    return _read_fields(corpus, [visit_id]).get(visit_id, {})


def describe_value(name: str, value: Any, write: Callable[[date], str] = write_day) -> str:
    """A field's value as a reader sees it; an en dash for nothing.

    >>> describe_value("host_country", "AZE"), describe_value("places", ("Baku", "Shusha")), describe_value("end", None)
    ('Azerbaijan', 'Baku; Shusha', '–')
    """
    if not value:
        return "–"
    if name in COUNTRIES:
        return "; ".join(country_name(code) for code in str(value).split(";"))
    if isinstance(value, tuple | list):
        return "; ".join(map(str, value))
    return write(date.fromisoformat(value)) if name in ("start", "end") else str(value)


def plain_value(value: Any) -> Value:
    """A value as a judgement writes it: ISO dates, tuples, None for nothing."""
    if isinstance(value, list | tuple):
        return tuple(value)
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None or value is pd.NA or value == "" else str(value)


class _Listing:
    """The log in words, over one corpus."""

    def __init__(self, corpus: Corpus, write: Callable[[date], str]) -> None:
        self._corpus, self._write = corpus, write
        self._log = {entry.number: entry for entry in corpus.overlay.log}
        self._undone = list_undone(corpus.overlay.log)
        self._titles = {one.visit_id: one.title for one in corpus.overlay.log if one.title}
        corrected = [entry.visit_id for entry in corpus.overlay.log if entry.action == "correct"]
        self._extracted = _read_fields(corpus.extracted, corrected)

    def describe(self, entry: Judgement) -> dict[str, Any]:
        """A row of JUDGEMENTS."""
        visit_id, state = entry.visit_id or next(iter(entry.others), ""), self._state(entry)
        idle = self._corpus.overlay.standings.idle.get(entry.number)
        return {
            "number": entry.number,
            "made_at": entry.made_at.replace(tzinfo=None),
            "by": entry.by,
            "action": entry.action,
            "visit_id": visit_id,
            "visit": self._name(visit_id),
            "said": self._tell(entry),
            "note": entry.note,
            "state": state,
            "remark": idle or (self._find_drift(entry) if state == "in force" else None),
            "undoes": entry.undoes or 0,
            "undone_by": self._undone.get(entry.number, 0),
        }

    def _state(self, entry: Judgement) -> str:
        if entry.number in self._undone:
            return "undone"
        if entry.action == "undo":
            return "undo"
        return "without effect" if entry.number in self._corpus.overlay.standings.idle else "in force"

    def _name(self, visit_id: str) -> str:
        """A visit in a few words; one that is no longer there as it was called when it was judged."""
        return name_visit(self._corpus, visit_id, self._write) or self._titles.get(visit_id) or visit_id

    def _tell(self, entry: Judgement) -> str:
        if entry.undoes is not None:
            back = self._log[entry.undoes]
            return f"{'Brought back' if back.action == 'undo' else 'Undid'} entry {entry.undoes} of {back.by}"
        if entry.action == "correct":
            return "; ".join(
                f"{FIELD_NAMES[name]}: {self._value(name, entry.was.get(name))} → {self._value(name, value)}"
                for name, value in entry.fields.items()
            )
        if entry.action == "merge":
            return f"Merged with {', '.join(map(self._name, entry.others))}"
        if entry.action == "split":
            number = len(entry.reports)
            return f"Split: {number} {'reports are' if number > 1 else 'report is'} of a visit of its own"
        if entry.action == "add":
            return f"Added, from the table {entry.source}" if entry.source else "Added by hand"
        return _ACTIONS[entry.action]

    def _value(self, name: str, value: Value) -> str:
        return describe_value(name, value, self._write)

    def _find_drift(self, entry: Judgement) -> str | None:
        """Where the articles no longer say what a correction replaced: what they say now."""
        standing = self._corpus.overlay.standings.visits.get(entry.visit_id)
        now = self._extracted.get(entry.visit_id)
        if entry.action != "correct" or standing is None or standing.reshaped or now is None:
            return None
        earlier = {name for one in standing.judgements if one.number < entry.number for name in one.fields}
        changed = [
            f"{FIELD_NAMES[name]} {self._value(name, now[name])}"
            for name, value in entry.fields.items()
            if name not in earlier and now[name] not in (plain_value(entry.was.get(name)), plain_value(value))
        ]
        return f"The articles now say: {'; '.join(changed)}" if changed else None


def _read_fields(corpus: Corpus, visits: Sequence[str]) -> dict[str, dict[str, Value]]:
    columns = ", ".join(f'"{name}"' for name in ("visit_id", *FIELDS))
    sql = f"SELECT {columns} FROM visits WHERE visit_id IN (SELECT unnest($visits))"
    rows = corpus.query(sql, {"visits": list(visits)}).to_pylist() if visits else []
    return {row["visit_id"]: {name: plain_value(row[name]) for name in FIELDS} for row in rows}


def title_visit(given: Mapping[str, Any], write: Callable[[date], str] = write_day) -> str:
    """A visit's fields, as a judgement writes them, in a few words.

    >>> title_visit({"visitor_country": "NLD", "host_country": "USA"})
    'Delegation of the Netherlands in the United States'
    """
    fields = dict.fromkeys((*_TITLED, "start")) | dict(given)
    who = fields["visitor_person"] or f"Delegation of {_tell_countries(fields['visitor_country'])}"
    told = f"{who} in {_tell_countries(fields['host_country'])}" if fields["host_country"] else str(who)
    return f"{told}, {describe_value('start', fields['start'], write)}" if fields["start"] else told


def _tell_countries(codes: str | None) -> str:
    """Countries as they stand in a sentence; an en dash for none."""
    return "; ".join(with_article(country_name(code)) for code in codes.split(";")) if codes else "–"


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _day(value: Any) -> str | None:
    return None if pd.isna(value) else f"{value:%Y-%m-%d}"
