"""What a reader waits for in the browser: when the page came to rest after an act, and what was sent for it."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, WebSocket

from tests.browser.conftest import SETTLED

QUIET = 350
"""Milliseconds without a change on the page, after which it counts as at rest."""
# Runs before anything of the page: notes its last change, the last message and the end of the last long task.
WATCH = """
(() => {
  const seen = window.__seen = { change: 0, message: 0, task: 0, first: 0, acted: 0, answered: 0 };
  const main = '[data-testid="stMain"]';
  const drawn = `${main} .js-plotly-plot .trace, ${main} [data-testid="stVegaLiteChart"] svg path, ${main} .facts`;
  const start = () => new MutationObserver((changes) => {
    seen.change = performance.now();
    if (!seen.first && document.querySelector(drawn)) seen.first = seen.change;
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  document.documentElement ? start() : document.addEventListener("DOMContentLoaded", start);
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    seen.task = Math.max(seen.task, entry.startTime + entry.duration);
  })).observe({ type: "longtask", buffered: true });
  const act = () => { seen.acted = performance.now(); };
  for (const name of ["pointerup", "keydown"]) document.addEventListener(name, act, { capture: true });
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => { seen.message = performance.now(); });
    }
  };
})();
"""
_AT_REST = f"""([since, quiet]) => {{
  const seen = window.__seen, last = Math.max(seen.change, seen.message, seen.task);
  return document.querySelector({SETTLED!r}) && seen.message > since && performance.now() - last > quiet;
}}"""


@dataclass(frozen=True, slots=True)
class Wait:
    """How long an act kept its reader waiting: milliseconds until all was at rest, and bytes received for it."""

    settled: float
    received: int
    first: float = 0.0
    """For a page that was opened: milliseconds until its first chart or figures stood there."""


class Watcher:
    """Times what is done on one page. It must be made before the page is opened."""

    def __init__(self, page: Page) -> None:
        self.page, self._received = page, 0
        page.add_init_script(WATCH)
        page.on("websocket", self._listen)

    def open(self, address: str) -> Wait:
        """Load the address, and wait until all of the page is at rest."""
        before = self._received
        self.page.goto(address, wait_until="commit")
        self._rest(0)
        seen = self._seen()
        return Wait(_last(seen), self._received - before, seen["first"])

    def time(self, act: Callable[[], object]) -> Wait:
        """Do something that ends in a click or a key, and wait until the page has answered and is at rest.

        The clock begins with that last click or key, as the browser has it.
        """
        before, since = self._received, self._now()
        act()
        self._rest(since)
        seen = self._seen()
        return Wait(_last(seen) - seen["acted"], self._received - before)

    def _rest(self, since: float) -> None:
        self.page.wait_for_function(_AT_REST, arg=[since, QUIET], timeout=60_000, polling=50)

    def _now(self) -> float:
        return float(self.page.evaluate("performance.now()"))

    def _seen(self) -> dict[str, float]:
        return dict(self.page.evaluate("window.__seen"))

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, payload: str | bytes) -> None:
        self._received += len(payload if isinstance(payload, bytes) else payload.encode())


def _last(seen: dict[str, float]) -> float:
    return max(seen["change"], seen["message"], seen["task"])
