"""Write the store's visits, articles or themes as a table, with their sources; or as citations or a calendar.

Filters are those of the dashboard; repeat one to give alternatives.
"""

import argparse
import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from loaders.commands.choosing import add_filters, open_chosen, read_filters
from loaders.commands.output import say
from loaders.frames import Corpus, Filters, articles, cited, themes, visits
from loaders.frames.calendar import write_calendar
from loaders.frames.citations import FORMS, cite
from loaders.frames.files import table_bytes

_TABLES: dict[str, Callable[[Corpus, Filters], pd.DataFrame]] = {
    "visits": visits,
    "articles": articles,
    "themes": themes,
}
_FORMS = ("csv", "jsonl", "parquet", "xlsx", "bibtex", "csl", "ics")
_BINARY = ("parquet", "xlsx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("table", choices=tuple(_TABLES), help="what to export")
    parser.add_argument(
        "--format",
        choices=_FORMS,
        default="csv",
        help="default: csv; bibtex and csl (CSL-JSON) cite the articles, ics is a calendar of visits",
    )
    parser.add_argument("--output", metavar="FILE", type=Path, help="default: standard output")
    add_filters(parser)


def run(chosen: argparse.Namespace) -> int:
    """Export to the file or to standard output."""
    if chosen.format == "ics" and chosen.table != "visits":
        raise ValueError(f"{chosen.table} make no calendar; --format ics goes with visits")
    target = chosen.output
    if target is None and chosen.format in _BINARY and sys.stdout.isatty():
        target = Path(f"{chosen.table}.{chosen.format}")
    with contextlib.closing(open_chosen(chosen)) as corpus:
        frame = _TABLES[chosen.table](corpus, read_filters(chosen))
        data = _make(corpus, frame, chosen)
    if target is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    target.write_bytes(data)
    say(f"{target}: {len(frame):,} {chosen.table}")
    return 0


def _make(corpus: Corpus, frame: pd.DataFrame, chosen: argparse.Namespace) -> bytes:
    form: Any = chosen.format
    if form == "ics":
        return write_calendar(frame)
    if form not in FORMS:
        return table_bytes(frame, form)
    sources = {"articles": lambda: frame, "visits": lambda: cited(corpus, frame)}
    return cite(corpus, sources.get(chosen.table, lambda: articles(corpus, read_filters(chosen)))(), form)
