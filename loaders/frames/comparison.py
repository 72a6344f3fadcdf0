"""Tables of visits made by hand: kept, as visits of their own source, and held against those of the articles."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from loaders.columns import COMPARISON, REJECTS, VISITS
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.judging import add_visits
from loaders.frames.names import country_name, direction_of
from loaders.handmade.comparing import Agreement, Told, compare_table
from loaders.handmade.mapping import FIELDS, NEEDED, Columns, guess_mapping, read_mapping
from loaders.handmade.reading import Sheet, TableVisit, read_sheet, read_visits
from loaders.handmade.shelf import Table, TableShelf
from loaders.judgements.log import log_path
from loaders.models import Reject

__all__ = [
    "AGREED",
    "FIELDS",
    "NEEDED",
    "ONLY_ARTICLES",
    "ONLY_TABLE",
    "Columns",
    "Comparison",
    "Sheet",
    "Table",
    "compare",
    "guess_mapping",
    "keep_table",
    "read_mapping",
    "read_sheet",
    "remove_table",
    "table_visits",
    "tables",
    "take_over",
]

AGREED, ONLY_TABLE, ONLY_ARTICLES = "agreed", "only in the table", "only in the articles"
_BEFORE, _AFTER = np.timedelta64(7, "D"), np.timedelta64(14, "D")
_NOT_HELD = ("planned",)
_NO_VISITS = ("cancelled", "postponed")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table held against the articles: the rows in the columns of COMPARISON, and those that are no visit."""

    rows: pd.DataFrame
    rejects: pd.DataFrame
    """In the columns of REJECTS."""
    outside: int
    """Rows of the table of a time of which there is no article; they are not among ``rows``."""

    def count(self, outcome: str) -> int:
        """How many rows have an outcome."""
        return int((self.rows["outcome"] == outcome).sum())


def tables(corpus: Corpus) -> tuple[Table, ...]:
    """The tables that are kept beside the corpus, by name; raises LogUnusable."""
    return TableShelf(log_path(corpus.store)).list()


def keep_table(corpus: Corpus, table: Table) -> None:
    """Keep a table beside the corpus, in the place of one of the same name; raises JudgementError."""
    TableShelf(log_path(corpus.store)).put(table)


def remove_table(corpus: Corpus, name: str) -> None:
    """Take a table away; what was taken over from it stays. Raises LogUnusable."""
    TableShelf(log_path(corpus.store)).remove(name)


