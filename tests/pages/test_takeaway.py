"""What can be taken away: offered when it is asked for, made when it is pressed, holding no frame meanwhile."""

import gc
import json
import types
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from charts.picture import NotDrawn
from loaders.frames import Corpus, Filters, open_corpus, visits
from pages import visits as page
from pages.parts import figures, pictures, takeaway, visit_card
from tests.pages.conftest import Open, text_of

PLACES = [
    ("visits", {}, "visits_files", ["CSV", "Excel", "Parquet", "JSON lines", "BibTeX", "CSL-JSON", "Planned visits"]),
    ("articles", {}, "articles_files", ["CSV", "Excel", "Parquet", "JSON lines", "BibTeX", "CSL-JSON"]),
    ("articles", {"article": "003_5399b3df569d0065"}, "cite_article", ["BibTeX", "CSL-JSON"]),
    ("corpus", {}, "rejects_files", ["CSV", "Excel", "Parquet", "JSON lines"]),
]


def labels_of(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.parametrize(("name", "address", "key", "forms"), PLACES, ids=lambda value: str(value)[:20])
def test_forms_are_drawn_when_the_menu_opens(
    open_page: Open, name: str, address: dict[str, str], key: str, forms: list[str]
) -> None:
    app = open_page(name, **address)
    assert not app.exception
    assert not set(forms) & set(labels_of(app))
    app.session_state[key] = True
    app.run()
    assert not app.exception
    assert [label for label in labels_of(app) if label in forms] == forms


@pytest.fixture
def corpus(sample_store: Any) -> Corpus:
    return open_corpus(sample_store)


def held_by(make: Callable[..., Any]) -> list[object]:
    """Everything that a function keeps alive by its closure, through the functions it holds."""
    seen: dict[int, object] = {}
    waiting: list[object] = [make]
    while waiting:
        for found in gc.get_referents(waiting.pop()):
            if isinstance(found, types.CellType | types.FunctionType | tuple | pd.DataFrame) and id(found) not in seen:
                seen[id(found)] = found
                waiting.append(found)
    return list(seen.values())


def test_a_file_holds_no_frame(corpus: Corpus) -> None:
    offered = [*page._files(corpus, Filters()).values(), *visit_card._files(corpus, "v0000").values()]
    files = [file for group in offered for file in group]
    assert len(files) == 12
    assert not [file.name for file in files if any(isinstance(one, pd.DataFrame) for one in held_by(file.make))]


def test_what_would_be_held_is_seen(corpus: Corpus) -> None:
    frame = visits(corpus, Filters())
    file = next(iter(takeaway.table_files(lambda: frame, "visits")))
    assert any(one is frame for one in held_by(file.make))


def test_a_chart_that_cannot_be_drawn_is_said(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> str:
        raise NotDrawn("a picture knows no trace “pie”")

    monkeypatch.setattr(pictures, "to_svg", refuse)
    monkeypatch.setattr(figures, "keyed", lambda key: key)
    app = open_page("corpus")
    app.session_state["picture_growth"] = True
    app.run()
    assert not app.exception
    assert "This chart cannot be drawn as a picture: a picture knows no trace “pie”" in text_of(app).replace("\\", "")


def test_planned_visits_alone_are_in_their_calendar(corpus: Corpus) -> None:
    name, (planned, every) = list(page._files(corpus, Filters()).items())[-1]
    assert name == "As a calendar (ICS); none of these visits is planned"
    assert planned.make().count(b"BEGIN:VEVENT") == int((visits(corpus, Filters())["status"] == "planned").sum())
    assert every.make().count(b"BEGIN:VEVENT") == 8


def test_a_visit_is_taken_away_with_its_words(corpus: Corpus) -> None:
    record, *_ = visit_card._files(corpus, visits(corpus, Filters())["visit_id"].iloc[0]).values()
    [file] = record
    told = json.loads(file.make())
    assert told["event"] == "Make a visit"
    assert all(report["evidence"] for report in told["reports"])
