"""A table handed in, mapped, kept and compared in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Readers, Servers
from tests.browser.test_access import violations

pytestmark = pytest.mark.browser
# A judgement draws the whole page anew, and a machine that tests is busy.
expect.set_options(timeout=20_000)
TABLE = """leader,origin,start_date,end_date,description
Selcuk Bayraktaroglu,TUR,2024-12-23,,talks
Yashar Guler,TUR,2024-12-20,2024-12-21,not told by any article
"""


def test_a_table_is_handed_in_and_compared(readers: Readers, servers: Servers, own: Path, tmp_path: Path) -> None:
    file = tmp_path / "turkish-visits.csv"
    file.write_text(TABLE, encoding="utf-8")
    reader = readers(servers(own))
    page = reader.open("compare")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("Still needed: host country.")).to_be_visible()
    page.get_by_label("or one for every row").last.click()
    page.keyboard.type("Azerb")
    page.get_by_role("option", name="Azerbaijan").click()
    expect(page.get_by_text("2 visits can be read; 0 rows cannot.")).to_be_visible()
    reader.settle()
    assert not violations(page)
    page.get_by_label("Your name", exact=True).fill("Ann")
    page.get_by_role("button", name="Keep this table").click()
    expect(page.get_by_role("heading", name="turkish-visits against the articles")).to_be_visible()
    expect(page.locator(".facts")).to_contain_text("1agreed")
    page.get_by_role("radiogroup", name="Show").get_by_text("Only in the table").click()
    expect(page).to_have_url(re.compile("outcome=only"))
    page.get_by_role("button", name="Add all 1 to the visits").click()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".counts")).to_contain_text("9 visits")
    reader.settle()
    assert not violations(page)
    page.set_viewport_size({"width": 390, "height": 844})
    reader.settle()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
