"""Build the store the dashboard reads: only new and changed articles are analysed again.

Without SOURCE the sources of the store as it is are read again, or the project's own articles where there is none.
"""

import argparse
from pathlib import Path

from loaders.commands.output import Progress, say
from loaders.commands.sources import add_sources
from loaders.frames.corpus import open_corpus
from loaders.frames.defaults import SEED_ARTICLES, default_store
from loaders.frames.provenance import facts
from loaders.pipeline import BuildSummary, build
from loaders.store.errors import StoreError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_sources(parser, required=False)
    parser.add_argument("--store", metavar="DIR", help="default: $ATTACHE_STORE, else ./store")


def run(chosen: argparse.Namespace) -> int:
    """Build and say what was built."""
    store = chosen.store or default_store()
    sources = chosen.sources or _sources_of(store)
    progress = Progress(chosen.quiet)
    summary = build(sources, store, workers=chosen.workers, scheduler=chosen.scheduler, progress=progress)
    progress.end()
    _tell(summary)
    return 0 if summary.n_articles else 1


def _sources_of(store: Path | str) -> list[str]:
    try:
        corpus = open_corpus(store)
    except StoreError:
        return [str(SEED_ARTICLES)]
    roots: list[str] = facts(corpus).get("roots") or [str(SEED_ARTICLES)]
    corpus.close()
    return roots


def _tell(summary: BuildSummary) -> None:
    total = sum(summary.seconds.values())
    say(
        f"{summary.store}: {summary.n_articles:,} articles ({summary.n_new:,} new or changed) of "
        f"{summary.n_sources:,} files, {summary.n_reports:,} reports, {summary.n_visits:,} visits, "
        f"{summary.n_rejects:,} rejects"
    )
    stages = ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in summary.seconds.items())
    rate = f"{summary.n_new / total:,.0f} new articles/s" if summary.n_new else "nothing new"
    say(f"{total:.2f} s, {rate}: {stages}")
