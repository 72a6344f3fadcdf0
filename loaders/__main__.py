"""The command line: ``python -m loaders COMMAND``."""

import argparse
import os
import sys
from collections.abc import Sequence

from loaders.commands import build, compare, explain, export, judgements, mentions, reports, score, themes, visits
from loaders.judgements.errors import JudgementError
from loaders.remote import RemoteError
from loaders.store.errors import StoreError
from loaders.workers import SchedulerMissing

_COMMANDS = (build, reports, visits, mentions, themes, explain, export, judgements, compare, score)
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 when it failed, 2 when it was misused, 130 when it was interrupted."""
    chosen = make_parser().parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough; nothing more may be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (StoreError, JudgementError, SchedulerMissing, RemoteError, OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return _INTERRUPTED
    return status


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="python -m loaders",
        description="Read news articles and find official visits and themes in them. "
        "SOURCE is a file or folder of a known format. Data goes to standard output, progress to standard error.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in _COMMANDS:
        name = module.__name__.rsplit(".", 1)[1]
        summary = (module.__doc__ or "").strip().splitlines()[0]
        command = commands.add_parser(name, help=summary, description=module.__doc__)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
