"""The part of the world that a map shows, and how many degrees are a pixel of it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from charts.outlines import Detail

Point = tuple[float, float]
COLUMN = 520.0
"""Pixels of the column that a map usually stands in."""
_NARROWEST, _WIDEST = 280.0, 820.0
"""Pixels of the narrowest and the widest column that any page or picture gives it."""
_REGION = 70.0
"""A view at most so many degrees wide is a region, and worth the finer outlines."""


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world that is drawn, in degrees, and the factor that makes its middle true to shape."""

    west: float
    east: float
    south: float
    north: float

    @property
    def squeeze(self) -> float:
        """Length of a degree of longitude against one of latitude, at the view's middle."""
        return math.cos(math.radians((self.south + self.north) / 2))

    @property
    def box(self) -> tuple[Point, Point]:
        """The south-west and north-east corners of all that any page shows of it: more than was asked for."""
        wide, high = self.east - self.west, self.north - self.south
        widest, highest = _WIDEST / self.height * high / self.squeeze, self.height / _NARROWEST * wide * self.squeeze
        aside, above = max((widest - wide) / 2, 1.0), max((highest - high) / 2, 1.0)
        return (self.west - aside, self.south - above), (self.east + aside, self.north + above)

    @property
    def height(self) -> int:
        """Pixels that show the view undistorted in a column of usual width."""
        return int(min(max(COLUMN * (self.north - self.south) / ((self.east - self.west) * self.squeeze), 240), 400))

    @property
    def detail(self) -> Detail:
        """``fine`` for a region, ``coarse`` for the world."""
        return "fine" if self.east - self.west <= _REGION else "coarse"

    @property
    def decimals(self) -> int:
        """Places of a degree that can be told from one another in the view."""
        return max(0, math.ceil(-math.log10(self.pixel)))

    @property
    def pixel(self) -> float:
        """Degrees that are about a pixel, in steps of two, so that views of a kind share their outlines."""
        return math.pow(2, math.floor(math.log2((self.east - self.west) / COLUMN)))

    @property
    def scale(self) -> tuple[float, float]:
        """Pixels of a degree, across and up, in a column of usual width: what is too wide for its height is smaller."""
        across = min(COLUMN / (self.east - self.west), self.height * self.squeeze / (self.north - self.south))
        return across, across / self.squeeze


def choose_view(middles: Iterable[Point]) -> View:
    """The box round the middles with room to spare; the inhabited world where there are none."""
    points = list(middles)
    if not points:
        return View(-170, 180, -56, 78)
    across, up = [x for x, _ in points], [y for _, y in points]
    room = max((max(across) - min(across)) * 0.12, (max(up) - min(up)) * 0.25, 5.0)
    return View(min(across) - room, max(across) + room, max(min(up) - room, -58), min(max(up) + room, 80))
