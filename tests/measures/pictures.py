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
COLOURS = 128
"""Colours of a picture: flat areas and text need no more, and the file is a third of the size."""


def take_pictures(browser: Browser, base: str, scenes: tuple[Scene, ...], folder: Path = IMAGES) -> None:
    """The first screen of each scene as ``<scene>.png``, of fewer colours so that a file stays small."""
    folder.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB", reduced_motion="reduce")
    context.add_init_script("localStorage.setItem('attache.hints', 'done')")
    reader = Reader(context, base)
    for scene in scenes:
        if scene.name in SHOWN:
            page = scene.enter(reader)
            page.mouse.move(150, 890)
            page.wait_for_timeout(1200)
            taken = Image.open(io.BytesIO(page.screenshot()))
            taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
                folder / f"{scene.name}.png", optimize=True
            )
    context.close()
