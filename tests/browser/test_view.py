"""The view as a whole: undone and redone, saved by name, worked from the keyboard, and explained once."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader, Readers, Servers
from tests.browser.test_shell import query_of

pytestmark = pytest.mark.browser


def press(reader: Reader, key: str) -> None:
    """Press a key where nothing is typed."""
    expect(reader.page.get_by_role("button", name="Keys")).to_be_visible()
    reader.page.locator(".counts").click()
    reader.page.keyboard.press(key)


def open_views(page: Page) -> None:
    page.get_by_role("button", name="Saved views").click()
    expect(page.get_by_role("textbox", name="Save this view as")).to_be_visible()


def save_as(reader: Reader, name: str, by: str = "") -> None:
    page = reader.page
    page.get_by_role("textbox", name="Save this view as").fill(name)
    page.get_by_role("textbox", name="Your name").fill(by)
    page.get_by_role("button", name="Save", exact=True).click()
    reader.settle()


def test_steps_back_and_forth(reader: Reader) -> None:
    page = reader.open("visits", visitor="TUR", kind="official")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    page.get_by_role("button", name="Kind of visit: official ✕").click()
    page.wait_for_url("**/visits?visitor=TUR")
    page.get_by_role("button", name="Clear all").last.click()
    page.wait_for_url("**/visits")
    reader.settle()
    press(reader, "u")
    page.wait_for_url("**/visits?visitor=TUR")
    reader.settle()
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url("**/visits?kind=official&visitor=TUR")
    reader.settle()
    press(reader, "y")
    page.wait_for_url("**/visits?visitor=TUR")
    expect(page.get_by_role("button", name="Visitor country: Türkiye ✕")).to_be_visible()


def test_a_filter_in_between_ends_redoing(reader: Reader) -> None:
    page = reader.open("articles", visitor="TUR", outlet="Azernews")
    page.get_by_role("button", name="Outlet: Azernews ✕").click()
    page.wait_for_url("**/articles?visitor=TUR")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url("**/articles?outlet=Azernews&visitor=TUR")
    page.get_by_role("button", name="Visitor country: Türkiye ✕").click()
    page.wait_for_url("**/articles?outlet=Azernews")
    expect(page.get_by_role("button", name="Redo")).to_be_disabled()


def test_saved_view_is_there_for_others_and_on_a_fresh_server(readers: Readers, servers: Servers, store: Path) -> None:
    one = readers(servers(store))
    page = one.open("visits", host="AZE", lane="visitor")
    open_views(page)
    save_as(one, "<b>Guests</b> of *Baku*", "Kari")
    expect(page.get_by_text("Saved as <b>Guests</b> of *Baku*.")).to_be_visible()
    other = readers(servers(store))
    page = other.open("themes")
    open_views(page)
    page.get_by_role("link", name="<b>Guests</b> of *Baku*").click()
    page.wait_for_url("**/visits?host=AZE&lane=visitor")
    other.settle()
    assert other.counts() == one.counts()
    expect(page.get_by_role("radio", name="Visitor")).to_be_checked()


def test_a_name_in_use_is_kept_until_it_is_replaced(readers: Readers, servers: Servers, store: Path) -> None:
    reader = readers(servers(store))
    page = reader.open("articles", outlet="News.az")
    open_views(page)
    save_as(reader, "Ours", "Kari")
    save_as(reader, "ours", "Lund")
    expect(page.get_by_text("There is a view named “ours” already, saved by Kari")).to_be_visible()
    page.get_by_role("button", name="Replace it").click()
    expect(page.get_by_text("Saved as ours.")).to_be_visible()
    page.locator(".st-key-forget_ours").get_by_role("button", name="Remove").first.click()
    expect(page.get_by_text("Removed ours.")).to_be_visible()
    expect(page.get_by_role("link", name="ours")).to_have_count(0)
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_role("link", name="ours")).to_be_visible()


def test_keys_are_listed_and_search_is_one_away(reader: Reader) -> None:
    page = reader.open("articles")
    press(reader, "?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("Next visit or article")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    press(reader, "/")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("u?/y")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles?q=*")
    assert query_of(reader)["q"] == ["u?/y"]


def test_next_and_previous_by_key(reader: Reader) -> None:
    page = reader.open("articles", article="003_5399b3df569d0065")
    press(reader, "j")
    page.wait_for_url(lambda url: "article=" in url and "003_" not in url)
    reader.settle()
    press(reader, "k")
    page.wait_for_url("**/articles?article=003_5399b3df569d0065")


def test_three_hints_once(reader: Reader) -> None:
    page = reader.open("visits")
    for number in (1, 2, 3):
        expect(page.get_by_text(f"Hint {number} of 3")).to_be_visible()
        assert page.locator(".attache-hinted").count() == 1
        page.get_by_role("button", name="Done" if number == 3 else "Next", exact=True).first.click()
    expect(page.get_by_text("Hint 3 of 3")).to_be_hidden()
    reader.open("articles")
    expect(page.get_by_text("Hint 1 of 3")).to_be_hidden()
    assert page.locator(".attache-hinted").count() == 0


def test_open_visit_is_ringed(reader: Reader) -> None:
    page = reader.open("visits")
    reader.click_mark(page.locator(".js-plotly-plot").first.locator(".trace:last-child path.point").first, "**visit=*")
    reader.settle()
    expect(page.locator(".js-plotly-plot").first.locator("path.point.chosen")).to_have_count(1)
    page.keyboard.press("Escape")
    page.wait_for_url("**/visits")
    expect(page.locator("path.point.chosen")).to_have_count(0)
    reader.settle()
    box = page.locator(".js-plotly-plot").first.locator(".trace:last-child path.point").first.bounding_box()
    assert box
    reader.click_at(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**visit=*")


@pytest.mark.parametrize(
    ("locale", "chip", "typed"),
    [("en-US", "From June 15, 2021", "06/15/2021"), ("de-DE", "From 15. Juni 2021", "15.06.2021")],
)
def test_dates_are_the_readers(readers: Readers, server: str, locale: str, chip: str, typed: str) -> None:
    page = readers(server, locale=locale).open("visits", since="2021-06-15")
    expect(page.get_by_role("button", name=f"{chip} ✕")).to_be_visible()
    assert "".join(page.locator(".st-key-f_since").inner_text().split()) == f"From{typed}"


def test_two_articles_side_by_side(reader: Reader) -> None:
    page = reader.open("articles", article="002_0475bb5ebcffa610")
    page.get_by_role("button", name="Compare with another article").click()
    page.get_by_role("combobox", name="Compare with").click()
    page.get_by_role("option").filter(has_text="paragraph").first.click()
    page.wait_for_url("**/articles?*beside=*")
    expect(page.locator("article.text")).to_have_count(2)
    expect(page.get_by_text("in both")).to_be_visible()
    left, right = (page.locator("article.text").nth(place).bounding_box() for place in (0, 1))
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    page.reload()
    expect(page.locator("article.text")).to_have_count(2, timeout=20_000)
