"""Outlines of countries from the TopoJSON in data/geo, so that a map needs no other host.

Coordinates are degrees: longitude, latitude. TopoJSON keeps each border once, as an *arc* of quantised steps, and a
country as lists of arcs; a negative index ``~i`` is arc ``i`` backwards (TopoJSON specification 1.1.0, 2.1.4).
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pycountry

Ring = npt.NDArray[np.float32]
Detail = Literal["coarse", "fine"]

_FOLDER = Path(__file__).resolve().parents[1] / "data" / "geo"
_FILES: dict[Detail, str] = {"coarse": "countries-110m.json", "fine": "countries-50m.json"}
# Natural Earth draws it, ISO 3166-1 has no number for it; XKX is the code in common use.
_UNNUMBERED = {"Kosovo": "XKX"}


@dataclass(frozen=True, slots=True)
class Outline:
    """A country's outer rings, each of shape (points, 2); ``code`` is alpha-3, empty where there is none."""

    code: str
    name: str
    rings: tuple[Ring, ...]

    @property
    def middle(self) -> tuple[float, float]:
        """The centroid of the largest ring."""
        return _find_centroid(max(self.rings, key=lambda ring: abs(_measure(ring))))


@lru_cache(maxsize=2)
def read_outlines(detail: Detail) -> tuple[Outline, ...]:
    """Every country of the file but Antarctica; ``coarse`` leaves out the smallest, ``fine`` has them."""
    topology = json.loads((_FOLDER / _FILES[detail]).read_text(encoding="utf-8"))
    arcs = _decode_arcs(topology)
    shapes = topology["objects"]["countries"]["geometries"]
    return tuple(_read_country(shape, arcs) for shape in shapes if _is_drawn(shape))


@lru_cache(maxsize=2048)
def thin_rings(detail: Detail, place: int, tolerance: float) -> tuple[Ring, ...]:
    """The rings of the ``place``-th outline without what no eye can see where ``tolerance`` degrees are a pixel.

    Islands smaller than a pixel go, but for a country's largest ring.
    """
    rings = read_outlines(detail)[place].rings
    largest = max(map(measure_span, rings))
    seen = (ring for ring in rings if measure_span(ring) in (largest, max(measure_span(ring), 2 * tolerance)))
    return tuple(thin(ring, tolerance) for ring in seen)


def thin(line: Ring, tolerance: float) -> Ring:
    """The line without the points that lie within ``tolerance`` of it (Douglas and Peucker, 1973); its ends stay.

    >>> thin(np.array([[0, 0], [1, 0.01], [2, 0], [3, 5]], dtype=np.float32), 0.1).tolist()
    [[0.0, 0.0], [2.0, 0.0], [3.0, 5.0]]
    """
    if tolerance <= 0 or len(line) < 3:
        return line
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        apart = _measure_distances(line[first : last + 1])
        farthest = int(apart.argmax())
        if apart[farthest] > tolerance:
            kept.add(first + farthest)
            waiting += [(first, first + farthest), (first + farthest, last)]
    return line[sorted(kept)]


@lru_cache(maxsize=2)
def measure_boxes(detail: Detail) -> npt.NDArray[np.float32]:
    """The least and the greatest corner of the box round each outline, shape (outlines, 2, 2)."""
    return np.stack([_measure_box(np.concatenate(outline.rings)) for outline in read_outlines(detail)])


@lru_cache(maxsize=2048)
def measure_rings(detail: Detail, place: int, tolerance: float) -> npt.NDArray[np.float32]:
    """The boxes round the rings of ``thin_rings``, shape (rings, 2, 2)."""
    return np.stack([_measure_box(ring) for ring in thin_rings(detail, place, tolerance)])


def drop_repeats(line: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The line without points that are where the one before them is.

    >>> drop_repeats(np.array([[0, 0], [0, 0], [1, 0]])).tolist()
    [[0, 0], [1, 0]]
    """
    fresh = np.ones(len(line), dtype=bool)
    fresh[1:] = (line[1:] != line[:-1]).any(axis=1)
    return line[fresh]


def measure_span(ring: Ring) -> float:
    """The longer side of the box round a ring, in degrees."""
    return float((ring.max(axis=0) - ring.min(axis=0)).max())


@lru_cache(maxsize=1)
def find_middles() -> dict[str, tuple[float, float]]:
    """Longitude and latitude of the middle of each country, by alpha-3 code."""
    return {outline.code: outline.middle for outline in read_outlines("fine") if outline.code}


def _measure_box(ring: Ring) -> Ring:
    return np.array([ring.min(axis=0), ring.max(axis=0)])


def _is_drawn(shape: dict[str, Any]) -> bool:
    # Antarctica receives nobody, and goes round the pole.
    return "arcs" in shape and shape.get("id") != "010"


def _decode_arcs(topology: dict[str, Any]) -> list[Ring]:
    scale, translate = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    return [(np.cumsum(np.array(arc), axis=0) * scale + translate).astype(np.float32) for arc in topology["arcs"]]


def _read_country(shape: dict[str, Any], arcs: list[Ring]) -> Outline:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    name = str(shape["properties"]["name"])
    found = pycountry.countries.get(numeric=str(shape.get("id", "")).zfill(3))
    code = found.alpha_3 if found else _UNNUMBERED.get(name, "")
    return Outline(code, name, tuple(_join(polygon[0], arcs) for polygon in polygons))


def _join(indices: list[int], arcs: list[Ring]) -> Ring:
    parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indices]
    ring = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
    # Chukotka and Fiji go on beyond 180° instead of leaping to the other edge of the map.
    ring[:, 0] = np.unwrap(ring[:, 0], period=360)
    return ring


def _measure_distances(line: Ring) -> Ring:
    """How far each point lies from the chord between the ends; from the first point where both ends are one."""
    chord, offsets = line[-1] - line[0], line - line[0]
    length = float(np.hypot(*chord))
    distances: Ring = (
        np.abs(offsets[:, 0] * chord[1] - offsets[:, 1] * chord[0]) / length
        if length
        else np.hypot(offsets[:, 0], offsets[:, 1])
    )
    return distances


def _measure(ring: Ring) -> float:
    x, y = ring[:, 0].astype(float), ring[:, 1].astype(float)
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def _find_centroid(ring: Ring) -> tuple[float, float]:
    x, y = ring[:, 0].astype(float), ring[:, 1].astype(float)
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    area = cross.sum() / 2
    if not area:
        return float(x.mean()), float(y.mean())
    across = ((x + np.roll(x, -1)) * cross).sum() / (6 * area)
    return float(across), float(((y + np.roll(y, -1)) * cross).sum() / (6 * area))
