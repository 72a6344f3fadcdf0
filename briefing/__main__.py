"""Write a briefing: one page of HTML with charts, visits and their evidence, themes, sources and method.

Filters are those of the dashboard; repeat one to give alternatives.
"""

import argparse
import contextlib
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from briefing.page import MEETING, VISITS, write_briefing
from loaders.commands.choosing import add_filters, open_chosen, read_filters
from loaders.frames import StoreError
from loaders.frames.judging import JudgementError


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page; the exit status is 0, 1 when it failed, 2 when it was misused."""
    chosen = make_parser().parse_args(arguments)
    try:
        with contextlib.closing(open_chosen(chosen)) as corpus:
            page = write_briefing(
                corpus,
                read_filters(chosen),
                today=date.today(),
                title=chosen.title,
                most=chosen.most,
                short=chosen.short,
            )
        if chosen.output is None:
            sys.stdout.buffer.write(page.encode())
            sys.stdout.buffer.flush()
        else:
            chosen.output.write_text(page, encoding="utf-8")
            print(f"{chosen.output}: {len(page.encode()) / 1000:,.0f} kB", file=sys.stderr)
    except (StoreError, JudgementError, OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def make_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = argparse.ArgumentParser(prog="python -m briefing", description=__doc__)
    parser.add_argument("--output", metavar="FILE", type=Path, help="default: standard output")
    parser.add_argument("--title", default="", metavar="TEXT", help="default: made of the filters")
    parser.add_argument(
        "--most", type=int, default=VISITS, metavar="N", help=f"visits told one by one (default: {VISITS})"
    )
    parser.add_argument("--short", action="store_true", help=f"for a meeting: the latest {MEETING} visits")
    add_filters(parser)
    return parser


if __name__ == "__main__":
    sys.exit(main())
