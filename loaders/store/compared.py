"""What was found by comparing the articles of an older version, for a version of the very same articles."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from loaders.models import Paragraph

_PARAGRAPHS = """
SELECT p.* REPLACE (kept.new AS n) FROM paragraphs p JOIN kept ON p.n = kept.old ORDER BY p.rowid
"""
_SHARED = """
SELECT article_id, paragraph, start, "end", cluster, likeness, first
FROM paragraphs JOIN articles USING (n) WHERE cluster IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Compared:
    """The rows of all paragraphs, those of them that are shared, and for each article the first of its text."""

    paragraphs: pa.Table
    shared: tuple[Paragraph, ...]
    independent: dict[str, str]


def read_compared(tables: Path, kept: Mapping[int, int]) -> Compared:
    """What the older version's tables hold, with its numbers of articles as ``kept`` translates them."""
    with contextlib.closing(duckdb.connect(tables, read_only=True)) as connection:
        pairs = pa.table({"old": pa.array(kept.keys(), pa.int32()), "new": pa.array(kept.values(), pa.int32())})
        connection.register("kept", pairs)
        paragraphs: pa.Table = connection.sql(_PARAGRAPHS).to_arrow_table()
        shared = tuple(Paragraph(*row) for row in connection.execute(_SHARED).fetchall())
        independent = connection.execute("SELECT article_id, independent_text FROM reuse JOIN articles USING (n)")
        return Compared(paragraphs, shared, dict(independent.fetchall()))
