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
    reader.drag(plot, (0.02, 0.3), (0.25, 0.6))
    page.wait_for_url("**/articles?since=2021-*&until=202*")
    reader.settle()
    assert 0 < rows_of(reader) < 5
    chips, fields = page.locator('[class*="st-key-chip_"]'), page.get_by_test_id("stDateInput")
    for left in (2, 1):
        expect(chips).to_have_count(left)
        chips.first.get_by_role("button").first.click()
    expect(chips).to_have_count(0)
    for segment in fields.get_by_role("spinbutton").all():
        expect(segment).to_have_attribute("aria-valuetext", "Empty")


def test_box_on_the_growth_of_the_corpus(reader: Reader) -> None:
    page = reader.open("corpus")
    plot = page.locator(".js-plotly-plot").first
    plot.locator(".bars path").first.wait_for()
    reader.drag(plot, (0.02, 0.3), (0.25, 0.6))
    page.wait_for_url("**/corpus?since=2021-*&until=202*")
    expect(page.locator('[class*="st-key-chip_"]')).to_have_count(2)


def test_box_across_themes_over_time(reader: Reader) -> None:
    page = reader.open("themes", part="when")
    chart = page.get_by_test_id("stVegaLiteChart").first
    chart.locator('path[aria-label*="Theme: "]').first.wait_for()
    reader.drag(chart, (0.02, 0.1), (0.2, 0.2))
    page.wait_for_url("**/themes?part=when&since=2021-09-01&until=2021-10-31")
    reader.settle()
    expect(page.locator(".counts")).to_contain_text("2 articles")


def test_click_with_an_unsteady_hand_is_no_box(reader: Reader) -> None:
    page = reader.open("themes", part="when")
    column = page.get_by_test_id("stVegaLiteChart").first.locator('path[aria-label*="Theme: "]').first
    reader.drag(column, (0.1, 0.3), (0.15, 0.3))
    page.wait_for_url("**/themes?part=when&theme=*")


def test_box_across_the_visits_of_themes(reader: Reader) -> None:
    page = reader.open("themes", part="together")
    chart = page.get_by_test_id("stVegaLiteChart").last
    chart.locator('path[aria-label*="Visit: "]').first.wait_for(state="attached")
    reader.drag(chart, (0.6, 0.4), (0.99, 0.6))
    page.wait_for_url("**/themes?part=together&since=*&until=2024-12-23")


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
    assert plot.evaluate("plot => plot.data.at(-1).name") == "visits"
    assert plot.locator(".scatterlayer path.point").count() > 0
