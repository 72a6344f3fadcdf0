"""Records made fast are what the standard library's frozen dataclasses are."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from loaders.frozen import frozen


@frozen
class Point:
    x: int
    y: int = 2
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Usual:
    x: int
    y: int = 2
    note: str | None = None


def test_fields_are_taken_by_place_and_by_name() -> None:
    assert (Point(1), Point(1, 3), Point(x=1, note="a")) == (Point(1, 2, None), Point(1, y=3), Point(1, 2, "a"))
    assert repr(Point(1, note="a")) == repr(Usual(1, note="a")).replace("Usual", "Point")
    assert hash(Point(1)) == hash(Usual(1))


@pytest.mark.parametrize("given", [{}, {"x": 1, "z": 2}])
def test_what_is_missing_or_unknown_is_an_error(given) -> None:
    with pytest.raises(TypeError, match="Point"):
        Point(**given)


def test_a_record_never_changes_and_travels() -> None:
    point = Point(1, note="a")
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    assert not hasattr(point, "__dict__")
    assert pickle.loads(pickle.dumps(point)) == point
    assert replace(point, x=5) == Point(5, 2, "a")
