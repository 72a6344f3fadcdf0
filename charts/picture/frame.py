"""The plot of a figure: its margins, its two axes, and what is drawn along them."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts.picture.axes import Axis, Numbers, Tick, list_ticks, make_axis, to_numbers
from charts.picture.lettering import LEADING, measure, write_label
from charts.picture.paint import paint

Box = tuple[float, float, float, float]
"""Left, top, width and height of the plot."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The axes of a plot and their ticks, and the place of the plot in the picture."""

    x: Axis
    y: Axis
    x_ticks: list[Tick]
    y_ticks: list[Tick]
    box: Box


def make_frame(fig: go.Figure, width: float, height: float) -> Frame:
    """The plot of a figure in a picture of ``width`` by ``height`` pixels."""
    layout, values = fig.layout, _collect(fig)
    below = _room_below(layout.xaxis) if _is_labelled(layout.xaxis) else 0.0
    left, right, top = (float(layout.margin[side] or 0) for side in ("l", "r", "t"))
    bottom = max(float(layout.margin.b or 0), below)
    tall = max(height - top - bottom, 1.0)
    zero = layout.yaxis.rangemode == "tozero" or any(trace.type == "bar" for trace in fig.data)
    upward = make_axis(layout.yaxis, values["y"], top + tall, -tall, from_zero=zero)
    y_ticks = list_ticks(upward, layout.yaxis) if layout.yaxis.visible is not False else []
    if y_ticks and _is_labelled(layout.yaxis):
        left = max(left, max(measure(tick.text, _size(layout.yaxis)) for tick in y_ticks) + 10)
    wide = max(width - left - right, 1.0)
    across = make_axis(layout.xaxis, values["x"], left, wide)
    if layout.yaxis.scaleanchor == "x":
        across, upward = _keep_shape(across, upward, float(layout.yaxis.scaleratio or 1))
    x_ticks = list_ticks(across, layout.xaxis) if layout.xaxis.visible is not False else []
    return Frame(across, upward, x_ticks, y_ticks, (left, top, wide, tall))


def draw_axes(fig: go.Figure, frame: Frame) -> str:
    """Grid lines, axis lines and the labels of the ticks, as SVG."""
    left, top, wide, tall = frame.box
    parts = []
    for tick, x in zip(frame.x_ticks, _places(frame.x, frame.x_ticks), strict=True):
        if fig.layout.xaxis.showgrid:
            parts.append(_line(x, top, x, top + tall, fig.layout.xaxis))
        if _is_labelled(fig.layout.xaxis):
            middle = top + tall + 8 + (tick.text.count("<br>") + 1) * _size(fig.layout.xaxis) * LEADING / 2
            parts.append(_label(tick.text, x, middle, fig.layout.xaxis, "middle"))
    for tick, y in zip(frame.y_ticks, _places(frame.y, frame.y_ticks), strict=True):
        if fig.layout.yaxis.showgrid:
            parts.append(_line(left, y, left + wide, y, fig.layout.yaxis))
        if _is_labelled(fig.layout.yaxis):
            parts.append(_label(tick.text, left - 6, y, fig.layout.yaxis, "end"))
    if fig.layout.xaxis.showline:
        stroke = paint(fig.layout.xaxis.linecolor or "#000000", "stroke")
        base = top + tall
        parts.append(f'<path d="M{left:.1f},{base:.1f}H{left + wide:.1f}" {stroke}/>')
    return "".join(parts)


def _collect(fig: go.Figure) -> dict[str, list[Numbers]]:
    found: dict[str, list[Numbers]] = {"x": [], "y": []}
    for name in found:
        axis = fig.layout[f"{name}axis"]
        kind = axis.type if axis.type in ("date", "log") else "linear"
        if axis.range is None:
            for trace in fig.data:
                if trace[name] is not None:
                    found[name].append(to_numbers(trace[name], kind))
    if fig.layout.barmode == "stack" and fig.layout.yaxis.range is None and found["y"]:
        found["y"] = [sum(found["y"])]  # type: ignore[list-item]
    if fig.layout.xaxis.range is None:
        found["x"] = [_widen(found["x"], fig)]
    return found


def _widen(found: list[Numbers], fig: go.Figure) -> Numbers:
    """The ends of all columns: the first and the last stand by half beyond their middles."""
    ends: list[float] = []
    for values, trace in zip(found, fig.data, strict=False):
        there = values[values == values]
        if len(there):
            half = float(max(trace.width)) / 2 if trace.type == "bar" and isinstance(trace.width, tuple) else 0.0
            ends += [float(there.min()) - half, float(there.max()) + half]
    return to_numbers(ends or [0.0, 1.0], "linear")


def _keep_shape(across: Axis, upward: Axis, ratio: float) -> tuple[Axis, Axis]:
    """Both axes with one of them widened, so that a unit up is ``ratio`` units across."""
    wide, tall = across.length / (across.high - across.low), abs(upward.length) / (upward.high - upward.low)
    if ratio * wide > tall:
        return _widen_axis(across, abs(across.length) * ratio / tall), upward
    return across, _widen_axis(upward, abs(upward.length) / (ratio * wide))


def _widen_axis(axis: Axis, size: float) -> Axis:
    middle = (axis.low + axis.high) / 2
    return Axis(axis.kind, middle - size / 2, middle + size / 2, axis.start, axis.length)


def _room_below(axis: Any) -> float:
    lines = 2 if axis.type == "date" else 1
    return 10 + lines * _size(axis) * LEADING


def _is_labelled(axis: Any) -> bool:
    return axis.visible is not False and axis.showticklabels is not False


def _size(axis: Any) -> float:
    return float(axis.tickfont.size or 12)


def _places(axis: Axis, ticks: list[Tick]) -> list[float]:
    return [axis.start + (tick.value - axis.low) / (axis.high - axis.low) * axis.length for tick in ticks]


def _label(text: str, x: float, y: float, axis: Any, anchor: Any) -> str:
    return write_label(text, x, y, size=_size(axis), colour=axis.tickfont.color or "#000000", anchor=anchor)


def _line(x0: float, y0: float, x1: float, y1: float, axis: Any) -> str:
    dotted = ' stroke-dasharray="2 3"' if axis.griddash == "dot" else ""
    stroke = paint(axis.gridcolor or "#EEEEEE", "stroke")
    return f'<path d="M{x0:.1f},{y0:.1f}L{x1:.1f},{y1:.1f}" {stroke}{dotted}/>'
