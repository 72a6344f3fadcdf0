"""All of it without a mouse: where the focus is can be seen, and what a click does a key does too."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser
FOCUSED = """() => {
  let one = document.activeElement;
  while (one.shadowRoot && one.shadowRoot.activeElement) one = one.shadowRoot.activeElement;
  const style = getComputedStyle(one);
  return { tag: one.tagName, words: (one.getAttribute("aria-label") || one.innerText || "").split("\\n")[0],
           marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 };
}"""
PRESSED = ("A", "BUTTON", "SUMMARY")


def walk(page: Page, steps: int) -> list[dict[str, object]]:
    """What has the focus after each of so many presses of Tab."""
    found = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
    return found


@pytest.mark.parametrize("path", ["", "visits", "themes", "articles", "judgements", "compare", "corpus"])
def test_where_the_focus_is_can_be_seen(reader: Reader, path: str) -> None:
    passed = walk(reader.open(path), 45)
    pressed = [one for one in passed if one["tag"] in PRESSED]
    assert len(pressed) > 15
    assert not [one["words"] for one in pressed if not one["marked"]]


def test_pages_and_what_is_done_with_a_view_come_before_the_page(reader: Reader) -> None:
    words = [str(one["words"]) for one in walk(reader.open("visits"), 60)]
    order = [
        next(place for place, one in enumerate(words) if one.startswith(name))
        for name in (
            "Skip to main",
            "Search",
            "Overview",
            "Corpus",
            "Saved views",
            "Copy link",
            "Briefing",
            "Keys",
            "Download",
        )
    ]
    assert order == sorted(order)


def test_the_skip_link_leads_past_the_filters(reader: Reader) -> None:
    page = reader.open("articles")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    assert "Search" not in [one["words"] for one in walk(page, 3)]


def test_a_visit_is_opened_judged_and_closed(reader: Reader) -> None:
    page = reader.open("visits")
    page.get_by_test_id("stDataFrame").first.scroll_into_view_if_needed()
    page.get_by_test_id("data-grid-canvas").first.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**/visits?visit=*")
    reader.settle()
    expect(page.locator(".visit h3")).to_be_visible()
    judgement = page.get_by_role("radiogroup", name="Your judgement")
    judgement.get_by_role("radio").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Confirm this visit")).to_be_visible()
    page.get_by_text("The whole record").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Make a visit (CAMEO")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_url("**/visits")


def test_a_filter_is_set_and_taken_away(reader: Reader) -> None:
    page = reader.open("themes")
    page.get_by_role("combobox", name="Theme").focus()
    page.keyboard.type("Alliance")
    expect(page.get_by_role("option").filter(has_text="Alliance").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/themes?theme=alliance")
    page.keyboard.press("Escape")
    reader.settle()
    page.get_by_role("button", name="Theme: Alliance ✕").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/themes")
