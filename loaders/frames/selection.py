"""Which visits and articles pass the filters."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from loaders.frames.corpus import Corpus
from loaders.frames.filters import TOGETHER, Filters

Mask = npt.NDArray[np.bool_]
_VISIT_FIELDS = ("visitor", "host", "person", "kind", "status", "level", "judgement", "source")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows of the corpus' visits, and which numbers of its articles, pass."""

    visits: Mask
    articles: Mask


@dataclass(frozen=True, slots=True)
class Counts:
    """How many visits and articles pass the filters."""

    visits: int
    articles: int


def select(corpus: Corpus, filters: Filters) -> Selection:
    """The visits and articles that pass; the rules are in ``Filters``."""
    return corpus.remember(("selection", filters), lambda: _select(corpus, filters))


def count(corpus: Corpus, filters: Filters) -> Counts:
    """How many visits and articles pass the filters."""
    chosen = select(corpus, filters)
    return Counts(int(chosen.visits.sum()), int(chosen.articles.sum()))


def lift(filters: Filters, field: str) -> Filters:
    """The filters without one field's choice."""
    default: Any = Filters.__dataclass_fields__[field].default
    return replace(filters, **{field: default})


def _select(corpus: Corpus, filters: Filters) -> Selection:
    articles = _articles_that_pass(corpus, filters)
    visits = _visits_that_pass(corpus, filters)
    if filters.asks_for_article:
        reported = np.zeros(len(visits), dtype=bool)
        reported[corpus.link_visit[articles[corpus.link_article]]] = True
        visits &= reported
    reporting = np.zeros(len(articles), dtype=bool)
    reporting[corpus.link_article[visits[corpus.link_visit]]] = True
    if filters.asks_for_visit:
        articles &= reporting
    elif filters.since or filters.until:
        articles &= _published_within(corpus, filters) | reporting
    return Selection(visits, articles)


def _articles_that_pass(corpus: Corpus, filters: Filters) -> Mask:
    size = len(corpus.article_ids)
    mask = np.ones(size, dtype=bool)
    if filters.search.strip():
        hits = corpus.search(filters.search)
        if hits.query:
            mask[:] = False
            mask[hits.numbers] = True
    if filters.outlet:
        mask &= corpus.outlets.rows_of(filters.outlet, size)
    if filters.theme:
        mask &= _speak_of(corpus, filters.theme)
    if not filters.reuse:
        mask &= ~corpus.repeats
    return mask


def _speak_of(corpus: Corpus, themes: tuple[str, ...]) -> Mask:
    """Which articles speak of one of the themes, or of all of those joined in one value."""
    mask = np.zeros(len(corpus.article_ids), dtype=bool)
    for value in themes:
        each = [corpus.themes.rows_of((theme,), len(mask)) for theme in value.split(TOGETHER)]
        mask |= np.logical_and.reduce(each)
    return mask


def _visits_that_pass(corpus: Corpus, filters: Filters) -> Mask:
    size = len(corpus.visits)
    mask = np.ones(size, dtype=bool)
    for field in _VISIT_FIELDS:
        wanted = getattr(filters, field)
        if wanted:
            mask &= corpus.visit_codes[field].rows_of(wanted, size)
    if filters.since:
        mask &= (corpus.visits["end"] >= np.datetime64(filters.since)).to_numpy(bool)
    if filters.until:
        mask &= (corpus.visits["start"] <= np.datetime64(filters.until)).to_numpy(bool)
    return mask


def _published_within(corpus: Corpus, filters: Filters) -> Mask:
    mask = np.ones(len(corpus.published), dtype=bool)
    if filters.since:
        mask &= corpus.published >= np.datetime64(filters.since)
    if filters.until:
        mask &= corpus.published <= np.datetime64(filters.until)
    return mask
