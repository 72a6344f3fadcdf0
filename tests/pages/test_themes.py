"""The page of themes: measures, the choice of a bar, shared paragraphs."""

import pytest

from pages.parts.differences import compare
from pages.themes import MEASURES, PASTED, SCALES
from tests.pages.conftest import Open, text_of


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("scale", SCALES)
def test_measures(open_page: Open, measure: str, scale: str) -> None:
    app = open_page("themes", measure=measure, scale=scale)
    assert not app.exception
    assert app.segmented_control(key="switch_measure").value == measure


def test_switch_is_part_of_the_address(open_page: Open) -> None:
    app = open_page("themes")
    app = app.segmented_control(key="switch_measure").set_value("mentions").run()
    assert app.query_params["measure"] in ("mentions", ["mentions"])
    app = app.segmented_control(key="switch_measure").set_value("articles").run()
    assert "measure" not in app.query_params


def test_independent_texts_leave_no_choice_of_pasted(open_page: Open) -> None:
    assert not [one for one in open_page("themes", measure="texts").segmented_control if one.key == "switch_pasted"]
    assert open_page("themes").segmented_control(key="switch_pasted").value == next(iter(PASTED))


def test_shared_paragraphs(open_page: Open) -> None:
    labels = [expander.label for expander in open_page("themes").expander]
    assert any(label.startswith("**3 articles, word for word** · “The Shusha Declaration") for label in labels)


def test_no_paragraph_is_shared(open_page: Open) -> None:
    assert "No paragraph of these articles" in text_of(open_page("themes", outlet="News.az"))


# (before, after, what only the first has, what only the second has)
VERSIONS = [
    ("one two", "one two", "one two", "one two"),
    ("one two three", "one three", "one <del>two</del> three", "one three"),
    ("one", "one <b>", "one", "one <ins>&lt;b&gt;</ins>"),
    ("", "new", "", "<ins>new</ins>"),
]


@pytest.mark.parametrize(("before", "after", "left", "right"), VERSIONS)
def test_versions_side_by_side(before: str, after: str, left: str, right: str) -> None:
    assert compare(before, after) == (left, right)
