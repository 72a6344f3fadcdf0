"""Frames of visits, their reports and the words they rest on."""

from collections.abc import Sequence

import pandas as pd

from loaders.columns import EVIDENCE, REPORTS, VISITS
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.filters import Filters
from loaders.frames.selection import select

_REPORTS = """
SELECT r.report_id, l.visit_id, a.article_id, a.published, a.outlet, a.title, r.sentence, r.sentence_start,
       r.sentence_end, r.reason, l.merge_reason, r.date_basis, r.confidence, r.needs_review
FROM visit_reports l JOIN reports r USING (report_id) JOIN articles a USING (n)
WHERE list_contains($visit_ids, l.visit_id)
ORDER BY l.visit_id, l.place
"""
_EVIDENCE = """
SELECT e.report_id, l.visit_id, a.article_id, e.field, e.start, e."end", e.words
FROM evidence e JOIN articles a USING (n) LEFT JOIN visit_reports l USING (report_id)
WHERE ($visit_ids IS NULL OR list_contains($visit_ids, l.visit_id))
  AND ($article_id IS NULL OR a.article_id = $article_id)
ORDER BY a.published, a.article_id, e.start, e."end"
"""


def visits(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The visits that pass, by their first day, in the columns of VISITS."""
    chosen = corpus.visits[select(corpus, filters).visits].reset_index(drop=True)
    for name, dtype in VISITS.items():
        if dtype == "category":
            chosen[name] = chosen[name].cat.remove_unused_categories()
    return chosen


def visit(corpus: Corpus, visit_id: str) -> pd.DataFrame:
    """One visit as a frame of one row; no row where there is no such visit."""
    row = corpus.visit_numbers.get(visit_id)
    return corpus.visits.iloc[[] if row is None else [row]].reset_index(drop=True)


def reports(corpus: Corpus, visit_id: str | Sequence[str]) -> pd.DataFrame:
    """The reports a visit rests on, the one that says most first, in the columns of REPORTS.

    Of several visits, those of one stand together.
    """
    return conform(corpus.query(_REPORTS, {"visit_ids": _listed(visit_id)}), REPORTS)


def evidence(
    corpus: Corpus, *, visit_id: str | Sequence[str] | None = None, article_id: str | None = None
) -> pd.DataFrame:
    """The words that the fields of a visit's, or an article's, reports came from, in the columns of EVIDENCE.

    Several visits may be named at once. Raises ValueError when neither a visit nor an article is named.
    """
    if visit_id is None and article_id is None:
        raise ValueError("evidence needs a visit_id or an article_id")
    ids = None if visit_id is None else _listed(visit_id)
    return conform(corpus.query(_EVIDENCE, {"visit_ids": ids, "article_id": article_id}), EVIDENCE)


def _listed(visit_id: str | Sequence[str]) -> list[str]:
    return [visit_id] if isinstance(visit_id, str) else list(visit_id)
