"""The texts of a selection parted by outlet: what an outlet says is held against what it said before.

Else a corpus in which one outlet follows another would have every theme of the later one rise.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from loaders.frames.corpus import Corpus
from loaders.trends import LEAST_TEXTS, find_interval

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stratum:
    """Of one outlet the texts of each period, and those that have each theme (rows) in each period (columns)."""

    texts: Counts
    own: Counts

    @property
    def turn(self) -> int:
        """The place of the period from which on lies half of the texts, so that some lie on both sides."""
        there = np.flatnonzero(self.texts)
        sums = np.cumsum(self.texts)
        nearest = int(np.argmin(np.abs(sums - sums[-1] / 2))) + 1
        return int(np.clip(nearest, there[0] + 1, there[-1]))


def number_outlets(corpus: Corpus, texts: npt.NDArray[np.bool_]) -> Counts:
    """For each article the number of its outlet; those of too few ``texts`` to tell anything of share one."""
    named: Counts = np.full(len(corpus.article_ids), len(corpus.outlets.values), np.int64)
    named[corpus.outlets.row] = corpus.outlets.code
    counts = np.bincount(named[texts], minlength=len(corpus.outlets.values) + 1)
    found: Counts = np.where(counts >= 2 * LEAST_TEXTS, np.arange(len(counts)), len(counts))[named]
    return np.unique(found, return_inverse=True)[1].astype(np.int64)


def part(outlet: Counts, period: Counts, said: tuple[Counts, Counts, Counts], shape: tuple[int, int]) -> list[Stratum]:
    """The strata that have texts in two periods or more: of others nothing can be compared.

    ``outlet`` and ``period`` are those of each text; ``said`` has outlet, theme and period of each theme in a text,
    ``shape`` is the number of themes and of periods.
    """
    return list(_part(outlet, period, said, shape))


def _part(
    outlet: Counts, period: Counts, said: tuple[Counts, Counts, Counts], shape: tuple[int, int]
) -> Iterator[Stratum]:
    for number in np.unique(outlet).tolist():
        texts = np.bincount(period[outlet == number], minlength=shape[1])
        if np.count_nonzero(texts) < 2:
            continue
        there = said[0] == number
        cells = np.bincount(said[1][there] * shape[1] + said[2][there], minlength=shape[0] * shape[1])
        yield Stratum(texts, cells.reshape(shape))


def expect_shares(
    outlet: Counts, period: Counts, said: tuple[Counts, Counts, Counts], shape: tuple[int, int]
) -> npt.NDArray[np.float64]:
    """For each theme and period its share if every outlet spoke of it as often as ever; takes what ``part`` takes."""
    width = int(outlet.max(initial=0)) + 1
    wrote = np.bincount(outlet * shape[1] + period, minlength=width * shape[1]).reshape(width, shape[1])
    spoke = np.bincount(said[0] * shape[0] + said[1], minlength=width * shape[0]).reshape(width, shape[0])
    shares = spoke / wrote.sum(axis=1, keepdims=True).clip(min=1)
    expected: npt.NDArray[np.float64] = shares.T @ (wrote / wrote.sum(axis=0).clip(min=1))
    return expected


def weigh_sides(strata: list[Stratum], theme: int) -> dict[str, float]:
    """The share of a theme in the earlier and the later half of each outlet's texts, with 95 % intervals.

    Each outlet weighs as many texts as it has, on both sides alike (direct standardisation).
    """
    weights = [int(one.texts.sum()) for one in strata]
    found: dict[str, float] = {}
    for side in ("before", "after"):
        halves = [slice(None, one.turn) if side == "before" else slice(one.turn, None) for one in strata]
        texts = [int(one.texts[half].sum()) for one, half in zip(strata, halves, strict=True)]
        shares = [int(one.own[theme, half].sum()) / n for one, half, n in zip(strata, halves, texts, strict=True)]
        share = float(np.average(shares, weights=weights)) if strata else 0.0
        low, high = find_interval(share * sum(texts), sum(texts))
        found |= {f"share_{side}": share, f"low_{side}": low, f"high_{side}": high}
    return found
