"""How a theme's share moves: intervals, a test for rising and falling, and bursts. Pure functions on counts.

Counts and totals are lists of one number a period, in order: texts with the theme, and all texts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, lgamma, log, sqrt
from typing import Literal

LEAST_TEXTS = 10
"""Fewer texts with the theme, or without it, show no trend."""
LEAST_PERIODS = 3
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Trend:
    """Whether a share rises or falls; ``z`` is positive when it rises, ``p`` two-sided."""

    direction: Literal["rising", "falling", "steady", "too few"]
    z: float
    p: float
    test: str = "Cochran–Armitage"


@dataclass(frozen=True, slots=True)
class Burst:
    """Periods ``first`` to ``last``, both inclusive, in which the theme came clearly more often than over all."""

    first: int
    last: int
    weight: float
    """How much better the burst explains the counts, as a log-likelihood."""


def find_interval(count: float, total: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a share (Wilson 1927): both ends from 0 to 1, the whole range where there is no text.

    >>> tuple(round(end, 3) for end in find_interval(5, 10))
    (0.237, 0.763)
    """
    if total <= 0:
        return 0.0, 1.0
    share, square = count / total, z * z
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = z * sqrt(share * (1 - share) / total + square / (4 * total * total)) / (1 + square / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def find_trend(counts: Sequence[int], totals: Sequence[int]) -> Trend:
    """Whether the share rises or falls over the periods (Cochran 1954, Armitage 1955; scores are the periods' places).

    "too few" where fewer than ``LEAST_PERIODS`` periods have texts, or fewer than ``LEAST_TEXTS`` texts have the theme
    or lack it: the test's normal approximation does not hold there.
    """
    return find_common_trend([(counts, totals)])


def find_common_trend(strata: Sequence[tuple[Sequence[int], Sequence[int]]]) -> Trend:
    """Whether the share rises or falls within the strata, each held against itself alone (Mantel 1963).

    A stratum is counts and totals of the same periods. "too few" as for ``find_trend``, over all strata together.
    """
    for counts, totals in strata:
        _check(counts, totals)
    n, k = (sum(sum(stratum[part]) for stratum in strata) for part in (1, 0))
    periods = sum(any(totals) for totals in zip(*(totals for _, totals in strata), strict=True))
    if periods < LEAST_PERIODS or k < LEAST_TEXTS or n - k < LEAST_TEXTS:
        return Trend("too few", 0.0, 1.0)
    parts = [_weigh_move(counts, totals) for counts, totals in strata]
    moved, spread = sum(moved for moved, _ in parts), sum(spread for _, spread in parts)
    if not spread:
        return Trend("too few", 0.0, 1.0)
    z = moved / sqrt(spread)
    p = erfc(abs(z) / sqrt(2))
    return Trend("steady" if p >= LEVEL else "rising" if z > 0 else "falling", z, p)


def _weigh_move(counts: Sequence[int], totals: Sequence[int]) -> tuple[float, float]:
    """How far the counts lean towards the later periods, and the variance of that where nothing moves."""
    n = sum(totals)
    if not n:
        return 0.0, 0.0
    share, mean = sum(counts) / n, sum(place * total for place, total in enumerate(totals)) / n
    moved = sum(
        (place - mean) * (count - total * share)
        for place, (count, total) in enumerate(zip(counts, totals, strict=True))
    )
    return moved, share * (1 - share) * sum(total * (place - mean) ** 2 for place, total in enumerate(totals))


def hold_false_discoveries(p_values: Sequence[float]) -> list[float]:
    """For each of several tests the share of false discoveries if it and all surer ones are believed.

    Benjamini and Hochberg 1995; in the order given, none above 1. Of a hundred themes tested, five would rise by
    chance: a trend is told only where this share is below ``LEVEL``.

    >>> hold_false_discoveries([0.01, 0.04, 0.03, 0.5])
    [0.04, 0.05333333333333334, 0.05333333333333334, 0.5]
    """
    order = sorted(range(len(p_values)), key=lambda place: p_values[place], reverse=True)
    held, least = [1.0] * len(p_values), 1.0
    for rank, place in enumerate(order):
        least = min(least, p_values[place] * len(p_values) / (len(p_values) - rank))
        held[place] = least
    return held


def find_bursts(
    counts: Sequence[int],
    totals: Sequence[int],
    expected: Sequence[float] | None = None,
    scale: float = 2.0,
    cost: float = 1.0,
) -> tuple[Burst, ...]:
    """The bursts of a theme: Kleinberg's two-state automaton for batches (Kleinberg 2002, section 4).

    ``expected`` is the share to expect of each period, the overall one where it is left out; ``scale`` is how many
    times that a burst's share is, ``cost`` (times the log of the number of periods) what it costs to begin one. Empty
    where the theme is missing or too frequent to burst.
    """
    _check(counts, totals)
    n, k = sum(totals), sum(counts)
    if k == 0 or k * scale >= n:
        return ()
    usual = [k / n] * len(counts) if expected is None else expected
    shares = [(share, min(0.9999, scale * share)) for share in usual]
    states = _choose_states(counts, totals, shares, cost * log(len(counts) + 1))
    bursts: list[Burst] = []
    for place, state in enumerate(states):
        if state:
            usually, then = (_cost(counts[place], totals[place], share) for share in shares[place])
            gain = usually - then
            if bursts and bursts[-1].last == place - 1:
                bursts[-1] = Burst(bursts[-1].first, place, bursts[-1].weight + gain)
            else:
                bursts.append(Burst(place, place, gain))
    return tuple(bursts)


def _choose_states(
    counts: Sequence[int], totals: Sequence[int], shares: Sequence[tuple[float, float]], rise: float
) -> list[int]:
    best, paths = [0.0, rise], [[0], [1]]
    for place, (count, total) in enumerate(zip(counts, totals, strict=True)):
        costs = [_cost(count, total, share) for share in shares[place]]
        if place == 0:
            best = [best[0] + costs[0], best[1] + costs[1]]
            continue
        down = 0 if best[0] <= best[1] else 1
        up = 1 if best[1] <= best[0] + rise else 0
        paths = [[*paths[down], 0], [*paths[up], 1]]
        best = [best[down] + costs[0], best[up] + (0.0 if up else rise) + costs[1]]
    return paths[0] if best[0] <= best[1] else paths[1]


def _cost(count: int, total: int, share: float) -> float:
    ways = lgamma(total + 1) - lgamma(count + 1) - lgamma(total - count + 1)
    # Where nothing is expected, and nothing is there, no state is the likelier one.
    share = min(max(share, 1e-9), 1 - 1e-9)
    return -(ways + count * log(share) + (total - count) * log(1 - share))


def _check(counts: Sequence[int], totals: Sequence[int]) -> None:
    for place, (count, total) in enumerate(zip(counts, totals, strict=True)):
        if not 0 <= count <= total:
            raise ValueError(
                f"period {place} has {count} texts with the theme of {total}: give counts and totals alike"
            )
