"""Frames of themes: how often, when, together with which others, and between whom.

A mention in a paragraph that an earlier article had is pasted; what is pasted is counted apart.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from loaders.columns import THEME_DIRECTIONS, THEME_MONTHS, THEME_PAIRS, THEMES
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.filters import Filters
from loaders.frames.names import pair_of
from loaders.frames.selection import select


@dataclass(frozen=True, slots=True)
class _Occurrences:
    """One entry an article and theme: the article's number, the theme's code, mentions and those pasted."""

    article: npt.NDArray[np.int32]
    theme: npt.NDArray[np.int32]
    n_mentions: npt.NDArray[np.int32]
    n_pasted: npt.NDArray[np.int32]

    @property
    def own(self) -> npt.NDArray[np.bool_]:
        """Whether the theme stands in a paragraph that no earlier article had."""
        return self.n_mentions > self.n_pasted


def themes(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The themes of the articles that pass, most articles first, in the columns of THEMES."""
    chosen = select(corpus, filters).articles
    found = _find(corpus, chosen)
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
    frame = _name(corpus, frame.reset_index())
    frame = frame.sort_values(["n_articles", "n_mentions", "label"], ascending=[False, False, True])
    return conform(frame, THEMES)


def theme_months(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The themes of the articles that pass by month of publication, in the columns of THEME_MONTHS."""
    chosen = select(corpus, filters).articles
    found = _find(corpus, chosen)
    months = corpus.published.astype("datetime64[M]").astype("datetime64[ns]")
    counted = pd.DataFrame({"code": found.theme, "month": months[found.article], "own": found.own.astype(np.int64)})
    frame = (
        counted.groupby(["code", "month"], sort=True)
        .agg(n_articles=("own", "size"), n_independent=("own", "sum"))
        .reset_index()
    )
    frame["n_selected"] = frame["month"].map(pd.Series(months[chosen]).value_counts())
    return conform(_name(corpus, frame).sort_values(["month", "label"]), THEME_MONTHS)


def theme_pairs(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The pairs of themes that share articles that pass, most articles first, in the columns of THEME_PAIRS.

    ``expected`` is what chance would give, n(a) · n(b) / N for N articles; ``lift`` is ``n_both`` over it.
    """
    chosen = select(corpus, filters).articles
    found = _find(corpus, chosen)
    together = _count_together(found, len(corpus.themes.values))
    first, second = np.nonzero(together)
    alone = np.bincount(found.theme, minlength=len(corpus.themes.values))
    frame = pd.DataFrame({"code": first, "other": second, "n_both": together[first, second]})
    frame["expected"] = alone[first] * alone[second] / max(int(chosen.sum()), 1)
    frame["lift"] = frame["n_both"] / frame["expected"]
    for side, code in (("a", "code"), ("b", "other")):
        named = _name(corpus, frame[[code]].rename(columns={code: "code"}))
        frame[f"theme_{side}"], frame[f"label_{side}"] = named["theme"], named["label"]
    order = ["n_both", "lift", "label_a", "label_b"]
    return conform(frame.sort_values(order, ascending=[False, False, True, True]), THEME_PAIRS)


_SPOKEN = """
SELECT DISTINCT l.visit_id, r.n, t.theme
FROM visit_reports l JOIN reports r USING (report_id), (SELECT unnest(r.themes) AS theme) t
ORDER BY ALL
"""


def theme_directions(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The themes that the reports of visits between two countries speak of, in the columns of THEME_DIRECTIONS.

    Visits and articles that pass count, most visits first.
    """
    chosen = select(corpus, filters)
    spoken = corpus.remember("spoken", lambda: _find_spoken(corpus))
    kept = spoken[chosen.visits[spoken["visit"]] & chosen.articles[spoken["n"]]]
    frame = (
        kept.groupby(["theme", "pair", "pair_name"], sort=True)
        .agg(n_visits=("visit", "nunique"), n_articles=("n", "nunique"))
        .reset_index()
    )
    frame["label"] = frame["theme"].map(_lexicon(corpus)["label"]).fillna(frame["theme"])
    frame = frame.sort_values(["n_visits", "n_articles", "label"], ascending=[False, False, True])
    return conform(frame, THEME_DIRECTIONS)


def theme_labels(corpus: Corpus) -> dict[str, str]:
    """The name to show for each theme that occurs, by theme id."""
    labels = _lexicon(corpus)["label"]
    return {theme: str(labels.get(theme, theme)) for theme in corpus.themes.values}


def _find(corpus: Corpus, chosen: npt.NDArray[np.bool_]) -> _Occurrences:
    kept = chosen[corpus.themes.row]
    return _Occurrences(
        corpus.themes.row[kept], corpus.themes.code[kept], corpus.theme_mentions[kept], corpus.theme_pasted[kept]
    )


def _name(corpus: Corpus, frame: pd.DataFrame) -> pd.DataFrame:
    ids = pd.Series([corpus.themes.values[code] for code in frame["code"]], dtype="object", index=frame.index)
    lexicon = _lexicon(corpus)
    named = frame.assign(theme=ids, **{name: ids.map(lexicon[name]) for name in ("label", "group", "description")})
    return named.assign(label=named["label"].astype("object").fillna(ids))


def _lexicon(corpus: Corpus) -> pd.DataFrame:
    return corpus.remember("theme lexicon", lambda: corpus.query("SELECT * FROM themes").to_pandas().set_index("theme"))


def _find_spoken(corpus: Corpus) -> pd.DataFrame:
    """One row a visit, article and theme of its report, where both countries of the visit are known."""
    spoken: pd.DataFrame = corpus.query(_SPOKEN).to_pandas()
    spoken["visit"] = spoken["visit_id"].map(corpus.visit_numbers).astype("int64")
    columns = ("visitor_country", "host_country", "counterpart_country", "mode")
    pairs = [
        pair_of(*(value if isinstance(value, str) else None for value in row))
        for row in zip(*(corpus.visits[name] for name in columns), strict=True)
    ]
    spoken["pair"] = [pairs[row] and pairs[row][0] for row in spoken["visit"]]
    spoken["pair_name"] = [pairs[row] and pairs[row][1] for row in spoken["visit"]]
    return spoken.dropna(subset="pair").reset_index(drop=True)


def _count_together(found: _Occurrences, width: int) -> npt.NDArray[np.int64]:
    """How many articles have both of two themes, the lower code first; entries of one article stand side by side."""
    together = np.zeros(width * width, dtype=np.int64)
    for distance in range(1, width):
        same = found.article[distance:] == found.article[:-distance]
        if not same.any():
            break
        first, second = found.theme[:-distance][same], found.theme[distance:][same]
        codes = np.minimum(first, second).astype(np.int64) * width + np.maximum(first, second)
        together += np.bincount(codes, minlength=width * width)
    return together.reshape(width, width)
