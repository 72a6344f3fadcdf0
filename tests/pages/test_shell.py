"""What every page shares: filters bound to the address, counts, chips, states."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import facets, state
from tests.pages.conftest import Open, text_of
from tests.sample import publish_analyses

PAGES = ("overview", "visits", "themes", "articles", "judgements", "compare", "corpus")

# (filter, value in the address, visits and articles left)
FILTERS = [
    ("q", '"joint exercises"', (1, 1)),
    ("since", "2024-01-01", (2, 2)),
    ("until", "2021-07-01", (1, 3)),
    ("visitor", "TUR", (5, 4)),
    ("host", "TUR", (3, 2)),
    ("person", "Hulusi Akar", (2, 2)),
    ("theme", "shusha-declaration", (8, 5)),
    ("outlet", "News.az", (1, 1)),
    ("kind", "working", (1, 1)),
    ("status", "completed", (4, 4)),
    ("level", "deputy minister", (1, 1)),
]


def counts_of(app: AppTest) -> tuple[int, int]:
    line = next(element.proto.body for element in app.get("html") if 'class="counts"' in element.proto.body)
    visits, articles = (int(part.split("</b>")[0]) for part in line.split("<b>")[1:3])
    return visits, articles


def chips_of(app: AppTest) -> list[str]:
    return [button.label for button in app.button if button.key and button.key.startswith("chip_")]


@pytest.mark.parametrize("page", PAGES)
def test_page_opens(open_page: Open, page: str) -> None:
    app = open_page(page)
    assert not app.exception
    assert counts_of(app) == (8, 5)


@pytest.mark.parametrize(("name", "value", "left"), FILTERS)
def test_filter_in_address(open_page: Open, name: str, value: str, left: tuple[int, int]) -> None:
    app = open_page("articles", **{name: value})
    assert not app.exception
    assert counts_of(app) == left
    assert len(chips_of(app)) == 1
    assert app.query_params[name] in (value, [value])


@pytest.mark.parametrize("name", [name for name in state.LISTS if name not in facets.RARE])
def test_filter_in_sidebar(open_page: Open, name: str) -> None:
    app = open_page("corpus")
    widget = app.multiselect(key=f"f_{name}")
    label = widget.options[0]
    app = widget.select(label).run()
    assert not app.exception
    assert len(chips_of(app)) == 1
    chosen = app.query_params[name]
    assert app.multiselect(key=f"f_{name}").value == ([chosen] if isinstance(chosen, str) else chosen)


def test_search_in_sidebar(open_page: Open) -> None:
    app = open_page("articles")
    app = app.text_input(key="f_search").input("declaration -logistics").run()
    assert app.query_params["q"] in ("declaration -logistics", ["declaration -logistics"])
    assert not app.exception


def test_facets_follow_other_filters(open_page: Open) -> None:
    app = open_page("articles", outlet="News.az")
    assert app.multiselect(key="f_theme").options != open_page("articles").multiselect(key="f_theme").options
    assert len(app.multiselect(key="f_outlet").options) == 2


def test_chip_removes_one(open_page: Open) -> None:
    app = open_page("articles", visitor="TUR", theme="shusha-declaration")
    app = next(button for button in app.button if button.key == "chip_0_visitor_TUR").click().run()
    assert chips_of(app) == ["Theme\\: Shusha Declaration ✕"]
    assert "visitor" not in app.query_params


def test_clear_all(open_page: Open) -> None:
    app = open_page("articles", visitor="TUR", q="minister", since="2021-01-01")
    app = app.button(key="clear_all").click().run()
    assert counts_of(app) == (8, 5)
    assert not dict(app.query_params)


def test_undo_and_redo(open_page: Open) -> None:
    app = open_page("articles", visitor="TUR", outlet="Azernews")
    assert app.button(key="undo").disabled
    app = app.button(key="clear_all").click().run()
    app = app.button(key="undo").click().run()
    assert len(chips_of(app)) == 2
    app = app.button(key="redo").click().run()
    assert counts_of(app) == (8, 5)
    assert app.button(key="redo").disabled


def test_nothing_matches(open_page: Open) -> None:
    app = open_page("articles", q="zebra")
    assert "matches these filters" in text_of(app)
    app = app.button(key="clear_no article").click().run()
    assert counts_of(app) == (8, 5)


# Addresses that somebody edited by hand.
BROKEN: list[dict[str, Any]] = [
    {"since": "2021-02-31"},
    {"since": "soon"},
    {"visitor": "XXX"},
    {"theme": "no such theme"},
    {"order": "sideways", "page": "-3"},
    {"page": "999999"},
    {"q": '"unclosed'},
    {"article": "no such article"},
    {"article": "002_0475bb5ebcffa610", "at": "99999999", "visit": "gone"},
    {"measure": "x", "scale": "y", "pasted": "z"},
    {"kind": "<script>alert(1)</script>"},
    {"nonsense": "1"},
    {"lane": "x", "colour": "<b>", "places": "nowhere", "turns": "?", "rows": "²"},
    {"visit": "<script>", "rows": "-1"},
    {"article": "002_0475bb5ebcffa610", "beside": "<script>", "hide": ["no", "such"]},
    {"q": "\x00 %00 ((( \\", "person": "'; DROP TABLE visits; --"},
    {"since": "9999-99-99", "until": "0001-01-01", "outlet": ["", " "]},
]


@pytest.mark.parametrize("address", BROKEN, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_broken_address(open_page: Open, page: str, address: dict[str, Any]) -> None:
    assert not open_page(page, **address).exception


def test_value_that_is_gone_can_be_removed(open_page: Open) -> None:
    app = open_page("articles", visitor="XXX")
    assert chips_of(app) == ["Visitor country\\: XXX ✕"]
    app = app.button(key="chip_0_visitor_XXX").click().run()
    assert counts_of(app) == (8, 5)


def test_store_damaged(open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "current").write_text("nowhere")
    monkeypatch.setenv("ATTACHE_STORE", str(tmp_path))
    app = open_page("articles")
    assert not app.exception
    assert "could not be opened" in text_of(app)
    assert "python -m loaders build" in text_of(app).replace("\\", "")


def test_page_that_fails(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no <b>chart</b> today")

    monkeypatch.setattr("pages.themes.show_counts", fail)
    app = open_page("themes", outlet="News.az")
    assert "This page could not be drawn" in text_of(app)
    assert "no \\<b\\>chart\\</b\\> today" in text_of(app)
    assert counts_of(app) == (1, 1)
    app = app.button(key="clear_after_failure").click().run()
    assert counts_of(app) == (8, 5)


@pytest.mark.parametrize("page", PAGES)
def test_no_articles_yet(open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str) -> None:
    monkeypatch.setenv("ATTACHE_STORE", str(publish_analyses(tmp_path, [])))
    app = open_page(page)
    assert not app.exception
    assert ("No articles yet" in text_of(app)) == (page != "corpus")


def test_first_build_that_fails(open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ATTACHE_STORE", str(tmp_path / "file" / "store"))
    app = open_page("visits")
    assert not app.exception
    told = text_of(app).replace("\\", "")
    assert "The corpus could not be built" in told
    assert "python -m loaders build data/articles" in told
