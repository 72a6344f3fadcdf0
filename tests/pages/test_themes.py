"""The page of themes: measures, the choice of a bar, shared paragraphs."""

import pytest

from pages.parts.differences import compare
from pages.parts.theme_company import ORDERS, choose_pair
from pages.parts.theme_counts import MEASURES, PASTED, SCALES
from pages.parts.theme_times import FOLLOWED
from pages.themes import PARTS
from tests.pages.conftest import Open, text_of


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("scale", SCALES)
def test_measures(open_page: Open, measure: str, scale: str) -> None:
    app = open_page("themes", measure=measure, scale=scale)
    assert not app.exception
    assert app.segmented_control(key="switch_measure").value == measure


# (address, what the part says of the five articles)
TOLD = [
    ({"part": "recur"}, "Which themes recur"),
    ({"part": "when"}, "No theme can be told to rise or fall"),
    ({"part": "together"}, "Too few texts to tell any pair from chance"),
    ({"part": "together"}, "On which visit"),
    ({"part": "again"}, "Which paragraphs are used again"),
]


@pytest.mark.parametrize(("address", "told"), TOLD)
def test_parts(open_page: Open, address: dict[str, str], told: str) -> None:
    app = open_page("themes", **address)
    assert not app.exception
    assert told in text_of(app).replace("\\", "")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("filters", [{"outlet": "News.az"}, {"theme": "shusha-declaration"}, {"reuse": "no"}])
def test_parts_of_a_small_selection(open_page: Open, part: str, filters: dict[str, str]) -> None:
    assert not open_page("themes", part=part, **filters).exception


@pytest.mark.parametrize("part", PARTS)
def test_nothing_matches(open_page: Open, part: str) -> None:
    assert "No article matches these filters" in text_of(open_page("themes", part=part, q="zebra"))


@pytest.mark.parametrize(
    "address",
    [
        *({"part": "when", "followed": which} for which in FOLLOWED),
        *({"part": "together", "first": one} for one in ORDERS),
    ],
)
def test_switches_of_the_parts(open_page: Open, address: dict[str, str]) -> None:
    assert not open_page("themes", **address).exception


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
    labels = [expander.label for expander in open_page("themes", part="again").expander]
    assert any(label.startswith("**3 articles, word for word** · “The Shusha Declaration") for label in labels)


def test_no_paragraph_is_shared(open_page: Open) -> None:
    assert "No paragraph of these articles" in text_of(open_page("themes", part="again", outlet="News.az"))


def test_who_had_it_first_and_what_was_edited(open_page: Open) -> None:
    app = open_page("themes", part="again")
    drawer = next(one for one in app.expander if "word for word" in one.label)
    assert drawer.label.startswith("**3 articles, word for word**")
    assert "No article here repeats an earlier one as a whole" in text_of(app)


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


def test_two_themes_in_one_choice_are_both_asked_for(open_page: Open) -> None:
    pair = "joint-exercises+shusha-declaration"
    app = open_page("articles", theme=pair)
    assert [button.label for button in app.button if str(button.key).startswith("chip_")] == [
        "Theme\\: Joint exercises \\+ Shusha Declaration ✕"
    ]
    both = set(app.dataframe[0].value["Title"])
    each = [set(open_page("articles", theme=theme).dataframe[0].value["Title"]) for theme in pair.split("+")]
    assert both == each[0] & each[1]
    assert both != each[0] | each[1]
    assert "Joint exercises + Shusha Declaration · 0" in app.multiselect(key="f_theme").options


def test_a_pair_of_themes_is_chosen_and_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    toggled: list[tuple[str, str]] = []
    monkeypatch.setattr("pages.parts.state.toggle", lambda *given: toggled.append(given))
    choose_pair({"pair": [{"theme_a": "medicine", "theme_b": "trade"}]})
    choose_pair({"pair": []})
    assert toggled == [("theme", "medicine+trade")]


def test_the_visits_to_follow_are_chosen_by_pair(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = {"AZE+TUR": "Azerbaijan – Türkiye", "GEO+TUR": "Georgia – Türkiye"}
    monkeypatch.setattr("pages.parts.theme_company.follow_pairs", lambda *_: pairs)
    app = open_page("themes", part="together")
    assert "All 2 pairs together" in app.selectbox(key="pick_between").options
    assert "are mixed here" in text_of(app)
    app = app.selectbox(key="pick_between").select("GEO+TUR").run()
    assert app.query_params["between"] in ("GEO+TUR", ["GEO+TUR"])
    assert "Nothing follows these visits" in text_of(app)
    assert "are mixed here" not in text_of(app)
