"""One selection everywhere: filters, chips, counts and the address."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader, Readers, Servers

pytestmark = pytest.mark.browser

PAGES = ["", "visits", "themes", "articles", "corpus"]


def query_of(reader: Reader) -> dict[str, list[str]]:
    return parse_qs(urlsplit(reader.page.url).query)


def rows_of(reader: Reader) -> int:
    grid = reader.page.locator('[data-testid="stDataFrame"] canvas table').first
    return int(grid.get_attribute("aria-rowcount") or 0) - 1


def test_filter_changes_chart_table_and_address(reader: Reader) -> None:
    page = reader.open("articles")
    assert rows_of(reader) == 5
    bars = page.locator(".js-plotly-plot .bars path")
    tall = bars.evaluate_all("paths => paths.filter(path => path.getBBox().height > 1).length")
    page.get_by_role("combobox", name="Outlet").click()
    page.get_by_role("option", name="News.az").click()
    page.keyboard.press("Escape")
    expect(page.locator(".counts")).to_contain_text("1 article of", timeout=15_000)
    reader.settle()
    assert rows_of(reader) == 1
    assert bars.evaluate_all("paths => paths.filter(path => path.getBBox().height > 1).length") < tall
    assert query_of(reader) == {"outlet": ["News.az"]}
    assert page.locator('[class*="st-key-chip_"]').count() == 1


def test_filters_stay_across_pages_and_go_one_by_one(reader: Reader) -> None:
    page = reader.open("articles", visitor="TUR", since="2021-07-01")
    before = reader.counts()
    page.get_by_test_id("stTopNavLink").filter(has_text="Themes").click()
    page.wait_for_url("**/themes?since=2021-07-01&visitor=TUR")
    reader.settle()
    assert reader.counts() == before
    page.get_by_role("button", name="Visitor country: Türkiye ✕").click()
    page.wait_for_url("**/themes?since=2021-07-01")
    page.get_by_role("button", name="Clear all").click()
    page.wait_for_url("**/themes")
    expect(page.locator(".counts")).not_to_contain_text(" of ")


def test_back_takes_a_filter_back(reader: Reader) -> None:
    page = reader.open("articles")
    page.get_by_role("textbox", name="Search").fill("declaration")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles?q=declaration")
    reader.settle()
    page.go_back()
    page.wait_for_url("**/articles")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("")


def test_reload_keeps_the_view(reader: Reader) -> None:
    page = reader.open("themes", measure="mentions", theme="shusha-declaration")
    before = reader.counts()
    page.reload()
    reader.settle()
    expect(page.locator(".counts")).to_have_text(before, timeout=15_000)
    assert query_of(reader) == {"measure": ["mentions"], "theme": ["shusha-declaration"]}


@pytest.mark.parametrize("path", ["articles", "visits"])
def test_shared_link_on_fresh_server(readers: Readers, servers: Servers, store: Path, path: str) -> None:
    fresh = servers(store)
    reader = readers(fresh, permissions=["clipboard-read", "clipboard-write"])
    page = reader.open(path, visitor="TUR", q="minister")
    assert page.locator('[class*="st-key-chip_"]').count() == 2
    expect(page.get_by_test_id("stTopNavLink").filter(has_text=path.capitalize())).to_be_visible()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    other = readers(fresh)
    other.page.goto(copied)
    expect(other.page.locator(".counts")).to_have_text(reader.counts(), timeout=30_000)


def test_first_start_builds_the_store_and_more_is_added(readers: Readers, servers: Servers, tmp_path: Path) -> None:
    more = tmp_path / "more.txt"
    more.write_text(" date 2024-05-06 Georgian Defence Minister Irakli Chikovani arrived in Baku on Monday.")
    fresh = servers(tmp_path / "store")
    reader = readers(fresh)
    page = reader.page
    page.goto(f"{fresh}/corpus")
    expect(page.get_by_text("Reading the articles for the first time")).to_be_visible(timeout=30_000)
    expect(page.locator(".counts")).to_contain_text("5 articles", timeout=60_000)
    expect(page.get_by_test_id("stMain").locator("p").first).to_contain_text("visits")
    page.locator('input[type="file"]').set_input_files(more)
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("1 article can be read, 1 of them new; 0 things cannot.")).to_be_visible(timeout=20_000)
    expect(page.locator(".counts")).to_contain_text("5 articles")
    page.get_by_role("button", name="Build with these").click()
    expect(page.locator(".counts")).to_contain_text("6 articles", timeout=60_000)
    expect(page.get_by_text("Built: 6 articles")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_narrow_page_does_not_scroll_sideways(readers: Readers, server: str, path: str) -> None:
    reader = readers(server, viewport={"width": 390, "height": 844})
    page = reader.open(path)
    main = '[data-testid="stMain"]'
    assert page.eval_on_selector(main, "main => main.scrollWidth - main.clientWidth") <= 1


@pytest.mark.parametrize("locale", ["en-GB", "en-US", "de-DE"])
def test_a_chosen_day_shows_its_year(readers: Readers, server: str, locale: str) -> None:
    page = readers(server, locale=locale).open("visits", since="2021-11-11")
    field, year = (
        page.locator(".st-key-f_since").locator(one)
        for one in ("[data-testid=stDateInputFieldsScroller]", '[aria-label^="year"], [aria-label^="Jahr"]')
    )
    expect(year).to_have_text("2021")
    outer, inner = field.bounding_box(), year.bounding_box()
    assert outer
    assert inner
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1
