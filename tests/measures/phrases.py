"""Discovered phrases on real corpora: what they cost, and the first twenty of ten slices.

python -m tests.measures.phrases [FOLDER] [--store DIR]     # FOLDER: third-party texts, ../shared by default
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

import numpy as np

from loaders.extract.phrases import index_phrases
from loaders.frames import Corpus, Filters, open_corpus, phrases
from loaders.frames.phrases import PARAGRAPHS, list_counted
from loaders.frames.selection import select
from loaders.pipeline import build

T = TypeVar("T")
CORPORA = ("reuters-1987-a.jsonl.gz", "whitehouse-statements-2023.tar.gz")
SLICES = {
    "oil": Filters(search="oil"),
    "wheat": Filters(search="wheat"),
    "Japan": Filters(search="japan"),
    "Turkey": Filters(search="turkey"),
    "sanctions": Filters(theme=("sanctions",)),
    "terrorism": Filters(theme=("terrorism",)),
    "visits from the United States": Filters(visitor=("USA",)),
    "visits to the United States": Filters(host=("USA",)),
    "March 1987": Filters(since=date(1987, 3, 1), until=date(1987, 3, 31)),
    "October 2023": Filters(since=date(2023, 10, 1), until=date(2023, 10, 31)),
}
WANTED = 20_000


def main() -> None:
    """Read the command line, build where there is no store, measure and print."""
    with open_store(read_command(__doc__).parse_args()) as corpus:
        measure(corpus)
        show_slices(corpus)


def read_command(explanation: str | None) -> argparse.ArgumentParser:
    """The arguments of a measure of phrases."""
    parser = argparse.ArgumentParser(description=explanation, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--store", type=Path, help="a store of the two corpora that is built already")
    return parser


@contextmanager
def open_store(chosen: argparse.Namespace) -> Iterator[Corpus]:
    """The two corpora, built where no store is given."""
    with tempfile.TemporaryDirectory() as work:
        store = chosen.store or Path(work) / "store"
        if not chosen.store:
            build([chosen.folder / "bulk" / name for name in CORPORA], store)
        corpus = open_corpus(store)
        yield corpus
        corpus.close()


def read_paragraphs(corpus: Corpus) -> list[tuple[int, str, bool]]:
    """The body paragraphs whose phrases are counted: article, text, and whether an earlier article had it."""
    rows = corpus.query(PARAGRAPHS, chosen=list_counted(corpus))
    return list(zip(*(rows[name].to_pylist() for name in ("n", "text", "pasted")), strict=True))


def measure(corpus: Corpus) -> None:
    """Print what counting takes, once a version, and what a selection takes among twenty thousand articles."""
    paragraphs = read_paragraphs(corpus)
    size = len(corpus.article_ids)
    for times in (1, -(-WANTED // size)):
        # The same texts under other numbers, which is the worst that can be: each of their phrases recurs.
        several = [(n + size * k, text, pasted) for k in range(times) for n, text, pasted in paragraphs]
        index = clock(f"counting, {size * times:,} articles", lambda several=several: index_phrases(several))
        chosen = np.random.default_rng(1).random(size * times) < 0.05
        clock(f"a selection of {int(chosen.sum()):,}", lambda index=index, chosen=chosen: index.find_salient(chosen))
        clock("everything selected", lambda index=index, chosen=chosen: index.find_salient(chosen | True))


def show_slices(corpus: Corpus) -> None:
    """Print the first twenty phrases of each slice, with the seconds they took."""
    phrases(corpus, Filters(search="nothing of it"))
    for name, filters in SLICES.items():
        articles = int(select(corpus, filters).articles.sum())
        found = clock(f"\n{name}, {articles:,} articles", lambda filters=filters: phrases(corpus, filters))
        say(", ".join(f"{row.label} ({row.n_independent})" for row in found.itertuples()))


def clock(name: str, work: Callable[[], T]) -> T:
    """Do the work and print the seconds it took."""
    began = time.perf_counter()
    result = work()
    say(f"{name}: {time.perf_counter() - began:.2f} s")
    return result


def say(line: str) -> None:
    """Write one line."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
