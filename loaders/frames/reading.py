"""What reading one article of a selection needs: its neighbours, and where a search's words stand in it."""

from dataclasses import dataclass

import numpy as np

from loaders.frames.articles import order_articles
from loaders.frames.corpus import Corpus
from loaders.frames.filters import Filters
from loaders.store.query import parse_query
from loaders.store.search import find_hits


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles before and after one in a selection, its place counted from 1, and the selection's size.

    ``place`` is 0 where the article is not in the selection.
    """

    previous: str | None
    next: str | None
    place: int
    total: int


def neighbours(
    corpus: Corpus, filters: Filters, article_id: str, *, order: str = "published", descending: bool = True
) -> Neighbours:
    """The neighbours of an article in the order that ``articles`` gives."""
    ordered = order_articles(corpus, filters, order, descending)
    found = np.flatnonzero(ordered == corpus.numbers.get(article_id, -1))
    if not len(found):
        return Neighbours(None, None, 0, len(ordered))
    place = int(found[0])
    before = corpus.article_ids[int(ordered[place - 1])] if place else None
    after = corpus.article_ids[int(ordered[place + 1])] if place + 1 < len(ordered) else None
    return Neighbours(before, after, place + 1, len(ordered))


def hits(text: str, search: str) -> list[tuple[int, int]]:
    """The offsets of what a search wants in ``text``, in order; empty for an empty search."""
    return find_hits(text, parse_query(search))
