"""Alternative texts: one sentence that tells what a chart shows to who cannot see it."""

from collections.abc import Iterable, Sequence

import pandas as pd

from charts import words


def listed(parts: Iterable[str], *, most: int = 5) -> str:
    """Parts as a reader would list them.

    >>> listed(["a", "b", "c"]), listed(["a", "b", "c"], most=2)
    ('a, b and c', 'a, b and 1 more')
    """
    items = list(parts)
    if len(items) > most:
        items = [*items[:most], f"{len(items) - most} more"]
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def timeline(visits: pd.DataFrame, lanes: Sequence[tuple[str, str, int]]) -> str:
    """How many visits, when, and in which lanes."""
    if visits.empty:
        return "A timeline with no visit on it."
    when = words.period(visits["start"].min(), visits["start"].max())
    return f"A timeline of {words.count(len(visits), 'visit')}, {when}: " + _counts(lanes) + "."


def bins(visits: pd.DataFrame, unit: str, lanes: Sequence[tuple[str, str, int]]) -> str:
    """How many visits a month, quarter or year."""
    when = words.period(visits["start"].min(), visits["start"].max())
    return f"Columns of visits by {unit}: {words.count(len(visits), 'visit')}, {when}; most are " + _counts(lanes) + "."


def ranking(subject: str, rows: Iterable[tuple[str, int]], noun: str) -> str:
    """What leads a ranking."""
    leaders = [f"{label} {words.count(int(number), noun)}" for label, number in rows]
    return f"{subject}: {listed(leaders)}." if leaders else f"{subject}: nothing to show."


def series(subject: str, counts: pd.Series, noun: str) -> str:
    """The span, sum and peak of counts indexed by time."""
    if counts.empty or not counts.sum():
        return f"{subject}: nothing to show."
    total, peak = words.count(int(counts.sum()), noun), int(counts.max())
    when = words.period(counts.index.min(), counts.index.max())
    return f"{subject}: {total}, {when}, at most {peak:,} in {words.day(counts.idxmax(), 'month')}."


def _counts(lanes: Sequence[tuple[str, str, int]]) -> str:
    return listed(f"{label} {number:,}" for _, label, number in lanes)
