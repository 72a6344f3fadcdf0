"""The pictures of the README and of the tour: the five articles, light, in ``docs/images``."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.browser.conftest import PROJECT, Reader
from tests.browser.scenes import Scene

IMAGES = PROJECT / "docs" / "images"
SHOWN = (
    "overview",
    "visits",
    "card",
    "judging",
    "themes",
    "themes-again",
    "articles",
    "reader",
    "side-by-side",
    "judgements",
    "compare",
    "corpus",
)
"""The scenes that have a picture, in the order of the tour."""
SCROLLED = {"judging": ".st-key-judging", "reader": "header.article"}
"""What is in the middle of a picture, where that is not the head of the page."""


def take_pictures(browser: Browser, base: str, scenes: tuple[Scene, ...], folder: Path = IMAGES) -> None:
    """The first screen of each scene that is shown, as ``<scene>.png``."""
    folder.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB", reduced_motion="reduce")
    context.add_init_script("localStorage.setItem('attache.hints', 'done')")
    reader = Reader(context, base)
    for scene in scenes:
        if scene.name in SHOWN:
            page = scene.enter(reader)
            page.mouse.move(1432, 700)
            page.wait_for_timeout(1200)
            if scene.name in SCROLLED:
                page.locator(SCROLLED[scene.name]).first.evaluate("one => one.scrollIntoView({ block: 'center' })")
                page.wait_for_timeout(600)
            taken = Image.open(io.BytesIO(page.screenshot()))
            # 256 colours are a third of the size; chosen by coverage, none is off by more than five steps of 255.
            few = taken.convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
            few.save(folder / f"{scene.name}.png", optimize=True)
    context.close()
