"""The stored articles and visit reports as records again."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import duckdb

from loaders.models import Article, Dated, Evidence, Segment, VisitReport
from loaders.store.schema import VISIT_COLUMNS

_FIELDS = ("published", "outlet", "byline", "url", "language", "source", "format", "encoding", "text")
_COLUMNS = ", ".join(("article_id", "own_title", *_FIELDS))
_ARTICLES = f"SELECT n, {_COLUMNS} FROM articles JOIN texts USING (n) WHERE n IN (SELECT unnest(?))"
_DAYS = "SELECT article_id, published FROM articles WHERE n IN (SELECT unnest(?))"
_SEGMENTS = 'SELECT n, kind, start, "end" FROM segments WHERE n IN (SELECT unnest(?)) ORDER BY n, start'
_AT_ONCE = 2000


class _Day(NamedTuple):
    published: date


class StoredArticles(Mapping[str, Article]):
    """The articles of a version by id, read when asked for; iterating ``values()`` goes by date, then id."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        rows = connection.execute("SELECT article_id, n FROM articles ORDER BY published, article_id").fetchall()
        self.numbers: dict[str, int] = dict(rows)

    def __getitem__(self, article_id: str) -> Article:
        return next(self.read([self.numbers[article_id]]))

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def in_order(self, without: Container[str] = ()) -> Iterator[Article]:
        """Every article but those of some ids, by date and then id, a few thousand in memory at a time."""
        ordered = [number for article_id, number in self.numbers.items() if article_id not in without]
        for first in range(0, len(ordered), _AT_ONCE):
            yield from self.read(ordered[first : first + _AT_ONCE])

    def date(self, article_ids: Iterable[str]) -> dict[str, Dated]:
        """When the articles of these ids were published, by id."""
        numbers = [self.numbers[article_id] for article_id in article_ids]
        return {article_id: _Day(day) for article_id, day in self._connection.execute(_DAYS, [numbers]).fetchall()}

    def read(self, numbers: list[int]) -> Iterator[Article]:
        """The articles of these numbers, in the order asked for."""
        yield from read_articles(self._connection, numbers)


def read_articles(connection: duckdb.DuckDBPyConnection, numbers: list[int]) -> Iterator[Article]:
    """The articles of these numbers, with text and segments, in the order asked for."""
    rows = {row[0]: row[1:] for row in connection.execute(_ARTICLES, [numbers]).fetchall()}
    segments: dict[int, list[Segment]] = {}
    for n, kind, start, end in connection.execute(_SEGMENTS, [numbers]).fetchall():
        segments.setdefault(n, []).append(Segment(kind, start, end))
    for n in numbers:
        yield _make_article(rows[n], tuple(segments.get(n, ())))


def _make_article(row: tuple[object, ...], segments: tuple[Segment, ...]) -> Article:
    fields = dict(zip(("id", "title", *_FIELDS), row, strict=True))
    return Article(**fields, segments=segments)  # type: ignore[arg-type]


def read_reports(connection: duckdb.DuckDBPyConnection, ids: Sequence[str] | None = None) -> list[VisitReport]:
    """Every visit report, or those of some ids, by the article's date and then id."""
    among, asked = ("", []) if ids is None else ("WHERE report_id IN (SELECT unnest(?))", [list(ids)])
    evidence: dict[str, list[Evidence]] = {}
    for report_id, field, start, end in connection.execute(
        f'SELECT report_id, field, start, "end" FROM evidence {among} ORDER BY rowid', asked
    ).fetchall():
        evidence.setdefault(report_id, []).append(Evidence(field, start, end))
    columns = ", ".join(f'reports."{name}"' for name in VISIT_COLUMNS)
    rows = connection.execute(
        f"SELECT report_id, article_id, background, reason, {columns} FROM reports JOIN articles USING (n) {among} "
        "ORDER BY published, article_id, reports.rowid",
        asked,
    ).fetchall()
    return [_make_report(row, evidence.get(row[0], [])) for row in rows]


def _make_report(row: tuple[object, ...], evidence: list[Evidence]) -> VisitReport:
    names = ("report_id", "article_id", "background", "reason", *VISIT_COLUMNS)
    fields = {name: tuple(value) if isinstance(value, list) else value for name, value in zip(names, row, strict=True)}
    return VisitReport(**fields, evidence=tuple(evidence))  # type: ignore[arg-type]
