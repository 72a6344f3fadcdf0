"""WCAG 2.2 AA by axe, on every page and state, light, dark and on a telephone."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from briefing import write_briefing
from charts import style
from loaders.frames import Filters
from loaders.frames.judging import open_judged
from tests.browser.conftest import Reader, serve
from tests.browser.scenes import Scene, furnish, list_names, list_scenes

pytestmark = pytest.mark.browser

OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
# What Streamlit draws by itself and gives no way to change: (rule, part of the element's HTML).
THEIRS: list[tuple[str, str]] = []


DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def furnished(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the five articles with judgements, a table and saved views beside it."""
    copy = Path(shutil.copytree(store, tmp_path_factory.mktemp("furnished") / "store"))
    furnish(copy)
    return copy


@pytest.fixture(scope="session")
def scenes(furnished: Path) -> dict[str, Scene]:
    return {scene.name: scene for scene in list_scenes(open_judged(furnished))}


@pytest.fixture(scope="session")
def furnished_server(furnished: Path) -> Iterator[str]:
    with serve(furnished) as address:
        yield address


@pytest.fixture(scope="module")
def visitor(chromium: Browser, furnished_server: str) -> Iterator[Reader]:
    """One reader for every state: their browser loads the dashboard's code once."""
    context = chromium.new_context(viewport=DESK, reduced_motion="reduce", locale="en-GB")
    yield Reader(context, furnished_server)
    context.close()


@pytest.mark.parametrize("name", list_names())
def test_nothing_serious(visitor: Reader, scenes: dict[str, Scene], name: str) -> None:
    """Each state is entered once: on a desk in the dark, then by day, then as narrow as a telephone."""
    visitor.page.set_viewport_size(DESK)
    visitor.page.emulate_media(color_scheme="dark")
    page = scenes[name].enter(visitor)
    assert not violations(page)
    switch(visitor, "light")
    assert not violations(page)
    page.set_viewport_size(PHONE)
    visitor.settle()
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") <= 1
    faults, visitor.faults[:] = list(visitor.faults), []
    assert not faults


@pytest.mark.parametrize("short", [False, True])
def test_briefing_page(chromium: Browser, furnished: Path, tmp_path: Path, short: bool) -> None:
    file = tmp_path / "briefing.html"
    file.write_text(write_briefing(open_judged(furnished), Filters(), today=date(2026, 1, 2), short=short), "utf-8")
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(file.as_uri())
    assert not violations(page)
    page.set_viewport_size(PHONE)
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()


SETTLED = """() => !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
    && document.getAnimations().every(
        one => one.playState !== "running" || one.effect.getTiming().iterations === Infinity)"""
"""Nothing is being drawn anew: what is on its way out or in is half transparent, and no reader's contrast."""


def switch(reader: Reader, scheme: style.ThemeMode) -> None:
    """Change to the light or the dark theme, and wait until the page has been drawn in it."""
    reader.page.emulate_media(color_scheme=scheme)
    reader.page.wait_for_function(
        "accent => [...document.querySelectorAll('.stHtml style')].some(one => one.textContent.includes(accent))",
        arg=style.palette(scheme).accent,
    )
    reader.settle()


def settle(page: Page) -> None:
    """Wait until the page stands still, for two looks in a row: a run may follow another."""
    for _ in range(2):
        page.wait_for_function(SETTLED)
        page.wait_for_timeout(250)
    page.wait_for_function(SETTLED)


def run_axe(page: Page) -> list[dict[str, Any]]:
    """The rules that axe finds violated; a page that has been looked at before has it already."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[dict[str, Any]] = page.evaluate("options => axe.run(options).then(told => told.violations)", OPTIONS)
    return found


def violations(page: Page) -> list[str]:
    """What axe finds that is serious or worse and ours: rule, element and reason."""
    settle(page)
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:200]} | {node['failureSummary'][:300]}"
        for rule in run_axe(page)
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
        if not any(rule["id"] == known and part in node["html"] for known, part in THEIRS)
    ]
