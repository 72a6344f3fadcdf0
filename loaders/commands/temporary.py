"""A corpus of some sources that is gone afterwards."""

import argparse
import contextlib
import tempfile
from collections.abc import Iterator

from loaders.commands.output import Progress
from loaders.frames import Corpus, open_corpus
from loaders.pipeline import build


@contextlib.contextmanager
def temporary_corpus(chosen: argparse.Namespace) -> Iterator[Corpus]:
    """The corpus of the chosen sources, in a store of its own that is removed at the end."""
    progress = Progress(chosen.quiet)
    with tempfile.TemporaryDirectory(prefix="attache-") as store:
        build(chosen.sources, store, workers=chosen.workers, scheduler=chosen.scheduler, progress=progress)
        progress.end()
        with contextlib.closing(open_corpus(store)) as corpus:
            yield corpus
