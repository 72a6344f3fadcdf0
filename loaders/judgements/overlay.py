"""The judgements put over the tables of a store: which rows go, which come, and what is said of them.

The tables themselves never change. An overlay holds, for the four tables that judgements touch, the visits whose rows
are left out and the rows that stand in their place, so that everything that reads these tables agrees.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import duckdb
import pyarrow as pa

from loaders.judgements.records import Judgement, Quote, list_active
from loaders.judgements.standing import Standing, Standings, settle
from loaders.merge import Names, find_copies, make_visit, rename_people
from loaders.merge.clusters import LONGEST
from loaders.merge.codes import code_visit
from loaders.models import Article, Paragraph, Visit, VisitReport
from loaders.store.articles import read_articles, read_reports
from loaders.store.rows import tabulate
from loaders.store.schema import TABLES, VISIT_COLUMNS

BY_HAND = "by hand"
EXTRACTED = "articles"
_KEYS = {"visits": "visit_id", "visit_reports": "visit_id", "reports": "report_id", "evidence": "report_id"}
_DAYS = ("start", "end", "date_precision", "date_basis")
_LISTS = tuple(name for name, kind in TABLES["visits"].items() if kind.endswith("[]"))
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """What is shown of a judged visit beside its record."""

    judgement: str
    judged_by: str
    judged_at: datetime
    note: str
    corrected: tuple[str, ...] = ()
    source: str = EXTRACTED


@dataclass(frozen=True, slots=True)
class Overlay:
    """What to leave out of a store's tables and what to put in."""

    log: tuple[Judgement, ...] = ()
    """Every entry, also those that do not count."""
    said: Mapping[str, Said] = field(default_factory=dict)
    """Of every visit that was judged and stands, by its id."""
    standings: Standings = field(default_factory=lambda: Standings({}, {}, {}))
    gone: tuple[str, ...] = ()
    """The visits of the store whose rows are left out."""
    rows: Mapping[str, pa.Table] = field(default_factory=dict)
    """By table, the rows that come in."""

    @property
    def revision(self) -> int:
        """The number of the log's latest entry; 0 for none."""
        return self.log[-1].number if self.log else 0

    def lay_over(self, cursor: duckdb.DuckDBPyConnection, sql: str, database: str) -> None:
        """Make the tables that ``sql`` names, on this cursor alone, say what the judgements say."""
        for table in self.rows:
            goes = _KEYS[table] == "visit_id"
            if not (goes or self.rows[table].num_rows) or not re.search(rf"\b{table}\b", sql):
                continue
            cursor.register(f"own_{table}", self.rows[table])
            cursor.register("gone_visits", pa.table({"visit_id": pa.array(self.gone, pa.string())}))
            without = "WHERE visit_id NOT IN (SELECT visit_id FROM gone_visits)" if goes else ""
            cursor.execute(
                f'CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM "{database}".main.{table} {without} '
                f"UNION ALL BY NAME SELECT * FROM own_{table}"
            ).fetchall()


def make_overlay(cursor: duckdb.DuckDBPyConnection, log: tuple[Judgement, ...]) -> Overlay:
    """The overlay of a log over the store that the cursor reads; an empty log gives one that changes nothing."""
    active = list_active(log)
    if not active:
        return Overlay(log)
    concerned = sorted({visit_id for judgement in active for visit_id in judgement.concerned})
    standings = settle(active, _read_membership(cursor, concerned))
    kept = [standing for standing in standings.visits.values() if not standing.rejected]
    maker = _Maker(cursor, standings, kept)
    rows = {table: tabulate(table, found) for table, found in maker.tabulate(kept).items()}
    said = {standing.visit_id: _say(standing) for standing in kept}
    return Overlay(log, said, standings, tuple(sorted({*standings.visits, *standings.merged})), rows)


