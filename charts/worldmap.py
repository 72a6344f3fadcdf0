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
from charts.maplabels import Room, place_names, place_numbers
from charts.mapview import Point, View, choose_view
from charts.outlines import (
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
MOST_POINTS: dict[bool, int] = {True: 600, False: 1000}
"""Points of the outlines of the countries that matter, and of those round them: as heavy to send as may be."""
COUNTED = 12
"""Arrows that have their number on them; more of them are drawn thinner, and tell it to the pointer."""
_STEPS = 33


@dataclass(frozen=True, slots=True)
class Arrow:
    """A direction as it is drawn: code and name, number of visits, colour, width, and points (33, 2) in degrees."""

    direction: str
    name: str
    number: int
    shade: str
    width: float
    path: npt.NDArray[np.float64]

    @property
    def head(self) -> float:
        """Size of the head, wider than the shaft by some pixels on either side."""
        return round((2 * self.width + 5) / 1.4, 1)

    @property
    def dot(self) -> int:
        """Diameter of the dot that has the number on it."""
        return 13 + 3 * len(str(self.number))


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
    sheet, room = Sheet(), Room(view)
    _add_land(sheet, view, codes, mode)
    shades = dict(colours) if colours is not None else style.assign_colours(rank_directions(visits), mode)
    arrows = list(_bend_arrows(drawn, middles, shades, style.palette(mode).neutral))
    room.cross(arrow.path for arrow in arrows)
    names = _find_names(visits, codes)
    # Names first: a number can stand elsewhere on its arrow.
    placed = place_names(room, names, middles)
    _add_arrows(sheet, arrows, room)
    _add_dots(sheet, arrows, room, mode)
    _add_names(sheet, names, placed, middles, mode)
    sheet.lay_on(fig)
    _set_axes(fig, view)
    return fig


def bend(start: Point, end: Point, steps: int = _STEPS) -> npt.NDArray[np.float64]:
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


def _title(table: pd.DataFrame) -> str:
    if table.empty:
        return "No visit to put on a map"
    countries = len({*table["visitor_country"], *table["host_country"]})
    return f"{words.count(int(table['n'].sum()), 'visit')} between {words.count(countries, 'country')}"


def _add_land(sheet: Sheet, view: View, codes: list[str], mode: style.ThemeMode) -> None:
    colours, kept = style.palette(mode), _find_land(view, codes)
    # Not translucent: the finer outlines of the countries that matter hide the coarser ones of their neighbours.
    for name, inside, fill in (("land", False, colours.line), ("countries", True, colours.tint)):
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
    """The rings of the countries ``codes``, and of what surrounds them; either coarser where they are too many."""
    outlines = read_outlines(view.detail)
    near = np.flatnonzero(_find_near(measure_boxes(view.detail), view)).tolist()
    return {
        inside: _find_rings(view, [place for place in near if (outlines[place].code in codes) == inside], inside=inside)
        for inside in (False, True)
    }


def _find_rings(view: View, places: list[int], *, inside: bool) -> list[Ring]:
    for coarser in (1, 2, 4, 8):
        kept = [ring for place in places for ring in _cut_rings(view, place, inside=inside, pixel=view.pixel * coarser)]
        if sum(map(len, kept)) <= MOST_POINTS[inside]:
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


def _bend_arrows(
    drawn: pd.DataFrame, middles: Mapping[str, Point], shades: Mapping[str, str], neutral: str
) -> Iterator[Arrow]:
    """The rarest first, so that those with most visits lie on top."""
    thick = (1.2, 1.6) if len(drawn) <= COUNTED else (0.7, 0.9)
    for row in drawn.iloc[::-1].to_dict("records"):
        direction, number = str(row["direction"]), int(row["n"])
        path = bend(middles[str(row["visitor_country"])], middles[str(row["host_country"])])
        width = round(thick[0] + thick[1] * math.sqrt(min(number, 40)), 1)
        yield Arrow(direction, str(row["direction_name"]), number, shades.get(direction, neutral), width, path)


def _add_arrows(sheet: Sheet, arrows: list[Arrow], room: Room) -> None:
    groups: dict[tuple[str, float], list[npt.NDArray[np.float64]]] = {}
    tips: list[list[float]] = []
    for arrow in arrows:
        shaft, tip = cut(arrow.path, room.place(arrow.path), before=4, behind=5, head=arrow.head * 0.5)
        groups.setdefault((arrow.shade, arrow.width), []).append(shaft)
        tips += np.round([shaft[-1], tip], 2).tolist()
    for (shade, width), shafts in groups.items():
        (x, y), line = _write(shafts, 2), {"color": shade, "width": width}
        sheet.scatter(x=x, y=y, mode="lines", hoverinfo="skip", name="arrows", line=line)
    sheet.scatter(
        x=[x for x, _ in tips],
        y=[y for _, y in tips],
        mode="markers",
        hoverinfo="skip",
        name="heads",
        marker={
            "symbol": "arrow-wide",
            "angleref": "previous",
            "size": [size for arrow in arrows for size in (0, arrow.head)],
            "color": [arrow.shade for arrow in arrows for _ in range(2)],
            "line": {"width": 0},
            "opacity": 1,
        },
    )


def cut(
    path: npt.NDArray[np.float64], pixels: npt.NDArray[np.float64], *, before: float, behind: float, head: float
) -> tuple[npt.NDArray[np.float64], list[float]]:
    """The shaft (9, 2) and the tip of an arrow along a path, which keeps off both ends by so many pixels.

    The shaft ends within the head. Where the path is short, all of it shrinks.
    """
    gone = np.r_[0, np.hypot(*np.diff(pixels, axis=0).T).cumsum()]
    small = min(1.0, gone[-1] / (3 * (before + behind + head)))
    end = gone[-1] - behind * small
    where = np.r_[np.linspace(before * small, end - head * small, 9), end]
    points = np.column_stack([np.interp(where, gone, path[:, side]) for side in (0, 1)])
    return points[:-1], points[-1].tolist()


def _add_dots(sheet: Sheet, arrows: list[Arrow], room: Room, mode: style.ThemeMode) -> None:
    """A dot on each arrow to point at and to choose, with its number where there is room for all of them."""
    counted = len(arrows) <= COUNTED
    sizes = [arrow.dot if counted else 7 for arrow in arrows]
    # Those with most visits first; they are drawn last.
    places = place_numbers(room, [arrow.path for arrow in arrows[::-1]], sizes[::-1])[::-1]
    points = [arrow.path[place] for arrow, place in zip(arrows, places, strict=True)]
    sheet.scatter(
        x=[round(float(x), 2) for x, _ in points],
        y=[round(float(y), 2) for _, y in points],
        mode="markers+text",
        customdata=[arrow.direction for arrow in arrows],
        text=[f"{arrow.number:,}" if counted else "" for arrow in arrows],
        textfont={"size": 11, "color": style.palette(mode).paper},
        hovertext=[f"{words.safe(arrow.name)}<br>{words.count(arrow.number, 'visit')}" for arrow in arrows],
        hovertemplate="%{hovertext}<extra></extra>",
        name="visits",
        marker={"size": sizes, "color": [arrow.shade for arrow in arrows], "opacity": 1},
    )


def _find_names(visits: pd.DataFrame, codes: list[str]) -> dict[str, str]:
    known = name_countries(visits)
    return {code: str(known.get(code, code)) for code in codes}


def _add_names(
    sheet: Sheet,
    names: Mapping[str, str],
    placed: Mapping[str, str],
    middles: Mapping[str, Point],
    mode: style.ThemeMode,
) -> None:
    """A dot for each country, and its name on the side where it was ``placed``, if it was."""
    ink = style.palette(mode).ink
    sheet.scatter(
        x=[round(middles[code][0], 2) for code in names],
        y=[round(middles[code][1], 2) for code in names],
        mode="markers+text",
        text=[f"<b>{words.safe(name)}</b>" if code in placed else "" for code, name in names.items()],
        name="names",
        textposition=[placed.get(code, "bottom center") for code in names],
        textfont={"size": 12, "color": ink},
        marker={"size": 5, "color": ink},
        hovertext=[words.safe(name) for name in names.values()],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _set_axes(fig: go.Figure, view: View) -> None:
    fig.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0})
    fig.update_xaxes(range=[view.west, view.east], visible=False, constrain="range")
    fig.update_yaxes(range=[view.south, view.north], visible=False, scaleanchor="x", scaleratio=1 / view.squeeze)
