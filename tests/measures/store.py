"""How fast files become a published store, and how fast its frames answer.

    python -m tests.measures.store [SOURCE] [--workers N]     # SOURCE: Reuters stories in ../shared/bulk by default

Prints articles a second in all and seconds by stage, for a first build and one where nothing is new; the peak memory of
the building process, its workers apart; the store's size; microseconds of a processor that each stage of the analysis
takes an article, in one process; and milliseconds for each frame, under no filter and under a search with a country,
the first call of each. Seconds are of the wall: measure on a machine at rest.
"""

import argparse
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from operator import itemgetter
from pathlib import Path

from loaders import analysis
from loaders.frames import (
    Corpus,
    Filters,
    articles,
    count,
    facet,
    open_corpus,
    passages,
    theme_months,
    theme_pairs,
    themes,
    visits,
)
from loaders.pipeline import build
from loaders.reading import Earlier, Reading

SOURCE = Path(__file__).parents[3] / "shared" / "bulk" / "reuters-1987-a.jsonl.gz"
FRAMES: dict[str, Callable[[Corpus, Filters], object]] = {
    "count": count,
    "visits": visits,
    "articles, a page of 50": lambda corpus, filters: articles(corpus, filters, limit=50),
    "themes": themes,
    "theme_months": theme_months,
    "theme_pairs": theme_pairs,
    "passages of 20 clusters": lambda corpus, filters: passages(corpus, filters, limit=20),
    "facet of people": lambda corpus, filters: facet(corpus, filters, "person"),
}
STAGES = {
    "sentences": ("split_sentences",),
    "names of places": ("find_mentions",),
    "hints, and words for offices": ("may_tell", "list_sentences"),
    "dates": ("find_dates",),
    "themes": ("find_themes",),
    "items, parties and people": ("read_story", "list_people"),
    "rules of visits": ("find_visits", "add_themes"),
    "rows of the tables": ("tabulate_analyses",),
}
"""The functions of ``loaders.analysis`` that are a stage each."""


def measure_build(source: Path, store: str, workers: int | None) -> None:
    """Build and print how long it took."""
    began = time.perf_counter()
    done = build([source], store, workers=workers)
    seconds = time.perf_counter() - began
    stages = ", ".join(f"{stage} {spent:.2f}" for stage, spent in done.seconds.items())
    print(f"{done.n_articles:,} articles, {done.n_new:,} new, {done.n_visits:,} visits: {seconds:.2f} s ({stages})")
    print(f"  {done.n_articles / seconds:,.0f} articles/s")


def measure_stages(source: Path, size: int = 100) -> None:
    """Analyse the source in this process, so many articles at a time, and print what each stage took of it."""
    articles = list(Reading([source], Earlier()).new_articles())
    analysis.analyse_chunk(articles[:size])  # loads the lexicons
    taken: defaultdict[str, float] = defaultdict(float)
    with _timed(taken):
        began = time.process_time()
        for first in range(0, len(articles), size):
            analysis.analyse_chunk(articles[first : first + size])
        whole = time.process_time() - began
    print(f"analysis: {1e6 * whole / max(len(articles), 1):.0f} µs of a processor an article")
    for stage, seconds in [
        *sorted(taken.items(), key=itemgetter(1), reverse=True),
        ("the rest", whole - sum(taken.values())),
    ]:
        print(f"  {stage}: {1e6 * seconds / max(len(articles), 1):.0f} µs, {seconds / whole:.0%}")


@contextmanager
def _timed(taken: defaultdict[str, float]) -> Iterator[None]:
    """Count the seconds of a processor that each stage takes inside the block; no stage calls another."""
    names = {name: stage for stage, functions in STAGES.items() for name in functions}
    usual = {name: getattr(analysis, name) for name in names}
    try:
        for name, stage in names.items():
            setattr(analysis, name, _count_time(usual[name], taken, stage))
        yield
    finally:
        for name, function in usual.items():
            setattr(analysis, name, function)


def _count_time(function: Callable[..., object], taken: defaultdict[str, float], stage: str) -> Callable[..., object]:
    @wraps(function)
    def counting(*args: object, **options: object) -> object:
        began = time.process_time()
        try:
            return function(*args, **options)
        finally:
            taken[stage] += time.process_time() - began

    return counting


def measure_frames(store: str) -> None:
    """Print the milliseconds of each frame's first call."""
    began = time.perf_counter()
    corpus = open_corpus(store)
    print(f"open: {1000 * (time.perf_counter() - began):.0f} ms")
    for filters in (Filters(), Filters(search="minister talks", visitor=("USA",))):
        print(f"under {', '.join(filters.active) or 'no filter'}:")
        for name, make in FRAMES.items():
            began = time.perf_counter()
            make(corpus, filters)
            print(f"  {name}: {1000 * (time.perf_counter() - began):.1f} ms")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", type=Path, default=SOURCE)
    parser.add_argument("--workers", type=int)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as store:
        measure_build(chosen.source, store, chosen.workers)
        measure_build(chosen.source, store, chosen.workers)
        size = sum(path.stat().st_size for path in Path(store).rglob("*") if path.is_file())
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"memory: {own / 1024:.0f} MB at most in the building process; store: {size / 2e6:.1f} MB a version")
        measure_stages(chosen.source)
        measure_frames(store)


if __name__ == "__main__":
    main()