class _Maker:
    """Makes the rows of judged visits out of the store's own."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, standings: Standings, kept: Sequence[Standing]) -> None:
        self._stored = _read_visits(cursor, [s.visit_id for s in kept if s.extracted and not s.reshaped])
        reshaped = [report_id for s in kept if s.reshaped for report_id in s.reports]
        self._reports = {report.report_id: report for report in read_reports(cursor, reshaped)}
        self._links = _read_links(cursor, [report_id for s in kept for report_id in s.reports])
        told = {report.article_id for report in self._reports.values()}
        quoted = {quote.article_id for s in kept for quote in s.quotes}
        self._articles, self._numbers = _read_articles(cursor, told | quoted)
        self._independent = _read_copies(cursor, list(self._numbers.values()), list(self._reports.values()))
        self._names = _read_names(cursor) if reshaped else {}
        self._standings = standings

    def tabulate(self, kept: Iterable[Standing]) -> dict[str, list[tuple[Any, ...]]]:
        """Rows by table, for every visit that stands."""
        rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _KEYS}
        for standing in kept:
            quotes = [quote for quote in standing.quotes if quote.article_id in self._articles]
            record = self._settle(standing, quotes)
            rows["visits"].append(tuple(record[name] for name in TABLES["visits"]))
            rows["visit_reports"] += self._link(standing, quotes)
            for quote in quotes:
                report, evidence = self._report(standing, quote, record)
                rows["reports"].append(report)
                rows["evidence"].append(evidence)
        return rows

    def _settle(self, standing: Standing, quotes: Sequence[Quote]) -> Row:
        if standing.visit_id in self._stored:
            record = dict(self._stored[standing.visit_id])
        else:
            record = self._merge(standing.visit_id, standing.reports)
            if standing.joined:
                _join(record, [self._merge(standing.visit_id, group) for group in standing.joined])
        _correct(record, standing)
        if quotes:
            self._count(record, standing, quotes)
        return record

    def _merge(self, visit_id: str, report_ids: Sequence[str]) -> Row:
        """The record that reports give together; without one, a record that says nothing."""
        reports = [self._reports[report_id] for report_id in report_ids]
        if not reports:
            return _describe(Visit(visit_id, (), (), confidence=float("nan")))
        visit = make_visit(visit_id, reports, self._articles, self._independent)
        return _describe(rename_people(visit, self._names))

    def _count(self, record: Row, standing: Standing, quotes: Sequence[Quote]) -> None:
        """Count the articles that an analyst says tell of the visit among those that do."""
        told = {self._reports[report].article_id for report in standing.reports if report in self._reports}
        ids = told | {quote.article_id for quote in quotes}
        days = sorted(self._articles[article_id].published for article_id in ids)
        record |= {
            "n_articles": len(ids),
            "n_independent_texts": len({self._independent.get(article_id, article_id) for article_id in ids}),
            "first_reported": days[0],
            "last_reported": days[-1],
        }

    def _link(self, standing: Standing, quotes: Sequence[Quote]) -> list[tuple[Any, ...]]:
        own = {report_id: reason for visit_id, report_id, reason in self._links if visit_id == standing.visit_id}
        joined = next((j for j in reversed(standing.judgements) if j.action == "merge"), None)
        because = f"Merged by {joined.by}: {joined.note}" if joined else None
        ids = [(report_id, own.get(report_id, because)) for report_id in standing.reports]
        ids += [(_quoted_id(standing, quote), None) for quote in quotes]
        return [(standing.visit_id, report_id, place, reason) for place, (report_id, reason) in enumerate(ids)]

    def _report(self, standing: Standing, quote: Quote, record: Row) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        """The rows of a report, and of its evidence, that an analyst and not a rule took from an article."""
        added = next(judgement for judgement in standing.judgements if judgement.action in ("add", "merge"))
        article, number = self._articles[quote.article_id], self._numbers[quote.article_id]
        start, end = find_words(article.text, quote.words) or (0, 0)
        reason = f"Added by {added.by}: {added.note}"
        fields = tuple(record[name] for name in VISIT_COLUMNS)
        ident = _quoted_id(standing, quote)
        report = (ident, number, *fields, False, reason, quote.words, start, end)
        return report, (ident, number, "visit", start, end, quote.words)


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """Where words stand in a text, however its lines are broken; None where they do not.

    >>> find_words("He went\\nto Baku.", "went to Baku"), find_words("He went.", "She")
    ((3, 15), None)
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.search(pattern, text) if pattern else None
    return found.span() if found else None


def _quoted_id(standing: Standing, quote: Quote) -> str:
    return f"{standing.visit_id}@{quote.article_id}"


def _describe(visit: Visit) -> Row:
    return {name: getattr(visit, name) for name in TABLES["visits"]}


def _join(record: Row, parts: Sequence[Row]) -> None:
    """Let a record that people merged say what its first part says, and the others where that is silent.

    The days are those of all parts together where each knows its own and no stay of unlikely length comes of it.
    """
    kept = next((part for part in parts if part["n_articles"]), record)
    for name in ("visitor_country", "visitor_level", "host_country", "counterpart_country", "mode", "status", *_DAYS):
        record[name] = kept[name]
    for side in ("visitor", "host"):
        named = next((part for part in parts if part[f"{side}_person"]), kept)
        record |= {name: named[name] for name in (f"{side}_person", f"{side}_role")}
    record["kind"] = next((part["kind"] for part in parts if part["kind"] != "unspecified"), "unspecified")
    if all(part["date_precision"] == "day" and part["start"] for part in parts if part["n_articles"]):
        days = [part for part in parts if part["n_articles"]]
        first, last = min(part["start"] for part in days), max(part["end"] or part["start"] for part in days)
        if last - first <= LONGEST:
            record |= {"start": first, "end": last}


