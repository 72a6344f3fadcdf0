"""The analyst's judgement in a real browser: correct, reload, meet a colleague, undo."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from loaders.frames import open_corpus
from tests.browser.conftest import Readers, Servers
from tests.browser.test_access import violations

pytestmark = pytest.mark.browser
# A judgement draws the whole page anew, and a machine that tests is busy.
expect.set_options(timeout=20_000)


@pytest.fixture
def akar(own: Path) -> str:
    visits = open_corpus(own).visits
    return str(visits.loc[visits["visitor_person"] == "Hulusi Akar", "visit_id"].iloc[0])


def choose(page: Page, action: str) -> None:
    page.get_by_role("radiogroup", name="Your judgement").get_by_text(action, exact=True).click()


def sign(page: Page, who: str, why: str) -> None:
    page.get_by_label("Why", exact=True).fill(why)
    page.get_by_label("Your name", exact=True).fill(who)


def test_a_correction_stays_and_can_be_undone(readers: Readers, servers: Servers, own: Path, akar: str) -> None:
    reader = readers(servers(own))
    page = reader.open("visits", visit=akar)
    choose(page, "Correct")
    page.get_by_label("Places", exact=True).fill("Zangilan; Jabrayil")
    sign(page, "Ann Bell", "The caption says so")
    assert not violations(page)
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator(".visit dd", has_text="Zangilan, Jabrayil")).to_contain_text("corrected")
    expect(page.get_by_role("button", name="Save the correction")).to_have_count(0)
    page = reader.open("visits", visit=akar)
    expect(page.locator(".visit .judged")).to_have_text("Corrected")
    assert not violations(page)
    page.get_by_role("link", name="All judgements").click()
    expect(page.get_by_text("1 entry by 1 person: 1 corrected.")).to_be_visible()
    reader.settle()
    assert not violations(page)
    page.get_by_role("button", name="Undo entry").click()
    # The name is known from the correction.
    expect(page.get_by_label("Your name", exact=True)).to_have_value("Ann Bell")
    page.locator("[data-testid=stFormSubmitButton] button").click()
    expect(page.get_by_text("all undone")).to_be_visible()
    page = reader.open("visits", visit=akar)
    expect(page.locator(".visit .judged")).to_have_count(0)


def test_two_people_on_one_visit_learn_of_each_other(readers: Readers, servers: Servers, own: Path, akar: str) -> None:
    address = servers(own)
    ann, bo = readers(address), readers(address)
    hers, his = ann.open("visits", visit=akar), bo.open("visits", visit=akar)
    for page in (hers, his):
        choose(page, "Correct")
    hers.get_by_label("Visitor", exact=True).fill("General Akar")
    sign(hers, "Ann", "his rank")
    hers.get_by_role("button", name="Save the correction").click()
    expect(hers.locator(".visit h3")).to_have_text("General Akar in Azerbaijan")
    his.get_by_label("Places", exact=True).fill("Fuzuli")
    sign(his, "Bo", "the other town")
    his.get_by_role("button", name="Save the correction").click()
    expect(his.get_by_text("Somebody judged this visit while you did")).to_be_visible()
    expect(his.get_by_label("Places", exact=True)).to_have_value("Fuzuli")
    his.get_by_role("button", name="Save the correction").click()
    expect(his.locator(".visit dd", has_text="Fuzuli")).to_be_visible()
    expect(his.locator(".visit h3")).to_have_text("General Akar in Azerbaijan")


def test_a_visit_is_written_by_hand_and_rejected(readers: Readers, servers: Servers, own: Path) -> None:
    reader = readers(servers(own))
    page = reader.open("visits")
    page.get_by_role("button", name="Add a visit").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Visitor", exact=True).fill("Yaşar <b>Güler</b>")
    assert not violations(page)
    dialog.get_by_role("button", name="Add this visit").click()
    expect(dialog.get_by_text("Your name is missing")).to_be_visible()
    sign(page, "Ann", "from the ministry's calendar")
    dialog.get_by_role("button", name="Add this visit").click()
    expect(page.locator(".visit h3")).to_have_text("Yaşar <b>Güler</b>")
    expect(page.locator(".counts")).to_contain_text("9 visits")
    reader.settle()
    choose(page, "Reject")
    sign(page, "Ann", "put in twice")
    page.get_by_role("button", name="Reject this visit").click()
    expect(page.locator(".counts")).to_contain_text("8 visits")


def test_it_fits_a_telephone(readers: Readers, servers: Servers, own: Path, akar: str) -> None:
    reader = readers(servers(own), viewport={"width": 390, "height": 844}, color_scheme="dark")
    page = reader.open("visits", visit=akar)
    choose(page, "Correct")
    reader.settle()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not violations(page)
