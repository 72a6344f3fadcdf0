"""The timeline under a hand: a label, a box on the strip, a row of the table, and the way in from the overview."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader, Readers
from tests.browser.test_shell import query_of

pytestmark = pytest.mark.browser

PLACES = """() => [...document.querySelector(".js-plotly-plot").querySelectorAll(".trace:last-child path.point")]
  .map(mark => mark.getBoundingClientRect()).map(box => [box.x + box.width / 2, box.y + box.height / 2])"""


def test_neighbouring_marks_open_their_own_visits(reader: Reader) -> None:
    page = reader.open("visits")
    opened = []
    for place in (2, 3):
        page.locator(".js-plotly-plot path.point").first.wait_for()
        reader.click_at(*page.evaluate(PLACES)[place])
        page.wait_for_url("**/visits?visit=*")
        reader.settle()
        opened.append(page.locator(".visit h3").inner_text())
        page.keyboard.press("Escape")
        page.wait_for_url("**/visits")
        reader.settle()
    assert opened == ["Recep Tayyip Erdogan in Azerbaijan", "Hulusi Akar in Azerbaijan"]


def test_box_on_the_strip_keeps_its_days(reader: Reader) -> None:
    page = reader.open("visits")
    reader.drag(page.locator(".js-plotly-plot").nth(1), (0.01, 0.2), (0.3, 0.7))
    page.wait_for_url("**/visits?since=2021-*&until=2022-*")
    reader.settle()
    assert reader.counts().startswith("5 visits")
    expect(page.get_by_text("5 visits, June 2021 to February 2022")).to_be_visible()


def test_box_across_the_marks_keeps_its_days(reader: Reader) -> None:
    page = reader.open("visits")
    plot = page.locator(".js-plotly-plot").first
    plot.locator("path.point").first.wait_for()
    reader.drag(plot, (0.02, 0.2), (0.3, 0.6))
    page.wait_for_url("**/visits?since=2021-*&until=2022-*")
    reader.settle()
    expect(page.get_by_text("5 visits, June 2021 to February 2022")).to_be_visible()
    reader.click_at(*page.evaluate(PLACES)[0])
    page.wait_for_url("**/visits?since=2021-*&until=2022-*&visit=*")


def test_box_on_the_overview_opens_no_visit(reader: Reader) -> None:
    page = reader.open("")
    plot = page.locator(".js-plotly-plot").first
    plot.locator("path.point").first.wait_for()
    reader.drag(plot, (0.02, 0.2), (0.3, 0.6))
    page.wait_for_url("**/?since=2021-*&until=2022-*")


@pytest.mark.parametrize(
    ("lane", "asked"),
    [
        ("", "visits?host=AZE&visitor=TUR"),
        ("visitor", "visits?lane=visitor&person=Zakir+Hasanov&visitor=AZE"),
        ("host", "visits?host=AZE&lane=host"),
    ],
)
def test_name_of_a_lane_keeps_its_visits(reader: Reader, lane: str, asked: str) -> None:
    page = reader.open("visits", **{"lane": lane} if lane else {})
    name = page.locator(".js-plotly-plot").first.locator(".annotation-text").first
    reader.click_mark(name, f"**/{asked}")


def test_finger_on_the_timeline_moves_the_page(readers: Readers, server: str) -> None:
    reader = readers(server, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = reader.open("visits")
    plot = page.locator(".js-plotly-plot").first
    plot.locator("path.point").first.wait_for()
    box, finger = plot.bounding_box(), page.context.new_cdp_session(page)
    assert box
    x, y = box["x"] + 150, box["y"] + 150
    for kind, down in (("touchStart", 0), *(("touchMove", step * 15) for step in range(1, 9)), ("touchEnd", None)):
        points = [] if down is None else [{"x": x, "y": y - down}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(20)
    page.wait_for_timeout(400)
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") > 60
    page.touchscreen.tap(*page.evaluate(PLACES)[0])
    page.wait_for_url("**/visits?visit=*")


def test_row_opens_the_same_card(reader: Reader) -> None:
    page = reader.open("visits")
    table = page.get_by_test_id("stDataFrame").bounding_box()
    assert table
    page.mouse.click(table["x"] + 17, table["y"] + 53)
    page.wait_for_url("**/visits?visit=*")
    expect(page.locator(".visit h3")).to_have_text("Selcuk Bayraktaroglu in Azerbaijan")


def test_switches_are_in_the_address(reader: Reader) -> None:
    page = reader.open("visits")
    page.get_by_role("radio", name="Visitor").click()
    page.wait_for_url("**/visits?lane=visitor")
    reader.settle()
    page.reload()
    reader.settle()
    assert query_of(reader)["lane"] == ["visitor"]


def test_overview_leads_to_the_visit(reader: Reader) -> None:
    page = reader.open("")
    page.locator(".js-plotly-plot path.point").first.wait_for()
    reader.click_at(*page.evaluate(PLACES)[0])
    page.wait_for_url("**/visits?visit=*")
    expect(page.locator(".visit h3")).to_have_text("Recep Tayyip Erdogan in Azerbaijan")


def test_card_comes_first_on_a_telephone(readers: Readers, server: str) -> None:
    reader = readers(server, viewport={"width": 390, "height": 844})
    page = reader.open("visits", visit="any")
    card = page.locator(".st-key-visit_card").bounding_box()
    plot = page.locator(".js-plotly-plot").first.bounding_box()
    assert card
    assert plot
    assert card["y"] < plot["y"]


def test_card_stands_beside_the_row_that_opened_it(readers: Readers, server: str) -> None:
    reader = readers(server, viewport={"width": 1440, "height": 500})
    page = reader.open("visits")
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box, plot = table.bounding_box(), page.locator(".js-plotly-plot").first
    assert box
    plot.evaluate("plot => { plot.dataset.kept = 'yes'; }")
    page.mouse.click(box["x"] + 17, box["y"] + 53)
    page.wait_for_url("**/visits?visit=*")
    reader.settle()
    expect(page.locator(".st-key-close_visit button")).to_be_in_viewport(ratio=0.9)
    expect(page.locator(".visit h3")).to_be_in_viewport()
    header, card = page.get_by_test_id("stHeader").bounding_box(), page.locator(".st-key-visit_card").bounding_box()
    assert header
    assert card
    assert card["y"] >= header["y"] + header["height"]
    assert plot.get_attribute("data-kept") == "yes"
    beside = table.bounding_box()
    assert beside
    # The table is panned beside a card, not drawn anew in another width.
    assert beside["width"] == pytest.approx(box["width"], abs=12)
