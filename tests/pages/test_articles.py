"""The table of articles, the search and the reader."""

import json

from loaders.columns import PASSAGES
from pages.parts.comparing import match_passages
from tests.charts.conftest import frame
from tests.pages.conftest import Open, text_of

FIRST = "002_0475bb5ebcffa610"


def test_table(open_page: Open) -> None:
    frame = open_page("articles").dataframe[0].value
    assert list(frame.columns) == ["Date", "Outlet", "Title", "Visits", "Reused text", "Themes", "Countries"]
    assert frame["Date"].dt.strftime("%Y-%m-%d").tolist() == [
        "2024-12-23",
        "2024-03-06",
        "2022-02-01",
        "2021-10-27",
        "2021-09-28",
    ]
    assert frame["Visits"].tolist() == [1, 2, 2, 3, 2]


def test_order(open_page: Open) -> None:
    frame = open_page("articles", order="reused").dataframe[0].value
    assert frame["Reused text"].is_monotonic_decreasing


def test_search_shows_passages(open_page: Open) -> None:
    assert "<mark>joint exercises</mark>" in text_of(open_page("articles", q='"joint exercises"'))


def test_search_as_table(open_page: Open) -> None:
    assert len(open_page("articles", q="minister", show="table").dataframe[0].value) == 5


def test_reader(open_page: Open) -> None:
    app = open_page("articles", article=FIRST)
    assert "Reports 2 visits" in text_of(app)
    assert "Azernews · 28 September 2021" in text_of(app)
    assert FIRST in text_of(app)


def test_reader_steps(open_page: Open) -> None:
    app = open_page("articles", article=FIRST)
    assert "5 of 5" in text_of(app)
    app = app.button(key="previous_article").click().run()
    assert app.query_params["article"] in ("004_6935ff9cce66302f", ["004_6935ff9cce66302f"])
    app = app.button(key="close_article").click().run()
    assert len(app.dataframe) == 1


def test_evidence_moves_to_its_words(open_page: Open) -> None:
    app = open_page("articles", article=FIRST)
    evidence = next(button for button in app.button if "Dere" in button.label)
    app = evidence.click().run()
    assert not app.exception
    assert app.query_params["at"]


def test_marks_reach_the_browser(open_page: Open) -> None:
    app = open_page("articles", article=FIRST, q="drills")
    data = next(json.loads(one.proto.json) for one in app.get("bidi_component") if "html" in one.proto.json)
    assert {entry["kind"] for entry in data["legend"]} >= {"visit", "person", "country", "theme", "reused", "hit"}
    assert data["hits"] == "hit"


def test_article_that_is_gone(open_page: Open) -> None:
    assert "There is no article" in text_of(open_page("articles", article="gone"))


def test_two_articles_side_by_side(open_page: Open) -> None:
    app = open_page("articles", article="002_0475bb5ebcffa610")
    app.session_state["comparison"] = True
    picker = app.run().selectbox(key="compare_with")
    assert "in both" in picker.options[0]
    app = picker.select_index(0).run()
    assert not app.exception
    assert app.query_params["beside"]
    told = text_of(app)
    assert told.count('<header class="article">') == 2
    assert "in both" in told
    app = app.button(key="close_comparison").click().run()
    assert "beside" not in app.query_params


def test_nothing_to_compare_with(open_page: Open) -> None:
    told = text_of(open_page("articles", article="002_0475bb5ebcffa610", beside="*gone*"))
    assert "There is no article “\\*gone\\*” in this corpus to compare with." in told


def test_passages_are_matched_by_cluster() -> None:
    first = frame(PASSAGES, [{"cluster": "a", "text": "One\ntwo"}, {"cluster": "b", "text": "x"}])
    second = frame(PASSAGES, [{"cluster": "a", "text": "One three"}, {"cluster": "c", "text": "y"}])
    assert list(match_passages(first, second)) == [("One two", "One three")]
