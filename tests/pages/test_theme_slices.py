"""The themes page on corpora that are hardly any: one article, copies of one text, a broken lexicon."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from loaders.pipeline import build
from pages.themes import PARTS
from tests.pages.conftest import PROJECT, text_of

Show = Callable[..., AppTest]
TEXT = (
    "Norwegian Foreign Minister Kari Lund arrived in Amman on Monday on an official visit and spoke of sanctions "
    "and of joint exercises.\n\n"
    "The two armies will hold joint exercises in the desert in autumn, the ministry said in a statement on its site."
)


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    """Build the texts, one an article and a day, and open the themes page on them."""

    def show_(*texts: str, page: str = "themes", **address: str) -> AppTest:
        source = tmp_path / "source"
        source.mkdir(exist_ok=True)
        for number, text in enumerate(texts, 1):
            (source / f"{number}.txt").write_text(f" date 2024-05-{number:02} {text}", encoding="utf-8")
        build([source], tmp_path / "store", workers=1)
        monkeypatch.setenv("ATTACHE_STORE", str(tmp_path / "store"))
        app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        app.switch_page(f"pages/{page}.py")
        return app.run()

    return show_


@pytest.mark.parametrize("part", PARTS)
def test_one_article(show: Show, part: str) -> None:
    app = show(TEXT, part=part)
    assert not app.exception
    told = text_of(app).replace("\\", "")
    expected = {
        "recur": "No phrase recurs in these articles",
        "when": "No theme can be told to rise or fall",
        "together": "Too few texts to tell any pair from chance",
        "again": "No paragraph of these articles stands in another one",
    }
    assert expected[part] in told


@pytest.mark.parametrize("part", PARTS)
def test_all_copies_of_one_text(show: Show, part: str) -> None:
    app = show(*[TEXT] * 4, part=part)
    assert not app.exception
    told = text_of(app).replace("\\", "")
    expected = {
        "recur": "No phrase recurs in these articles",
        "when": "No theme can be told to rise or fall",
        "together": "Too few texts to tell any pair from chance",
        "again": "3 articles repeat 1 earlier text nearly as a whole",
    }
    assert expected[part] in told


def test_copies_are_one_independent_text(show: Show) -> None:
    told = text_of(show(*[TEXT] * 4, part="again")).replace("\\", "")
    assert "2 paragraphs in 4 articles" in told
    assert "Each counts as one independent text" in told


def test_a_broken_pattern_stops_nothing(show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.yaml").write_text('themes: [{id: bad, label: "Bad", variants: ["(open"]}]', encoding="utf-8")
    monkeypatch.setenv("ATTACHE_THEMES", str(tmp_path / "mine.yaml"))
    assert not show(TEXT).exception
    fault = show(TEXT, page="corpus").warning[0].value.replace("\\", "")
    assert all(part in fault for part in ("mine.yaml", "entry bad", "(open", "not closed"))
