"""Charts as filters: what is clicked or boxed on any of them becomes a chip, and the rest of the page follows."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader, Readers, Servers
from tests.browser.test_shell import query_of, rows_of
from tests.sample import fill_synthetic

pytestmark = pytest.mark.browser


def test_box_on_the_histogram(reader: Reader) -> None:
    page = reader.open("articles")
    plot = page.locator(".js-plotly-plot").first
    plot.locator(".bars path").first.wait_for()
    box = plot.bounding_box()
    assert box
    page.mouse.move(box["x"] + 12, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 70, steps=8)
    page.mouse.up()
    page.wait_for_url("**/articles?since=2021-*&until=202*")
    reader.settle()
    assert 0 < rows_of(reader) < 5
    expect(page.locator('[class*="st-key-chip_"]')).to_have_count(2)


def test_arrow_of_the_map(reader: Reader) -> None:
    page = reader.open("visits")
    dots = page.locator(".js-plotly-plot").nth(2).locator(".trace path.point")
    dots.first.wait_for(state="attached")
    place = page.evaluate(
        """() => {
          const plot = document.querySelectorAll(".js-plotly-plot")[2];
          const points = plot.calcdata.find((one) => one[0].trace.name === "visits");
          plot.scrollIntoView({ block: "center" });
          const moved = points[0].node3.node().querySelector("path.point").getBoundingClientRect();
          return [moved.x + moved.width / 2, moved.y + moved.height / 2];
        }"""
    )
    reader.click_at(*place)
    page.wait_for_url("**/visits?host=*&visitor=*")
    reader.settle()
    assert {*query_of(reader)["host"], *query_of(reader)["visitor"]} == {"AZE", "TUR"}


def test_bar_of_the_balance(reader: Reader) -> None:
    page = reader.open("visits")
    bar = page.locator(".js-plotly-plot").nth(3).locator(".bars path").first
    bar.scroll_into_view_if_needed()
    reader.click_mark(bar, "**/visits?host=AZE&visitor=TUR")
    expect(page.locator(".counts")).to_contain_text("5 visits")


def test_bins_open_into_marks(readers: Readers, servers: Servers, tmp_path: Path) -> None:
    reader = readers(servers(fill_synthetic(tmp_path / "store", 900)))
    page = reader.open("")
    plot = page.locator(".js-plotly-plot").first
    columns = plot.locator(".bars path")
    columns.first.wait_for(state="attached")
    tallest = columns.evaluate_all(
        "paths => paths.map((path, i) => [path.getBBox().height, i]).sort((a, b) => b[0] - a[0])[0][1]"
    )
    reader.click_mark(columns.nth(tallest), "**/?since=*&until=*")
    reader.settle()
    expect(plot.locator(".bars path")).to_have_count(0)
    assert plot.locator(".scatterlayer path.point").count() > 0
