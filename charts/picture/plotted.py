"""A Plotly figure of ``charts`` as SVG, without a browser.

Plotly itself draws in a browser only. What the project's charts ask of it is little: points, lines, areas, bars, texts
and straight lines over two axes; this draws that, and says so where a figure asks for more.
"""

from typing import Any

import plotly.graph_objects as go

from charts.picture.frame import Frame, draw_axes, make_frame
from charts.picture.lettering import measure, write_label
from charts.picture.paint import paint
from charts.picture.symbols import NotDrawn, draw_symbol
from charts.picture.traces import DASHES, check_traces, draw_rect, draw_traces

_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def draw_plotly(fig: go.Figure, width: float) -> tuple[str, float]:
    """The figure without its title, as the inner part of an SVG, and its height; raises NotDrawn for what it cannot."""
    check_traces(fig)
    height = float(fig.layout.height or 300)
    frame = make_frame(fig, width, height)
    left, top, wide, tall = frame.box
    behind = [shape for shape in fig.layout.shapes or () if shape.layer == "below"]
    before = [shape for shape in fig.layout.shapes or () if shape.layer != "below"]
    parts = [
        f'<clipPath id="plot"><rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{tall:.1f}"/></clipPath>',
        draw_axes(fig, frame),
        *(_draw_shape(shape, frame) for shape in behind),
        *draw_traces(fig, frame),
        *(_draw_shape(shape, frame) for shape in before),
        *(_draw_note(note, frame) for note in fig.layout.annotations or ()),
        _draw_legend(fig, frame),
    ]
    return "".join(parts), height


def _draw_shape(shape: Any, frame: Frame) -> str:
    (x0, x1), (y0, y1) = _ends(shape, "x", frame), _ends(shape, "y", frame)
    if shape.type == "line":
        width = shape.line.width if shape.line.width is not None else 2
        dash = f' stroke-dasharray="{DASHES[shape.line.dash]}"' if shape.line.dash in DASHES else ""
        stroke = paint(shape.line.color or "#000000", "stroke")
        return f'<path d="M{x0:.1f},{y0:.1f}L{x1:.1f},{y1:.1f}" {stroke} stroke-width="{width:g}"{dash}/>'
    if shape.type == "rect":
        place = (min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
        return draw_rect(place, shape.fillcolor or "none", float(1 if shape.opacity is None else shape.opacity))
    raise NotDrawn(f"a picture knows no shape “{shape.type}”; add it to charts/picture/plotted.py")


def _ends(shape: Any, name: str, frame: Frame) -> tuple[float, float]:
    values = [shape[f"{name}0"], shape[f"{name}1"]]
    one, two = (_place(value, shape[f"{name}ref"], name, frame) for value in values)
    return one, two


def _place(value: Any, ref: str | None, name: str, frame: Frame) -> float:
    left, top, wide, tall = frame.box
    if ref == "paper":
        return left + float(value) * wide if name == "x" else top + (1 - float(value)) * tall
    axis = frame.x if name == "x" else frame.y
    return float(axis.place([value])[0])


def _draw_note(note: Any, frame: Frame) -> str:
    x = _place(note.x, note.xref, "x", frame) + float(note.xshift or 0)
    y = _place(note.y, note.yref, "y", frame) - float(note.yshift or 0)
    size = float(note.font.size or 12)
    drop = {"top": size / 2, "bottom": -size / 2}.get(note.yanchor or "", 0.0)
    anchor: Any = _ANCHORS.get(note.xanchor or "center", "middle")
    return write_label(str(note.text), x, y + drop, size=size, colour=note.font.color or "#000000", anchor=anchor)


def _draw_legend(fig: go.Figure, frame: Frame) -> str:
    if not fig.layout.showlegend:
        return ""
    size, colour = float(fig.layout.legend.font.size or 12), fig.layout.font.color or "#000000"
    left, top, wide, _ = frame.box
    entries = [trace for trace in fig.data if trace.showlegend is not False and trace.name]
    parts, x, row = [], left, 0
    for trace in entries:
        long = 22 + measure(str(trace.name), size) + 18
        if x > left and x + long > left + wide:
            x, row = left, row + 1
        y = max(top - 14 - 18 * (_rows(entries, size, wide) - 1 - row), 8.0)
        shade = trace.marker.color if isinstance(trace.marker.color, str) else trace.line.color
        parts.append(draw_symbol("square", x + 6, y, 11, fill=shade or colour, edge=colour, width=0))
        parts.append(write_label(str(trace.name), x + 18, y, size=size, colour=colour))
        x += long
    return "".join(parts)


def _rows(entries: list[Any], size: float, wide: float) -> int:
    """How many lines a legend takes."""
    x, rows = 0.0, 1
    for trace in entries:
        long = 22 + measure(str(trace.name), size) + 18
        if x > 0 and x + long > wide:
            x, rows = 0.0, rows + 1
        x += long
    return rows
