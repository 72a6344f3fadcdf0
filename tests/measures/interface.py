"""How long readers wait in Chromium, and what is sent to them, on a large corpus.

    python -m tests.measures.interface [SOURCE…] [--store DIR] [--runs 20] [--only WORD] [--pages PAGE…]

SOURCE is by default the wire stories and the statements in ../shared/bulk, about 12,000 articles; ``--store`` measures
a store that is built already. For each page: the first chart of a freshly loaded page and all of it at rest, on a warm
server; a filter that nobody has chosen before until all is at rest, and the bytes received for it; a visit's card and
an article opened. Medians and the ninth decile of RUNS each, beside what is wanted. Seconds are of the wall: measure
on a machine at rest.
"""

import argparse
import os
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from playwright.sync_api import Browser

from loaders import frames
from loaders.frames import Corpus, Filters
from loaders.pipeline import build
from tests.browser.conftest import serve
from tests.measures.screenshots import launch
from tests.measures.watching import Wait, Watcher

BULK = Path(__file__).parents[3] / "shared" / "bulk"
SOURCES = [BULK / "reuters-1987-a.jsonl.gz", BULK / "whitehouse-statements-2023.tar.gz"]
PAGES = ("overview", "visits", "themes", "articles", "corpus")
FACETS = {"theme": "Theme", "visitor": "Visitor country", "host": "Host country", "person": "Person"}
FIRST, FILTER, OPENED, SENT = 1500.0, 700.0, 500.0, 100_000.0
"""What is wanted: milliseconds to a warm page's first chart, of a filter, of an opened card or article; bytes."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, in which unit, the values and what is wanted."""

    name: str
    unit: str
    values: Sequence[float]
    wanted: float | None = None

    def describe(self) -> str:
        """The line, as Markdown."""
        middle, late = statistics.median(self.values), statistics.quantiles(self.values, n=10)[-1]
        wanted = "–" if self.wanted is None else f"≤ {self.wanted:,.0f}"
        verdict = "" if self.wanted is None else "yes" if middle <= self.wanted else "no"
        return f"| {self.name} | {self.unit} | {wanted} | {middle:,.0f} | {late:,.0f} | {verdict} |"


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured on: a browser, a server with a corpus, how often, and which pages."""

    browser: Browser
    base: str
    corpus: Corpus
    runs: int
    pages: Sequence[str] = PAGES


def main() -> None:
    """Read the command line, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*", type=Path, default=SOURCES, help="what to build a store from")
    parser.add_argument("--store", type=Path, help="a store that is built already")
    parser.add_argument("--runs", type=int, default=20, help="how often each thing is done")
    parser.add_argument("--only", default="", help="only the measures with this word: first, filter, card or article")
    parser.add_argument("--pages", nargs="+", default=PAGES, choices=PAGES, help="only these pages")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as work, launch() as browser:
        store = chosen.store or _build(chosen.sources, Path(work) / "store")
        corpus = frames.open_corpus(store)
        print(f"{len(corpus.article_ids):,} articles, {len(corpus.visits):,} visits, {os.cpu_count()} processors,")
        print(f"load {os.getloadavg()[0]:.1f} before; median of {chosen.runs}\n")
        print("| what | unit | wanted | median | 9 in 10 | held |\n| --- | --- | --: | --: | --: | --- |")
        with serve(store) as base:
            for row in measure(Bench(browser, base, corpus, max(chosen.runs, 2), chosen.pages), chosen.only):
                print(row.describe(), flush=True)


def measure(bench: Bench, only: str = "") -> Iterator[Row]:
    """All that is measured, a row at a time."""
    measures: dict[str, Callable[[Bench], Iterator[Row]]] = {
        "first": _measure_first,
        "filter": _measure_filters,
        "card": _measure_cards,
        "article": _measure_articles,
    }
    for name, make in measures.items():
        if only in name:
            yield from make(bench)


def _build(sources: Sequence[Path], store: Path) -> Path:
    build([str(source) for source in sources], store)
    return store


def _watch(bench: Bench) -> Watcher:
    return Watcher(
        bench.browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce").new_page()
    )


