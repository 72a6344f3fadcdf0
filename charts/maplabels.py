"""Where on a map names and numbers can stand without lying on one another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from charts.mapview import Point, View

Path = npt.NDArray[np.float64]
_LETTER, _LINE = 6.4, 15.0
"""Pixels of a letter, on the average, and of a line of text."""
_AWAY = 5.0
"""Pixels between a country's dot and its name."""
_HOLD = {"middle right": (1, 0), "middle left": (-1, 0), "bottom center": (0, -1), "top center": (0, 1)}
"""On which side of its dot a name may stand, as Plotly calls it, and as a step across and up."""
_ALONG = (0.5, 0.6, 0.4, 0.7, 0.3)
"""How far along its arrow a number may stand, the best first."""


@dataclass
class Room:
    """The room on a map, in pixels from its corner: what is taken is known, and the lines that cross it."""

    view: View
    taken: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Boxes: west, south, east, north."""
    lines: Path = field(default_factory=lambda: np.empty((0, 2)))

    def place(self, points: npt.ArrayLike) -> Path:
        """Degrees, shape (…, 2), in pixels."""
        placed: Path = np.asarray(points, dtype=np.float64) * np.array(self.view.scale)
        return placed

    def cross(self, paths: Iterable[Path]) -> None:
        """Note the lines, in degrees, on which names had better not stand."""
        self.lines = np.concatenate([self.lines, *map(self.place, paths)])

    def is_free(self, box: tuple[float, float, float, float]) -> bool:
        """Whether nothing stands in the box yet."""
        west, south, east, north = box
        return all(east <= w or e <= west or north <= s or n <= south for w, s, e, n in self.taken)

    def holds(self, box: tuple[float, float, float, float]) -> bool:
        """Whether the box is within what every page shows of the map."""
        (west, south), (east, north) = map(
            self.place, ((self.view.west, self.view.south), (self.view.east, self.view.north))
        )
        return bool(west <= box[0] and box[2] <= east and south <= box[1] and box[3] <= north)

    def count_crossed(self, box: tuple[float, float, float, float]) -> int:
        """How many points of lines lie in the box."""
        west, south, east, north = box
        x, y = self.lines[:, 0], self.lines[:, 1]
        return int(((west < x) & (x < east) & (south < y) & (y < north)).sum())


def place_numbers(room: Room, paths: Sequence[Path], sizes: Sequence[float]) -> list[int]:
    """For each arrow the point of its path on which its dot lies on no other; the middle where there is none."""
    chosen = []
    for path, size in zip(paths, sizes, strict=True):
        places = [round(part * (len(path) - 1)) for part in _ALONG]
        boxes = {place: _surround(room.place(path[place]), size / 2, size / 2) for place in places}
        found = next((place for place, box in boxes.items() if room.is_free(box)), places[0])
        room.taken.append(boxes[found])
        chosen.append(found)
    return chosen


def place_names(room: Room, names: Mapping[str, str], middles: Mapping[str, Point]) -> dict[str, str]:
    """The codes whose names find room, those before others that matter less, and on which side of its dot each stands.

    Of the free sides the one that the fewest lines cross.
    """
    dots = {code: room.place(middles[code]) for code in names}
    room.taken += [_surround(dot, 3, 3) for dot in dots.values()]
    placed = {}
    for code, name in names.items():
        sides = [(side, box) for side, box in _list_sides(dots[code], name) if room.is_free(box) and room.holds(box)]
        if sides:
            placed[code], box = min(sides, key=lambda one: room.count_crossed(one[1]))
            room.taken.append(box)
    return placed


def _list_sides(dot: Path, name: str) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    half, rise = len(name) * _LETTER / 2, _LINE / 2
    for side, (across, up) in _HOLD.items():
        yield side, _surround(dot + np.array([across * (half + _AWAY), up * (rise + _AWAY)]), half, rise)


def _surround(middle: Path, across: float, up: float) -> tuple[float, float, float, float]:
    x, y = map(float, middle)
    return x - across, y - up, x + across, y + up
