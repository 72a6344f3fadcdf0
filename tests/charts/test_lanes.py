"""Labels and marks that stand clear of each other."""

import random
from itertools import combinations

import pytest

from charts.lanes import Label, pack_rows, place_labels


def collide(one: Label, two: Label) -> bool:
    if one.row == two.row:
        return one.left < two.right and two.left < one.right
    upper, lower = (one, two) if one.row > two.row else (two, one)
    return lower.left < upper.x < lower.right


@pytest.mark.parametrize("seed", range(30))
def test_labels_never_touch(seed: int) -> None:
    dice = random.Random(seed)
    places = sorted(dice.uniform(0, 330) for _ in range(8))
    labels = place_labels(places, [dice.uniform(40, 110) for _ in places])
    assert not [pair for pair in combinations(labels, 2) if pair[0].row == pair[1].row and collide(*pair)]


@pytest.mark.parametrize("seed", range(30))
def test_labels_that_fit_meet_no_stem(seed: int) -> None:
    dice = random.Random(seed)
    places = sorted(dice.uniform(0, 160) for _ in range(8))
    labels = place_labels(places, [100.0] * 8)
    assert not [pair for pair in combinations(labels, 2) if collide(*pair)]


def test_last_label_stands_left_of_its_stem() -> None:
    assert [label.flipped for label in place_labels([10, 320], [80, 80])] == [False, True]


def test_marks_pack_from_the_ground() -> None:
    assert pack_rows([0, 4, 8, 40], [10, 10, 10, 10]) == [0, 1, 2, 0]


def test_marks_pile_no_higher_than_allowed() -> None:
    assert pack_rows([0, 1, 2, 3], [10] * 4, most=2) == [0, 1, 1, 1]
