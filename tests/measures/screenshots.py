"""Take every page and state, light and dark, on a desk and on a telephone: python -m tests.measures.screenshots FOLDER.

``--store DIR`` shows another store than a fresh one of the five articles; judgements, a table and saved views are laid
beside a copy of it. ``--readme`` renews the pictures of the README and the tour instead, in ``docs/images``.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from loaders.frames.judging import open_judged
from tests.browser.conftest import ARGUMENTS, PROJECT, Reader, build_store, serve
from tests.browser.scenes import Scene, furnish, list_scenes
from tests.measures.pictures import take_pictures

READ = "localStorage.setItem('attache.hints', 'done')"
"""For a reader who has read the hints of a first visit."""
SIZES = {"desk": (1440, 900), "phone": (390, 844)}


def main() -> None:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="where the pictures go")
    parser.add_argument("--store", type=Path, help="the store to show")
    parser.add_argument("--readme", action="store_true", help="renew docs/images")
    parser.add_argument("--only", nargs="*", default=(), help="some scenes, by name")
    chosen = parser.parse_args()
    if not chosen.folder and not chosen.readme:
        parser.error("give a folder")
    with tempfile.TemporaryDirectory() as work, launch() as browser:
        store = copy_store(chosen.store, Path(work))
        furnish(store)
        scenes = [scene for scene in list_scenes(open_judged(store)) if not chosen.only or scene.name in chosen.only]
        with serve(store) as base:
            if chosen.readme:
                take_pictures(browser, base, list_scenes(open_judged(store)))
            else:
                take_all(browser, base, chosen.folder, scenes)
        if not chosen.readme:
            take_states(browser, Path(work), chosen.folder, chosen.only)


def copy_store(store: Path | None, work: Path) -> Path:
    """A store of one's own: a copy of ``store``, else one of the five articles."""
    if store is None:
        return build_store(PROJECT / "data" / "articles", work / "store")
    return Path(shutil.copytree(store, work / "store"))


@contextmanager
def launch() -> Iterator[Browser]:
    """The system's Chromium, else Playwright's own."""
    arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        yield browser
        browser.close()


def take_all(browser: Browser, base: str, folder: Path, scenes: list[Scene]) -> None:
    """Every scene in every size and scheme, as ``<scene>-<size>-<scheme>.png``, the whole height of each."""
    folder.mkdir(parents=True, exist_ok=True)
    for look, reader in readers(browser, base):
        size = reader.page.viewport_size
        assert size
        for scene in scenes:
            reader.page.set_viewport_size(size)
            try:
                scene.enter(reader)
                _grow(reader, size["width"], size["height"])
            except Exception as error:  # The others are still worth a look.
                print(f"{scene.name} {look}: {' '.join(str(error).split())[:200]}")
            reader.page.screenshot(path=folder / f"{scene.name}-{look}.png")
        for fault in reader.faults:
            print(look, fault)


def take_states(browser: Browser, work: Path, folder: Path, only: tuple[str, ...] = ()) -> None:
    """What is seen while a corpus is built for the first time, where there is none, and where it cannot be read."""
    broken = work / "broken"
    broken.mkdir()
    (broken / "current").write_text("nowhere", encoding="utf-8")
    empty = build_empty(work)
    for name, store in (("building", work / "fresh"), ("no-corpus", empty), ("broken", broken)):
        if only and name not in only:
            continue
        with serve(store) as base:
            for look, reader in readers(browser, base):
                reader.page.goto(f"{base}/visits")
                reader.page.get_by_test_id("stMain").locator("p").first.wait_for(timeout=30_000)
                reader.page.wait_for_timeout(300 if name == "building" else 1500)
                reader.page.screenshot(path=folder / f"{name}-{look}.png")
        if name == "building":
            shutil.rmtree(store, ignore_errors=True)


def build_empty(work: Path) -> Path:
    """A store of a folder without an article."""
    folder, store = work / "nothing", work / "empty"
    folder.mkdir()
    # A build that finds no article says so by its exit code, and publishes the empty corpus.
    subprocess.run([sys.executable, "-m", "loaders", "build", folder, "--store", store], cwd=PROJECT, check=False)
    return store


def readers(browser: Browser, base: str) -> Iterator[tuple[str, Reader]]:
    """Somebody at each size and scheme, one after the other, who has read the hints."""
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                locale="en-GB",
                reduced_motion="reduce",
            )
            context.add_init_script(READ)
            reader = Reader(context, base)
            yield f"{size}-{scheme}", reader
            context.close()


def _grow(reader: Reader, width: int, height: int) -> None:
    """Make the window as high as the page, up to a limit, so that all of it is on the picture."""
    whole = reader.page.eval_on_selector('[data-testid="stMain"]', "main => main.scrollHeight")
    reader.page.set_viewport_size({"width": width, "height": min(max(int(whole), height), 4500)})
    reader.page.wait_for_timeout(900)


if __name__ == "__main__":
    main()