def _correct(record: Row, standing: Standing) -> None:
    """Put the corrections in, and what follows from them."""
    record.update({name: _typed(name, value) for name, value in standing.fields.items()})
    if "start" in standing.fields:
        record["date_basis"] = "judgement" if record["start"] else "unknown"
        if "date_precision" not in standing.fields:
            record["date_precision"] = "day" if record["start"] else "unknown"
    if not standing.extracted or standing.joined or {"mode", "status"} & standing.fields.keys():
        codes = code_visit(record["mode"], record["status"])
        record |= {"cameo": codes.cameo, "plover": codes.plover}
    record["needs_review"] = False


def _typed(name: str, value: Any) -> Any:
    if name in ("start", "end"):
        return date.fromisoformat(value) if value else None
    return list(value or ()) if name in _LISTS else value


def _say(standing: Standing) -> Said:
    last, added = standing.judgements[-1], standing.judgements[0]
    source = EXTRACTED if added.action != "add" else added.source or BY_HAND
    return Said(
        standing.mark,
        "; ".join(dict.fromkeys(judgement.by for judgement in standing.judgements)),
        last.made_at.replace(tzinfo=None),
        next((judgement.note for judgement in reversed(standing.judgements) if judgement.note), ""),
        tuple(standing.fields) if added.action != "add" else (),
        source,
    )


def _read_membership(cursor: duckdb.DuckDBPyConnection, visits: Sequence[str]) -> dict[str, tuple[str, ...]]:
    rows = cursor.execute(
        "SELECT visit_id, list(report_id ORDER BY place) FROM visit_reports "
        "WHERE visit_id IN (SELECT unnest(?)) GROUP BY visit_id",
        [list(visits)],
    ).fetchall()
    return {visit_id: tuple(reports) for visit_id, reports in rows}


def _read_names(cursor: duckdb.DuckDBPyConnection) -> Names:
    rows = cursor.execute("SELECT country, told, year, name FROM names").fetchall()
    return {(country, told, year): name for country, told, year, name in rows}


def _read_links(cursor: duckdb.DuckDBPyConnection, reports: Sequence[str]) -> list[tuple[str, str, str | None]]:
    found = cursor.execute(
        "SELECT visit_id, report_id, merge_reason FROM visit_reports WHERE report_id IN (SELECT unnest(?))",
        [list(reports)],
    )
    return found.fetchall()


def _read_visits(cursor: duckdb.DuckDBPyConnection, visits: Sequence[str]) -> dict[str, Row]:
    names = list(TABLES["visits"])
    columns = ", ".join(f'"{name}"' for name in names)
    sql = f"SELECT {columns} FROM visits WHERE visit_id IN (SELECT unnest(?))"
    return {row[0]: dict(zip(names, row, strict=True)) for row in cursor.execute(sql, [list(visits)]).fetchall()}


def _read_articles(cursor: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> tuple[dict[str, Article], dict[str, int]]:
    rows = cursor.execute("SELECT article_id, n FROM articles WHERE article_id IN (SELECT unnest(?))", [list(ids)])
    numbers: dict[str, int] = dict(rows.fetchall())
    return {article.id: article for article in read_articles(cursor, list(numbers.values()))}, numbers


def _read_copies(
    cursor: duckdb.DuckDBPyConnection, numbers: Sequence[int], reports: Sequence[VisitReport]
) -> dict[str, str]:
    """For these articles and reports, the text that each is a copy of, as when the store was built."""
    asked = [list(numbers)]
    whole = cursor.execute(
        "SELECT article_id, independent_text FROM reuse JOIN articles USING (n) WHERE n IN (SELECT unnest(?))", asked
    ).fetchall()
    shared = cursor.execute(
        'SELECT article_id, paragraph, p.start, p."end", cluster, likeness, first FROM paragraphs p '
        "JOIN articles USING (n) WHERE cluster IS NOT NULL AND n IN (SELECT unnest(?))",
        asked,
    ).fetchall()
    return dict(whole) | find_copies(reports, [Paragraph(*row) for row in shared])
