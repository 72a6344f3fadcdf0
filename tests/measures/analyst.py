"""An analyst at the browser: does what a hand would, by what can be seen, and counts what it takes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Reader

ROW = 35
"""Height of a row of a table, in pixels."""


@dataclass
class Effort:
    """What a task took: clicks, entries (a text typed, or a key pressed), scrolls and seconds."""

    clicks: int = 0
    entries: int = 0
    scrolls: int = 0
    seconds: float = 0.0


@dataclass
class Analyst:
    """Somebody at the start page, with a task; ``folder`` is where their downloads go."""

    reader: Reader
    folder: Path
    effort: Effort = field(default_factory=Effort)

    @property
    def page(self) -> Page:
        """The page in front of them."""
        return self.reader.page

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """The time a task takes, from the start page on."""
        self.reader.open()
        begun = time.monotonic()
        yield
        self.effort.seconds = time.monotonic() - begun

    def click(self, what: Locator, *, patience: float = 30) -> None:
        """Click what can be seen, and wait until the page has answered, up to so many seconds."""
        self.see(what)
        what.first.click()
        self.effort.clicks += 1
        self.reader.settle(patience)

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)
        self.effort.entries += 1
        self.reader.settle()

    def write(self, where: Locator, text: str) -> None:
        """Click into a field and type; what stands there is written over."""
        self.see(where)
        where.first.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)
        self.effort.clicks += 1
        self.effort.entries += 1

    def choose(self, name: str, option: str) -> None:
        """Type the beginning of an option into a list and take it."""
        self.write(self.page.get_by_role("combobox", name=name), option)
        self.page.get_by_role("option").filter(has_text=option).first.wait_for()
        self.press("Enter")
        self.press("Escape")

    def read(self, what: Locator) -> str:
        """The words of something, in one line; scrolls to it where it is not in sight."""
        self.see(what)
        return " ".join(str(what.first.evaluate("one => one.innerText ?? one.textContent")).split())

    def see(self, what: Locator) -> None:
        """Wait for something; a scroll counts where it is out of sight."""
        expect(what.first).to_be_attached(timeout=20_000)
        box, height = what.first.bounding_box(), self.page.evaluate("window.innerHeight")
        if box is None or not -box["height"] / 2 < box["y"] < height - 12:
            self.effort.scrolls += 1
        what.first.scroll_into_view_if_needed()

    def go(self, page: str) -> None:
        """Choose a page in the navigation."""
        self.click(self.page.get_by_test_id("stTopNavLink").filter(has_text=page))

    def open_mark(self, label: str) -> None:
        """Click the mark of the timeline that bears a label."""
        chart = self.page.locator(".js-plotly-plot").first
        text = chart.locator("text").filter(has_text=label).first
        self.see(text)
        at, marks = text.bounding_box(), [mark.bounding_box() for mark in chart.locator("path.point").all()]
        assert at
        below = [mark for mark in marks if mark and mark["y"] > at["y"] and mark["width"] < 60]
        mark = min(below, key=lambda box: min(abs(box["x"] - at["x"]), abs(box["x"] - at["x"] - at["width"])))
        self.reader.click_at(mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2)
        self.effort.clicks += 1
        self.page.wait_for_url("**visit=*")
        self.reader.settle()

    def open_row(self, number: int, *, table: int = 0) -> None:
        """Click a row of a table, 0 the first."""
        grid = self.page.get_by_test_id("stDataFrame").nth(table)
        self.see(grid)
        box = grid.bounding_box()
        assert box
        self.page.mouse.click(box["x"] + 260, box["y"] + ROW * (number + 1) + ROW / 2)
        self.effort.clicks += 1
        self.reader.settle()

    def take(self, what: Locator) -> Path:
        """Click what gives a file; the file."""
        self.see(what)
        with self.page.expect_download(timeout=60_000) as download:
            what.first.click()
        self.effort.clicks += 1
        kept = self.folder / download.value.suggested_filename
        download.value.save_as(kept)
        return kept

    def hand_in(self, *files: Path) -> None:
        """Choose files in the browser's own window: one click to open it, one to choose."""
        self.page.locator("input[type=file]").first.set_input_files(files)
        self.effort.clicks += 2
        self.reader.settle()

    def button(self, name: str, **options: Any) -> Locator:
        """A button by its label."""
        return self.page.get_by_role("button", name=name, **options)
