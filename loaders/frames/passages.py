"""Frames of the text that articles share: paragraphs, and whole articles."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from loaders.columns import COPIES, PASSAGES
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.filters import Filters
from loaders.frames.selection import select

_SHARED = """
WITH sizes AS (
    SELECT cluster, count(DISTINCT n) AS n_articles FROM paragraphs WHERE cluster IS NOT NULL GROUP BY cluster
)
SELECT p.cluster, a.article_id, a.published, a.outlet, a.title, p.paragraph, p.start, p."end",
       substring(t.text, p.start + 1, p."end" - p.start) AS text, p.likeness, p.first, s.n_articles
FROM paragraphs p JOIN sizes s USING (cluster) JOIN articles a USING (n) JOIN texts t USING (n)
WHERE s.n_articles > 1 AND n IN (SELECT n FROM chosen)
"""
_RANKED = "n_articles DESC, cluster, published, article_id, paragraph"


def passages(corpus: Corpus, filters: Filters, *, limit: int | None = None) -> pd.DataFrame:
    """The shared paragraphs of the articles that pass, most widely shared first, in the columns of PASSAGES.

    ``limit`` keeps the paragraphs of that many clusters.
    """
    numbers = np.flatnonzero(select(corpus, filters).articles)
    ranked = f"SELECT * FROM ({_SHARED}) {_among(limit)} ORDER BY {_RANKED}"
    return conform(corpus.query(ranked, chosen=numbers), PASSAGES)


def passages_of(corpus: Corpus, article_id: str) -> pd.DataFrame:
    """The paragraphs of one article that others share, in the order of the text, in the columns of PASSAGES."""
    numbers = np.array([corpus.numbers[article_id]] if article_id in corpus.numbers else [], dtype=np.int32)
    return conform(corpus.query(f"{_SHARED} ORDER BY p.start", chosen=numbers), PASSAGES)


def first_uses(corpus: Corpus, clusters: Iterable[str]) -> pd.DataFrame:
    """Who had shared paragraphs first, whatever the filters: one row a cluster, in the columns of PASSAGES."""
    query = f"{_SHARED.replace('n IN (SELECT n FROM chosen)', 'p.first')} AND list_contains($clusters, p.cluster)"
    return conform(corpus.query(f"{query} ORDER BY p.cluster", {"clusters": list(clusters)}), PASSAGES)


_COPIES = """
WITH groups AS (
    SELECT independent_text AS source, count(*) AS n_all,
           count(*) FILTER (a.article_id <> independent_text AND n IN (SELECT n FROM chosen)) AS n_copies,
           max(a.published) FILTER (n IN (SELECT n FROM chosen)) AS last_published,
           list(DISTINCT a.outlet ORDER BY a.outlet) FILTER (a.outlet IS NOT NULL) AS outlets
    FROM reuse JOIN articles a USING (n) GROUP BY independent_text
)
SELECT g.source AS article_id, a.published, a.outlet, a.title, g.n_copies, g.n_all, g.outlets, g.last_published
FROM groups g JOIN articles a ON a.article_id = g.source
WHERE g.n_copies > 0
ORDER BY g.n_copies DESC, a.published, g.source
"""


def copies(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The texts that articles that pass repeat as a whole, the most repeated first, in the columns of COPIES."""
    numbers = np.flatnonzero(select(corpus, filters).articles)
    return conform(corpus.query(_COPIES, chosen=numbers), COPIES)


def _among(limit: int | None) -> str:
    if limit is None:
        return ""
    return f"QUALIFY dense_rank() OVER (ORDER BY n_articles DESC, cluster) <= {int(limit)}"
