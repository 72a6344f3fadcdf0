"""The paths through the pages: a mark to its card, a bar to a filter, a row to the marked text."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from charts.style import palette
from tests.browser.conftest import Reader, Readers, Servers, build_store
from tests.browser.test_shell import query_of, rows_of

pytestmark = pytest.mark.browser

NASTY = (
    "# Minister <script>document.title='run'</script> **arrives** on an official visit to Turkey, "
    "Defence Minister Zakir Hasanov :red[said] $x^2$ [here](http://other.example) <img src='http://other.example/x.png'>"
)


def test_mark_opens_card_and_sentence(reader: Reader) -> None:
    page = reader.open("visits")
    mark = page.locator(".js-plotly-plot").first.locator("path.point").first
    reader.click_mark(mark, "**/visits?*visit=*")
    reader.settle()
    card = page.locator(".visit").first
    expect(card).to_be_visible()
    expect(page.locator(".told").first).to_be_visible()


def test_bar_filters_the_table(reader: Reader) -> None:
    page = reader.open("themes")
    bars = page.get_by_test_id("stVegaLiteChart").first.locator('path[aria-label*="Theme: "]')
    last = bars.last
    last.scroll_into_view_if_needed()
    last.click()
    page.wait_for_url("**/themes?theme=*")
    reader.settle()
    theme = query_of(reader)["theme"]
    page.get_by_test_id("stTopNavLink").filter(has_text="Articles").click()
    page.wait_for_url("**/articles?theme=*")
    reader.settle()
    assert query_of(reader)["theme"] == theme
    assert 0 < rows_of(reader) < 5


def test_column_filters_by_date(reader: Reader) -> None:
    page = reader.open("articles")
    column = page.locator(".js-plotly-plot .bars path").last
    reader.click_mark(column, "**/articles?since=2024-12-01&until=2024-12-31")


def test_column_of_the_corpus_filters_by_date(reader: Reader) -> None:
    page = reader.open("corpus")
    bar = page.locator(".js-plotly-plot .bars path").last
    bar.wait_for(state="attached")
    reader.click_mark(bar, "**/corpus?since=2024-12-01&until=2024-12-31")
    expect(page.locator(".counts")).to_contain_text("1 article of")


def test_row_opens_the_reader(reader: Reader) -> None:
    page = reader.open("articles")
    box = page.get_by_test_id("stDataFrame").bounding_box()
    assert box
    page.mouse.click(box["x"] + 320, box["y"] + 56)
    page.wait_for_url("**/articles?article=003_5399b3df569d0065")
    expect(page.locator(".text .visit").first).to_be_visible()


def test_reader_marks_the_words(reader: Reader) -> None:
    page = reader.open("articles", article="004_6935ff9cce66302f", q="Shusha")
    text = page.locator("article.text")
    expect(text.locator(".hit").first).to_have_text("Shusha")
    assert "Akar" in " ".join(text.locator(".person").all_inner_texts())
    assert text.locator(".country").count() > 3
    assert "Shusha Declaration" in " ".join(" ".join(text.locator(".theme").all_inner_texts()).split())
    assert text.locator("p.reused").count() > 0
    expect(text.locator(".visit").first).to_be_visible()


def test_reader_legend_and_hits(reader: Reader) -> None:
    page = reader.open("articles", article="004_6935ff9cce66302f", q="Shusha")
    page.get_by_role("button", name="People").click()
    page.wait_for_url("**&hide=person*")
    reader.settle()
    line = page.locator(".text .person").first.evaluate("mark => getComputedStyle(mark).textDecorationLine")
    assert line == "none"
    page.get_by_role("button", name="Next ›").click()
    expect(page.locator(".where")).to_contain_text("1 of ")
    expect(page.locator(".text .current")).to_be_in_viewport()


def test_link_scrolls_to_the_sentence(reader: Reader) -> None:
    page = reader.open("articles", article="004_6935ff9cce66302f", at=1500)
    expect(page.locator(".text .current")).to_be_in_viewport()


def test_markup_in_an_article_is_text(readers: Readers, servers: Servers, tmp_path: Path) -> None:
    source = tmp_path / "nasty.jsonl"
    rows = [{"id": f"<b>{n}</b>", "date": "2024-03-06", "title": NASTY[:60], "text": NASTY} for n in range(2)]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    fresh = servers(build_store(source, tmp_path / "store"))
    reader = readers(fresh)
    page = reader.open("articles", article="<b>0</b>")
    expect(page.locator("article.text")).to_contain_text("<script>document.title='run'</script>")
    page.get_by_role("button", name="All articles").click()
    reader.settle()
    reader.open("articles", q="arrives")
    expect(page.get_by_text("**arrives**").first).to_be_visible()
    for path in ("", "visits", "themes", "corpus"):
        reader.open(path)
        assert page.title() != "run"
        assert page.locator("img[src*='other.example'], a[href*='other.example']").count() == 0


def test_charts_follow_the_theme(reader: Reader) -> None:
    page = reader.open("themes")
    bar = page.get_by_test_id("stVegaLiteChart").first.locator(f'path[fill="{palette("light").accent}"]').first
    expect(bar).to_be_visible()
    page.emulate_media(color_scheme="dark")
    dark = page.get_by_test_id("stVegaLiteChart").first.locator(f'path[fill="{palette("dark").accent}"]').first
    expect(dark).to_be_visible(timeout=15_000)
