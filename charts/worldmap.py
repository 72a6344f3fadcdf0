"""Who goes where, on a map from local outlines: a bent arrow for each direction, as wide as its visits are many."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from charts import alt, style, words
from charts.outlines import (
    Detail,
    Ring,
    drop_repeats,
    find_middles,
    measure_boxes,
    measure_rings,
    read_outlines,
    thin_rings,
)
from charts.pairs import name_countries, rank_directions, select_held
from charts.sheet import Sheet

ARROWS = ["direction", "direction_name", "visitor_country", "host_country", "n"]
_COLUMN = 520.0
_REGION = 70.0
"""A view at most so many degrees wide is a region, and worth the finer outlines."""
MOST_POINTS = 1300
"""Points of the land's outlines: as heavy to send as the rest of a page's answer to a filter may be."""
Point = tuple[float, float]


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
        aside, above = max(wide / 2, high / self.squeeze), max(high / 4, wide * self.squeeze / 4)
        return (self.west - aside, self.south - above), (self.east + aside, self.north + above)

    @property
    def height(self) -> int:
        """Pixels that show the view undistorted in a column of usual width."""
        return int(min(max(_COLUMN * (self.north - self.south) / ((self.east - self.west) * self.squeeze), 240), 400))

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
        return math.pow(2, math.floor(math.log2((self.east - self.west) / _COLUMN)))


@dataclass(frozen=True, slots=True)
class Arrow:
    """A direction as it is drawn: code and name, number of visits, colour, and points (16, 2) in degrees."""

    direction: str
    name: str
    number: int
    shade: str
    path: npt.NDArray[np.float64]

    @property
    def width(self) -> float:
        """Pixels; the area grows with the number."""
        return round(1.2 + 1.6 * math.sqrt(min(self.number, 40)), 1)


def count_arrows(visits: pd.DataFrame) -> pd.DataFrame:
    """Visits that took place, by direction, columns ``ARROWS``, most first."""
    held = select_held(visits)[["direction", "direction_name", "visitor_country", "host_country"]].astype("object")
    counted = held.groupby(ARROWS[:4], sort=True, dropna=False).size().reset_index(name="n")
    return counted.sort_values(["n", "direction"], ascending=[False, True], ignore_index=True)


def worldmap(
    *,
    visits: pd.DataFrame,
    most: int = 24,
    mode: style.ThemeMode = "light",
    colours: Mapping[str, str] | None = None,
) -> go.Figure:
    """A map of the ``most`` frequent directions, zoomed to the countries that take part.

    ``visits`` has the columns VISITS. The dot on an arrow has its direction as ``customdata``. The note counts the
    directions that are not drawn, for want of room or because a country has no outline.
    """
    table, middles = count_arrows(visits), find_middles()
    placed = table[table["visitor_country"].isin(middles) & table["host_country"].isin(middles)]
    drawn = placed.head(most)
    note = f"{len(drawn):,} of {words.count(len(table), 'direction')}." if len(table) > len(drawn) else ""
    rows = [(str(row.direction_name), int(row.n)) for row in drawn.itertuples()]
    codes = rank_countries(drawn)
    view = choose_view([middles[code] for code in codes])
    text = alt.ranking("A map of visits", rows, "visit")
    fig = style.figure(title=_title(table), alt=text, mode=mode, height=view.height, note=note)
    sheet = Sheet()
    _add_land(sheet, view, codes, mode)
    shades = dict(colours) if colours is not None else style.assign_colours(rank_directions(visits), mode)
    neutral = style.palette(mode).neutral
    arrows = [
        _bend_arrow(row, middles, shades.get(str(row["direction"]), neutral))
        for row in drawn.iloc[::-1].to_dict("records")
    ]
    _add_arrows(sheet, arrows, len(drawn) <= 12, mode)
    _add_names(sheet, visits, {code: middles[code] for code in codes}, view, mode)
    sheet.lay_on(fig)
    _set_axes(fig, view)
    return fig


def choose_view(middles: Iterable[tuple[float, float]]) -> View:
    """The box round the middles with room to spare; the inhabited world where there are none."""
    points = list(middles)
    if not points:
        return View(-170, 180, -56, 78)
    across, up = [x for x, _ in points], [y for _, y in points]
    room = max((max(across) - min(across)) * 0.12, (max(up) - min(up)) * 0.25, 5.0)
    return View(min(across) - room, max(across) + room, max(min(up) - room, -58), min(max(up) + room, 80))


def bend(start: tuple[float, float], end: tuple[float, float], steps: int = 16) -> npt.NDArray[np.float64]:
    """Points, shape (steps, 2), of a curve that leaves to the right, so that there and back lie apart."""
    one, two = np.array(start), np.array(end)
    side = np.array([two[1] - one[1], one[0] - two[0]]) * 0.16
    middle = (one + two) / 2 + side
    part = np.linspace(0, 1, steps)[:, None]
    curve: npt.NDArray[np.float64] = (1 - part) ** 2 * one + 2 * part * (1 - part) * middle + part**2 * two
    return curve


def rank_countries(arrows: pd.DataFrame) -> list[str]:
    """The codes of the countries that arrows, columns ``ARROWS``, touch: those with most visits first."""
    sides = [arrows[[side, "n"]].rename(columns={side: "code"}) for side in ("visitor_country", "host_country")]
    totals = pd.concat(sides).groupby("code", sort=True)["n"].sum()
    return [str(code) for code in totals.sort_values(ascending=False, kind="stable").index]


def choose_labels(names: Mapping[str, str], middles: Mapping[str, tuple[float, float]], view: View) -> list[str]:
    """The codes whose names can be written without touching those before them, which matter more."""
    scale = _COLUMN / (view.east - view.west)
    kept: list[tuple[str, float, float, float]] = []
    for code, name in names.items():
        across, up = middles[code][0] * scale, middles[code][1] * scale / view.squeeze
        half = len(name) * 3.6
        if all(abs(up - y) > 15 or abs(across - x) > half + other for _, x, y, other in kept):
            kept.append((code, across, up, half))
    return [code for code, *_ in kept]


def _title(table: pd.DataFrame) -> str:
    if table.empty:
        return "No visit to put on a map"
    countries = len({*table["visitor_country"], *table["host_country"]})
    return f"{words.count(int(table['n'].sum()), 'visit')} between {words.count(countries, 'country')}"


def _add_land(sheet: Sheet, view: View, codes: list[str], mode: style.ThemeMode) -> None:
    colours, kept = style.palette(mode), _find_land(view, codes)
    for name, inside, fill in (("land", False, colours.line), ("countries", True, style.rgba(colours.accent, 0.22))):
        if kept[inside]:
            # Behind a map of the world, whole degrees are a pixel or two, and a third less to send.
            x, y = _write(kept[inside], view.decimals if inside or view.pixel < 0.5 else 0)
            line = {"color": colours.paper, "width": 0.8}
            sheet.scatter(
                x=x,
                y=y,
                mode="lines",
                fill="toself",
                fillcolor=fill,
                hoverinfo="skip",
                name=name,
                line=line,
            )


def _find_land(view: View, codes: list[str]) -> dict[bool, list[Ring]]:
    """The rings to draw: of the countries ``codes``, and of what surrounds them; coarser where they are too many."""
    outlines = read_outlines(view.detail)
    for coarser in (1, 2, 4, 8):
        kept: dict[bool, list[Ring]] = {False: [], True: []}
        for place in np.flatnonzero(_find_near(measure_boxes(view.detail), view)).tolist():
            inside = outlines[place].code in codes
            kept[inside] += _cut_rings(view, place, inside=inside, pixel=view.pixel * coarser)
        if sum(map(len, kept[False] + kept[True])) <= MOST_POINTS:
            break
    return kept


def _cut_rings(view: View, place: int, *, inside: bool, pixel: float) -> Iterator[Ring]:
    """What can be seen of an outline's rings; what surrounds the countries that matter may be a little coarser."""
    small, tolerance = 0 if inside else 6 * pixel, pixel * (1.4 if inside else 2)
    rings, boxes = thin_rings(view.detail, place, tolerance), measure_rings(view.detail, place, tolerance)
    large = (boxes[:, 1] - boxes[:, 0]).max(axis=1) > small
    for number in np.flatnonzero(large & _find_near(boxes, view)).tolist():
        # Beyond the edges nobody sees the shape: a line along them fills the same ground.
        yield drop_repeats(np.clip(rings[number], *view.box))


