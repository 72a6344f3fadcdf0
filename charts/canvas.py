"""Where everything on the timeline stands, in pixels from the top, before any of it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from charts import lanes, words
from charts.lanes import Lane

LABELLED = 24
"""Up to so many visits every mark carries its label."""
HEADER, ROW, FOOT, GAP = 24, 18, 20, 12


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a lane: its top and foot, its colour where all its marks share one, and its number of visits."""

    top: float
    foot: float
    label: str
    shade: str
    number: int


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
    """The lanes, marks, stays, ranges and labels of a timeline; ``marks`` are visits with ``x`` and ``y``."""

    lane: Lane
    low: pd.Timestamp
    high: pd.Timestamp
    height: float = 0.0
    frames: list[pd.DataFrame] = field(default_factory=list)
    bars: dict[str, Strokes] = field(default_factory=dict)
    ranges: dict[str, Strokes] = field(default_factory=dict)
    stems: Strokes = field(default_factory=Strokes)
    tags: list[Tag] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)

    @property
    def marks(self) -> pd.DataFrame:
        """All marks."""
        return pd.concat(self.frames)


def pad(dated: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The ends of the time axis: the visits' span with room for half a mark, at least three months in all."""
    first, last = dated["start"].min(), dated["end"].fillna(dated["start"]).max()
    room = max((last - first) * 0.04, pd.Timedelta(days=10), (pd.Timedelta(days=92) - (last - first)) / 2)
    return first - room, last + room


def arrange(visits: pd.DataFrame, ordered: list[tuple[str, str, int]], lane: Lane) -> Canvas:
    """Lanes from the top; ``visits`` have ``lane``, ``shade`` and ``size`` besides the columns VISITS."""
    canvas, top = Canvas(lane, *pad(visits)), 0.0
    for key, label, number in ordered:
        inside, head = visits[visits["lane"] == key], top
        place = _place_labelled if len(visits) <= LABELLED else _place_packed
        top = place(canvas, inside, top + HEADER)
        shade = str(inside["shade"].iloc[0]) if inside["shade"].nunique() == 1 else ""
        canvas.heads.append(Head(head, top, label, shade, number))
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


def _place_labelled(canvas: Canvas, inside: pd.DataFrame, top: float) -> float:
    middles, shares = _measure(canvas, inside)
    texts = [label_visit(visit, canvas.lane) for visit in inside.to_dict("records")]
    labels = lanes.place_labels(
        [share * lanes.NARROW for share in shares], [len(bare) * lanes.GLYPH for _, bare in texts]
    )
    raised = lanes.pack_rows([share * lanes.WIDE for share in shares], _widths(inside, 0.8), most=3)
    pitch = float(inside["size"].max()) * 0.85
    floor = top + (max(label.row for label in labels) + 1) * ROW + FOOT / 2 + 5
    base = floor + max(raised) * pitch
    heights = [base - row * pitch for row in raised]
    for index, visit_id in enumerate(inside["visit_id"]):
        height = floor - 19 - labels[index].row * ROW
        canvas.stems.add(middles[index], middles[index], heights[index], height - ROW / 2 + 3)
        canvas.tags.append(Tag(middles[index], height, texts[index][0], labels[index].flipped, str(visit_id)))
    _place(canvas, inside, heights, middles)
    return base + FOOT / 2


def _place_packed(canvas: Canvas, inside: pd.DataFrame, top: float) -> float:
    middles, shares = _measure(canvas, inside)
    rows = lanes.pack_rows([share * lanes.WIDE for share in shares], _widths(inside, 0.9), most=12)
    pitch = float(inside["size"].quantile(0.9)) * 0.9
    base = top + (max(rows) + 0.5) * pitch
    _place(canvas, inside, [base - row * pitch for row in rows], middles)
    return base + pitch / 2 + 4


def _measure(canvas: Canvas, inside: pd.DataFrame) -> tuple[list[pd.Timestamp], list[float]]:
    """The middle of each stay, and where it stands on the axis, 0 to 1."""
    ends = inside["end"].fillna(inside["start"])
    middles = list(inside["start"] + (ends - inside["start"]) / 2)
    return middles, [(middle - canvas.low) / (canvas.high - canvas.low) for middle in middles]


def _widths(inside: pd.DataFrame, share: float) -> list[float]:
    return [float(size) * share for size in inside["size"]]


def _place(canvas: Canvas, inside: pd.DataFrame, heights: list[float], middles: list[pd.Timestamp]) -> None:
    canvas.frames.append(inside.assign(x=middles, y=heights))
    several = (inside["end"].notna() & (inside["end"] != inside["start"])).tolist()
    told = inside[["start", "end", "date_precision", "shade"]].astype("object").itertuples(index=False, name=None)
    for (start, end, precision, shade), long, height in zip(told, several, heights, strict=True):
        if long:
            kept = canvas.bars if precision == "day" else canvas.ranges
            strokes = kept.setdefault(str(shade), Strokes())
            strokes.add(start, end + pd.Timedelta(days=1), height, height)
