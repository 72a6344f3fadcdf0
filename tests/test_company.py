"""Company: Fisher's exact test."""

import pytest

from loaders.company import find_chance


@pytest.mark.parametrize(
    ("counts", "p"),
    [
        # Fisher's lady who tastes tea: 17 of 70, and 1 of 70.
        ((3, 4, 4, 8), 0.2428571),
        ((4, 4, 4, 8), 0.01428571),
        ((0, 3, 5, 20), 1.0),
        ((5, 5, 5, 5), 1.0),
        ((1, 1, 1, 100), 0.01),
        ((2, 2, 3, 4), 0.5),
    ],
)
def test_known_values(counts: tuple[int, int, int, int], p: float) -> None:
    assert find_chance(*counts) == pytest.approx(p, abs=1e-6)


def test_both_sides_are_alike() -> None:
    assert find_chance(20, 40, 90, 1000) == pytest.approx(find_chance(20, 90, 40, 1000))


def test_many_texts_do_not_overflow() -> None:
    assert 0 <= find_chance(457, 1548, 1026, 11657) < 1e-50


@pytest.mark.parametrize("counts", [(5, 4, 9, 20), (1, 3, 3, 4), (-1, 2, 2, 9), (2, 30, 5, 20)])
def test_impossible_counts_are_named(counts: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        find_chance(*counts)