def table_visits(table: Table) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A table's visits in the columns of VISITS, ``source`` its name, and its rejects in the columns of REJECTS.

    Ids are the name and the line. Raises ValueError when the file is no table.
    """
    visits, rejects = _read(table)
    frame = pd.DataFrame([_describe(table.name, visit) for visit in visits], columns=list(VISITS))
    return conform(frame, VISITS), _tabulate_rejects(rejects)


def compare(corpus: Corpus, table: Table, *, everything: bool = False) -> Comparison:
    """What a table and the articles agree on; visits are those that analysts let stand.

    Rows of a time of which there is no article, from a week before they begin to a fortnight after they end, are only
    counted, unless ``everything`` is asked for. Raises ValueError when the file is no table.
    """
    rows, rejects = _read(table)
    told = _list_told(corpus.visits)
    agreement = compare_table(rows, told) if everything else compare_table(rows, told, covers=_cover(corpus))
    names = dict(zip(corpus.visits["visit_id"], corpus.visits["visitor_person"], strict=True))
    frame = pd.DataFrame(list(_list_rows(agreement, names)), columns=list(COMPARISON))
    frame = frame.sort_values(["start", "line"], kind="stable")
    return Comparison(conform(frame, COMPARISON), _tabulate_rejects(rejects), agreement.outside)


def take_over(corpus: Corpus, table: Table, lines: Iterable[int], *, by: str, note: str) -> int:
    """Add rows of a table to the visits, the table being their source; answers how many. Raises JudgementError."""
    wanted = set(lines)
    chosen = (_fields(visit) for visit in _read(table)[0] if visit.line in wanted)
    return add_visits(corpus, chosen, by=by, note=note, source=table.name)


def _read(table: Table) -> tuple[list[TableVisit], list[Reject]]:
    return read_visits(read_sheet(table.content, table.name), table.columns, table.name)


def _fields(visit: TableVisit) -> dict[str, Any]:
    return {
        "visitor_person": visit.visitor_person[:400],
        "visitor_role": visit.visitor_role[:400],
        "visitor_country": visit.visitor_country,
        "host_person": visit.host_person[:400],
        "host_country": visit.host_country,
        "places": (visit.place[:400],) if visit.place else (),
        "start": visit.start.isoformat(),
        "end": visit.end.isoformat() if visit.precision == "day" and visit.end != visit.start else None,
        "date_precision": visit.precision,
        "kind": visit.kind,
    }


def _describe(name: str, visit: TableVisit) -> dict[str, Any]:
    direction, words = direction_of(visit.visitor_country, visit.host_country, visit.host_country, "visit")
    return {
        **_fields(visit),
        "visit_id": f"{name}:{visit.line}",
        "visitor_name": country_name(visit.visitor_country),
        "host_name": country_name(visit.host_country),
        "counterpart_country": visit.host_country,
        "direction": direction,
        "direction_name": words,
        "start": pd.Timestamp(visit.start),
        "end": pd.Timestamp(visit.end),
        "date_basis": "stated",
        "mode": "visit",
        "status": "completed",
        "source": name,
        "note": visit.note or None,
    }


def _cover(corpus: Corpus) -> Callable[[TableVisit], bool]:
    """Whether there is an article of the time of a row: plans are told a week before, the rest within a fortnight."""
    days = np.sort(corpus.published)

    def covers(row: TableVisit) -> bool:
        first = np.searchsorted(days, np.datetime64(row.start) - _BEFORE)
        return bool(first < len(days) and days[first] <= np.datetime64(row.end) + _AFTER)

    return covers


def _list_told(visits: pd.DataFrame) -> list[Told]:
    """The visits (VISITS) that a table may have: travels to a country, on a known day, not called off."""
    found = visits[
        (visits["mode"] == "visit")
        & ~visits["status"].isin(_NO_VISITS)
        & visits["start"].notna()
        & visits["visitor_country"].notna()
        & visits["host_country"].notna()
    ]
    return [
        Told(
            row["visit_id"],
            str(row["visitor_country"]),
            str(row["host_country"]),
            row["visitor_person"] if isinstance(row["visitor_person"], str) else "",
            row["start"].date(),
            row["end"].date(),
            held=row["status"] not in _NOT_HELD,
        )
        for row in found.to_dict("records")
    ]


def _list_rows(agreement: Agreement, names: dict[str, Any]) -> Iterable[dict[str, Any]]:
    for row, visit in agreement.pairs:
        yield {"outcome": AGREED, **_of_table(row), **_of_articles(visit, names), "difference": _differ(row, visit)}
    for row in agreement.only_table:
        yield {"outcome": ONLY_TABLE, **_of_table(row)}
    for visit in agreement.only_articles:
        told = _of_articles(visit, names)
        yield {
            "outcome": ONLY_ARTICLES,
            **told,
            **_sides(visit.visitor_country, visit.host_country),
            "line": 0,
            "visitor_person": visit.visitor_person or None,
            "start": told["start_articles"],
            "end": told["end_articles"],
        }


def _of_table(row: TableVisit) -> dict[str, Any]:
    return {
        "line": row.line,
        "visitor_person": row.visitor_person or None,
        **_sides(row.visitor_country, row.host_country),
        "place": row.place or None,
        "start": pd.Timestamp(row.start),
        "end": pd.Timestamp(row.end),
        "note": row.note or None,
    }


def _of_articles(visit: Told, names: dict[str, Any]) -> dict[str, Any]:
    name = names.get(visit.visit_id)
    return {
        "visit_id": visit.visit_id,
        "start_articles": pd.Timestamp(visit.start),
        "end_articles": pd.Timestamp(visit.end),
        "visitor_articles": name if isinstance(name, str) else None,
    }


def _sides(visitor: str, host: str) -> dict[str, str]:
    return {
        "visitor_country": visitor,
        "visitor_name": country_name(visitor),
        "host_country": host,
        "host_name": country_name(host),
    }


def _differ(row: TableVisit, visit: Told) -> str | None:
    """Where a row and a visit that agree are not the same to the day."""
    told = [
        f"the articles {what} {day:%-d %B}"
        for what, day, other in (("begin it on", visit.start, row.start), ("end it on", visit.end, row.end))
        if day is not None and day != other and row.precision == "day"
    ]
    return "; ".join(told) or None


def _tabulate_rejects(rejects: Iterable[Reject]) -> pd.DataFrame:
    rows = [{name: getattr(reject, name) for name in REJECTS} for reject in rejects]
    return conform(pd.DataFrame(rows, columns=list(REJECTS)), REJECTS)
