"""What a figure is to show, gathered first and handed to Plotly at once: it checks all it has at each addition."""

from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go


@dataclass
class Sheet:
    """Traces, lines and texts in the order they are laid down."""

    traces: list[Any] = field(default_factory=list)
    lines: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)

    def scatter(self, **options: Any) -> None:
        """Points or a line."""
        self.traces.append(go.Scatter(**options))

    def bar(self, **options: Any) -> None:
        """Bars or columns."""
        self.traces.append(go.Bar(**options))

    def line(self, **options: Any) -> None:
        """A straight line from ``x0``, ``y0`` to ``x1``, ``y1``."""
        self.lines.append({"type": "line", **options})

    def note(self, text: str, *, x: Any, y: float, **options: Any) -> None:
        """A text without an arrow, left-aligned at ``x`` unless the options say otherwise."""
        self.notes.append(
            {"showarrow": False, "xanchor": "left", "align": "left", "x": x, "y": y, "text": text, **options}
        )

    def lay_on(self, fig: go.Figure) -> None:
        """Put everything on the figure."""
        fig.add_traces(self.traces)
        fig.update_layout(shapes=self.lines, annotations=self.notes)
