"""WCAG 2.2 AA by axe, on every page, light and dark."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

ADDRESSES: list[tuple[str, dict[str, Any]]] = [
    ("", {}),
    ("visits", {}),
    ("themes", {}),
    ("themes", {"part": "when"}),
    ("themes", {"part": "together"}),
    ("themes", {"part": "again"}),
    ("articles", {"visitor": "TUR"}),
    ("articles", {"article": "004_6935ff9cce66302f", "q": "Shusha"}),
    ("judgements", {}),
    ("compare", {}),
    ("corpus", {}),
]
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# What Streamlit draws by itself and gives no way to change: (rule, part of the element's HTML).
THEIRS: list[tuple[str, str]] = []


@pytest.mark.parametrize(("path", "address"), ADDRESSES, ids=lambda value: str(value) if value else "")
def test_nothing_serious(reader: Reader, path: str, address: dict[str, Any]) -> None:
    page = reader.open(path, **address)
    assert not violations(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(500)
    reader.settle()
    assert not violations(page)


SETTLED = """() => !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
    && document.getAnimations().every(
        one => one.playState !== "running" || one.effect.getTiming().iterations === Infinity)"""
"""Nothing is being drawn anew: what is on its way out or in is half transparent, and no reader's contrast."""


def settle(page: Page) -> None:
    """Wait until the page stands still, for two looks in a row: a run may follow another."""
    for _ in range(2):
        page.wait_for_function(SETTLED)
        page.wait_for_timeout(400)
    page.wait_for_function(SETTLED)


def violations(page: Page) -> list[str]:
    """What axe finds that is serious or worse and ours: rule, element and reason."""
    settle(page)
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:200]} | {node['failureSummary'][:300]}"
        for rule in Axe().run(page, options=OPTIONS).response["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
        if not any(rule["id"] == known and part in node["html"] for known, part in THEIRS)
    ]
