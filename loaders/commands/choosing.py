"""What the commands that read a store share: which store, and the filters of the dashboard as arguments."""

import argparse
from dataclasses import replace
from datetime import date
from typing import Any

from loaders.frames import Corpus, Filters, default_store, open_corpus
from loaders.frames.judging import open_judged

_CHOICES = ("visitor", "host", "person", "theme", "outlet", "kind", "status", "level", "judgement", "source")


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add --store, --extracted and an argument for each filter."""
    parser.add_argument("--store", metavar="DIR", help="default: $ATTACHE_STORE, else ./store")
    parser.add_argument("--extracted", action="store_true", help="leave out what analysts judged")
    parser.add_argument("--search", default="", metavar="QUERY", help='words, "phrases", prefixes* and -exclusions')
    parser.add_argument("--since", type=date.fromisoformat, metavar="DATE", help="first day, YYYY-MM-DD")
    parser.add_argument("--until", type=date.fromisoformat, metavar="DATE", help="last day, YYYY-MM-DD")
    for name in _CHOICES:
        parser.add_argument(f"--{name}", action="append", default=[], metavar="VALUE", help=f"only this {name}")


def read_filters(chosen: argparse.Namespace) -> Filters:
    """The filters that the arguments ask for."""
    filters = Filters(search=chosen.search, since=chosen.since, until=chosen.until)
    choices: dict[str, Any] = {name: tuple(getattr(chosen, name)) for name in _CHOICES}
    return replace(filters, **choices)


def open_chosen(chosen: argparse.Namespace) -> Corpus:
    """The corpus of the store that was named, else of the default one, as judged unless the extracted is asked for."""
    store = chosen.store or default_store()
    return open_corpus(store) if chosen.extracted else open_judged(store)
