"""How many rows each value of a filter would leave."""

import numpy as np
import pandas as pd

from loaders.columns import FACETS
from loaders.frames.conform import conform
from loaders.frames.corpus import Coded, Corpus
from loaders.frames.filters import Filters
from loaders.frames.names import country_name
from loaders.frames.selection import lift, select
from loaders.frames.themes import theme_labels

_OF_ARTICLES = ("theme", "outlet")


def facet(corpus: Corpus, filters: Filters, field: str) -> pd.DataFrame:
    """The values of one filter, most frequent first, with that filter's own choice lifted, in the columns of FACETS.

    Articles are counted for theme and outlet, visits for the others. Raises ValueError for a field that has no values
    to choose from.
    """
    chosen = select(corpus, lift(filters, field) if field in Filters.__dataclass_fields__ else filters)
    if field in _OF_ARTICLES:
        coded = corpus.themes if field == "theme" else corpus.outlets
        return _tabulate(corpus, field, coded, coded.count(chosen.articles))
    if field not in corpus.visit_codes:
        known = ", ".join((*corpus.visit_codes, *_OF_ARTICLES))
        raise ValueError(f"{field!r} has no values to choose from; these have: {known}")
    return _tabulate(corpus, field, corpus.visit_codes[field], corpus.visit_codes[field].count(chosen.visits))


def _tabulate(corpus: Corpus, field: str, coded: Coded, counts: np.ndarray) -> pd.DataFrame:
    there = np.flatnonzero(counts)
    values = [coded.values[code] for code in there]
    frame = pd.DataFrame({"value": values, "label": _labels(corpus, field, values), "n": counts[there]})
    return conform(frame.sort_values(["n", "label"], ascending=[False, True]), FACETS)


def _labels(corpus: Corpus, field: str, values: list[str]) -> list[str]:
    if field in ("visitor", "host"):
        return [country_name(value) for value in values]
    if field == "theme":
        labels = theme_labels(corpus)
        return [labels[value] for value in values]
    return values
