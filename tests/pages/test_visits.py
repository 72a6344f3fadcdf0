"""Visits: the timeline, the card, the table, and what a click on each does."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from charts.record import describe_visit, export_visit, title_of
from loaders import columns
from loaders.frames import Filters, evidence, open_corpus, reports, visit, visits
from pages import visits as page
from pages.parts.visit_card import mark_sentence
from tests.charts.conftest import frame
from tests.charts.conftest import visit as row_of
from tests.pages.conftest import Open, text_of


@pytest.fixture
def shusha(sample_store: Any) -> str:
    """The visit that three articles tell."""
    found = visits(open_corpus(sample_store), Filters())
    return str(found.loc[found["n_articles"] == 3, "visit_id"].iloc[0])


def test_timeline_states_what_it_shows(open_page: Open) -> None:
    app = open_page("visits")
    assert not app.exception
    assert "8 visits, June 2021 to December 2024" in text_of(app)
    assert keys_of(app) == ["timeline", "brush", "worldmap", "balance"]


def keys_of(app: AppTest) -> list[str]:
    """The names of the page's charts, in order."""
    return [str(chart.key) for chart in app.get("plotly_chart")]


@pytest.mark.parametrize(("places", "turns"), [("meetings", "reciprocity"), ("worldmap", "cadence")])
def test_answers_are_chosen_in_the_address(open_page: Open, places: str, turns: str) -> None:
    assert keys_of(open_page("visits", places=places, turns=turns))[2:] == [places, turns]


def test_long_table_comes_in_pages(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "ROWS", 3)
    app = open_page("visits", rows="3")
    assert app.dataframe[0].value["Visitor"].tolist() == ["Muhsin Dere", "Recep Tayyip Erdogan"]
    app = app.multiselect(key="f_host").select(app.multiselect(key="f_host").options[0]).run()
    assert "rows" not in app.query_params


def test_table_is_the_other_way_in(open_page: Open) -> None:
    table = open_page("visits").dataframe[0].value
    assert table["Visitor"].tolist()[0] == "Selcuk Bayraktaroglu"
    assert len(table) == 8


def test_table_tells_days_no_finer_than_they_are_known() -> None:
    rows = [
        row_of(1, "TUR>AZE", "2024-01-01", end="2024-12-31", date_precision="year"),
        row_of(2, "TUR>AZE", "2021-03-01", end="2021-03-31", date_precision="month"),
        row_of(3, "TUR>AZE", "2022-02-01", end="2022-02-02"),
        row_of(4, "TUR>AZE", None, date_precision="unknown"),
    ]
    filled = page._fill(frame(columns.VISITS, rows))
    assert filled["when"].tolist() == ["2024", "March 2021", "1–2 February 2022", "date not given"]


@pytest.mark.parametrize(("lane", "head"), [("visitor", "Zakir Hasanov"), ("host", "Azerbaijan")])
def test_lanes_are_in_the_address(open_page: Open, lane: str, head: str) -> None:
    figure = json.loads(open_page("visits", lane=lane).get("plotly_chart")[0].proto.spec)
    assert figure["layout"]["annotations"][0]["text"].startswith(f"<b>{head}</b>")


def test_switch_writes_the_address(open_page: Open) -> None:
    app = open_page("visits")
    app = app.segmented_control(key="switch_colour").set_value("kind").run()
    assert app.query_params["colour"] in ("kind", ["kind"])


def test_unknown_switch_is_the_default(open_page: Open) -> None:
    assert not open_page("visits", lane="<b>", colour="pink").exception


def test_card_tells_the_record(open_page: Open, shusha: str) -> None:
    told = text_of(open_page("visits", visit=shusha))
    assert "<h3>Recep Tayyip Erdogan in Azerbaijan</h3>" in told
    assert "Make a visit (CAMEO 042)" in told
    assert "<dt>Date known</dt><dd>to the day, as stated in the text</dd>" in told
    assert "3 sources, merged into one visit" in told


