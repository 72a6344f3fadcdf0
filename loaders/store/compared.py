"""What was found by comparing articles, as rows: of this version, or of an older one of the very same articles."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from loaders.extract.reuse import Comparison, Reuse
from loaders.models import Article, Paragraph
from loaders.store.articles import StoredArticles
from loaders.store.rows import tabulate_columns

_PARAGRAPHS = """
SELECT p.* REPLACE (kept.new AS n) FROM paragraphs p JOIN kept ON p.n = kept.old ORDER BY p.rowid
"""
_REUSE = """
SELECT u.* REPLACE (kept.new AS n) FROM reuse u JOIN kept ON u.n = kept.old ORDER BY n
"""
_SHARED = """
SELECT article_id, paragraph, start, "end", cluster, likeness, first
FROM paragraphs JOIN articles USING (n) WHERE cluster IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Compared:
    """The rows of all paragraphs, those of them that are shared, and for each article what of it is another's."""

    paragraphs: pa.Table
    reuse: pa.Table
    shared: tuple[Paragraph, ...]
    independent: dict[str, str]
    """By article: the first article of its text."""


def tabulate_reuse(found: Reuse, numbers: Mapping[str, int]) -> Compared:
    """What was found, articles by their numbers."""
    ids, *columns = zip(*found.paragraphs, strict=True) if found.paragraphs else ((),)
    paragraphs = tabulate_columns("paragraphs", [[numbers[one] for one in ids], *columns] if columns else ())
    by_number = sorted(numbers, key=numbers.__getitem__)
    shares = [found.pasted.get(article_id, 0.0) for article_id in by_number]
    first = [found.independent.get(article_id, article_id) for article_id in by_number]
    reuse = tabulate_columns("reuse", [[numbers[one] for one in by_number], shares, first])
    shared = tuple(paragraph for paragraph in found.paragraphs if paragraph.cluster is not None)
    return Compared(paragraphs, reuse, shared, found.independent)


class Comparer:
    """Compares articles, and makes rows of what that gives as soon as all are there."""

    def __init__(self) -> None:
        self._comparison = Comparison()
        self._numbers: dict[str, int] = {}
        self._early: Compared | None = None

    def add(self, number: int, article: Article) -> None:
        """Take in an article, which has this number for as long as all articles can be analysed."""
        self._numbers[article.id] = number
        self._comparison.add(article)

    def prepare(self) -> None:
        """Compare the articles taken in, in the belief that they are all."""
        self._early = tabulate_reuse(self._comparison.compare(), self._numbers)

    def compare(self, articles: StoredArticles) -> Compared:
        """What the stored articles share; those that were not taken in are read."""
        if self._early is not None and self._numbers == articles.numbers:
            return self._early
        self._comparison.keep(articles.numbers)
        for article in articles.in_order(without=self._comparison):
            self._comparison.add(article)
        return tabulate_reuse(self._comparison.compare(), articles.numbers)


def read_compared(tables: Path, kept: Mapping[int, int]) -> Compared:
    """What the older version's tables hold, with its numbers of articles as ``kept`` translates them."""
    with contextlib.closing(duckdb.connect(tables, read_only=True)) as connection:
        pairs = pa.table({"old": pa.array(kept.keys(), pa.int32()), "new": pa.array(kept.values(), pa.int32())})
        connection.register("kept", pairs)
        paragraphs: pa.Table = connection.sql(_PARAGRAPHS).to_arrow_table()
        reuse: pa.Table = connection.sql(_REUSE).to_arrow_table()
        shared = tuple(Paragraph(*row) for row in connection.execute(_SHARED).fetchall())
        independent = connection.execute("SELECT article_id, independent_text FROM reuse JOIN articles USING (n)")
        return Compared(paragraphs, reuse, shared, dict(independent.fetchall()))
