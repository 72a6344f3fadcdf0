"""The map and the outlines it is drawn from."""

import numpy as np
import pandas as pd
import pytest

from charts import style
from charts.maplabels import Room, place_names, place_numbers
from charts.mapview import choose_view
from charts.outlines import find_middles, read_outlines, thin, thin_rings
from charts.worldmap import bend, worldmap
from tests.charts.conftest import Build, visit


@pytest.mark.parametrize(
    ("code", "west", "east", "south", "north"),
    [
        ("AZE", 46, 50, 39, 42),
        ("TUR", 30, 40, 37, 41),
        ("USA", -110, -90, 35, 50),
        ("SGP", 103, 105, 1, 2),
        ("VAT", 12, 13, 41, 42),
    ],
)
def test_middles(code: str, west: float, east: float, south: float, north: float) -> None:
    across, up = find_middles()[code]
    assert west < across < east
    assert south < up < north


@pytest.mark.parametrize("detail", ["coarse", "fine"])
def test_no_outline_leaps_over_the_map(detail: str) -> None:
    widest = max(ring[:, 0].max() - ring[:, 0].min() for one in read_outlines(detail) for ring in one.rings)
    assert widest < 180


def test_arrows_carry_their_count(visits: pd.DataFrame) -> None:
    figure = worldmap(visits=visits)
    dots = next(trace for trace in figure.data if trace.name == "visits")
    assert dict(zip(dots.customdata, dots.text, strict=True)) == {"TUR>AZE": "5", "AZE>TUR": "3"}
    assert style.read_caption(figure).title == "8 visits between 2 countries"


def test_there_and_back_lie_apart() -> None:
    there, back = bend((0, 0), (10, 0)), bend((10, 0), (0, 0))
    assert there[16, 1] < 0 < back[16, 1]


def test_view_is_of_the_countries_that_take_part() -> None:
    view = choose_view([(35, 39), (48, 40)])
    assert (view.west, view.east, view.detail) == (30, 53, "fine")
    assert choose_view([(-100, 40), (48, 40)]).detail == "coarse"


def test_names_that_would_touch_are_left_out() -> None:
    middles = {"FRA": (2.0, 47.0), "BEL": (4.5, 49.5), "NLD": (5.5, 51.5), "DEU": (9.0, 49.0), "JPN": (138.0, 36.0)}
    names = {"FRA": "France", "BEL": "Belgium", "NLD": "Netherlands", "DEU": "Germany", "JPN": "Japan"}
    placed = place_names(Room(choose_view([(-100, 40), (138, 36)])), names, middles)
    assert [*placed][:1] == ["FRA"]
    assert "JPN" in placed
    assert len(placed) < len(names)


@pytest.mark.parametrize(("away", "side"), [((40, 0), "middle left"), ((0, 0), "middle right")])
def test_a_name_stands_where_no_arrow_is(away: tuple[float, float], side: str) -> None:
    room = Room(choose_view([(0, 0), (40, 0)]))
    room.cross([bend((20, 0), away)])
    # Above, below and on one side there is no arrow; beside comes first.
    assert place_names(room, {"XXX": "Somewhere"}, {"XXX": (20.0, 0.0)}) == {"XXX": side}


def test_no_name_leaves_the_map() -> None:
    view = choose_view([(0, 0), (200, 0)])
    placed = place_names(Room(view), {"XXX": "A name of some length"}, {"XXX": (view.west + 1, 0.0)})
    assert placed == {"XXX": "middle right"}


def test_numbers_lie_on_no_other() -> None:
    room = Room(choose_view([(0, 0), (40, 0)]))
    path = bend((0, 0), (40, 0))
    one, two = place_numbers(room, [path, path], [16, 16])
    assert one != two


def test_an_arrow_ends_before_its_country(build: Build) -> None:
    figure = worldmap(visits=build([visit(1, "TUR>AZE", "2021-01-01")]))
    heads = next(trace for trace in figure.data if trace.name == "heads")
    (start, _), (end, up) = (find_middles()[code] for code in ("TUR", "AZE"))
    assert start < heads.x[0] < heads.x[1] < end
    assert heads.y[1] == pytest.approx(up, abs=0.5)


def test_what_is_not_drawn_is_told(build: Build) -> None:
    figure = worldmap(visits=build([visit(1, "TUR>AZE", "2021-01-01"), visit(2, "TUR>YUG", "1989-01-01")]))
    assert style.read_caption(figure).note == "1 of 2 directions."


def test_no_visit(visits: pd.DataFrame) -> None:
    assert style.read_caption(worldmap(visits=visits.iloc[:0])).title == "No visit to put on a map"


def test_thinned_lines_stay_within_their_tolerance() -> None:
    way = np.column_stack([np.linspace(0, 10, 200), np.sin(np.linspace(0, 10, 200))]).astype(np.float32)
    thinned = thin(way, 0.05)
    assert len(thinned) < 40
    apart = np.abs(np.interp(way[:, 0], thinned[:, 0], thinned[:, 1]) - way[:, 1])
    assert apart.max() < 0.08


def test_thinned_countries_keep_their_largest_ring() -> None:
    for place, outline in enumerate(read_outlines("fine")):
        rings = thin_rings("fine", place, 0.5)
        assert rings, outline.name


def test_the_world_is_light_to_send(build: Build) -> None:
    ways = ["USA>JPN", "BRA>DEU", "AUS>ZAF", "CAN>ARG", "RUS>IND"]
    figure = worldmap(visits=build([visit(number, way, "2021-01-01") for number, way in enumerate(ways)]))
    assert len(figure.to_json(validate=False)) < 60_000


@pytest.mark.parametrize("way", ["MEX>NIC", "CAN>USA", "IDN>PHL", "NOR>SWE", "RUS>CHN", "CHL>ARG"])
def test_a_region_is_light_to_send(build: Build, way: str) -> None:
    figure = worldmap(visits=build([visit(1, way, "2021-01-01")]))
    assert len(figure.to_json(validate=False)) < 25_000


def test_land_ends_where_nobody_sees_it(build: Build) -> None:
    figure = worldmap(visits=build([visit(1, "MEX>NIC", "2021-01-01")]))
    land = next(trace for trace in figure.data if trace.name == "land")
    west, east = figure.layout.xaxis.range
    # Canada's far north and South America's tip are beyond any page's edge.
    across, up = np.array(land.x, dtype=float), np.array(land.y, dtype=float)
    assert np.nanmax(up) < 50
    assert np.nanmin(up) > -10
    assert np.nanmax(across) - np.nanmin(across) < 4 * (east - west)
