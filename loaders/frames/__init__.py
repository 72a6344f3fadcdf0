"""The store as typed DataFrames: all that pages may import of the loaders.

Every function takes a ``Corpus`` and most take ``Filters``; what comes back has the columns of ``loaders.columns``.
"""

from loaders.extract.promotion import NotPromoted, Promoted, promote_phrase, withdraw_phrase
from loaders.frames.articles import article, articles, cited, ignored, mentions, months, one_article
from loaders.frames.choices import Choice, Extent, describe_filters, extent
from loaders.frames.corpus import Corpus, open_corpus
from loaders.frames.defaults import default_store, ensure_store
from loaders.frames.facets import facet
from loaders.frames.filters import TOGETHER, Filters
from loaders.frames.lexicons import lexicon_faults, lexicons, waiting_themes
from loaders.frames.names import country_name
from loaders.frames.passages import copies, first_uses, passages, passages_of
from loaders.frames.phrases import MOST_COUNTED, PhrasesMissing, phrases, phrases_ready
from loaders.frames.provenance import facts, rejects, sources
from loaders.frames.reading import Neighbours, hits, neighbours
from loaders.frames.selection import Counts, count
from loaders.frames.theme_company import (
    follow_pairs,
    theme_directions,
    theme_follows,
    theme_pairs,
    theme_visits,
    visit_themes,
)
from loaders.frames.theme_trends import theme_periods, theme_trends
from loaders.frames.themes import theme_labels, theme_months, themes
from loaders.frames.visits import evidence, reports, visit, visits
from loaders.models import Article
from loaders.store.errors import StoreBusy, StoreDamaged, StoreError, StoreMissing, StoreOutdated
from loaders.store.publishing import current_version

__all__ = [
    "MOST_COUNTED",
    "TOGETHER",
    "Article",
    "Choice",
    "Corpus",
    "Counts",
    "Extent",
    "Filters",
    "Neighbours",
    "NotPromoted",
    "PhrasesMissing",
    "Promoted",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreMissing",
    "StoreOutdated",
    "article",
    "articles",
    "cited",
    "copies",
    "count",
    "country_name",
    "current_version",
    "default_store",
    "describe_filters",
    "ensure_store",
    "evidence",
    "extent",
    "facet",
    "facts",
    "first_uses",
    "follow_pairs",
    "hits",
    "ignored",
    "lexicon_faults",
    "lexicons",
    "mentions",
    "months",
    "neighbours",
    "one_article",
    "open_corpus",
    "passages",
    "passages_of",
    "phrases",
    "phrases_ready",
    "promote_phrase",
    "rejects",
    "reports",
    "sources",
    "theme_directions",
    "theme_follows",
    "theme_labels",
    "theme_months",
    "theme_pairs",
    "theme_periods",
    "theme_trends",
    "theme_visits",
    "themes",
    "visit",
    "visit_themes",
    "visits",
    "waiting_themes",
    "withdraw_phrase",
]
