"""The traces of a Plotly figure as SVG: bars, and lines, areas, marks and texts."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import plotly.graph_objects as go

from charts.picture.frame import Frame
from charts.picture.lettering import write_label
from charts.picture.paint import paint
from charts.picture.symbols import NotDrawn, draw_symbol, turn_of

DASHES = {"dot": "2 3", "dash": "7 5", "dashdot": "7 4 2 4", "longdash": "12 6"}
_KNOWN = ("bar", "scatter", "scattergl")
_NEAR = 0.4
"""Pixels: points of a line that are nearer to each other cannot be told apart."""


def check_traces(fig: go.Figure) -> None:
    """Raise NotDrawn where the figure has a trace that pictures do not know."""
    unknown = sorted({trace.type for trace in fig.data} - set(_KNOWN))
    if unknown:
        raise NotDrawn(f"a picture knows no trace “{unknown[0]}”; add it to charts/picture/traces.py")


def draw_traces(fig: go.Figure, frame: Frame) -> Iterator[str]:
    """The traces in their order, as SVG."""
    heights: dict[float, float] = {}
    for trace in fig.data:
        # What only answers to a hand is no part of a picture.
        if trace.visible in (False, "legendonly") or trace.opacity == 0:
            continue
        if trace.type == "bar":
            yield _clip(_draw_bars(trace, frame, heights if fig.layout.barmode == "stack" else None))
        else:
            yield from _draw_scatter(trace, frame)


def _draw_bars(bar: Any, frame: Frame, heights: dict[float, float] | None) -> str:
    flat = bar.orientation == "h"
    along, rising = (frame.y, frame.x) if flat else (frame.x, frame.y)
    at, size = (bar.y, bar.x) if flat else (bar.x, bar.y)
    middles = along.place(at)
    sizes = np.array([np.nan if one is None else one for one in size], dtype=float)
    bases = np.array(_each(bar.base, len(sizes), 0.0), dtype=float)
    if heights is not None:
        bases = np.array([heights.get(float(middle), 0.0) for middle in middles])
        heights.update(zip(middles.tolist(), (bases + np.nan_to_num(sizes)).tolist(), strict=True))
    starts, ends = rising.place(bases), rising.place(bases + sizes)
    gap = 1 - float(0.2 if bar.width is None else 0)
    widths = [along.span(float(one or 1) * gap) for one in _each(bar.width, len(sizes), 1.0)]
    fills = _each(bar.marker.color, len(sizes), "#000000")
    faint = _each(bar.marker.opacity, len(sizes), 1.0)
    parts = []
    for middle, start, end, thick, fill, alpha in zip(middles, starts, ends, widths, fills, faint, strict=True):
        if np.isfinite(end) and start != end:
            low, long = min(start, end), abs(end - start)
            place = (low, middle - thick / 2, long, thick) if flat else (middle - thick / 2, low, thick, long)
            parts.append(draw_rect(place, fill, float(1 if alpha is None else alpha)))
    return "".join(parts)


def draw_rect(place: tuple[float, float, float, float], fill: str, alpha: float) -> str:
    """A rectangle of left, top, width and height."""
    x, y, wide, tall = place
    faint = f' opacity="{alpha:g}"' if alpha < 1 else ""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(wide, 0.5):.1f}" height="{tall:.1f}" {paint(fill)}{faint}/>'


def _draw_scatter(trace: Any, frame: Frame) -> Iterator[str]:
    if trace.x is None or trace.y is None:
        return
    xs, ys = frame.x.place(trace.x), frame.y.place(trace.y)
    mode = trace.mode or "lines"
    if "lines" in mode or trace.fill not in (None, "none"):
        yield _clip(_draw_line(trace, xs, ys, frame, stroked="lines" in mode))
    inside = "".join(
        part
        for wanted, draw in (("markers", _draw_marks), ("text", _draw_texts))
        if wanted in mode
        for part in draw(trace, xs, ys)
    )
    yield inside if trace.cliponaxis is False else _clip(inside)


def _draw_line(trace: Any, xs: Any, ys: Any, frame: Frame, *, stroked: bool) -> str:
    runs, fill = _runs(xs, ys), 'fill="none"'
    if trace.fill == "toself":
        fill = paint(trace.fillcolor or "#DDDDDD")
    elif trace.fill == "tozeroy":
        base = float(frame.y.place([0])[0])
        area = "".join(f"{_join(run)}L{run[-1][0]:.1f},{base:.1f}L{run[0][0]:.1f},{base:.1f}Z" for run in runs)
        filled = f'<path d="{area}" {paint(trace.fillcolor or "#DDDDDD")}/>'
        return filled + _stroke(trace, runs, fill, stroked)
    elif trace.fill not in (None, "none"):
        raise NotDrawn(f"a picture knows no area filled “{trace.fill}”; add it to charts/picture/traces.py")
    return _stroke(trace, runs, fill, stroked)


def _stroke(trace: Any, runs: list[list[tuple[float, float]]], fill: str, stroked: bool) -> str:
    close = "Z" if trace.fill == "toself" else ""
    path = "".join(_join(run) + close for run in runs)
    width = trace.line.width if trace.line.width is not None else 2
    dashes = DASHES.get(trace.line.dash or "", "")
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    line = paint(trace.line.color or "#000000", "stroke") if stroked else 'stroke="none"'
    faint = f' opacity="{trace.opacity:g}"' if trace.opacity not in (None, 1) else ""
    return f'<path d="{path}" {fill} {line} stroke-width="{width:g}" stroke-linejoin="round"{dash}{faint}/>'


def _runs(xs: Any, ys: Any) -> list[list[tuple[float, float]]]:
    """The points of a line, in stretches without a gap; a point that nobody could tell from the last is left out."""
    runs: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
        if x != x or y != y:
            runs.append([])
        elif not runs[-1] or abs(x - runs[-1][-1][0]) + abs(y - runs[-1][-1][1]) > _NEAR:
            runs[-1].append((x, y))
    return [run for run in runs if run]


def _join(run: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in run)


def _draw_marks(trace: Any, xs: Any, ys: Any) -> Iterator[str]:
    marker, number = trace.marker, len(xs)
    looks = zip(
        xs.tolist(),
        ys.tolist(),
        _each(marker.symbol, number, "circle"),
        _each(marker.size, number, 6),
        _each(marker.color, number, "#000000"),
        _each(marker.line.color, number, "#FFFFFF"),
        _each(marker.line.width, number, 0),
        _each(marker.opacity, number, 1),
        strict=True,
    )
    before: tuple[float, float] | None = None
    for x, y, symbol, size, fill, edge, width, alpha in looks:
        if x == x and y == y and size and alpha != 0:
            angle = turn_of(before, (x, y)) if before and marker.angleref == "previous" else 0.0
            mark = draw_symbol(symbol, x, y, float(size), fill=fill, edge=edge, width=float(width or 0), angle=angle)
            yield f'<g opacity="{alpha:g}">{mark}</g>' if alpha not in (None, 1) else mark
        before = (x, y)


def _draw_texts(trace: Any, xs: Any, ys: Any) -> Iterator[str]:
    number, size = len(xs), float(trace.textfont.size or 12)
    places = _each(trace.textposition, number, "middle center")
    colours = _each(trace.textfont.color, number, "#000000")
    sizes = _each(trace.marker.size if "markers" in (trace.mode or "") else 0, number, 6)
    texts = _each(trace.text, number, "")
    for x, y, text, place, colour, mark in zip(xs.tolist(), ys.tolist(), texts, places, colours, sizes, strict=True):
        if not text or x != x or y != y:
            continue
        above, _, side = str(place or "middle center").partition(" ")
        away = float(mark or 0) / 2 / 0.8 + 1
        shift = {"left": -away, "right": away}.get(side, 0.0)
        drop = {"top": -away - size / 2, "bottom": away + size / 2}.get(above, 0.0)
        anchor: Any = {"left": "end", "right": "start"}.get(side, "middle")
        yield write_label(str(text).strip(), x + shift, y + drop, size=size, colour=colour, anchor=anchor)


def _each(value: Any, number: int, otherwise: Any) -> list[Any]:
    """``value`` for each of ``number`` marks, whether it was given once or for each."""
    if value is None:
        return [otherwise] * number
    if isinstance(value, tuple | list | np.ndarray):
        given = list(value)
        return (given + [otherwise] * number)[:number]
    return [value] * number


def _clip(inner: str) -> str:
    return f'<g clip-path="url(#plot)">{inner}</g>' if inner else ""