def test_card_gives_the_words_before_the_record(open_page: Open, shusha: str) -> None:
    told = "".join(element.proto.body for element in open_page("visits", visit=shusha).get("html"))
    assert told.index("<h3>Recep") < told.index('class="told"') < told.index("<dt>Received by</dt>")
    assert told.count('class="told"') == 3
    assert told.index("<details>") < told.index("<dt>Event code</dt>")


def test_card_steps_and_closes(open_page: Open, shusha: str) -> None:
    app = open_page("visits", visit=shusha)
    assert "1 of 8" in text_of(app)
    app = app.button(key="next_visit").click().run()
    assert "2 of 8" in text_of(app)
    app = app.button(key="close_visit").click().run()
    assert "visit" not in app.query_params


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on, the sidebar and the timeline fail when they are drawn anew."""

    def fail(*_: object) -> None:
        raise AssertionError("drawn anew")

    def hold() -> None:
        monkeypatch.setattr("pages.parts.facets.show_filters", fail)
        monkeypatch.setattr(page, "_timeline", fail)

    return hold


def test_stepping_draws_the_card_alone(open_page: Open, shusha: str, still: Callable[[], None]) -> None:
    app = open_page("visits", visit=shusha)
    still()
    app = app.button(key="next_visit").click().run()
    assert not app.exception
    assert "2 of 8" in text_of(app)
    assert app.query_params["visit"] not in (shusha, [shusha])
    assert not app.button(key="undo").disabled
    app = app.button(key="undo").click().run()
    assert "1 of 8" in text_of(app)
    assert app.query_params["visit"] in (shusha, [shusha])
    assert "could not be drawn" not in text_of(app)


def test_stepping_among_far_visits_draws_the_card_alone(
    open_page: Open, shusha: str, still: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "find_far", lambda *_: "v1")
    app = open_page("visits", visit=shusha)
    still()
    told = text_of(app.button(key="next_visit").click().run())
    assert "2 of 8" in told
    assert "could not be drawn" not in told


def test_a_visit_from_far_draws_the_page(
    open_page: Open, shusha: str, still: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "find_far", lambda _, visit: "" if visit == shusha else visit)
    app = open_page("visits", visit=shusha)
    still()
    assert "could not be drawn" in text_of(app.button(key="next_visit").click().run())


def test_a_theme_of_the_card_filters_everything(open_page: Open, shusha: str) -> None:
    app = open_page("visits", visit=shusha)
    theme = next(button for button in app.button if str(button.key).startswith("visit_theme_"))
    app = theme.click().run()
    assert [button.label for button in app.button if str(button.key).startswith("chip_")]


def test_visit_that_is_gone(open_page: Open) -> None:
    app = open_page("visits", visit="nobody*s*")
    assert not app.exception
    assert "There is no visit “nobody\\*s\\*”" in text_of(app)


def test_visit_outside_the_filters_stays_open(open_page: Open, shusha: str) -> None:
    app = open_page("visits", visit=shusha, visitor="AZE")
    assert "outside the filters" in text_of(app)


def test_nothing_matches(open_page: Open) -> None:
    app = open_page("visits", q="zebra")
    assert "matches these filters" in text_of(app)
    assert not app.get("plotly_chart")


def test_balance_never_denies_the_other_way(open_page: Open) -> None:
    told = text_of(open_page("visits", visitor="AZE"))
    assert "3 visits, February 2022 to March 2024" in told
    assert "Türkiye went to Azerbaijan 5 times, Azerbaijan to Türkiye 3 times" in told
    assert "Both ways, whichever the filters ask for" in told


def test_charts_have_their_data(open_page: Open) -> None:
    app = open_page("visits")
    assert [drawer.label for drawer in app.expander if drawer.label == "Data"] == ["Data"] * 2


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the callbacks ask the view to become."""
    kept: dict[str, Any] = {}
    monkeypatch.setattr(page.state, "select", lambda **changes: kept.update(changes))
    return kept


