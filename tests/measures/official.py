"""How much of official tables of visits a year of statements gives back.

A row of a table is found when a visit that was neither a call nor cancelled has its visitor country and host country,
days at most a day apart from the row's, and the visitor's name, or none. The president's table is complete, so that it
gives a precision too: the share of the visits abroad given to him as having happened that stand in it.
"""

import csv
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from loaders.commands.sources import analyse_sources, merge_analyses
from loaders.models import Visit
from loaders.score import fold_name

STATEMENTS = "whitehouse-statements-2023.tar.gz"
_DAY = timedelta(days=1)
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many."""

    right: int
    asked: int


def merge_statements(folder: Path) -> list[Visit]:
    """The visits that the year's statements merge into, calls and cancelled ones left out."""
    sources = [str(folder / "bulk" / STATEMENTS)]
    analyses = list(analyse_sources(Namespace(sources=sources, workers=None, scheduler=None, quiet=True)))
    return [visit for visit in merge_analyses(analyses) if visit.mode != "call" and visit.status != "cancelled"]


def match_travels(folder: Path, visits: Sequence[Visit]) -> tuple[Share, Share]:
    """The president's legs found, and the visits given to him that are in the table."""
    rows = _read(folder / "tables" / "us-president-travels-2023.csv")
    found = sum(any(_is_leg(row, visit) for visit in visits) for row in rows)
    name = rows[0]["name"].split()[-1]
    his = [visit for visit in visits if _is_his(visit, name, rows[0]["start_date"][:4])]
    right = sum(any(_is_leg(row, visit) for row in rows) for visit in his)
    return Share(found, len(rows)), Share(right, len(his))


def match_leaders(folder: Path, visits: Sequence[Visit]) -> Share:
    """The visits of foreign leaders of 2023 that were found."""
    rows = [row for row in _read(folder / "tables" / "us-state-visits.csv") if row["start_date"].startswith("2023")]
    found = sum(any(_is_guest(row, visit) for visit in visits) for row in rows)
    return Share(found, len(rows))


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["iso3"]]


def _is_his(visit: Visit, name: str, year: str) -> bool:
    abroad = visit.visitor_country == "USA" and visit.host_country != "USA" and visit.status != "planned"
    named = bool({*fold_name(name)} & {*fold_name(visit.visitor_person)})
    return abroad and named and str(visit.start).startswith(year)


def _is_leg(row: Row, visit: Visit) -> bool:
    sides = visit.visitor_country, visit.host_country
    return sides == ("USA", row["iso3"]) and _is_named(row["name"], visit) and _is_near(row, visit)


def _is_guest(row: Row, visit: Visit) -> bool:
    sides = visit.visitor_country, visit.host_country
    return sides == (row["iso3"], "USA") and _is_named(row["visitor"], visit) and _is_near(row, visit)


def _is_named(name: str, visit: Visit) -> bool:
    given = set(fold_name(visit.visitor_person))
    return not given or bool(given & set(fold_name(name)))


def _is_near(row: Row, visit: Visit) -> bool:
    if visit.start is None:
        return False
    first, last = date.fromisoformat(row["start_date"]), date.fromisoformat(row["end_date"] or row["start_date"])
    return visit.start - _DAY <= last and first - _DAY <= (visit.end or visit.start)
