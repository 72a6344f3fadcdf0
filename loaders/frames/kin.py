"""Articles that are near to one: those it shares paragraphs with, and those that report the same visits."""

import pandas as pd

from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus

KIN: dict[str, str] = {
    "article_id": "string",
    "published": "datetime64[ns]",
    "outlet": "category",
    "title": "string",
    "n_passages": "int64",
    "n_visits": "int64",
}
"""One row an article: how many paragraphs it shares with the one asked for, and how many visits both report."""
_NEAR = """
WITH shared AS (
    SELECT o.n, count(DISTINCT o.cluster) AS n_passages
    FROM paragraphs p JOIN paragraphs o USING (cluster) WHERE p.n = $n AND o.n <> $n GROUP BY o.n
), told AS (
    SELECT o.n, count(DISTINCT theirs.visit_id) AS n_visits
    FROM reports r JOIN visit_reports ours USING (report_id)
    JOIN visit_reports theirs ON theirs.visit_id = ours.visit_id JOIN reports o ON o.report_id = theirs.report_id
    WHERE r.n = $n AND o.n <> $n GROUP BY o.n
)
SELECT a.article_id, a.published, a.outlet, a.title, s.n_passages, t.n_visits
FROM articles a LEFT JOIN shared s USING (n) LEFT JOIN told t USING (n)
WHERE s.n IS NOT NULL OR t.n IS NOT NULL
ORDER BY coalesce(s.n_passages, 0) DESC, coalesce(t.n_visits, 0) DESC, a.published, a.article_id
LIMIT $most
"""


def kin(corpus: Corpus, article_id: str, *, most: int = 30) -> pd.DataFrame:
    """The articles nearest to one, in the columns of KIN, those that share most first; none for an unknown article."""
    number = corpus.numbers.get(article_id, -1)
    return conform(corpus.query(_NEAR, {"n": number, "most": most}), KIN)
