"""What the commands print: data on standard output, all else on standard error."""

import json
import sys
import time
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

_PAUSE = 0.2


def print_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print one JSON object a line: dates as ISO 8601, tuples as lists, nothing left out."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False, default=_plain) + "\n")


def say(text: str) -> None:
    """Say something to the one at the terminal, beside the data."""
    print(text, file=sys.stderr)


class Progress:
    """Shows how far a stage has got: one line rewritten in a terminal, one line a stage elsewhere."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._live = sys.stderr.isatty()
        self._stage = ""
        self._shown = 0.0

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Show that ``done`` of ``total`` is done in this stage."""
        if self._quiet or not self._due(stage):
            return
        counted = f" {done:,}" if done else ""
        text = f"{stage}{counted}{f' of {total:,}' if total and done else ''}"
        print(f"\r\x1b[2K{text}" if self._live else text, end="" if self._live else "\n", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line."""
        if self._live and not self._quiet:
            print("\r\x1b[2K", end="", file=sys.stderr, flush=True)

    def _due(self, stage: str) -> bool:
        now = time.monotonic()
        changed, self._stage = stage != self._stage, stage
        if changed or (self._live and now - self._shown > _PAUSE):
            self._shown = now
            return True
        return False


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no JSON value")
