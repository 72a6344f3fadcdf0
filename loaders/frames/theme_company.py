"""Frames of the company of themes: which come together, between whom, on which visits, and what follows a visit."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from loaders.columns import THEME_DIRECTIONS, THEME_FOLLOWS, THEME_PAIRS, THEME_VISITS
from loaders.company import LEAST_TOGETHER, find_chance
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.filters import Filters
from loaders.frames.names import pair_of
from loaders.frames.selection import select
from loaders.frames.themes import Occurrences, find_occurrences, name_themes, theme_lexicon
from loaders.trends import LEVEL, hold_false_discoveries

Numbers = npt.NDArray[np.int64]
AFTER = np.timedelta64(30, "D")
"""How long after its last day a visit is followed."""


def theme_pairs(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The pairs of themes that share articles that pass, in the columns of THEME_PAIRS.

    Pairs that come together more often than chance stand first, then those of most articles. ``expected`` is what
    chance would give, n(a) · n(b) / N for N independent texts.
    """
    chosen = select(corpus, filters).articles
    found = find_occurrences(corpus, chosen)
    width = len(corpus.themes.values)
    together = _count_together(found, width)
    own = _count_together(_keep_own(found), width)
    first, second = np.nonzero(together)
    alone = np.bincount(found.theme[found.own], minlength=width)
    texts = int((chosen & ~corpus.repeats).sum())
    frame = pd.DataFrame(
        {"code": first, "other": second, "n_both": together[first, second], "n_independent": own[first, second]}
    )
    frame = _compare(frame, alone[first], alone[second], texts)
    for side, code in (("a", "code"), ("b", "other")):
        named = name_themes(corpus, frame[[code]].rename(columns={code: "code"}))
        frame[f"theme_{side}"], frame[f"label_{side}"] = named["theme"], named["label"]
    frame["rank"] = frame["company"] != "more than chance"
    order = ["rank", "n_independent", "n_both", "lift", "label_a", "label_b"]
    return conform(frame.sort_values(order, ascending=[True, False, False, False, True, True]), THEME_PAIRS)


