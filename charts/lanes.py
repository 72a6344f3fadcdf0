"""Where the marks of the timeline stand: lanes, rows within a lane, and labels that do not touch.

Heights are in pixels. Widths are in pixels too, but of an assumed plot, since the server does not know the browser's:
labels are laid out for a telephone, so that they also fit a desk.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

import pandas as pd

from charts import style

Lane = Literal["direction", "visitor", "host"]

NARROW = 330.0
"""Width of the plot on a telephone, in pixels."""
WIDE = 820.0
"""Width of the plot on a desk, with the sidebar open."""
GLYPH = 6.4
"""Mean width of a character at 12 px, in pixels."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label on a stem: the mark's place, the text's left and right edge, and the row it takes, 0 the lowest."""

    x: float
    left: float
    right: float
    row: int

    @property
    def flipped(self) -> bool:
        """Whether the text stands left of its stem."""
        return self.right <= self.x


def name_lanes(visits: pd.DataFrame, lane: Lane, *, most: int = 10) -> pd.DataFrame:
    """The lane of each visit: columns ``lane`` and ``label``, on the index of ``visits``.

    The ``most`` busiest have a lane each; the others share one, ``style.OTHER``, at the foot.
    """
    key, label = _KEYS[lane](visits)
    busiest = key.value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable")
    kept = busiest.index[: most if len(busiest) <= most else most - 1]
    others = f"{len(busiest) - len(kept)} other {_PLURAL[lane]}"
    inside = key.isin(kept)
    return pd.DataFrame({"lane": key.where(inside, style.OTHER), "label": label.where(inside, others)})


def order_lanes(lanes: pd.DataFrame) -> list[tuple[str, str, int]]:
    """Lanes from the top: key, label and number of visits; the busiest first, the shared one last."""
    counted = lanes.groupby("lane", sort=True).agg(label=("label", "first"), n=("lane", "size")).reset_index()
    counted["last"] = counted["lane"] == style.OTHER
    ranked = counted.sort_values(["last", "n", "label"], ascending=[True, False, True])
    return [(str(row.lane), str(row.label), int(row.n)) for row in ranked.itertuples()]


def ask_for(visit: Mapping[str, Any], lane: Lane) -> str:
    """The filter that leaves the lane of a visit, as an address has it; empty where no filter does.

    >>> ask_for({"direction": "TUR>AZE"}, "direction"), ask_for({"direction": "AZE=TUR"}, "direction")
    ('visitor=TUR&host=AZE', '')
    """
    if lane == "direction":
        visitor, _, host = str(visit["direction"]).partition(">")
        asked = {"visitor": visitor, "host": host} if "?" not in (visitor, host) and host else {}
    elif lane == "visitor":
        # The filter of a person has whoever received them, too: with the country only those who came are left.
        asked = {"visitor": visit["visitor_country"], "person": visit["visitor_person"]}
    else:
        asked = {"host": visit["host_country"]}
    known = all(isinstance(value, str) and ";" not in value for value in asked.values())
    return urlencode(asked) if known else ""


def place_labels(places: Sequence[float], widths: Sequence[float], width: float = NARROW) -> list[Label]:
    """Rows for labels on stems, in the order given, such that no text meets another text or another's stem.

    >>> [label.row for label in place_labels([10, 20, 300], [80, 80, 80])]
    [1, 0, 0]
    """
    placed: dict[int, Label] = {}
    for index in sorted(range(len(places)), key=lambda i: places[i], reverse=True):
        x, breadth = places[index], widths[index] + 10
        left = x - breadth if x + breadth > width and x > width / 2 else x
        options = (Label(x, left, left + breadth, row) for row in range(len(places) + 1))
        fallback = Label(x, left, left + breadth, len(placed))
        placed[index] = next((option for option in options if _is_free(option, placed.values())), fallback)
    return [placed[index] for index in range(len(places))]


def pack_rows(places: Sequence[float], widths: Sequence[float], *, most: int = 8) -> list[int]:
    """Rows for marks in ascending places, each in the lowest row where it touches none; the ``most``-th takes the rest.

    >>> pack_rows([0, 5, 30], [10, 10, 10])
    [0, 1, 0]
    """
    ends: list[float] = []
    rows: list[int] = []
    for place, width in zip(places, widths, strict=True):
        left, right = place - width / 2, place + width / 2
        row = next((row for row, end in enumerate(ends) if end <= left), len(ends))
        row = min(row, most - 1)
        ends[row : row + 1] = [right]
        rows.append(row)
    return rows


def _is_free(label: Label, others: Iterable[Label]) -> bool:
    return not any(_meets(label, other) for other in others)


def _meets(one: Label, two: Label) -> bool:
    if one.row == two.row:
        return one.left < two.right and two.left < one.right
    upper, lower = (one, two) if one.row > two.row else (two, one)
    return lower.left < upper.x < lower.right


def _by_direction(visits: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    key = visits["direction"].astype("string").fillna("unknown")
    return key, visits["direction_name"].fillna("Direction not given")


def _by_visitor(visits: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    group = visits["visitor_name"].fillna("Unnamed") + " delegation"
    name = visits["visitor_person"].fillna(group)
    return name, name


def _by_host(visits: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    name = visits["host_name"].fillna("Host not named")
    return name, name


_KEYS = {"direction": _by_direction, "visitor": _by_visitor, "host": _by_host}
_PLURAL = {"direction": "directions", "visitor": "visitors", "host": "hosts"}
