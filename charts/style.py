"""The look of every chart: colours, fonts and the bare layout that figures start from.

Colours are told apart by people with the common colour deficiencies and stand out from the page by at least 3:1
(WCAG 2.2, 1.4.11); text colours by at least 4.5:1. Backgrounds stay transparent, so that a chart sits on any page.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple

import altair as vega
import plotly.graph_objects as go

ThemeMode = Literal["light", "dark"]

SANS = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif'
SERIF = '"Source Serif", "Source Serif 4", Georgia, serif'
OTHER = "other"
"""Key of whatever is not among the first few that have a colour of their own."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme: hex strings, the categorical ones in order of use."""

    paper: str
    ink: str
    muted: str
    line: str
    neutral: str
    accent: str
    tint: str
    """The accent, paled: an area that matters."""
    wash: str
    categorical: tuple[str, ...]
    kinds: Mapping[str, str]


_LIGHT = Palette(
    paper="#FDFCF9",
    ink="#1B1F24",
    muted="#59616C",
    line="#E2E1DC",
    neutral="#7C848E",
    accent="#0B5FA5",
    tint="#C8D9E7",
    wash="#EEF3F8",
    categorical=(
        "#0B5FA5",
        "#C8501E",
        "#00806A",
        "#8A4FA8",
        "#946800",
        "#B8336A",
        "#2484BC",
        "#7A4B2A",
        "#5B7A1A",
        "#5B6770",
    ),
    kinds={
        "state": "#8A4FA8",
        "official": "#0B5FA5",
        "working": "#C8501E",
        "private": "#7A4B2A",
        "transit": "#946800",
        "multilateral": "#00806A",
        "unspecified": "#7C848E",
    },
)
_DARK = Palette(
    paper="#14171C",
    ink="#ECE9E2",
    muted="#A7AFB9",
    line="#2E343C",
    neutral="#8C95A0",
    accent="#6CB2F0",
    tint="#27394B",
    wash="#1C242E",
    categorical=(
        "#6CB2F0",
        "#F0884F",
        "#3FC4A4",
        "#BE9CEB",
        "#DDAE3C",
        "#F27FA8",
        "#9AD6F2",
        "#C99C78",
        "#A9C75A",
        "#9AA6B2",
    ),
    kinds={
        "state": "#BE9CEB",
        "official": "#6CB2F0",
        "working": "#F0884F",
        "private": "#C99C78",
        "transit": "#DDAE3C",
        "multilateral": "#3FC4A4",
        "unspecified": "#8C95A0",
    },
)


def palette(mode: ThemeMode = "light") -> Palette:
    """The colours of the light or the dark theme."""
    return _DARK if mode == "dark" else _LIGHT


def assign_colours(keys: Iterable[str], mode: ThemeMode = "light", *, first: int = 8) -> dict[str, str]:
    """A colour for each key, in the order given; those after the ``first`` share the neutral one.

    Give the keys ranked over the whole corpus, and a colour keeps its meaning whatever is filtered. ``OTHER`` is
    always in the answer.

    >>> assign_colours(["TUR>AZE", "AZE>TUR"])["TUR>AZE"]
    '#0B5FA5'
    """
    colours = palette(mode)
    ranked = list(dict.fromkeys(keys))
    found = {key: colours.categorical[place] if place < first else colours.neutral for place, key in enumerate(ranked)}
    return {**found, OTHER: colours.neutral}


def rgba(colour: str, alpha: float) -> str:
    """A hex colour with an opacity of 0 to 1.

    >>> rgba("#0B5FA5", 0.5)
    'rgba(11,95,165,0.5)'
    """
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"


class Caption(NamedTuple):
    """What is said of a chart: its title, its alternative text, and a quieter line, which may be empty."""

    title: str = ""
    alt: str = ""
    note: str = ""


def read_caption(chart: go.Figure | vega.TopLevelMixin) -> Caption:
    """The caption that a chart carries; an empty one where it carries none."""
    if isinstance(chart, go.Figure):
        return Caption(*chart.layout.meta or ())
    return Caption(**getattr(chart, "usermeta", None) or {})


def figure(*, title: str, alt: str, mode: ThemeMode = "light", height: int = 300, note: str = "") -> go.Figure:
    """An empty Plotly figure in the house style.

    The title is not drawn: the page sets it as a heading, where it wraps and can be read out. It travels, with the
    alternative text and the note, as its ``Caption``.
    """
    # What stands here is known to be good, and to have Plotly check it again takes twelve milliseconds a figure.
    # The caption is a list: in the browser a copied object counts as a changed one, a copied list does not.
    meta = [title, alt, note]
    fig = go.Figure(layout={**deepcopy(_lay_out(mode)), "height": height, "meta": meta}, _validate=False)
    # Plotly's own template, which is overruled here, would be sent with every figure; and any template at all, copied
    # by the page, is to the browser a changed one, for which it draws the figure again.
    fig.layout.template = None
    return fig


@lru_cache(maxsize=2)
def _lay_out(mode: ThemeMode) -> dict[str, Any]:
    colours = palette(mode)
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": {"size": 12, "color": colours.muted},
        "fixedrange": True,
        "automargin": True,
    }
    layout = {
        "template": "none",
        "margin": {"l": 4, "r": 4, "t": 4, "b": 28, "pad": 0},
        "font": {"family": SANS, "size": 13, "color": colours.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hoverlabel": {
            "bgcolor": colours.wash,
            "bordercolor": colours.line,
            "align": "left",
            "font": {"family": SANS, "size": 13, "color": colours.ink},
        },
        # The page settles these three for a chart that can be clicked, and copies all data, after it has drawn it for
        # the first time: where nothing is new in them, it does not draw it for a second.
        "dragmode": "pan",
        "clickmode": "event+select",
        "hovermode": "closest",
        "datarevision": 1,
        "bargap": 0.28,
        "colorway": list(colours.categorical),
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": colours.muted, "activecolor": colours.accent},
        "xaxis": axis,
        "yaxis": axis,
    }
    checked: dict[str, Any] = go.Figure(layout=layout).to_dict()["layout"]
    return checked


def box_over_time() -> dict[str, Any]:
    """Layout of a chart over time across which a box can be dragged; a click still means what is under it."""
    # Clicks as the page settles them beside a box; its script gives them back.
    return {"dragmode": "select", "clickmode": "event", "selectdirection": "h"}


def legend_above() -> dict[str, Any]:
    """Layout of a legend in a line above the plot, near what it explains."""
    place = {"orientation": "h", "x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom", "traceorder": "normal"}
    return {"showlegend": True, "legend": {**place, "itemclick": False, "itemdoubleclick": False, "font": {"size": 12}}}


def altair_config(mode: ThemeMode = "light") -> dict[str, Any]:
    """Vega-Lite's ``config`` in the house style."""
    colours = palette(mode)
    text = {"labelFont": SANS, "titleFont": SANS, "labelColor": colours.ink, "titleColor": colours.muted}
    return {
        "background": "transparent",
        "font": SANS,
        "view": {"stroke": None},
        "axis": {
            **text,
            "labelFontSize": 13,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "domain": False,
            "ticks": False,
            "gridColor": colours.line,
            "labelPadding": 8,
        },
        "header": {**text, "labelFontSize": 13, "labelAnchor": "start", "labelFontWeight": 600},
        "text": {"font": SANS, "fontSize": 12, "color": colours.ink},
        "legend": {**text, "labelFontSize": 12, "orient": "top", "title": None, "symbolType": "square"},
        "range": {"category": list(colours.categorical)},
    }