def theme_directions(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The themes that the reports of visits between two countries speak of, in the columns of THEME_DIRECTIONS.

    Visits and articles that pass count, most visits first.
    """
    kept = _spoken_of(corpus, filters).dropna(subset="pair")
    frame = _count_articles(kept, ["theme", "pair", "pair_name"], n_visits=("visit", "nunique"))
    frame["label"] = _label(corpus, frame["theme"])
    frame = frame.sort_values(["n_visits", "n_articles", "label"], ascending=[False, False, True])
    return conform(frame, THEME_DIRECTIONS)


def theme_visits(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The themes that the reports of each visit speak of, visits by their first day, in the columns of THEME_VISITS.

    Visits and articles that pass count.
    """
    return _describe_visits(corpus, _spoken_of(corpus, filters))


def visit_themes(corpus: Corpus, visit_id: str) -> pd.DataFrame:
    """The themes that the reports of one visit speak of, in the columns of THEME_VISITS, those of most texts first."""
    spoken = corpus.remember("spoken", lambda: _find_spoken(corpus))
    frame = _describe_visits(corpus, spoken[spoken["visit_id"] == visit_id])
    return frame.sort_values(
        ["n_independent", "n_articles", "label"], ascending=[False, False, True], ignore_index=True
    )


def follow_pairs(corpus: Corpus, filters: Filters) -> dict[str, str]:
    """The pairs of countries whose visits that pass can be followed, in words, those of most visits first."""
    found = [pair for pair, _ in _find_followed(corpus, np.flatnonzero(select(corpus, filters).visits))]
    return {code: name for (code, name), _ in Counter(found).most_common()}


def theme_follows(
    corpus: Corpus, filters: Filters, visit_id: str | None = None, pair: str | None = None
) -> pd.DataFrame:
    """The themes of what appears within 30 days after the visits that pass, in the columns of THEME_FOLLOWS.

    An article follows a visit when it names both of its countries and was published in the 30 days after its last
    day; it is compared with the other articles that name such a pair. Visits known to the day or week count.
    ``visit_id`` asks for one visit alone, whatever the filters choose, ``pair`` (``"AZE+TUR"``) for the visits between
    two countries. No row where nothing follows.
    """
    passing = select(corpus, filters).visits
    rows = np.flatnonzero(passing) if visit_id is None else _find_row(corpus, visit_id)
    naming, after = _find_following(corpus, rows, pair)
    own_texts = ~corpus.repeats
    found = find_occurrences(corpus, naming)
    width = len(corpus.themes.values)
    inside = after[found.article]
    n_all, n_own, n_other = (
        np.bincount(found.theme[which], minlength=width) for which in (inside, inside & found.own, ~inside & found.own)
    )
    codes = np.flatnonzero(n_all)
    texts, texts_other = int((after & own_texts).sum()), int((naming & ~after & own_texts).sum())
    frame = pd.DataFrame(
        {"code": codes, "n_articles": n_all[codes], "n_independent": n_own[codes], "n_other": n_other[codes]}
    )
    frame = frame.assign(n_texts=texts, n_texts_other=texts_other)
    frame["share"], frame["share_other"] = (
        frame["n_independent"] / max(texts, 1),
        frame["n_other"] / max(texts_other, 1),
    )
    totals = (n_own + n_other)[codes]
    frame = _compare(frame, totals, np.full(len(codes), texts), texts + texts_other)
    frame = name_themes(corpus, frame)
    frame["rank"] = frame["company"] != "more than chance"
    order = ["rank", "n_independent", "n_articles", "label"]
    return conform(frame.sort_values(order, ascending=[True, False, False, True]), THEME_FOLLOWS)


_SPOKEN = """
SELECT DISTINCT l.visit_id, r.n, t.theme
FROM visit_reports l JOIN reports r USING (report_id), (SELECT unnest(r.themes) AS theme) t
WHERE r.n IS NOT NULL
ORDER BY ALL
"""
_NAMED = "SELECT DISTINCT n, country FROM mentions WHERE kind IN ('country', 'place') AND country IS NOT NULL"


def _spoken_of(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    chosen = select(corpus, filters)
    spoken = corpus.remember("spoken", lambda: _find_spoken(corpus))
    return spoken[chosen.visits[spoken["visit"]] & chosen.articles[spoken["n"]]]


def _describe_visits(corpus: Corpus, spoken: pd.DataFrame) -> pd.DataFrame:
    frame = _count_articles(spoken, ["visit", "theme"])
    table = corpus.visits.iloc[frame["visit"].to_numpy(np.int64)].reset_index(drop=True)
    who, way = table["visitor_person"].fillna(table["visitor_name"]), table["direction_name"].astype("string")
    frame = frame.assign(visit_id=table["visit_id"], start=table["start"], visit_name=who + " · " + way)
    frame["label"] = _label(corpus, frame["theme"])
    frame = frame.sort_values(["start", "visit_id", "n_articles", "label"], ascending=[True, True, False, True])
    return conform(frame, THEME_VISITS)


def _find_spoken(corpus: Corpus) -> pd.DataFrame:
    """One row a visit, article and theme of its report, with the pair of countries of the visit where it is known."""
    spoken: pd.DataFrame = corpus.query(_SPOKEN).to_pandas()
    spoken["visit"] = spoken["visit_id"].map(corpus.visit_numbers)
    spoken = spoken.dropna(subset="visit").astype({"visit": "int64"}).reset_index(drop=True)
    pairs = _list_pairs(corpus)
    named = [pairs[row] or (None, None) for row in spoken["visit"]]
    spoken["pair"], spoken["pair_name"] = [pair for pair, _ in named], [name for _, name in named]
    found = find_occurrences(corpus, np.ones(len(corpus.article_ids), bool))
    own = {
        (n, corpus.themes.values[code])
        for n, code in zip(found.article[found.own], found.theme[found.own], strict=True)
    }
    spoken["own"] = np.array([one in own for one in zip(spoken["n"], spoken["theme"], strict=True)], bool)
    return spoken


def _list_pairs(corpus: Corpus) -> list[tuple[str, str] | None]:
    """For each visit its two countries as a code and in words; None where one is not known."""
    columns = ("visitor_country", "host_country", "counterpart_country", "mode")
    return [
        pair_of(*(value if isinstance(value, str) else None for value in row))
        for row in zip(*(corpus.visits[name] for name in columns), strict=True)
    ]


def _count_articles(spoken: pd.DataFrame, by: list[str], **more: tuple[str, str]) -> pd.DataFrame:
    counted = spoken.groupby(by, sort=True).agg(n_articles=("n", "nunique"), **more).reset_index()
    own = spoken[spoken["own"]].groupby(by, sort=True)["n"].nunique().rename("n_independent")
    return counted.merge(own, how="left", left_on=by, right_index=True)


def _label(corpus: Corpus, themes: pd.Series) -> pd.Series:
    return themes.map(theme_lexicon(corpus)["label"]).fillna(themes)


def _find_row(corpus: Corpus, visit_id: str) -> Numbers:
    row = corpus.visit_numbers.get(visit_id)
    return np.array([] if row is None else [row], np.int64)


def _find_followed(corpus: Corpus, visits: Numbers) -> Iterator[tuple[tuple[str, str], np.datetime64]]:
    """The pair of countries and the last day of each of the visits that has two countries and a day."""
    pairs, table = _list_pairs(corpus), corpus.visits
    for row in visits.tolist():
        pair, end = pairs[row], table["end"].iloc[row]
        if pair is not None and pd.notna(end) and table["date_precision"].iloc[row] in ("day", "week"):
            yield pair, np.datetime64(end, "D")


def _find_following(
    corpus: Corpus, visits: Numbers, wanted: str | None
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which articles name the two countries of any of the visits, and which of them appeared after such a visit."""
    naming, after = np.zeros((2, len(corpus.article_ids)), bool)
    named = corpus.remember("named countries", lambda: _find_named(corpus))
    for (pair, _), last in _find_followed(corpus, visits):
        sides = [named[code] for code in pair.split("+") if code in named]
        if len(sides) < 2 or wanted not in (None, pair):
            continue
        both = np.intersect1d(sides[0], sides[1], assume_unique=True)
        naming[both] = True
        after[both[(corpus.published[both] > last) & (corpus.published[both] <= last + AFTER)]] = True
    return naming, after


def _find_named(corpus: Corpus) -> dict[str, Numbers]:
    """For each country the numbers of the articles that name it, sorted."""
    rows: pd.DataFrame = corpus.query(f"{_NAMED} ORDER BY country, n").to_pandas()
    return {str(code): group.to_numpy(np.int64) for code, group in rows.groupby("country")["n"]}


def _compare(frame: pd.DataFrame, one: Numbers, other: Numbers, total: int) -> pd.DataFrame:
    """The frame with what chance would give, the lift over it, and whether that is company: see THEME_PAIRS.

    ``one`` and ``other`` are how many of ``total`` texts have each of the two sides.
    """
    both, expected = frame["n_independent"].to_numpy(np.int64), one * other / max(total, 1)
    tested = both >= LEAST_TOGETHER
    chance = np.ones(len(frame))
    # Nobody asks whether a pair meets less often than chance: that needs no test.
    for row in np.flatnonzero(tested & (both > expected)).tolist():
        chance[row] = find_chance(int(both[row]), int(one[row]), int(other[row]), total)
    held = np.ones(len(frame))
    held[tested] = hold_false_discoveries(chance[tested].tolist())
    lift = np.divide(both, expected, out=np.zeros(len(frame)), where=expected > 0)
    words = np.where(held < LEVEL, "more than chance", "as chance")
    frame = frame.assign(expected=expected, lift=lift, p=chance, q=held)
    return frame.assign(company=np.where(tested, words, "too few"))


def _keep_own(found: Occurrences) -> Occurrences:
    own = found.own
    return Occurrences(found.article[own], found.theme[own], found.n_mentions[own], found.n_pasted[own], own[own])


def _count_together(found: Occurrences, width: int) -> npt.NDArray[np.int64]:
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
