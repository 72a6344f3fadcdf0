"""Frames of themes over time: shares of each period's independent texts, what rises and falls, and bursts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from loaders.columns import THEME_PERIODS, THEME_TRENDS
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.filters import Filters
from loaders.frames.selection import select
from loaders.frames.strata import Stratum, expect_shares, number_outlets, part, weigh_sides
from loaders.frames.themes import find_occurrences, name_themes
from loaders.trends import LEVEL, Trend, find_bursts, find_common_trend, find_interval, hold_false_discoveries

Days = npt.NDArray[np.datetime64]
Counts = npt.NDArray[np.int64]
_DAY = np.timedelta64(1, "D")


def _begin_week(days: Days) -> Days:
    # The first day of NumPy's time was a Thursday.
    return days - ((days.astype(np.int64) + 3) % 7) * _DAY


def _begin_quarter(days: Days) -> Days:
    months = days.astype("datetime64[M]")
    return (months - months.astype(np.int64) % 3).astype("datetime64[D]")


_BEGINNINGS: dict[str, Callable[[Days], Days]] = {
    "day": lambda days: days,
    "week": _begin_week,
    "month": lambda days: days.astype("datetime64[M]").astype("datetime64[D]"),
    "quarter": _begin_quarter,
    "year": lambda days: days.astype("datetime64[Y]").astype("datetime64[D]"),
}
_LONGEST = {"day": 45, "week": 200}
"""Days that a selection may span for so fine a unit."""
MOST_PERIODS = 48


def theme_periods(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The themes of the articles that pass by period, in the columns of THEME_PERIODS, by theme and period.

    The unit is the finest that gives at most ``MOST_PERIODS`` periods with texts. Articles that repeat an earlier one
    are no texts of their own. No row where no theme is found.
    """
    counted = _count(corpus, filters)
    n_themes, n_periods = counted.own.shape
    frame = pd.DataFrame(
        {
            "code": np.repeat(counted.codes, n_periods),
            "unit": counted.unit,
            "period": np.tile(counted.periods, n_themes).astype("datetime64[ns]"),
            "n_articles": counted.articles.ravel(),
            "n_independent": counted.own.ravel(),
            "n_texts": np.tile(counted.texts, n_themes),
        }
    )
    frame["share"] = frame["n_independent"] / frame["n_texts"].clip(lower=1)
    ends = [find_interval(*pair) for pair in zip(frame["n_independent"], frame["n_texts"], strict=True)]
    frame["low"], frame["high"] = [low for low, _ in ends], [high for _, high in ends]
    frame["burst"] = counted.in_burst.ravel()
    return conform(name_themes(corpus, frame), THEME_PERIODS)


