"""The choice of a reader in words, and what it holds."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from loaders.frames.corpus import Corpus
from loaders.frames.filters import TOGETHER, Filters
from loaders.frames.names import country_name
from loaders.frames.selection import select
from loaders.frames.themes import theme_labels

NAMES: dict[str, str] = {
    "visitor": "Visitor country",
    "host": "Host country",
    "person": "Person",
    "theme": "Theme",
    "kind": "Kind of visit",
    "status": "Status",
    "level": "Level",
    "judgement": "Judgement",
    "source": "Found in",
    "outlet": "Outlet",
}
"""What a reader calls each filter that is a list."""


class Choice(NamedTuple):
    """One value of one filter: the filter's name, the value as text, and both in words."""

    name: str
    value: str
    words: str


class Extent(NamedTuple):
    """How many articles are chosen, and the days of the first and the last; None where there is none."""

    n_articles: int
    first: pd.Timestamp | None
    last: pd.Timestamp | None


def describe_filters(
    corpus: Corpus, filters: Filters, *, write: Callable[[date], str] = date.isoformat
) -> Iterator[Choice]:
    """Every value that is chosen, in words; nothing for the default. ``write`` writes a day."""
    if filters.search:
        yield Choice("search", filters.search, f"Search: {filters.search}")
    for name, day, word in (("since", filters.since, "From"), ("until", filters.until, "To")):
        if day:
            yield Choice(name, day.isoformat(), f"{word} {write(day)}")
    for field, name in NAMES.items():
        for value in getattr(filters, field):
            yield Choice(field, value, f"{name}: {describe_value(corpus, field, value)}")
    if not filters.reuse:
        yield Choice("reuse", "no", "Independent texts only")


def describe_value(corpus: Corpus, field: str, value: str) -> str:
    """What a reader sees for a value of a filter."""
    if field in ("visitor", "host"):
        return country_name(value)
    if field == "theme":
        labels = theme_labels(corpus)
        return TOGETHER.join(f" {labels.get(theme, theme)} " for theme in value.split(TOGETHER)).strip()
    return value


def extent(corpus: Corpus, filters: Filters) -> Extent:
    """How many articles pass, and from when to when they were published."""
    days = corpus.published[select(corpus, filters).articles]
    if not len(days):
        return Extent(0, None, None)
    return Extent(len(days), pd.Timestamp(np.min(days)), pd.Timestamp(np.max(days)))