def _measure_first(bench: Bench) -> Iterator[Row]:
    watcher = _watch(bench)
    for page in bench.pages:
        watcher.open(f"{bench.base}/{_path(page)}")
        waits = [watcher.open(f"{bench.base}/{_path(page)}") for _ in range(bench.runs)]
        yield Row(f"{page}, first chart", "ms", [wait.first for wait in waits], FIRST)
        yield Row(f"{page}, all at rest", "ms", [wait.settled for wait in waits])
    watcher.page.context.close()


def _measure_filters(bench: Bench) -> Iterator[Row]:
    choices = list(islice(_choices(bench.corpus), bench.runs * len(bench.pages)))
    for number, page in enumerate(bench.pages):
        watcher = _watch(bench)
        watcher.open(f"{bench.base}/{_path(page)}")
        waits = [_filter(watcher, *choice) for choice in choices[number :: len(bench.pages)]]
        yield Row(f"{page}, a filter", "ms", [wait.settled for wait in waits], FILTER)
        yield Row(f"{page}, a filter", "bytes", [wait.received for wait in waits], SENT)
        watcher.page.context.close()


def _filter(watcher: Watcher, facet: str, label: str) -> Wait:
    """Choose one option in the sidebar, time it, and take it away again."""
    page = watcher.page
    box = page.get_by_role("combobox", name=FACETS[facet])
    box.click()
    box.press_sequentially(label)
    option = page.get_by_role("option").filter(has_text=label).first
    option.wait_for()
    waited = watcher.time(option.click)
    page.keyboard.press("Escape")
    watcher.time(page.locator(".st-key-clear_all button").click)
    return waited


def _choices(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Options by turns from each facet, the most frequent first: each is chosen once."""
    found = {facet: frames.facet(corpus, Filters(), facet)["label"].tolist() for facet in FACETS}
    for place in range(max(map(len, found.values()), default=0)):
        yield from ((facet, labels[place]) for facet, labels in found.items() if place < len(labels))


def _measure_cards(bench: Bench) -> Iterator[Row]:
    watcher = _watch(bench)
    watcher.open(f"{bench.base}/visits")
    waits = []
    for place in range(bench.runs):
        table = watcher.page.get_by_test_id("stDataFrame").first
        table.scroll_into_view_if_needed()
        box = table.bounding_box()
        assert box
        # The rows in sight, one after the other: each opens another card.
        x, y = box["x"] + 17, box["y"] + 53 + 35 * (place % 8)
        waits.append(watcher.time(lambda x=x, y=y: watcher.page.mouse.click(x, y)))
        watcher.page.locator(".st-key-visit_card").wait_for()
        watcher.time(watcher.page.locator(".st-key-close_visit button").click)
    yield Row("a visit's card", "ms", [wait.settled for wait in waits], OPENED)
    yield Row("a visit's card", "bytes", [wait.received for wait in waits])
    stepped = watcher.open(f"{bench.base}/visits?visit={bench.corpus.visits['visit_id'].iloc[0]}")
    # By its key: the table's pages have a button of the same name.
    steps = [watcher.time(watcher.page.locator(".st-key-next_visit button").click) for _ in range(bench.runs)]
    assert stepped
    yield Row("the next visit's card", "ms", [wait.settled for wait in steps], OPENED)
    yield Row("the next visit's card", "bytes", [wait.received for wait in steps])
    watcher.page.context.close()


def _measure_articles(bench: Bench) -> Iterator[Row]:
    watcher = _watch(bench)
    watcher.open(f"{bench.base}/articles")
    waits = []
    for place in range(bench.runs):
        box = watcher.page.get_by_test_id("stDataFrame").first.bounding_box()
        assert box
        x, y = box["x"] + 320, box["y"] + 56 + 35 * (place % 10)
        waits.append(watcher.time(lambda x=x, y=y: watcher.page.mouse.click(x, y)))
        watcher.page.locator("article.text").wait_for()
        watcher.time(watcher.page.get_by_role("button", name="All articles").first.click)
    yield Row("an article", "ms", [wait.settled for wait in waits], OPENED)
    yield Row("an article", "bytes", [wait.received for wait in waits])
    watcher.page.context.close()


def _path(page: str) -> str:
    return "" if page == "overview" else page


if __name__ == "__main__":
    main()
