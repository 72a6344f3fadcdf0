"""Frames of articles, and one article as it was read."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from loaders.columns import ARTICLES, MENTIONS
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.filters import Filters
from loaders.frames.selection import select
from loaders.models import Article
from loaders.store.articles import read_articles
from loaders.store.query import parse_query
from loaders.store.search import cut_snippet, find_hits

_SELECTED = "n IN (SELECT n FROM chosen)"
_ROWS = f"""
WITH visited AS (
    SELECT n, list(visit_id ORDER BY visit_id) AS visits
    FROM (SELECT DISTINCT r.n, l.visit_id FROM reports r JOIN visit_reports l USING (report_id) WHERE {_SELECTED})
    GROUP BY n
), named AS (
    SELECT n,
           list(key ORDER BY c DESC, key) FILTER (kind = 'country') AS countries,
           list(key ORDER BY c DESC, key) FILTER (kind = 'person') AS people
    FROM (SELECT n, kind, key, count(*) AS c FROM mentions
          WHERE kind IN ('country', 'person') AND {_SELECTED} GROUP BY ALL)
    GROUP BY n
), themed AS (
    SELECT n, list(theme ORDER BY n_mentions DESC, theme) AS themes FROM article_themes WHERE {_SELECTED} GROUP BY n
)
SELECT a.*, v.visits, t.themes, m.countries, m.people, u.reused_share, u.independent_text
FROM articles a JOIN reuse u USING (n) LEFT JOIN visited v USING (n) LEFT JOIN named m USING (n)
LEFT JOIN themed t USING (n)
WHERE a.n IN (SELECT n FROM chosen)
"""
_SORTED_BY = {
    "title": "lower(title)",
    "outlet": "lower(outlet)",
    "n_words": "n_words",
    "reused_share": "reused_share",
    "n_visits": "(SELECT count(DISTINCT visit_id) FROM reports JOIN visit_reports USING (report_id) WHERE n = a.n)",
}


def articles(
    corpus: Corpus,
    filters: Filters,
    *,
    order: str = "published",
    descending: bool = True,
    limit: int | None = None,
    offset: int = 0,
) -> pd.DataFrame:
    """The articles that pass, a page of them where ``limit`` is given, in the columns of ARTICLES.

    ``order`` is published, title, outlet, n_words, reused_share, n_visits, or relevance, which ranks a search's hits
    and is by date where nothing is searched for. Ties go by id. Raises ValueError for another order.
    """
    ordered = order_articles(corpus, filters, order, descending)
    return _read(corpus, ordered[offset : None if limit is None else offset + limit], filters.search)


def cited(corpus: Corpus, visits: pd.DataFrame) -> pd.DataFrame:
    """The articles that visits (VISITS) rest on, each once, by date, in the columns of ARTICLES."""
    ids = {article_id for several in visits["articles"] for article_id in several}
    numbers = sorted(corpus.numbers[article_id] for article_id in ids if article_id in corpus.numbers)
    return _read(corpus, np.array(numbers, dtype=np.int64)).sort_values(["published", "article_id"], ignore_index=True)


def one_article(corpus: Corpus, article_id: str) -> pd.DataFrame:
    """One article as a frame of one row, in the columns of ARTICLES; no row where there is no such article."""
    number = corpus.numbers.get(article_id)
    return _read(corpus, np.array([] if number is None else [number], dtype=np.int64))


def _read(corpus: Corpus, page: npt.NDArray[np.int64], search: str = "") -> pd.DataFrame:
    frame: pd.DataFrame = corpus.query(_ROWS, chosen=page).to_pandas(date_as_object=False)
    frame = frame.set_index("n").loc[page].reset_index()
    frame["snippet"] = _snippets(corpus, search, page)
    return conform(frame, ARTICLES)


def article(corpus: Corpus, article_id: str) -> Article | None:
    """One article with its text and segments; None where there is no such article."""
    number = corpus.numbers.get(article_id)
    if number is None:
        return None
    with corpus.cursor() as cursor:
        return next(read_articles(cursor, [number]))


def mentions(corpus: Corpus, article_id: str) -> pd.DataFrame:
    """Everything named in one article, in the order of the text, in the columns of MENTIONS."""
    rows = corpus.query(
        'SELECT $article_id AS article_id, * FROM mentions WHERE n = $n ORDER BY start, "end", kind, key',
        {"article_id": article_id, "n": corpus.numbers.get(article_id, -1)},
    )
    return conform(rows, MENTIONS)


def months(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """How many of the articles that pass were published in each month: ``month`` and ``n_articles``, by month."""
    chosen = corpus.published[select(corpus, filters).articles].astype("datetime64[M]")
    found, counts = np.unique(chosen, return_counts=True)
    return conform(
        pd.DataFrame({"month": found.astype("datetime64[ns]"), "n_articles": counts}),
        {"month": "datetime64[ns]", "n_articles": "int64"},
    )


def ignored(corpus: Corpus, search: str) -> tuple[str, ...]:
    """What of a search was not understood, in words for the reader; empty when all was."""
    return corpus.search(search).query.ignored


def order_articles(corpus: Corpus, filters: Filters, order: str, descending: bool) -> npt.NDArray[np.int64]:
    """The numbers of the articles that pass, in the order that ``articles`` gives."""
    chosen = np.flatnonzero(select(corpus, filters).articles)
    if order == "relevance" and filters.search.strip():
        rank = np.full(len(corpus.article_ids), len(corpus.article_ids))
        hits = corpus.search(filters.search).numbers
        rank[hits] = np.arange(len(hits))
        return chosen[np.argsort(rank[chosen], kind="stable")]
    if order in ("published", "relevance"):
        days = corpus.published[chosen].astype("int64")
        return chosen[np.lexsort((_places_by_id(corpus)[chosen], -days if descending else days))]
    if order not in _SORTED_BY:
        known = ", ".join(("published", "relevance", *_SORTED_BY))
        raise ValueError(f"articles cannot be ordered by {order!r}; they can by {known}")
    direction = "DESC" if descending else "ASC"
    rows = corpus.query(
        f"SELECT n FROM articles a JOIN reuse USING (n) WHERE n IN (SELECT n FROM chosen) "
        f"ORDER BY {_SORTED_BY[order]} {direction} NULLS LAST, article_id",
        chosen=chosen,
    )
    ordered: npt.NDArray[np.int64] = rows["n"].to_numpy().astype(np.int64)
    return ordered


def _places_by_id(corpus: Corpus) -> npt.NDArray[np.int64]:
    def place() -> npt.NDArray[np.int64]:
        places = np.empty(len(corpus.article_ids), dtype=np.int64)
        places[np.argsort(np.array(corpus.article_ids, dtype=object), kind="stable")] = np.arange(len(places))
        return places

    return corpus.remember("places by id", place)


def _snippets(corpus: Corpus, search: str, page: npt.NDArray[np.int64]) -> list[str | None]:
    query = parse_query(search)
    if not query.wanted or not len(page):
        return [None] * len(page)
    rows = corpus.query("SELECT n, text FROM texts WHERE n IN (SELECT n FROM chosen)", chosen=page)
    texts = dict(zip(rows["n"].to_pylist(), rows["text"].to_pylist(), strict=True))
    return [cut_snippet(texts[n], find_hits(texts[n], query)) for n in page.tolist()]