def _write(lines: Iterable[npt.NDArray[Any]], decimals: int) -> tuple[list[float | None], list[float | None]]:
    """Longitudes and latitudes of lines one after another, a gap after each, without the steps too small to be told.

    Plain numbers: typed ones, copied by the page, are to the browser changed data, for which it draws the map again.
    """
    across: list[float | None] = []
    up: list[float | None] = []
    for line in lines:
        # As float64: what is nearest to a short number in 32 bits is written with seventeen digits.
        moved = drop_repeats(np.round(line.astype(np.float64), decimals))
        if len(moved) > 3:
            across += [*map(_shorten, moved[:, 0].tolist()), None]
            up += [*map(_shorten, moved[:, 1].tolist()), None]
    return across, up


def _shorten(number: float) -> float:
    """A whole number without its decimals: two characters less to send."""
    return int(number) if number.is_integer() else number


def _find_near(boxes: npt.NDArray[Any], view: View) -> npt.NDArray[np.bool_]:
    """Which boxes, their least and their greatest corners, meet what may be seen."""
    least, greatest = view.box
    return np.array(((boxes[:, 0] < greatest) & (boxes[:, 1] > least)).all(axis=1))


def _bend_arrow(row: Mapping[str, Any], middles: Mapping[str, tuple[float, float]], shade: str) -> Arrow:
    number = int(row["n"])
    path = bend(middles[str(row["visitor_country"])], middles[str(row["host_country"])])
    return Arrow(str(row["direction"]), str(row["direction_name"]), number, shade, path)


