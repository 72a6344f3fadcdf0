"""The timeline: what is drawn, where, and what a click on it gives."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts import style
from charts.brush import brush
from charts.drawing import QUOTED, describe
from charts.reach import find_far
from charts.timeline import timeline
from tests.charts.conftest import Build, visit


def trace(figure: go.Figure, name: str) -> go.Scatter:
    return next(found for found in figure.data if found.name == name)


def test_every_visit_is_a_mark_with_its_id(visits: pd.DataFrame) -> None:
    assert sorted(trace(timeline(visits=visits), "visits").customdata) == [f"v{number}" for number in range(1, 9)]


def test_title_and_alternative_text(visits: pd.DataFrame) -> None:
    told = style.read_caption(timeline(visits=visits))
    assert told.title == "8 visits, June 2021 to December 2024"
    assert told.alt.endswith("Türkiye → Azerbaijan 5 and Azerbaijan → Türkiye 3.")


@pytest.mark.parametrize(
    ("lane", "first"),
    [("direction", "Türkiye → Azerbaijan"), ("visitor", "Zakir Hasanov"), ("host", "Azerbaijan")],
)
def test_busiest_lane_is_on_top(visits: pd.DataFrame, lane: str, first: str) -> None:
    heads = timeline(visits=visits, lane=lane).layout.annotations
    assert f"<b>{first}</b>" in heads[0].text


def test_lanes_beyond_the_most_share_the_last(build: Build) -> None:
    rows = [
        visit(number, f"TUR>{code}", "2021-01-01") for number, code in enumerate(["AZE", "AZE", "GEO", "KAZ", "USA"])
    ]
    heads = [note.text for note in timeline(visits=build(rows), most=3).layout.annotations]
    assert [head.split("<b>")[1].split("</b>")[0] for head in heads] == [
        "Türkiye → Azerbaijan",
        "Türkiye → Georgia",
        "2 other directions",
    ]


@pytest.mark.parametrize(
    ("lane", "asked"),
    [
        ("direction", ["visitor=TUR&host=AZE", "visitor=AZE&host=TUR"]),
        ("visitor", ["visitor=AZE&person=Zakir+Hasanov", "visitor=TUR&person=Recep+Tayyip+Erdogan"]),
        ("host", ["host=AZE", "host=TUR"]),
    ],
)
def test_name_of_a_lane_asks_for_its_visits(visits: pd.DataFrame, lane: str, asked: list[str]) -> None:
    names = trace(timeline(visits=visits, lane=lane), "lanes")
    assert list(names.customdata[:2]) == asked
    assert list(names.y) == [note.y for note in timeline(visits=visits, lane=lane).layout.annotations]


def test_lanes_that_no_filter_leaves_ask_for_nothing(build: Build) -> None:
    rows = [visit(1, "TUR>?", "2021-01-01"), visit(2, "AZE>TUR", "2021-02-01") | {"direction": "AZE=TUR"}]
    assert not [found for found in timeline(visits=build(rows)).data if found.name == "lanes"]


def test_box_can_be_dragged_across(visits: pd.DataFrame) -> None:
    layout = timeline(visits=visits).layout
    assert (layout.dragmode, layout.selectdirection) == ("select", "h")


def test_size_grows_with_independent_texts(visits: pd.DataFrame) -> None:
    marks = trace(timeline(visits=visits), "visits")
    sizes = dict(zip(marks.customdata, marks.marker.size, strict=True))
    assert sizes["v1"] == pytest.approx(sizes["v2"] * 3**0.5, abs=0.1)


def test_planned_is_hollow_and_cancelled_a_cross(build: Build) -> None:
    rows = [
        visit(number, "TUR>AZE", "2021-01-01", status=status) for number, status in enumerate(["planned", "cancelled"])
    ]
    marker = trace(timeline(visits=build(rows)), "visits").marker
    assert style.palette().paper in (marker.color, marker.color[0])
    assert marker.symbol == ("circle", "x-thin-open")


def test_stay_of_days_is_a_bar(visits: pd.DataFrame) -> None:
    assert trace(timeline(visits=visits), "stay").x[:2] == (pd.Timestamp("2022-02-01"), pd.Timestamp("2022-02-03"))


def test_month_is_a_range(build: Build) -> None:
    row = visit(1, "TUR>AZE", "2021-03-01", end="2021-03-31", date_precision="month")
    figure = timeline(visits=build([row]))
    assert trace(figure, "range").x[:2] == (pd.Timestamp("2021-03-01"), pd.Timestamp("2021-04-01"))
    assert trace(figure, "labels").text[0].strip("\u2009").endswith("Mar")


def test_visits_without_a_date_are_told(build: Build) -> None:
    figure = timeline(visits=build([visit(1, "TUR>AZE", "2021-03-01"), visit(2, "TUR>AZE", None)]))
    assert list(trace(figure, "visits").customdata) == ["v1"]
    assert style.read_caption(figure).note == "1 visit has no date and is only in the table."


def test_no_visit(visits: pd.DataFrame) -> None:
    assert style.read_caption(timeline(visits=visits.iloc[:0])).title == "No dated visit"


def test_one_visit_has_three_months_round_it(visits: pd.DataFrame) -> None:
    low, high = timeline(visits=visits.iloc[:1]).layout.xaxis.range
    assert pd.Timestamp(high) - pd.Timestamp(low) == pd.Timedelta(days=92)


def test_columns_of_the_strip_are_whole(build: Build) -> None:
    figure = brush(visits=build([visit(1, "TUR>AZE", "2021-06-28"), visit(2, "TUR>AZE", "2021-10-02")]))
    low, high = map(pd.Timestamp, figure.layout.xaxis.range)
    assert (low <= pd.Timestamp("2021-06-01"), high >= pd.Timestamp("2021-11-01")) == (True, True)
    assert list(figure.layout.xaxis.range) == list(
        timeline(
            visits=build([visit(1, "TUR>AZE", "2021-06-28"), visit(2, "TUR>AZE", "2021-10-02")])
        ).layout.xaxis.range
    )


def test_neighbouring_marks_do_not_hide_each_other(visits: pd.DataFrame) -> None:
    marks = trace(timeline(visits=visits), "visits")
    heights = dict(zip(marks.customdata, marks.y, strict=True))
    assert heights["v4"] < heights["v3"] == heights["v2"]


def test_colour_by_kind_has_a_legend(visits: pd.DataFrame) -> None:
    figure = timeline(visits=visits, colour="kind")
    assert {found.name for found in figure.data if found.showlegend} == {"official", "working", "unspecified"}


def test_hover_tells_who_whom_where_and_the_sentence(visits: pd.DataFrame) -> None:
    text = describe(visits.iloc[0].to_dict())
    assert text.startswith("<b>Recep Tayyip Erdogan</b><br>Türkiye → Azerbaijan<br>received by Ilham Aliyev<br>Shusha")
    assert "&lt;i&gt;Declaration&lt;/i&gt; &amp; more." in text


def test_many_marks_travel_light(build: Build) -> None:
    rows = [
        visit(number, "TUR>AZE", f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}", sentence="x " * 200)
        for number in range(1500)
    ]
    figure = timeline(visits=build(rows))
    assert len(figure.to_json(validate=False)) < 190 * len(rows)
    marks = trace(figure, "visits")
    assert marks.text[0].endswith(" 2021")


def test_too_many_marks_become_columns(build: Build) -> None:
    rows = [
        visit(number, "TUR>AZE" if number % 3 else "AZE>TUR", f"2021-{number % 4 + 1:02}-01") for number in range(1600)
    ]
    figure = timeline(visits=build(rows))
    assert [bar.name for bar in figure.data] == ["Türkiye → Azerbaijan", "Azerbaijan → Türkiye"]
    assert sum(sum(bar.y) for bar in figure.data) == 1600
    assert figure.data[0].customdata[0] == ["2021-01-01", "2021-01-31"]
    assert style.read_caption(figure).title == "1,600 visits by month, January 2021 to April 2021"


def test_a_visit_long_ago_does_not_press_the_others(build: Build) -> None:
    rows = [visit(number, "TUR>AZE", f"2021-0{number}-01") for number in range(1, 8)]
    figure = timeline(visits=build([visit(0, "TUR>AZE", "1962-05-01"), *rows]))
    assert pd.Timestamp(figure.layout.xaxis.range[0]) > pd.Timestamp("2020-06-01")
    assert style.read_caption(figure).note == "Not drawn, but in the table: 1 visit before January 2021."
    assert style.read_caption(figure).title == "7 visits, January 2021 to July 2021"


def test_a_visit_long_ago_is_drawn_when_it_is_open(build: Build) -> None:
    rows = [visit(number, "TUR>AZE", f"2021-0{number}-01") for number in range(1, 8)]
    figure = timeline(visits=build([visit(0, "TUR>AZE", "1962-05-01"), *rows]), around="v0")
    assert list(trace(figure, "visits").customdata) == ["v0"]
    assert style.read_caption(figure).note == "Not drawn, but in the table: 7 visits after May 1962."


def test_which_visits_are_far(build: Build) -> None:
    rows = [visit(number, "TUR>AZE", f"2021-0{number}-01") for number in range(1, 8)]
    found = build([visit(0, "TUR>AZE", "1962-05-01"), *rows, visit(9, "TUR>AZE", None)])
    assert [find_far(found, name) for name in ("v0", "v1", "v9", "")] == ["v0", "", "", ""]


def test_years_of_another_archive_are_told_and_not_drawn(build: Build) -> None:
    old = [visit(number, "TUR>AZE", f"1987-03-{number + 1:02}") for number in range(10)]
    new = [visit(number + 100, "TUR>AZE", f"2023-{number % 12 + 1:02}-11") for number in range(30)]
    figure = timeline(visits=build([*old, *new]))
    assert len(trace(figure, "visits").customdata) == 30
    assert style.read_caption(figure).note == "Not drawn, but in the table: 10 visits before January 2023."


def test_years_of_another_archive_are_drawn_when_one_of_their_visits_is_open(build: Build) -> None:
    older = [visit(number + 500, "TUR>AZE", f"1962-03-{number + 1:02}") for number in range(3)]
    old = [visit(number, "TUR>AZE", f"1987-03-{number % 28 + 1:02}") for number in range(40)]
    new = [visit(number + 100, "TUR>AZE", f"2023-{number % 12 + 1:02}-11") for number in range(99)]
    found = build([*new, *old, *older])
    assert [find_far(found, name) for name in ("v3", "v9", "v501", "v105")] == ["v0", "v0", "v500", ""]
    figure = timeline(visits=found, around="v0")
    assert set(trace(figure, "visits").customdata) == {f"v{number}" for number in range(40)}
    told = "Not drawn, but in the table: 3 visits before March 1987 and 99 visits after March 1987."
    assert style.read_caption(figure).note == told


def test_bins_name_only_what_is_often_enough(build: Build) -> None:
    ways = [*["TUR>AZE"] * 60, *["AZE>TUR"] * 39, "GEO>TUR"]
    rows = [visit(number, way, f"2023-{number % 12 + 1:02}-11") for number, way in enumerate(ways)]
    figure = timeline(visits=build(rows), marked=50)
    assert [bars.name for bars in figure.data] == ["Türkiye → Azerbaijan", "Azerbaijan → Türkiye", style.OTHER]
    assert sum(figure.data[-1].y) == 1
    assert figure.data[-1].marker.color == style.palette("light").neutral


@pytest.mark.parametrize(
    ("lane", "told"), [("direction", "1 May 2021"), ("visitor", "Türkiye → Azerbaijan, 1 May 2021")]
)
def test_many_marks_leave_to_the_lane_what_its_head_says(build: Build, lane: str, told: str) -> None:
    found = build([visit(number, "TUR>AZE", "2021-05-01") for number in range(QUOTED + 1)])
    assert set(trace(timeline(visits=found, lane=lane), "visits").text) == {told}
