"""Frames of what was read, what was not, and how the corpus came about."""

import json
from typing import Any

import pandas as pd

from loaders.columns import REJECTS, SOURCES
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus

_SOURCES = """
WITH read AS (
    SELECT file, first(format) AS format, count(*) AS n_articles, min(published) AS "first", max(published) AS "last"
    FROM articles GROUP BY file
), refused AS (SELECT file, count(*) AS n_rejects FROM rejects GROUP BY file)
SELECT s.file AS source, r.format, r.n_articles, f.n_rejects, r."first", r."last", s.read_at
FROM sources s LEFT JOIN read r USING (file) LEFT JOIN refused f USING (file)
ORDER BY s.file
"""


def rejects(corpus: Corpus) -> pd.DataFrame:
    """What could not be read, and what to do about it, in the columns of REJECTS."""
    return conform(corpus.query("SELECT * FROM rejects ORDER BY file, rowid"), REJECTS)


def sources(corpus: Corpus) -> pd.DataFrame:
    """The files that were read, in the columns of SOURCES; ``read_at`` is in UTC."""
    return conform(corpus.query(_SOURCES), SOURCES)


def facts(corpus: Corpus) -> dict[str, Any]:
    """What is to be known of the version: ``version``, ``built_at``, ``roots``, ``n_articles`` and more."""
    rows = corpus.query("SELECT name, value FROM facts").to_pylist()
    return {"version": corpus.version} | {row["name"]: json.loads(row["value"]) for row in rows}
