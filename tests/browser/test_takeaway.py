"""What can be taken away from the real pages: tables, citations, calendars."""

import io
import json
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

from charts.style import ThemeMode
from tests.browser.conftest import Reader, Readers
from tests.browser.test_access import switch, violations

pytestmark = pytest.mark.browser

SCHEMES: tuple[ThemeMode, ...] = ("light", "dark")


def open_menu(reader: Reader, key: str) -> Locator:
    """Open a menu by its key, with the keyboard; its forms are then on the page."""
    button = reader.page.locator(f'[class*="st-key-{key}"]').get_by_role("button").first
    # A menu at the window's lower edge leaves it when a chart above is drawn late.
    button.evaluate("button => button.scrollIntoView({ block: 'center' })")
    button.focus()
    reader.page.keyboard.press("Enter")
    menu = reader.page.get_by_test_id("stPopoverBody")
    expect(menu.get_by_test_id("stDownloadButton").first).to_be_visible()
    reader.settle()
    return menu


def take(page: Page, menu: Locator, form: str) -> tuple[str, bytes]:
    """Name and content of the file that a form of the open menu gives."""
    with page.expect_download() as download:
        menu.get_by_role("button", name=form, exact=True).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_table_in_every_form(reader: Reader) -> None:
    page = reader.open("visits", visitor="TUR")
    menu = open_menu(reader, "visits_files")
    files = {form: take(page, menu, form) for form in ("CSV", "Excel", "Parquet", "JSON lines")}
    assert [name for name, _ in files.values()] == ["visits.csv", "visits.xlsx", "visits.parquet", "visits.jsonl"]
    assert files["CSV"][1].startswith(b"\xef\xbb\xbf")
    frames = [
        pd.read_csv(io.BytesIO(files["CSV"][1])),
        pd.read_excel(io.BytesIO(files["Excel"][1])),
        pd.read_parquet(io.BytesIO(files["Parquet"][1])),
        pd.read_json(io.BytesIO(files["JSON lines"][1]), lines=True),
    ]
    assert all(set(frame["visitor_country"]) == {"TUR"} and len(frame) == 5 for frame in frames)


@pytest.mark.parametrize(
    ("path", "address", "key", "number"),
    [
        ("visits", {"visitor": "AZE"}, "visits_files", 2),
        ("articles", {"outlet": "News.az"}, "articles_files", 1),
        ("articles", {"article": "004_6935ff9cce66302f"}, "cite_article", 1),
    ],
)
def test_citations(reader: Reader, path: str, address: dict[str, str], key: str, number: int) -> None:
    page = reader.open(path, **address)
    menu = open_menu(reader, key)
    assert take(page, menu, "BibTeX")[1].count(b"@article{") == number
    assert len(json.loads(take(page, menu, "CSL-JSON")[1])) == number


def test_calendars(reader: Reader) -> None:
    page = reader.open("visits")
    menu = open_menu(reader, "visits_files")
    name, data = take(page, menu, "All these visits")
    assert name == "visits.ics"
    assert len(Calendar.from_ical(data).walk("VEVENT")) == 8
    name, data = take(page, menu, "Planned visits")
    assert name == "planned-visits.ics"
    assert not Calendar.from_ical(data).walk("VEVENT")


def test_a_visit_leaves_with_its_sources(reader: Reader) -> None:
    page = reader.open("visits")
    reader.click_mark(page.locator(".js-plotly-plot").first.locator("path.point").first, "**/visits?*visit=*")
    reader.settle()
    menu = open_menu(reader, "visit_files")
    told = json.loads(take(page, menu, "JSON")[1])
    assert take(page, menu, "BibTeX")[1].count(b"@article{") == told["n_articles"]
    name, data = take(page, menu, "HTML to read and print")
    assert name == f"visit-{told['visit_id']}.html"
    assert data.count(b"<blockquote>") == told["n_articles"]
    [event] = Calendar.from_ical(take(page, menu, "ICS")[1]).walk("VEVENT")
    assert str(event["uid"]) == f"{told['visit_id']}@attache"


# Every chart of every page: where they stand, and how many.
CHARTS: list[tuple[str, dict[str, str], int]] = [
    ("", {}, 5),
    ("visits", {"visitor": "TUR"}, 3),
    ("visits", {"visitor": "TUR", "places": "meetings", "turns": "reciprocity"}, 3),
    ("visits", {"visitor": "TUR", "turns": "cadence"}, 3),
    ("themes", {}, 1),
    ("themes", {"part": "when"}, 2),
    ("themes", {"part": "together"}, 4),
    ("articles", {}, 1),
    ("corpus", {}, 1),
]


