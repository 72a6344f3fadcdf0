"""Balance, gaps, turns and meetings: the numbers in the figures."""

import pandas as pd
import pytest

from charts import record, style
from charts.balance import balance
from charts.cadence import cadence
from charts.meetings import count_meetings, meetings
from charts.pairs import answer_both_ways, count_pairs, measure_gaps, rank_directions
from charts.reciprocity import reciprocity
from tests.charts.conftest import Build, visit


def test_balance_counts_each_way(visits: pd.DataFrame) -> None:
    figure = balance(visits=visits)
    [bars] = figure.data
    assert dict(zip(bars.customdata, bars.x, strict=True)) == {"TUR>AZE": -5, "AZE>TUR": 3}
    assert style.read_caption(figure).title == "Türkiye went to Azerbaijan 5 times, Azerbaijan to Türkiye 3 times"


def test_balance_tells_what_it_leaves_out(build: Build) -> None:
    rows = [visit(number, f"TUR>{code}", "2021-01-01") for number, code in enumerate(["AZE", "GEO", "KAZ"])]
    figure = balance(visits=build(rows), most=2)
    assert len(figure.data[0].x) == 4
    assert style.read_caption(figure).note == "The 2 busiest of 3 pairs."


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
def test_what_did_not_happen_does_not_count(build: Build, status: str) -> None:
    assert count_pairs(build([visit(1, "TUR>AZE", "2021-01-01", status=status)])).empty


def test_countries_have_their_article_in_a_sentence(build: Build) -> None:
    names = {"visitor_name": "United States", "host_name": "Netherlands"}
    rows = build([visit(1, "USA>NLD", "2021-01-01", visitor_person="Jo Roe", **names)])
    assert style.read_caption(balance(visits=rows)).title == (
        "The United States went to the Netherlands once, the Netherlands to the United States never"
    )
    assert "The Netherlands owes the United States a visit" in reciprocity(visits=rows).layout.annotations[-1].text
    assert record.title_of(rows.iloc[0].to_dict()) == "Jo Roe in the Netherlands"


def test_meeting_on_third_soil_does_not_count(build: Build) -> None:
    row = {**visit(1, "TUR>AZE", "2021-01-01"), "direction": "AZE=TUR"}
    assert count_pairs(build([row])).empty


def test_whoever_received_last_owes_a_visit(visits: pd.DataFrame) -> None:
    row = count_pairs(visits).iloc[0]
    assert (row["owes"], row["unreturned"], row["last"]) == ("AZE", 1, pd.Timestamp("2024-12-23"))


def test_unreturned_visits_add_up(build: Build) -> None:
    ways = ["AZE>TUR", "TUR>AZE", "TUR>AZE", "TUR>AZE"]
    rows = [visit(number, way, f"2021-0{number + 1}-01") for number, way in enumerate(ways)]
    figure = reciprocity(visits=build(rows))
    assert any("Azerbaijan owes Türkiye 3 visits" in note.text for note in figure.layout.annotations)


def test_turns_are_in_order(visits: pd.DataFrame) -> None:
    strip = reciprocity(visits=visits).data[0]
    assert list(strip.customdata) == [f"v{number}" for number in range(1, 9)]
    assert len(set(strip.y[4:7])) == 1
    assert strip.y[0] < strip.y[4]


def test_gaps_are_days_between_starts(visits: pd.DataFrame) -> None:
    assert measure_gaps(visits)["days"].tolist() == [104, 29, 1, 97, 576, 188, 292]


def test_cadence_marks_the_median(visits: pd.DataFrame) -> None:
    figure = cadence(visits=visits)
    assert figure.layout.shapes[0].x0 == 104
    assert style.read_caption(figure).title.endswith("half of the visits came within 104 days of the one before")


def test_one_visit_has_no_cadence(visits: pd.DataFrame) -> None:
    assert style.read_caption(cadence(visits=visits.iloc[:1])).title == "No two visits to compare"


def test_meetings_count_everyone_met(build: Build) -> None:
    rows = [visit(1, "TUR>AZE", "2021-01-01", visitor_person="A", host_person="B", met=("B", "C"))]
    assert count_meetings(build(rows))[["visitor", "host", "n"]].to_numpy().tolist() == [["A", "B", 1], ["A", "C", 1]]


def test_meetings_lead_with_the_most_frequent(visits: pd.DataFrame) -> None:
    figure = meetings(visits=visits)
    assert style.read_caption(figure).title == "Recep Tayyip Erdogan met Ilham Aliyev most often, twice"
    dots = [trace for trace in figure.data if trace.name == "meeting"]
    assert sorted(dot.customdata[0] for dot in dots) == ["v2", "v3", "v4", "v5", "v8"]


def test_the_other_way_is_part_of_the_answer(visits: pd.DataFrame, build: Build) -> None:
    chosen = visits[visits["visitor_country"] == "AZE"]
    other = build([visit(9, "GEO>KAZ", "2021-01-01")])
    assert answer_both_ways(chosen, pd.concat([visits, other]))["visit_id"].tolist() == visits["visit_id"].tolist()


def test_pairs_share_their_rank(build: Build) -> None:
    ways = ["GEO>KAZ", "GEO>KAZ", "TUR>AZE", "AZE>TUR", "TUR>AZE"]
    rows = [visit(number, way, "2021-01-01") for number, way in enumerate(ways)]
    assert rank_directions(build(rows)) == ["TUR>AZE", "AZE>TUR", "GEO>KAZ"]


@pytest.mark.parametrize("chart", [balance, reciprocity, cadence, meetings])
def test_no_visit(visits: pd.DataFrame, chart: object) -> None:
    assert style.read_caption(chart(visits=visits.iloc[:0])).title.startswith("No ")  # type: ignore[operator]
