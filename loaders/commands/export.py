"""Write the store's visits, articles or themes as a table, with their sources.

Filters are those of the dashboard; repeat one to give alternatives.
"""

import argparse
import contextlib
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from loaders.commands.bibliography import write_bibliography
from loaders.commands.output import say
from loaders.commands.tables import default_name, write_table
from loaders.frames import Corpus, Filters, articles, default_store, open_corpus, themes, visits

_TABLES = {"visits": visits, "articles": articles, "themes": themes}
_FORMS = ("csv", "jsonl", "parquet", "xlsx", "bibtex")
_BINARY = ("parquet", "xlsx")
_CHOICES = ("visitor", "host", "person", "theme", "outlet", "kind", "status", "level")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("table", choices=tuple(_TABLES), help="what to export")
    parser.add_argument("--format", choices=_FORMS, default="csv", help="default: csv; bibtex gives the articles cited")
    parser.add_argument("--output", metavar="FILE", type=Path, help="default: standard output")
    parser.add_argument("--store", metavar="DIR", help="default: $ATTACHE_STORE, else ./store")
    parser.add_argument("--search", default="", metavar="QUERY", help='words, "phrases", prefixes* and -exclusions')
    parser.add_argument("--since", type=date.fromisoformat, metavar="DATE", help="first day, YYYY-MM-DD")
    parser.add_argument("--until", type=date.fromisoformat, metavar="DATE", help="last day, YYYY-MM-DD")
    for name in _CHOICES:
        parser.add_argument(f"--{name}", action="append", default=[], metavar="VALUE", help=f"only this {name}")


def run(chosen: argparse.Namespace) -> int:
    """Export to the file or to standard output."""
    filters = Filters(search=chosen.search, since=chosen.since, until=chosen.until)
    choices: dict[str, Any] = {name: tuple(getattr(chosen, name)) for name in _CHOICES}
    filters = replace(filters, **choices)
    target = chosen.output
    if target is None and chosen.format in _BINARY and sys.stdout.isatty():
        target = default_name(chosen.table, chosen.format)
    with contextlib.closing(open_corpus(chosen.store or default_store())) as corpus:
        _write(corpus, filters, chosen, target)
    return 0


def _write(corpus: Corpus, filters: Filters, chosen: argparse.Namespace, target: Path | None) -> None:
    frame = _TABLES[chosen.table](corpus, filters)
    with contextlib.ExitStack() as stack:
        file = sys.stdout.buffer if target is None else stack.enter_context(target.open("wb"))
        if chosen.format == "bibtex":
            write_bibliography(corpus, _cited(corpus, filters, frame, chosen.table), file)
        else:
            write_table(frame, file, chosen.format)
        file.flush()
    if target is not None:
        say(f"{target}: {len(frame):,} {chosen.table}")


def _cited(corpus: Corpus, filters: Filters, frame: pd.DataFrame, table: str) -> pd.DataFrame:
    if table == "articles":
        return frame
    found = articles(corpus, filters)
    if table == "visits":
        cited = {article_id for ids in frame["articles"] for article_id in ids}
        return found[found["article_id"].isin(cited)]
    return found
