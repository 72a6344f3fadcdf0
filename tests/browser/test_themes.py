"""The paths of the themes page: from a phrase to a filter, and to a theme that counts."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader, Readers, Servers
from tests.browser.test_shell import query_of

pytestmark = pytest.mark.browser


def test_phrase_filters_everything(reader: Reader) -> None:
    page = reader.open("themes")
    page.locator(".st-key-discovered").get_by_role("button", name="Recep Tayyip Erdogan").click()
    page.wait_for_url("**/themes?q=*")
    reader.settle()
    assert query_of(reader)["q"] == ['"Recep Tayyip Erdogan"']
    assert "3 articles" in reader.counts()


def test_phrase_becomes_a_theme(
    readers: Readers, servers: Servers, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATTACHE_LEXICONS", str(tmp_path / "mine"))
    shutil.copytree(store, tmp_path / "store")
    reader = readers(servers(tmp_path / "store"))
    page = reader.open("themes")
    row = page.locator(".st-key-phrase_0")
    label = row.get_by_role("button").first.inner_text()
    row.get_by_role("button", name="Make it a theme").click()
    expect(page.get_by_text("It counts from the next build on")).to_be_visible()
    page.get_by_role("button", name="Build now").click()
    expect(page.get_by_text("not yet counted")).to_have_count(0, timeout=60_000)
    reader.settle()
    bars = page.get_by_test_id("stVegaLiteChart").first
    expect(bars.locator(f'path[aria-label*="Theme: {label}"]').first).to_be_attached()