def _add_arrows(sheet: Sheet, arrows: list[Arrow], counted: bool, mode: style.ThemeMode) -> None:
    groups: dict[tuple[str, float], list[npt.NDArray[np.float64]]] = {}
    for arrow in arrows:
        groups.setdefault((arrow.shade, arrow.width), []).append(arrow.path[:-1:2])
    for (shade, width), shafts in groups.items():
        (x, y), line = _write(shafts, 2), {"color": shade, "width": width}
        sheet.scatter(x=x, y=y, mode="lines", hoverinfo="skip", name="arrows", line=line)
    heads = [point for arrow in arrows for point in np.round(arrow.path[[-6, -3]], 2).tolist()]
    sizes = [size for arrow in arrows for size in (0, 9 + arrow.width)]
    shades = [arrow.shade for arrow in arrows for _ in range(2)]
    sheet.scatter(
        x=[x for x, _ in heads],
        y=[y for _, y in heads],
        mode="markers",
        hoverinfo="skip",
        name="heads",
        marker={"symbol": "arrow", "angleref": "previous", "size": sizes, "color": shades},
    )
    sheet.scatter(
        x=[round(float(arrow.path[11, 0]), 2) for arrow in arrows],
        y=[round(float(arrow.path[11, 1]), 2) for arrow in arrows],
        mode="markers+text",
        customdata=[arrow.direction for arrow in arrows],
        text=[f"{arrow.number:,}" if counted else "" for arrow in arrows],
        textfont={"size": 11, "color": style.palette(mode).paper},
        hovertext=[f"{words.safe(arrow.name)}<br>{words.count(arrow.number, 'visit')}" for arrow in arrows],
        hovertemplate="%{hovertext}<extra></extra>",
        name="visits",
        marker={
            "size": [13 + 3 * len(str(arrow.number)) if counted else 8 for arrow in arrows],
            "color": [arrow.shade for arrow in arrows],
            "opacity": 1,
        },
    )


def _add_names(
    sheet: Sheet, visits: pd.DataFrame, middles: Mapping[str, tuple[float, float]], view: View, mode: style.ThemeMode
) -> None:
    ink = style.palette(mode).ink
    known = name_countries(visits)
    names = {code: str(known.get(code, code)) for code in middles}
    written = choose_labels(names, middles, view)
    sheet.scatter(
        x=[round(middles[code][0], 2) for code in middles],
        y=[round(middles[code][1], 2) for code in middles],
        mode="markers+text",
        text=[f"<b>{words.safe(names[code])}</b>" if code in written else "" for code in middles],
        name="names",
        textposition="bottom center",
        textfont={"size": 12, "color": ink},
        marker={"size": 5, "color": ink},
        hovertext=[words.safe(name) for name in names.values()],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _set_axes(fig: go.Figure, view: View) -> None:
    fig.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0})
    fig.update_xaxes(range=[view.west, view.east], visible=False, constrain="range")
    fig.update_yaxes(range=[view.south, view.north], visible=False, scaleanchor="x", scaleratio=1 / view.squeeze)
