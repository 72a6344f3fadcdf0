"""The how-to is carried out as it stands on the page."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from loaders import formats
from loaders.extract.taxonomy import LEXICONS, read_taxonomy
from loaders.extract.themes import find_themes
from loaders.models import Article

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "extending.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)

# A process of its own, since lexicons are read once a process.
TRY_TRIGGER = """
import json, sys
from datetime import date
from pathlib import Path
import loaders.lexicon
loaders.lexicon.LEXICONS = Path(sys.argv[1])
from loaders.analysis import analyse
from loaders.models import Article
for text in json.loads(sys.argv[2]):
    reports = analyse(Article("a", date(2024, 5, 8), text)).reports
    print(json.dumps([f"{report.visitor_country}>{report.host_country}" for report in reports]))
"""

TRY_PAGE = """
import streamlit as st
from pages.parts import opening, state
{page}
pages = {{"outlets": st.Page(show, title="Outlets", url_path="outlets", default=True)}}
page = st.navigation(list(pages.values()))
state.begin(pages, page)
state.hold(opening.open_or_build(), opening.read_stamp)
page.run()
"""


def block(opening: str) -> str:
    """The block of the page that begins with these words."""
    (found,) = [text for _, text in BLOCKS if text.startswith(opening)]
    return found


def load(opening: str) -> ModuleType:
    """The module that a block holds."""
    module = ModuleType(opening.removeprefix("# ").removesuffix(".py"))
    exec(compile(block(opening), opening, "exec"), module.__dict__)
    return module


def test_theme_finds_its_examples_only(tmp_path: Path) -> None:
    (entry,) = yaml.safe_load(block("# theme"))
    own = tmp_path / "own.yaml"
    own.write_text(yaml.safe_dump({"name": "own", "themes": [entry]}), encoding="utf-8")
    taxonomy = read_taxonomy([LEXICONS / "themes.yaml", own])
    assert taxonomy.faults == ()

    def found(text: str) -> set[str]:
        return {mention.key for mention in find_themes(Article("a", date(2024, 1, 1), text), (), taxonomy=taxonomy)}

    assert all(entry["id"] in found(text) for text in entry["examples"])
    assert not any(entry["id"] in found(text) for text in entry["counterexamples"])


def test_trigger_gives_its_directions_only(tmp_path: Path) -> None:
    (entry,) = yaml.safe_load(block("# trigger"))
    lexicons = tmp_path / "lexicons"
    shutil.copytree(PROJECT / "data" / "lexicons", lexicons)
    with (lexicons / "triggers.yaml").open("a", encoding="utf-8") as file:
        file.write("\n" + block("# trigger"))
    texts = [example["text"] for example in entry["examples"]] + entry["counterexamples"]
    done = subprocess.run(
        [sys.executable, "-c", TRY_TRIGGER, str(lexicons), json.dumps(texts)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    expected = [example["gives"] for example in entry["examples"]] + [[] for _ in entry["counterexamples"]]
    assert [json.loads(line) for line in done.stdout.splitlines()] == expected


def test_format_reads_its_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = load("# loaders/formats/json_file.py")
    readers = formats.list_formats() | dict.fromkeys(module.SUFFIXES, module.read)
    monkeypatch.setattr(formats, "list_formats", lambda: readers)
    (tmp_path / "a.json").write_text(block("{"), encoding="utf-8")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    article, reject = formats.read_articles(tmp_path)
    assert isinstance(article, Article)
    assert (article.id, article.title) == ("a", "Minister arrives")
    assert "broken JSON" in getattr(reject, "reason", "")


def test_chart_passes_its_test() -> None:
    chart = load("# charts/outlets.py")
    test = load("# tests/charts/test_outlets.py")
    test.__dict__.update(chart.__dict__)
    run: Callable[[], None] = test.test_outlets_are_counted
    run()


def test_page_shows_its_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    testing = pytest.importorskip("streamlit.testing.v1")
    monkeypatch.setenv("ATTACHE_STORE", str(tmp_path / "store"))
    app = testing.AppTest.from_string(TRY_PAGE.format(page=block("# pages/outlets.py")), default_timeout=60).run()
    assert not app.exception
    assert app.header[0].value == "Outlets"
    assert app.dataframe[0].value.iloc[:, 0].to_dict() == {"Azernews": 3, "News.az": 1}


def test_line_for_the_dashboard_is_like_its_neighbours() -> None:
    line = block("# dashboard.py").splitlines()[1]
    shape = re.sub("overview|outlets", "x", line, flags=re.IGNORECASE)
    dashboard = (PROJECT / "dashboard.py").read_text(encoding="utf-8")
    assert any(
        re.sub("visits", "x", neighbour.strip(), flags=re.IGNORECASE) == shape for neighbour in dashboard.splitlines()
    )
