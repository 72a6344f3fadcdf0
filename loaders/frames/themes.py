"""Frames of themes: how often, and when.

A mention in a paragraph that an earlier article had is pasted; what is pasted is counted apart.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from loaders.columns import THEME_MONTHS, THEMES
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.filters import Filters
from loaders.frames.selection import select


@dataclass(frozen=True, slots=True)
class Occurrences:
    """One entry an article and theme: the article's number, the theme's code, mentions and those pasted."""

    article: npt.NDArray[np.int32]
    theme: npt.NDArray[np.int32]
    n_mentions: npt.NDArray[np.int32]
    n_pasted: npt.NDArray[np.int32]
    own: npt.NDArray[np.bool_]
    """Whether the theme stands in a paragraph that no earlier article had, in an article that is no copy."""


def themes(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The themes of the articles that pass, most articles first, in the columns of THEMES."""
    chosen = select(corpus, filters).articles
    found = find_occurrences(corpus, chosen)
    days = corpus.published[found.article]
    counted = pd.DataFrame(
        {
            "code": found.theme,
            "n_mentions": found.n_mentions.astype(np.int64),
            "n_mentions_pasted": found.n_pasted.astype(np.int64),
            "own": found.own.astype(np.int64),
            "day": days.astype("datetime64[ns]"),
        }
    )
    frame = counted.groupby("code", sort=True).agg(
        n_articles=("own", "size"),
        n_mentions=("n_mentions", "sum"),
        n_independent=("own", "sum"),
        n_mentions_pasted=("n_mentions_pasted", "sum"),
        first_seen=("day", "min"),
        last_seen=("day", "max"),
    )
    frame["n_articles_pasted"] = frame["n_articles"] - frame["n_independent"]
    frame["share"] = frame["n_articles"] / max(int(chosen.sum()), 1)
    frame = name_themes(corpus, frame.reset_index())
    frame = frame.sort_values(["n_articles", "n_mentions", "label"], ascending=[False, False, True])
    return conform(frame, THEMES)


def theme_months(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The themes of the articles that pass by month of publication, in the columns of THEME_MONTHS."""
    chosen = select(corpus, filters).articles
    found = find_occurrences(corpus, chosen)
    months = corpus.published.astype("datetime64[M]").astype("datetime64[ns]")
    counted = pd.DataFrame({"code": found.theme, "month": months[found.article], "own": found.own.astype(np.int64)})
    frame = (
        counted.groupby(["code", "month"], sort=True)
        .agg(n_articles=("own", "size"), n_independent=("own", "sum"))
        .reset_index()
    )
    frame["n_selected"] = frame["month"].map(pd.Series(months[chosen]).value_counts())
    return conform(name_themes(corpus, frame).sort_values(["month", "label"]), THEME_MONTHS)


def theme_labels(corpus: Corpus) -> dict[str, str]:
    """The name to show for each theme that occurs, by theme id."""
    labels = theme_lexicon(corpus)["label"]
    return {theme: str(labels.get(theme, theme)) for theme in corpus.themes.values}


def find_occurrences(corpus: Corpus, chosen: npt.NDArray[np.bool_]) -> Occurrences:
    """The themes of the articles chosen by a truth value each, those of one article side by side."""
    kept = chosen[corpus.themes.row]
    article, n_mentions, n_pasted = corpus.themes.row[kept], corpus.theme_mentions[kept], corpus.theme_pasted[kept]
    own = (n_mentions > n_pasted) & ~corpus.repeats[article]
    return Occurrences(article, corpus.themes.code[kept], n_mentions, n_pasted, own)


def name_themes(corpus: Corpus, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with ``theme``, ``label``, ``group`` and ``description`` for the codes in its column ``code``."""
    ids = pd.Series([corpus.themes.values[code] for code in frame["code"]], dtype="object", index=frame.index)
    lexicon = theme_lexicon(corpus)
    named = frame.assign(theme=ids, **{name: ids.map(lexicon[name]) for name in ("label", "group", "description")})
    return named.assign(label=named["label"].astype("object").fillna(ids))


def theme_lexicon(corpus: Corpus) -> pd.DataFrame:
    """Label, group and description of every theme of the lexicon, by its id."""
    return corpus.remember("theme lexicon", lambda: corpus.query("SELECT * FROM themes").to_pandas().set_index("theme"))