@pytest.mark.parametrize(("path", "address", "number"), CHARTS, ids=lambda value: str(value) or "overview")
def test_every_chart_is_a_picture(reader: Reader, path: str, address: dict[str, str], number: int) -> None:
    page = reader.open(path, **address)
    # The strip under the timeline is a control.
    drawn = page.locator(".js-plotly-plot, [data-testid=stVegaLiteChart]")
    expect(drawn).to_have_count(number + (path == "visits"))
    offered = page.locator('[class*="st-key-picture_"]')
    keys = offered.evaluate_all("all => all.map(one => [...one.classList].find(name => name.startsWith('st-key-')))")
    assert len(keys) == number
    for key in keys:
        menu = open_menu(reader, key.removeprefix("st-key-"))
        file, svg = take(page, menu, "SVG")
        told = " ".join(text.strip() for text in ET.fromstring(svg).itertext())
        assert file.endswith(".svg")
        assert " made on " in told
        assert ("Only Visitor country: Türkiye" in told) == ("visitor" in address)
        if key == keys[0]:
            assert take(page, menu, "PNG")[1].startswith(b"\x89PNG")
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
        reader.settle()


def test_a_picture_is_light_on_a_dark_page(readers: Readers, server: str) -> None:
    light, dark = (readers(server, color_scheme=scheme) for scheme in ("light", "dark"))
    pictures = []
    for reader in (light, dark):
        page = reader.open("visits")
        pictures.append(take(page, open_menu(reader, "picture_balance"), "PNG")[1])
    assert pictures[0] == pictures[1]


def test_a_briefing_is_read_without_attache(readers: Readers, server: str, tmp_path: Path) -> None:
    reader = readers(server, locale="en-US")
    page = reader.open("visits", visitor="AZE")
    name, data = take(page, open_menu(reader, "briefing"), "HTML to read and print")
    file = tmp_path / name
    file.write_bytes(data)
    colleague = readers("", offline=True, viewport={"width": 390, "height": 844})
    alone = colleague.page
    alone.goto(file.as_uri())
    expect(alone.get_by_role("heading", level=1)).to_have_text(
        "Visitor country: Azerbaijan, February 2022 to March 2024"
    )
    expect(alone.get_by_role("heading", name="Zakir Hasanov in Türkiye")).to_have_count(3)
    expect(alone.locator("figure svg").first).to_be_visible()
    assert alone.evaluate("document.documentElement.scrollWidth") == 390
    assert alone.evaluate("document.fonts.check('600 16px \"Source Serif Pro\"')")
    assert not violations(alone)
    expect(alone.get_by_text("made on").first).to_contain_text(f"made on {date.today():%B} {date.today().day}, ")
    alone.get_by_role("link", name="[").first.click()
    assert alone.url.partition("#")[2].startswith("source-")
    alone.emulate_media(media="print")
    wide = alone.locator(".wide").first.evaluate("one => getComputedStyle(one).overflowX")
    assert wide == "visible"
    view = alone.get_by_role("link", name="The same view in Attaché").get_attribute("href")
    assert view == reader.page.url


@pytest.mark.parametrize(
    ("path", "key", "form"),
    [
        ("visits", "visits_files", "CSV"),
        ("visits", "picture_balance", "SVG"),
        ("corpus", "briefing", "HTML to read and print"),
    ],
)
def test_all_of_it_by_keyboard(reader: Reader, path: str, key: str, form: str) -> None:
    page = reader.open(path)
    open_menu(reader, key)
    first = page.get_by_test_id("stPopoverBody").get_by_role("button").first
    expect(first).to_be_focused()
    expect(first).to_have_text(form)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert Path(download.value.path()).stat().st_size > 500
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    expect(page.locator(f'[class*="st-key-{key}"]').get_by_role("button").first).to_be_focused()


@pytest.mark.parametrize(
    ("path", "address", "key"),
    [
        ("visits", {}, "visits_files"),
        ("visits", {}, "picture_timeline"),
        ("articles", {"article": "004_6935ff9cce66302f"}, "cite_article"),
        ("themes", {}, "briefing"),
        ("corpus", {}, "accuracy_files"),
    ],
)
def test_open_menus_are_accessible(reader: Reader, path: str, address: dict[str, str], key: str) -> None:
    page = reader.open(path, **address)
    for scheme in SCHEMES:
        switch(reader, scheme)
        menu = page.get_by_test_id("stPopoverBody")
        if not menu.count():
            open_menu(reader, key)
        assert not violations(page)
        expect(menu).to_be_visible()


def test_data_of_a_chart(reader: Reader) -> None:
    page = reader.open("themes")
    page.get_by_text("Data", exact=True).first.click()
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
    menu = open_menu(reader, "themes_data_files")
    name, data = take(page, menu, "CSV")
    assert name == "themes.csv"
    assert len(data.splitlines()) > 3
