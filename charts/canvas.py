"""Where everything on the timeline stands, in pixels from the top, before any of it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from charts import lanes, style, words
from charts.lanes import Lane

LABELLED = 24
"""Up to so many visits every mark carries its label."""
HEADER, NAME, ROW, FOOT, GAP = 24, 9, 18, 20, 12
"""Pixels: the head of a lane, and in it the middle of its name, as far as can be from the first row of marks."""
FIELDS = [
    "visit_id", "visitor_person", "visitor_name", "visitor_country", "visitor_role", "host_person", "host_name",
    "host_country", "start", "end", "date_precision", "sentence", "direction", "direction_name", "places", "kind",
    "status", "mode", "n_independent_texts", "shade", "lane", "size",
]  # fmt: skip
"""What a mark has of its visit; besides, ``x`` and ``y``, where it stands."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a lane: its top and foot, its colour where all its marks share one, and its number of visits.

    ``asked`` is the filter that leaves only these visits, as an address has it; empty where there is none.
    """

    top: float
    foot: float
    label: str
    shade: str
    number: int
    asked: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A label on a mark, on which side of its stem, and the visit it belongs to."""

    x: pd.Timestamp
    y: float
    text: str
    flipped: bool
    visit_id: str


@dataclass
class Strokes:
    """Lines as Plotly takes them: one after another, ``None`` between."""

    x: list[object] = field(default_factory=list)
    y: list[object] = field(default_factory=list)

    def add(self, start: object, end: object, low: float, high: float) -> None:
        """A straight line."""
        self.x += [start, end, None]
        self.y += [low, high, None]


@dataclass
class Canvas:
    """The lanes, marks, stays, ranges and labels of a timeline; ``marks`` have ``FIELDS`` with ``x`` and ``y``."""

    lane: Lane
    low: pd.Timestamp
    high: pd.Timestamp
    height: float = 0.0
    marks: list[Row] = field(default_factory=list)
    bars: dict[str, Strokes] = field(default_factory=dict)
    ranges: dict[str, Strokes] = field(default_factory=dict)
    stems: Strokes = field(default_factory=Strokes)
    tags: list[Tag] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)


def pad(dated: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The ends of the time axis: the visits' span with room for half a mark, whole months, three of them at least."""
    first, last = dated["start"].min(), dated["end"].fillna(dated["start"]).max()
    room = max((last - first) * 0.04, pd.Timedelta(days=10), (pd.Timedelta(days=92) - (last - first)) / 2)
    # Half a month would cut a column of the strip, which stands on the same axis.
    return min(first - room, first.replace(day=1)), max(last + room, last + pd.offsets.MonthBegin())


def arrange(visits: pd.DataFrame, ordered: list[tuple[str, str, int]], lane: Lane) -> Canvas:
    """Lanes from the top; ``visits`` have ``lane``, ``shade`` and ``size`` besides the columns VISITS."""
    canvas, top = Canvas(lane, *pad(visits)), 0.0
    place = _place_labelled if len(visits) <= LABELLED else _place_packed
    inside: dict[str, list[Row]] = {key: [] for key, *_ in ordered}
    # Rows, not frames: to cut a frame of many columns takes longer than all else that is done to a lane.
    for row in visits[FIELDS].astype("object").to_dict("records"):
        inside[row["lane"]].append(row)
    for key, label, number in ordered:
        head, shades = top, {str(row["shade"]) for row in inside[key]}
        top = place(canvas, inside[key], top + HEADER)
        asked = "" if key == style.OTHER else lanes.ask_for(inside[key][0], lane)
        canvas.heads.append(Head(head, top, label, shades.pop() if len(shades) == 1 else "", number, asked))
        top += GAP
    canvas.height = top - GAP + 6
    return canvas


def label_visit(visit: Mapping[str, Any], lane: Lane) -> tuple[str, str]:
    """Who, or where in a lane of who, and the day: with the name in bold, and as plain text to measure."""
    who = words.surname(visit["visitor_person"]) or words.plain(visit["visitor_name"], "Delegation")
    who = words.plain(visit["host_name"]) or who if lane == "visitor" else who
    when = _name_day(visit["start"], visit["end"], words.plain(visit["date_precision"], "day"))
    return f"<b>{words.safe(who[:18])}</b> {when}", f"{who[:18]} {when}"


def _name_day(start: pd.Timestamp, end: Any, precision: str) -> str:
    if precision in ("year", "month"):
        return f"{start:%Y}" if precision == "year" else f"{start:%b}"
    several = pd.notna(end) and end != start and end.month == start.month
    return f"{start.day}–{end.day} {start:%b}" if several else f"{start.day} {start:%b}"


def _place_labelled(canvas: Canvas, rows: list[Row], top: float) -> float:
    middles, shares = _measure(canvas, rows)
    texts = [label_visit(row, canvas.lane) for row in rows]
    labels = lanes.place_labels(
        [share * lanes.NARROW for share in shares], [len(bare) * lanes.GLYPH for _, bare in texts]
    )
    raised = lanes.pack_rows([share * lanes.WIDE for share in shares], _widths(rows, 0.8), most=3)
    pitch = max(_widths(rows, 0.85))
    floor = top + (max(label.row for label in labels) + 1) * ROW + FOOT / 2 + 5
    base = floor + max(raised) * pitch
    heights = [base - row * pitch for row in raised]
    for index, row in enumerate(rows):
        height = floor - 19 - labels[index].row * ROW
        canvas.stems.add(middles[index], middles[index], heights[index], height - ROW / 2 + 3)
        canvas.tags.append(Tag(middles[index], height, texts[index][0], labels[index].flipped, str(row["visit_id"])))
    _place(canvas, rows, heights, middles)
    return base + FOOT / 2


def _place_packed(canvas: Canvas, rows: list[Row], top: float) -> float:
    middles, shares = _measure(canvas, rows)
    packed = lanes.pack_rows([share * lanes.WIDE for share in shares], _widths(rows, 0.9), most=12)
    pitch = float(np.quantile(_widths(rows, 0.9), 0.9))
    base = top + (max(packed) + 0.5) * pitch
    _place(canvas, rows, [base - row * pitch for row in packed], middles)
    return base + pitch / 2 + 4


def _measure(canvas: Canvas, rows: list[Row]) -> tuple[list[pd.Timestamp], list[float]]:
    """The middle of each stay, and where it stands on the axis, 0 to 1."""
    middles = [row["start"] + (row["end"] - row["start"]) / 2 if _is_long(row) else row["start"] for row in rows]
    return middles, [(middle - canvas.low) / (canvas.high - canvas.low) for middle in middles]


def _is_long(row: Row) -> bool:
    return not pd.isna(row["end"]) and bool(row["end"] != row["start"])


def _widths(rows: list[Row], share: float) -> list[float]:
    return [float(row["size"]) * share for row in rows]


def _place(canvas: Canvas, rows: list[Row], heights: list[float], middles: list[pd.Timestamp]) -> None:
    for row, height, middle in zip(rows, heights, middles, strict=True):
        canvas.marks.append({**row, "x": middle, "y": height})
        if _is_long(row):
            kept = canvas.bars if row["date_precision"] == "day" else canvas.ranges
            strokes = kept.setdefault(str(row["shade"]), Strokes())
            strokes.add(row["start"], row["end"] + pd.Timedelta(days=1), height, height)
