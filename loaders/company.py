"""Whether two things come together more often than chance would have it. Pure functions on counts."""

from math import exp, lgamma

LEAST_TOGETHER = 3
"""Fewer meetings show no company, however rare both sides are."""


def find_chance(both: int, one: int, other: int, total: int) -> float:
    """Fisher's exact test, one-sided: how likely ``both`` or more of ``total`` texts have both things by chance.

    ``one`` and ``other`` texts have each. Fisher 1922; the sum of the hypergeometric distribution's upper tail.

    >>> round(find_chance(3, 4, 4, 8), 4)
    0.2429

    Raises ``ValueError`` where the counts cannot be.
    """
    if not 0 <= both <= min(one, other) or max(one, other) > total or one + other - both > total:
        raise ValueError(f"{both} of {one} and {other} in {total} cannot be: give counts of the same texts")
    least = max(0, one + other - total)
    if both == least:
        return 1.0
    term = exp(_ways(one, both) + _ways(total - one, other - both) - _ways(total, other))
    tail = 0.0
    for meetings in range(both, min(one, other) + 1):
        tail += term
        left = (total - one - other + meetings + 1) * (meetings + 1)
        term *= (one - meetings) * (other - meetings) / left
        if term < tail * 1e-9:
            break
    return min(1.0, tail)


def _ways(total: int, chosen: int) -> float:
    return lgamma(total + 1) - lgamma(chosen + 1) - lgamma(total - chosen + 1)
