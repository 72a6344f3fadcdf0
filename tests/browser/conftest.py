"""The real dashboard in a real browser: a server on a free port, Chromium, and an eye on what pages ask for."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
    TimeoutError,
    sync_playwright,
)

PROJECT = Path(__file__).parents[2]
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# On an address such as /articles Streamlit first asks for its own health below that path, and then at the root.
PROBES = ("/_stcore/health", "/_stcore/host-config")
SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, else Playwright's own; tests are skipped where there is neither."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    # Chromium's sandbox does not work for root.
    arguments = [*ARGUMENTS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else ARGUMENTS
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=found, args=arguments)
        except Error as error:
            pytest.skip(f"no Chromium: {str(error).splitlines()[0]}; install one with: playwright install chromium")
        yield browser
        browser.close()


def build_store(source: Path, store: Path) -> Path:
    """Build a store as a user would."""
    command = [sys.executable, "-m", "loaders", "build", str(source), "--store", str(store), "--workers", "1"]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, timeout=120)
    return store


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the five articles."""
    return build_store(PROJECT / "data" / "articles", tmp_path_factory.mktemp("browser") / "store")


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Path:
    """A store of the test's own, with no judgement beside it."""
    return Path(shutil.copytree(store, tmp_path / "store"))


@contextmanager
def serve(store: Path) -> Iterator[str]:
    """The address of a server of its own for ``store``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {"port": port, "address": "127.0.0.1", "headless": "true", "fileWatcherType": "none"}
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    command += [f"--server.{name}={value}" for name, value in options.items()]
    log = store.parent / f"server-{port}.log"
    with log.open("w") as output:
        environment = os.environ | {"ATTACHE_STORE": str(store)}
        process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=output, stderr=output)
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(health: str, process: subprocess.Popen[Any], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(health, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def server(store: Path) -> Iterator[str]:
    """The address of the server that most tests share."""
    with serve(store) as address:
        yield address


@dataclass
class Reader:
    """Someone at a browser."""

    context: BrowserContext
    base: str
    page: Page = field(init=False)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        self.page.on("request", self._watch)

    def open(self, path: str = "", **address: Any) -> Page:
        """Go to a page of the dashboard and wait until it has settled."""
        query = f"?{urlencode(address, doseq=True)}" if address else ""
        self.page.goto(f"{self.base}/{path}{query}")
        self.page.locator(".counts").wait_for(timeout=30_000)
        self.settle()
        return self.page

    def settle(self, patience: float = 30) -> None:
        """Wait until the script has run and charts stand, up to so many seconds."""
        self.page.locator(SETTLED).wait_for(timeout=patience * 1000)
        self.page.wait_for_timeout(250)
        self.page.locator(SETTLED).wait_for(timeout=patience * 1000)

    def counts(self) -> str:
        """The line "N visits · M articles"."""
        return self.page.locator(".counts").inner_text()

    def click_at(self, x: float, y: float) -> None:
        """Click as a hand does: Plotly answers to a pointer that has come to rest."""
        self.page.mouse.move(x - 3, y)
        self.page.wait_for_timeout(150)
        self.page.mouse.move(x, y)
        self.page.wait_for_timeout(250)
        self.page.mouse.click(x, y, delay=40)

    def drag(self, inside: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag a box from one corner to the other, each given in shares of the width and height of what it is in."""
        inside.scroll_into_view_if_needed()
        box = inside.bounding_box()
        assert box
        places = [(box["x"] + box["width"] * across, box["y"] + box["height"] * down) for across, down in (start, end)]
        self.page.mouse.move(*places[0])
        self.page.mouse.down()
        self.page.mouse.move(*places[1], steps=8)
        self.page.mouse.up()

    def click_mark(self, mark: Locator, address: str) -> None:
        """Click the middle of a chart's mark until the address answers; a chart that is just being drawn does not."""
        for patience in (4_000, 8_000, 16_000):
            box = mark.bounding_box()
            assert box
            self.click_at(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            with suppress(TimeoutError):
                self.page.wait_for_url(address, timeout=patience)
                return
        raise AssertionError(f"no click led to {address}; still at {self.page.url}")

    def leave(self, *, stays: bool) -> None:
        """Close the page, and the context with it unless it stays for others, who find nothing kept in it."""
        if not stays:
            self.context.close()
            return
        if self.base and self.page.url.startswith(self.base):
            self.page.evaluate("localStorage.clear()")
        for page in self.context.pages:
            page.close()
        self.context.clear_cookies()

    def _hear(self, message: ConsoleMessage) -> None:
        probe = any(urlsplit(message.location.get("url", "")).path.endswith(path) for path in PROBES)
        if message.type == "error" and not probe:
            self.faults.append(f"console: {message.text}")

    def _watch(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.faults.append(f"request to another host: {request.url}")


Readers = Callable[..., Reader]
Servers = Callable[[Path], str]


@pytest.fixture
def servers() -> Iterator[Servers]:
    """Start servers of one's own; they stop when the test's readers have left, who would else miss them aloud."""
    with ExitStack() as running:
        yield lambda store: running.enter_context(serve(store))


@pytest.fixture(scope="session")
def contexts() -> dict[str, BrowserContext]:
    """The browser contexts so far, by their settings: one keeps the dashboard's code, which takes seconds to load."""
    return {}


@pytest.fixture
def readers(chromium: Browser, servers: Servers, contexts: dict[str, BrowserContext]) -> Iterator[Readers]:
    """Readers who know nothing of each other; afterwards none may have met an error or left the host.

    A test's first reader of some settings takes over a context whose storage was cleared; a second has one of its own.
    """
    made: list[Reader] = []

    def make(base: str, **options: Any) -> Reader:
        settings: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
        settings |= {"locale": "en-GB"} | options
        known = contexts.get(repr(sorted(settings.items())))
        context = known if known and not known.pages else chromium.new_context(**settings)
        contexts.setdefault(repr(sorted(settings.items())), context)
        made.append(Reader(context, base))
        return made[-1]

    yield make
    for reader in made:
        reader.leave(stays=reader.context in contexts.values())
    assert not [fault for reader in made for fault in reader.faults]


@pytest.fixture
def reader(readers: Readers, server: str) -> Reader:
    """A reader of the five articles, at 1440 by 900 pixels."""
    return readers(server)
