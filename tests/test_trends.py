"""Trends: intervals, the test for rising and falling, and bursts."""

import pytest

from loaders.trends import find_bursts, find_interval, find_trend


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    # R: prop.test(x, n, correct = FALSE)$conf.int
    [(5, 10, 0.2366, 0.7634), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0), (30, 400, 0.0530, 0.1051)],
)
def test_interval(count: int, total: int, low: float, high: float) -> None:
    assert find_interval(count, total) == pytest.approx((low, high), abs=5e-4)


@pytest.mark.parametrize(
    ("counts", "totals", "direction"),
    [
        ([5, 10, 15, 20], [100] * 4, "rising"),
        ([20, 15, 10, 5], [100] * 4, "falling"),
        ([10, 11, 9, 10], [100] * 4, "steady"),
        ([0, 1, 2, 3], [10] * 4, "too few"),
        ([20, 30], [100, 100], "too few"),
        ([], [], "too few"),
        ([0, 20, 0, 40], [0, 100, 0, 100], "too few"),
    ],
)
def test_direction(counts: list[int], totals: list[int], direction: str) -> None:
    assert find_trend(counts, totals).direction == direction


def test_known_value() -> None:
    # By hand: scores 0, 1, 2; z = 20 / sqrt(0.2 * 0.8 * 200) = 3.536.
    trend = find_trend([10, 20, 30], [100, 100, 100])
    assert (trend.z, trend.p) == (pytest.approx(3.5355, abs=1e-3), pytest.approx(0.000407, abs=1e-5))


def test_burst_is_found_where_it_stands() -> None:
    bursts = find_bursts([2, 3, 2, 20, 25, 3, 2, 2], [100] * 8)
    assert [(burst.first, burst.last) for burst in bursts] == [(3, 4)]
    assert bursts[0].weight > 10


@pytest.mark.parametrize("counts", [[0, 0, 0], [5, 5, 5], [90, 90, 90], []])
def test_no_burst(counts: list[int]) -> None:
    assert find_bursts(counts, [100] * len(counts)) == ()


def test_impossible_counts_are_named() -> None:
    with pytest.raises(ValueError, match="period 1 has 3 texts with the theme of 2"):
        find_trend([1, 3], [2, 2])
