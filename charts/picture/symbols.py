"""The shapes of marks, as Plotly names them."""

import math

from charts.picture.paint import paint


class NotDrawn(ValueError):
    """A figure asks for something that pictures do not know."""


def draw_symbol(
    name: str, x: float, y: float, size: float, *, fill: str, edge: str, width: float, angle: float = 0.0
) -> str:
    """A mark as SVG; ``name`` is a shape, with ``-open`` hollow, with ``-dot`` with a dot in it.

    Raises NotDrawn for a shape that is not known.
    """
    base, *more = name.split("-")
    hollow = "open" in more
    line = max(width, 1.0) if hollow or base == "x" else width
    looks = f"{paint('none' if hollow or base == 'x' else fill)}"
    stroke = fill if hollow or base == "x" else edge
    looks += f' {paint(stroke, "stroke")} stroke-width="{line:g}"' if line else ""
    shape = _outline("arrow-wide" if name == "arrow-wide" else base, x, y, size / 2, angle)
    dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.6" {paint(fill)}/>' if "dot" in more else ""
    return f"<{shape} {looks}/>{dot}"


def _outline(base: str, x: float, y: float, r: float, angle: float) -> str:
    if base == "circle":
        return f'circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"'
    if base == "square":
        return f'rect x="{x - r:.1f}" y="{y - r:.1f}" width="{2 * r:.1f}" height="{2 * r:.1f}"'
    if base in ("arrow", "arrow-wide"):
        # Plotly turns an arrow's tip into the direction of the line; the mark stands at its tip.
        aside, long = (1.4 * r, 1.4 * r) if base == "arrow-wide" else (r, 2 * r)
        turned = f' transform="rotate({angle:.1f} {x:.1f} {y:.1f})"'
        return f'path d="{_path([(x, y), (x - aside, y + long), (x + aside, y + long)])}"{turned}'
    corners = {
        "diamond": [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
        "triangle": [(0, -1.15), (1.15, 0.85), (-1.15, 0.85)],
    }
    if base in corners:
        return f'path d="{_path([(x + r * across, y + r * down) for across, down in corners[base]])}"'
    strokes = {
        "x": "M{0},{1}L{2},{3}M{2},{1}L{0},{3}",
        "line": "M{0},{4}L{2},{4}",
        "cross": "M{5},{1}L{5},{3}M{0},{4}L{2},{4}",
    }
    if base not in strokes:
        raise NotDrawn(f"a picture knows no mark “{base}”; add it to charts/picture/symbols.py")
    ends = [round(one, 1) for one in (x - r, y - r, x + r, y + r, y, x)]
    return f'path d="{strokes[base].format(*ends)}"'


def _path(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points) + "Z"


def turn_of(before: tuple[float, float], here: tuple[float, float]) -> float:
    """The direction from one point to another in degrees, 0 being up.

    >>> turn_of((0, 0), (1, 0)), turn_of((0, 0), (0, -1))
    (90.0, 0.0)
    """
    return math.degrees(math.atan2(here[0] - before[0], before[1] - here[1])) % 360
