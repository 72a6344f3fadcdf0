"""Hold a table of visits made by hand against those of the articles: agreed, only in the one, only in the other.

Which column is which field is guessed from the header; --column and --fixed say it. Fields: visitor_person,
visitor_role, visitor_country, host_person, host_country, start, end, place, kind, note.
"""

import argparse
import contextlib
import sys
from pathlib import Path

from loaders.commands.output import say
from loaders.frames import default_store, open_corpus
from loaders.frames.comparison import (
    AGREED,
    ONLY_ARTICLES,
    ONLY_TABLE,
    Comparison,
    Table,
    compare,
    read_mapping,
    read_sheet,
)
from loaders.frames.files import write_table
from loaders.frames.judging import open_judged


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("table", metavar="TABLE", type=Path, help="a CSV file with a first line that names its columns")
    parser.add_argument("--column", action="append", default=[], metavar="FIELD=NAME", help="the column of a field")
    parser.add_argument("--fixed", action="append", default=[], metavar="FIELD=VALUE", help="one value for every row")
    parser.add_argument("--store", metavar="DIR", help="default: $ATTACHE_STORE, else ./store")
    parser.add_argument("--extracted", action="store_true", help="leave out what analysts judged")
    parser.add_argument("--everything", action="store_true", help="compare rows of a time without articles too")
    parser.add_argument("--format", choices=("csv", "jsonl"), default="csv", help="default: csv")


def run(chosen: argparse.Namespace) -> int:
    """Print the comparison, row by row, and its counts on standard error."""
    content = chosen.table.read_bytes()
    columns = read_mapping(chosen.column, chosen.fixed, read_sheet(content, chosen.table.name).header)
    if columns.missing:
        raise ValueError(
            f"{chosen.table.name}: nothing says {', '.join(columns.missing)}; "
            f"name its column with --column {columns.missing[0]}=NAME, or one value with --fixed"
        )
    table = Table(chosen.table.stem, "", columns, content)
    opened = open_corpus if chosen.extracted else open_judged
    with contextlib.closing(opened(chosen.store or default_store())) as corpus:
        found = compare(corpus, table, everything=chosen.everything)
    write_table(found.rows, sys.stdout.buffer, chosen.format)
    sys.stdout.flush()
    _tell(found)
    return 0


def _tell(found: Comparison) -> None:
    agreed, table, articles = (found.count(outcome) for outcome in (AGREED, ONLY_TABLE, ONLY_ARTICLES))
    say(f"{agreed:,} agreed, {table:,} only in the table, {articles:,} only in the articles")
    if found.outside:
        say(f"{found.outside:,} rows are of a time without articles and were not compared; --everything compares them")
    for reject in found.rejects.head(10).to_dict("records"):
        say(f"not read: {reject['place']}: {reject['reason']}, {reject['value']!r}. To mend it: {reject['remedy']}")
    if len(found.rejects) > 10:
        say(f"not read: {len(found.rejects):,} rows in all")
