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


def test_column_of_time_filters_by_theme(reader: Reader) -> None:
    page = reader.open("themes", part="when")
    column = page.get_by_test_id("stVegaLiteChart").first.locator('path[aria-label*="Theme: "]').first
    column.click()
    page.wait_for_url("**/themes?*theme=*")
    reader.settle()
    assert query_of(reader)["part"] == ["when"]


def test_cell_opens_the_visit(reader: Reader) -> None:
    page = reader.open("themes", part="together")
    cell = page.get_by_test_id("stVegaLiteChart").last.locator('path[aria-label*="Visit: "]').first
    cell.scroll_into_view_if_needed()
    cell.click()
    page.wait_for_url("**/visits?visit=*")
    reader.settle()
    expect(page.get_by_text("What was discussed")).to_be_visible()


def test_what_followed_a_visit(reader: Reader) -> None:
    page = reader.open("visits", visit="TUR-AZE-20210927-89fc")
    page.locator(".st-key-visit_themes").get_by_role("button").first.wait_for()
    page.get_by_text("In the 30 days after").click()
    expect(page.get_by_text("naming both countries")).to_be_visible()


def test_mark_opens_the_article_at_the_paragraph(reader: Reader) -> None:
    page = reader.open("themes", part="again")
    mark = page.get_by_test_id("stVegaLiteChart").first.locator('path[aria-label*="Paragraph: "]').first
    mark.click()
    page.wait_for_url("**/articles?article=*at=*")
    reader.settle()
    expect(page.locator(".text .current, .text .reused").first).to_be_in_viewport()


def test_edited_paragraph_side_by_side(reader: Reader) -> None:
    page = reader.open("themes", part="again")
    page.get_by_text("1 version edited").click()
    expect(page.locator(".versions ins").first).to_be_visible()
    expect(page.get_by_text("81% alike").first).to_be_visible()


def test_reader_tells_where_text_came_from(reader: Reader) -> None:
    page = reader.open("articles", article="001_2e71dcab896db976")
    expect(page.get_by_text("6 paragraphs from Azernews, 28 September 2021")).to_be_visible()
    page.get_by_text("Edited, 81% alike").click()
    expect(page.locator(".versions del").first).to_be_visible()
    page.locator(".st-key-article_themes").get_by_role("button", name="Shusha Declaration 3").click()
    page.wait_for_url("**at=*")
    expect(page.locator(".text .current")).to_be_in_viewport()


def test_a_pair_of_themes_filters_by_both(reader: Reader) -> None:
    page = reader.open("themes", part="together")
    before = reader.counts()
    row = page.get_by_test_id("stVegaLiteChart").first.locator('path[aria-label*="Themes: "]').first
    row.click()
    page.wait_for_url("**/themes?*theme=*")
    reader.settle()
    assert query_of(reader)["theme"][0].count("+") == 1
    assert reader.counts() != before
    expect(page.locator('[class*="st-key-chip_"]')).to_have_count(1)
