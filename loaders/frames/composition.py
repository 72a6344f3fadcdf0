"""What a corpus is made of: its languages and years."""

import pandas as pd

from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus

SHARES: dict[str, str] = {"value": "string", "n": "int64"}
"""One row a value, most frequent first, and how many articles have it."""


def languages(corpus: Corpus) -> pd.DataFrame:
    """How many articles there are in each language, by its code, in the columns of SHARES."""
    rows = corpus.query("SELECT language AS value, count(*) AS n FROM articles GROUP BY ALL ORDER BY n DESC, value")
    return conform(rows, SHARES)


def years(corpus: Corpus) -> pd.DataFrame:
    """How many articles were published in each year, the latest first, in the columns of SHARES."""
    rows = corpus.query(
        "SELECT CAST(year(published) AS VARCHAR) AS value, count(*) AS n FROM articles GROUP BY ALL ORDER BY value DESC"
    )
    return conform(rows, SHARES)
