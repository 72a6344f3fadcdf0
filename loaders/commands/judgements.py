"""List what analysts said of the visits, or write it as labels that ``score`` reads.

One line an entry of the log, the oldest first, with whether it counts; the log is kept beside the store.
"""

import argparse
import contextlib
import sys
from pathlib import Path

from loaders.commands.output import print_lines, say
from loaders.frames import Corpus, default_store
from loaders.frames.files import write_table
from loaders.frames.judgements import entries, judgements
from loaders.frames.judging import open_judged
from loaders.frames.labels import make_labels


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--store", metavar="DIR", help="default: $ATTACHE_STORE, else ./store")
    parser.add_argument("--format", choices=("jsonl", "csv"), default="jsonl", help="default: jsonl")
    parser.add_argument("--labels", metavar="DIR", type=Path, help="write articles.jsonl and gold.jsonl there instead")
    parser.add_argument("--partly", action="store_true", help="also label articles with unjudged visits")


def run(chosen: argparse.Namespace) -> int:
    """List the log, or write labels."""
    with contextlib.closing(open_judged(chosen.store or default_store())) as corpus:
        if chosen.labels:
            _write_labels(corpus, chosen.labels, chosen.partly)
        elif chosen.format == "csv":
            write_table(judgements(corpus).iloc[::-1], sys.stdout.buffer, "csv")
        else:
            print_lines(entries(corpus))
    return 0


def _write_labels(corpus: Corpus, folder: Path, partly: bool) -> None:
    labels = make_labels(corpus, partly=partly)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in labels.files().items():
        (folder / name).write_bytes(content)
    say(f"{folder}: {len(labels.articles):,} articles, {sum(len(row['visits']) for row in labels.visits):,} visits")
    if labels.n_skipped:
        say(f"left out: {labels.n_skipped:,} articles with visits that nobody has judged; --partly takes them in")
