"""Take every page, light and dark, on a desk and on a telephone: python -m tests.measures.screenshots FOLDER.

``--store DIR`` shows another store than a fresh one of the five articles; ``--readme`` renews the pictures of the
README instead, in ``docs/images``.
"""

import argparse
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from loaders import frames
from tests.browser.conftest import ARGUMENTS, PROJECT, Reader, build_store, serve

PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "overview": ("", {}),
    "visits": ("visits", {}),
    "themes": ("themes", {}),
    "themes-when": ("themes", {"part": "when"}),
    "themes-together": ("themes", {"part": "together"}),
    "themes-again": ("themes", {"part": "again"}),
    "articles": ("articles", {}),
    "search": ("articles", {"q": "declaration"}),
    "corpus": ("corpus", {}),
    "nothing": ("articles", {"q": "zebra"}),
}
READ = "localStorage.setItem('attache.hints', 'done')"
"""For a reader who has read the hints of a first visit."""
SIZES = {"desk": (1440, 900), "phone": (390, 844)}


def main() -> None:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="where the pictures go")
    parser.add_argument("--store", type=Path, help="the store to show")
    parser.add_argument("--readme", action="store_true", help="renew docs/images")
    parser.add_argument("--only", help="one page, by name")
    chosen = parser.parse_args()
    if not chosen.folder and not chosen.readme:
        parser.error("give a folder")
    with tempfile.TemporaryDirectory() as work, launch() as browser:
        store = chosen.store or build_store(PROJECT / "data" / "articles", Path(work) / "store")
        with serve(store) as base:
            if chosen.readme:
                take_readme(browser, base, PROJECT / "docs" / "images")
            else:
                take_all(browser, base, chosen.folder, {**PAGES, **list_opened(store)}, chosen.only)


@contextmanager
def launch() -> Iterator[Browser]:
    """The system's Chromium, else Playwright's own."""
    arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        yield browser
        browser.close()


def take_all(
    browser: Browser, base: str, folder: Path, pages: dict[str, tuple[str, dict[str, Any]]], only: str | None = None
) -> None:
    """Every page in every size and scheme, as ``<page>-<size>-<scheme>.png``, the whole height of each."""
    folder.mkdir(parents=True, exist_ok=True)
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            context.add_init_script(READ)
            reader = Reader(context, base)
            for name, (path, address) in pages.items():
                if only in (None, name):
                    reader.page.set_viewport_size({"width": width, "height": height})
                    reader.open(path, **address)
                    _grow(reader, width, height)
                    reader.page.screenshot(path=folder / f"{name}-{size}-{scheme}.png")
            reader.context.close()
            for fault in reader.faults:
                print(fault)


def take_readme(browser: Browser, base: str, folder: Path) -> None:
    """The first screen of the visits page with the card of its earliest visit, as the README shows it."""
    folder.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, device_scale_factor=1.5)
    context.add_init_script(READ)
    reader = Reader(context, base)
    page = reader.open("visits")
    box = page.locator(".js-plotly-plot").first.locator("path.point").first.bounding_box()
    assert box
    reader.click_at(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**visit=*")
    reader.settle()
    page.mouse.move(150, 890)
    page.wait_for_timeout(1000)
    reader.page.screenshot(path=folder / "visits.png")


def list_opened(store: Path) -> dict[str, tuple[str, dict[str, Any]]]:
    """The addresses of the most reported visit of a corpus, and of the first article that reports it."""
    found = frames.visits(frames.open_corpus(store), frames.Filters()).nlargest(1, "n_articles")
    if found.empty:
        return {}
    visit, articles = found.iloc[0]["visit_id"], found.iloc[0]["articles"]
    return {"card": ("visits", {"visit": visit}), "reader": ("articles", {"article": articles[0]})}


def _grow(reader: Reader, width: int, height: int) -> None:
    """Make the window as high as the page, up to a limit, so that all of it is on the picture."""
    whole = reader.page.eval_on_selector('[data-testid="stMain"]', "main => main.scrollHeight")
    reader.page.set_viewport_size({"width": width, "height": min(max(int(whole), height), 4500)})
    reader.page.wait_for_timeout(900)


if __name__ == "__main__":
    main()