def test_mark_opens_its_visit(chosen: dict[str, Any]) -> None:
    page.open_selection({"points": [{"customdata": "v3"}], "box": []})
    assert chosen == {"visit": "v3"}


def test_column_keeps_its_days(chosen: dict[str, Any]) -> None:
    page.open_selection({"points": [{"customdata": ["2021-01-01", "2021-01-31"]}], "box": []})
    assert chosen == {"since": "2021-01-01", "until": "2021-01-31"}


def test_box_keeps_its_days(chosen: dict[str, Any]) -> None:
    page.keep_days({"points": [], "box": [{"x": ["2022-06-14 17:09:57.3536", "2021-05-01 03:01"]}]})
    assert chosen == {"since": "2021-05-01", "until": "2022-06-14"}


def test_box_over_marks_keeps_its_days_too(chosen: dict[str, Any]) -> None:
    boxed = {"points": [{"customdata": "v3"}], "box": [{"x": ["2021-05-01 03:01", "2022-06-14 17:09:57.3536"]}]}
    page.open_selection(boxed)
    assert chosen == {"since": "2021-05-01", "until": "2022-06-14"}
    assert page.chosen_visit(boxed) == ""


def test_name_of_a_lane_keeps_its_visits(chosen: dict[str, Any]) -> None:
    page.open_selection({"points": [{"customdata": "visitor=AZE&person=Zakir+Hasanov"}], "box": []})
    assert chosen == {"visitor": ("AZE",), "person": ("Zakir Hasanov",)}


def test_bar_of_the_balance_keeps_its_direction(chosen: dict[str, Any]) -> None:
    page.keep_direction({"points": [{"customdata": "TUR>AZE"}]})
    assert chosen == {"visitor": ("TUR",), "host": ("AZE",)}


@pytest.mark.parametrize("select", [page.open_selection, page.keep_days, page.keep_direction])
def test_clicking_beside_changes_nothing(chosen: dict[str, Any], select: Any) -> None:
    select({"points": [], "box": []})
    assert not chosen


def test_export_holds_every_word(sample_store: Any, shusha: str) -> None:
    corpus = open_corpus(sample_store)
    text = export_visit(visit(corpus, shusha), reports(corpus, shusha), evidence(corpus, visit_id=shusha))
    told = json.loads(text)
    assert (told["visitor_person"], told["start"], len(told["reports"])) == ("Recep Tayyip Erdogan", "2021-06-15", 3)
    assert all(report["evidence"] for report in told["reports"])


def test_record_in_plain_words() -> None:
    row = row_of(
        1,
        "TUR>AZE",
        "2021-03-01",
        end="2021-03-31",
        date_precision="month",
        date_basis="publication",
        kind="unspecified",
    )
    told = dict(describe_visit(frame(columns.VISITS, [row]).iloc[0].to_dict(), {}))
    assert told["When"] == "March 2021"
    assert told["Date known"] == "to the month, taken from the day of publication, for want of another"
    assert told["Kind"] == "Visit, of a kind the text does not name, completed"


def test_delegation_without_a_name() -> None:
    assert title_of(frame(columns.VISITS, [row_of(1, "TUR>AZE", "2021-03-01")]).iloc[0].to_dict()) == (
        "A delegation from Türkiye in Azerbaijan"
    )


def test_sentence_is_text_with_its_words_marked() -> None:
    report = {"sentence": "Akar <b>came</b> to Baku", "sentence_start": 100}
    facts = pd.DataFrame({"start": [100, 120], "end": [104, 124], "field": ["visitor_person", "places"]})
    told = mark_sentence(report, facts)
    assert 'title="Visitor">Akar</span> &lt;b&gt;came&lt;/b&gt; to <span' in told