def theme_trends(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """Which themes of the articles that pass rise and fall, in the columns of THEME_TRENDS, the clearest first.

    Each outlet is held against itself: where the outlets change, nothing rises by that alone.
    """
    counted = _count(corpus, filters)
    turn = counted.periods[counted.strata[0].turn] if len(counted.strata) == 1 else None
    rows: list[dict[str, Any]] = []
    for place, (code, own, n_articles, bursts, trend, q) in enumerate(
        zip(counted.codes, counted.own, counted.n_articles, counted.bursts, counted.trends, counted.held, strict=True)
    ):
        sure = trend.direction in ("rising", "falling") and q < LEVEL
        rows.append(
            {
                "code": code,
                "direction": trend.direction if sure or trend.direction == "too few" else "steady",
                "p": trend.p,
                "q": q,
                "n_articles": n_articles,
                "n_independent": own.sum(),
                **weigh_sides(counted.strata, place),
                "turn": turn,
                "bursts": bursts,
            }
        )
    frame = pd.DataFrame(rows, columns=["code", *THEME_TRENDS])
    frame["first_seen"], frame["last_seen"] = counted.seen
    order = pd.DataFrame(
        {"sure": frame["direction"].isin(["rising", "falling"]), "p": frame["p"], "code": frame["code"]}
    )
    order = order.sort_values(["sure", "p", "code"], ascending=[False, True, True])
    return conform(name_themes(corpus, frame.drop(columns=["theme", "label"])).loc[order.index], THEME_TRENDS)


@dataclass(frozen=True)
class _Counted:
    """Counts by theme (rows) and period with texts (columns); ``codes`` are the themes."""

    unit: str
    codes: Counts
    periods: Days
    texts: Counts
    own: Counts
    articles: Counts
    n_articles: Counts
    """For each theme all articles that have it, also copies in periods without a text of their own."""
    seen: tuple[Days, Days]
    strata: list[Stratum]
    """The same texts by outlet, those of outlets that have texts in two periods or more."""
    usual: npt.NDArray[np.float64]
    """For each theme and period the share to expect of the outlets that wrote then."""

    @cached_property
    def trends(self) -> list[Trend]:
        texts = [one.texts.tolist() for one in self.strata]
        own = [one.own.tolist() for one in self.strata]
        return [
            find_common_trend([(counts[place], totals) for counts, totals in zip(own, texts, strict=True)])
            for place in range(len(self.codes))
        ]

    @cached_property
    def held(self) -> list[float]:
        """The share of false discoveries of each theme's trend, over those that could be tested."""
        tested = [n for n, trend in enumerate(self.trends) if trend.direction != "too few"]
        held = hold_false_discoveries([self.trends[n].p for n in tested])
        return [dict(zip(tested, held, strict=True)).get(n, 1.0) for n in range(len(self.trends))]

    @cached_property
    def spans(self) -> list[list[tuple[int, int]]]:
        """For each theme the places of the first and last period of its bursts."""
        texts, usual = self.texts.tolist(), self.usual.tolist()
        return [
            [(burst.first, burst.last) for burst in find_bursts(counts, texts, expected)]
            for counts, expected in zip(self.own.tolist(), usual, strict=True)
        ]

    @property
    def bursts(self) -> list[tuple[tuple[Days, Days], ...]]:
        return [tuple((self.periods[first], self.periods[last]) for first, last in spans) for spans in self.spans]

    @property
    def in_burst(self) -> npt.NDArray[np.bool_]:
        marked = np.zeros(self.own.shape, bool)
        for row, spans in enumerate(self.spans):
            for first, last in spans:
                marked[row, first : last + 1] = True
        return marked


def choose_unit(days: Days) -> str:
    """The finest unit in which the days fill at most ``MOST_PERIODS`` periods; the month for no day.

    >>> choose_unit(np.array(["1987-03-01", "1987-03-20"], "datetime64[D]"))
    'day'
    >>> choose_unit(np.array(["1987-03-01", "2023-01-01"], "datetime64[D]"))
    'month'
    """
    if not len(days):
        return "month"
    span = int((days.max() - days.min()) / _DAY)
    for unit, begin in _BEGINNINGS.items():
        if span <= _LONGEST.get(unit, span) and len(np.unique(begin(days))) <= MOST_PERIODS:
            return unit
    return "year"


def _count(corpus: Corpus, filters: Filters) -> _Counted:
    return corpus.remember(("theme periods", filters), lambda: _count_periods(corpus, filters))


def _count_periods(corpus: Corpus, filters: Filters) -> _Counted:
    chosen = select(corpus, filters).articles
    texts = chosen & ~corpus.repeats
    unit = choose_unit(corpus.published[texts])
    begun = _BEGINNINGS[unit](corpus.published)
    periods, totals = np.unique(begun[texts], return_counts=True)
    found = find_occurrences(corpus, chosen)
    codes, row = np.unique(found.theme, return_inverse=True)
    column = np.searchsorted(periods, begun[found.article])
    # A copy alone in its period belongs to no period with texts.
    there = column < len(periods)
    there[there] &= periods[column[there]] == begun[found.article[there]]
    days = corpus.published[found.article]
    first, last = (np.full(len(codes), day, "datetime64[D]") for day in ("9999-12-31", "0001-01-01"))
    np.minimum.at(first, row, days)
    np.maximum.at(last, row, days)
    shape = len(codes), len(periods)
    told = there & found.own
    own = _tabulate(row[told], column[told], shape)
    outlet = number_outlets(corpus, texts)
    said = outlet[found.article[told]], row[told], column[told]
    return _Counted(
        unit,
        codes.astype(np.int64),
        periods,
        totals,
        own,
        _tabulate(row[there], column[there], shape),
        np.bincount(row, minlength=len(codes)),
        (first, last),
        part(outlet[texts], np.searchsorted(periods, begun[texts]), said, shape),
        expect_shares(outlet[texts], np.searchsorted(periods, begun[texts]), said, shape),
    )


def _tabulate(row: Counts, column: Counts, shape: tuple[int, int]) -> Counts:
    return np.bincount(row * shape[1] + column, minlength=shape[0] * shape[1]).reshape(shape)
