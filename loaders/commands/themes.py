"""Print how often each theme occurs, most frequent first, one JSON object a theme."""

import argparse

from loaders.commands.output import print_lines
from loaders.commands.sources import add_sources
from loaders.commands.temporary import temporary_corpus
from loaders.frames import Filters, themes
from loaders.frames.files import plain_rows

add_arguments = add_sources


def run(chosen: argparse.Namespace) -> int:
    """Print the themes with their counts of articles, mentions and independent texts, pasted ones apart."""
    with temporary_corpus(chosen) as corpus:
        print_lines(plain_rows(themes(corpus, Filters())))
    return 0
