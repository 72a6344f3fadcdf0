"""A picture to take away: the chart with its title above and its source below, as SVG and as PNG."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeAlias

import altair as vega
import pandas as pd
import plotly.graph_objects as go
import vl_convert

from charts import style, words
from charts.picture import fonts
from charts.picture.lettering import Run, clean, write_line
from charts.picture.paint import in_light
from charts.picture.plotted import draw_plotly

Chart: TypeAlias = "go.Figure | vega.TopLevelMixin"
WIDTH = 860
_EDGE, _TITLE, _TEXT, _SMALL = 24, 21, 13.5, 12


@dataclass(frozen=True, slots=True)
class Source:
    """What a picture says of where it comes from: the articles, from when to when, by which filters, made when."""

    n_articles: int
    first: pd.Timestamp | None
    last: pd.Timestamp | None
    made: date
    filters: str = ""

    @property
    def line(self) -> str:
        """The line under a picture.

        >>> when = pd.Timestamp("2021-06-15")
        >>> Source(5, when, pd.Timestamp("2024-12-23"), date(2026, 1, 2)).line
        'Attaché · 5 articles, 15 June 2021 – 23 December 2024 · made on 2 January 2026'
        """
        spanned = self.n_articles > 0 and self.first is not None
        when = f", {words.span(self.first, self.last)}" if spanned else ""
        articles = words.count(self.n_articles, "article")
        return f"Attaché · {articles}{when} · made on {words.day(pd.Timestamp(self.made))}"


def to_svg(chart: Chart, *, title: str = "", note: str = "", source: Source, width: int = WIDTH) -> str:
    """A chart of ``charts`` as an SVG document, in light colours whatever it was drawn in.

    ``title`` and ``note`` are the chart's own where they are not given. The letters it needs are in it. Raises NotDrawn
    for a figure that asks for something that pictures do not know.
    """
    told = style.read_caption(chart)
    inner, height = draw(chart, width - 2 * _EDGE)
    head, top = _write_head(title or told.title, note or told.note, width)
    foot, bottom = _write_foot(source, top + height, width)
    body = f'{head}<g transform="translate({_EDGE} {top:.0f})">{inner}</g>{foot}'
    return _wrap(body, width, bottom, told.alt)


def to_png(svg: str, *, scale: float = 2.0) -> bytes:
    """A picture of ``to_svg`` as PNG, ``scale`` times as large."""
    fonts.register()
    drawn: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return drawn


def draw(chart: Chart, width: float) -> tuple[str, float]:
    """The chart alone, as the inner part of an SVG in light colours, and its height."""
    if isinstance(chart, go.Figure):
        inner, height = draw_plotly(chart, width)
        return _make_unique(in_light(inner)), height
    inner, height = _draw_vega(chart, width)
    return _make_unique(inner), height


def _draw_vega(chart: vega.TopLevelMixin, width: float) -> tuple[str, float]:
    fonts.register()
    # The colours are changed before Vega mixes them.
    spec = json.loads(in_light(json.dumps(chart.to_dict())))
    spec["width"] = width
    # A picture cannot be clicked, and the box that could be drawn would be in it, unseen.
    spec.pop("params", None)
    svg = vl_convert.vegalite_to_svg(spec, vl_version="6.4")
    size = re.search(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"', svg)
    wide, tall = (float(size[1]), float(size[2])) if size else (width, 300.0)
    shown = min(width / wide, 1.0)
    sizes = rf'<svg \1width="{wide * shown:.0f}" height="{tall * shown:.0f}"'
    sized = re.sub(r'<svg ([^>]*?)width="[\d.]+" height="[\d.]+"', sizes, svg, count=1)
    return re.sub(r"font-family=(\"[^\"]*\"|'[^']*')", 'class="t"', sized), tall * shown


def _make_unique(inner: str) -> str:
    """The drawing with ids of its own: several pictures may come to stand in one page."""
    mark = hashlib.md5(inner.encode(), usedforsecurity=False).hexdigest()[:8]
    named = re.sub(r'\bid="([^"]+)"', rf'id="\1-{mark}"', inner)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#\1-{mark})", named)


def _write_head(title: str, note: str, width: int) -> tuple[str, float]:
    colours, y, parts = style.palette(), float(_EDGE - 4), []
    for line in fonts.wrap(clean(title), _TITLE, "serif semibold", width - 2 * _EDGE):
        y += _TITLE * 1.2
        run = [Run(line, bold=True)]
        parts.append(write_line(run, _EDGE, y, size=_TITLE, colour=colours.ink, family=fonts.SERIF))
    for line in fonts.wrap(clean(note), _TEXT, "sans", width - 2 * _EDGE):
        y += _TEXT * 1.4
        parts.append(write_line([Run(line)], _EDGE, y, size=_TEXT, colour=colours.muted))
    return "".join(parts), y + 14


def _write_foot(source: Source, y: float, width: int) -> tuple[str, float]:
    colours, room = style.palette(), width - 2 * _EDGE
    lines = fonts.wrap(clean(source.line), _SMALL, "sans", room)
    lines += fonts.wrap(clean(source.filters), _SMALL, "sans", room)
    y += 12
    parts = [f'<path d="M{_EDGE},{y:.0f}H{width - _EDGE}" stroke="{colours.line}"/>']
    y += 4
    for line in lines:
        y += _SMALL * 1.35
        parts.append(write_line([Run(line)], _EDGE, y, size=_SMALL, colour=colours.muted))
    return "".join(parts), y + 16


def _wrap(body: str, width: int, height: float, alt: str) -> str:
    letters = re.sub(r"<[^>]+>", "", body)
    faces: list[fonts.Face] = ["sans", "serif semibold"]
    faces += ["sans semibold"] if "font-weight" in body else []
    faces += ["sans italic"] if "font-style" in body else []
    css = fonts.embed(letters, faces) + rules()
    told = clean(alt).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    size = f'width="{width}" height="{height:.0f}" viewBox="0 0 {width} {height:.0f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size} role="img" '
        f'aria-label="{told}"><style>{css}</style>'
        f'<rect width="{width}" height="{height:.0f}" fill="{style.palette().paper}"/>{body}</svg>'
    )


@lru_cache(maxsize=1)
def rules() -> str:
    """The CSS that the texts of a picture are set by."""
    families = {"t": fonts.STACKS[fonts.SANS], "h": fonts.STACKS[fonts.SERIF], "o": fonts.OTHERS}
    return "".join(f".{name}{{font-family:{family}}}" for name, family in families.items())
