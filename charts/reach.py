"""How far the time axis reaches: one visit told from long ago must not press all the others into a corner."""

import math
from bisect import bisect_right

import numpy as np
import pandas as pd

from charts import words

SHARE, WORTH, FEWEST = 0.04, 0.5, 5
"""The largest share of visits to leave out, how short it must make the axis, and how few visits are all drawn."""
APART = np.timedelta64(366, "D")
"""How long nothing may happen within the years of a visit that is far from the rest."""
MANY, BULK, CROWDED = 30, 2 / 3, 0.25
"""From how many visits the bulk of them is sought, what share it is, and how short it must make the axis."""


def leave_out_far(dated: pd.DataFrame, around: str = "") -> tuple[pd.DataFrame, str]:
    """The visits to draw, and a sentence on those left out; all of them, and nothing, where none is far from the rest.

    ``dated`` has the columns VISITS, each row with a start, in the order of the starts. Where the visit ``around`` is
    far from the rest, those of its own years are drawn instead.
    """
    kept = _find_years(dated, around)
    near = dated.iloc[kept]
    if len(near) == len(dated):
        return dated, ""
    parts = [(kept.start, "before", near["start"].min()), (len(dated) - kept.stop, "after", near["start"].max())]
    told = [
        f"{words.count(number, 'visit')} {side} {words.day(when, 'month')}" for number, side, when in parts if number
    ]
    return near, f"Not drawn, but in the table: {' and '.join(told)}."


def find_far(visits: pd.DataFrame, visit_id: str) -> str:
    """Around which visit to draw those of the given one's years; empty where ``leave_out_far`` does not leave it out.

    The answer is the same for every visit of the same years. ``visits`` are in any order.
    """
    dated = visits[visits["start"].notna()].sort_values(["start", "visit_id"])
    kept = _find_years(dated, visit_id)
    return "" if kept == find_reach(dated["start"]) else str(dated["visit_id"].iloc[kept.start])


def find_reach(starts: pd.Series) -> slice:
    """The run of ascending ``starts`` that is left when the few farthest ones, at either end, are cut off.

    >>> find_reach(pd.Series(pd.to_datetime(["1962-01-01", "2021-01-01", "2021-05-01", "2022-01-01", "2023-01-01"])))
    slice(1, 5, None)
    """
    return _cut_ends(starts) or _find_bulk(starts) or slice(0, len(starts))


def _find_years(dated: pd.DataFrame, visit_id: str) -> slice:
    """The run of visits that are drawn, or, where the given one is far from them, that of its own years."""
    kept, found = find_reach(dated["start"]), np.flatnonzero(dated["visit_id"] == visit_id)
    if not len(found) or kept.start <= found[0] < kept.stop:
        return kept
    low, high = (0, kept.start) if found[0] < kept.start else (kept.stop, len(dated))
    gaps = np.diff(dated["start"].to_numpy()[low:high])
    edges = [low, *(np.flatnonzero(gaps > APART) + low + 1).tolist(), high]
    place = bisect_right(edges, found[0])
    return slice(edges[place - 1], edges[place])


def _cut_ends(starts: pd.Series) -> slice | None:
    first, last = 0, len(starts)
    spare = max(int(len(starts) * SHARE), 1) if len(starts) >= FEWEST else 0
    whole = starts.iloc[-1] - starts.iloc[0] if len(starts) else pd.Timedelta(0)
    for _ in range(spare):
        lead = starts.iloc[first + 1] - starts.iloc[first]
        tail = starts.iloc[last - 1] - starts.iloc[last - 2]
        first, last = (first + 1, last) if lead >= tail else (first, last - 1)
        if starts.iloc[last - 1] - starts.iloc[first] < whole * WORTH:
            return slice(first, last)
    return None


def _find_bulk(starts: pd.Series) -> slice | None:
    """The run around the closest two thirds, where it is far shorter than the whole: years of another archive."""
    size = math.ceil(len(starts) * BULK)
    if len(starts) < MANY:
        return None
    days = starts.to_numpy()
    lengths = days[size - 1 :] - days[: len(days) - size + 1]
    first = int(lengths.argmin())
    last, near = first + size, 2 * max(lengths[first], np.timedelta64(30, "D"))
    while first > 0 and days[first] - days[first - 1] <= near:
        first -= 1
    while last < len(days) and days[last] - days[last - 1] <= near:
        last += 1
    return slice(first, last) if days[last - 1] - days[first] < (days[-1] - days[0]) * CROWDED else None
