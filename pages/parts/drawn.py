"""Charts of the visits, drawn once for a choice of filters and then shared by all readers."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from charts.balance import balance
from charts.brush import brush
from charts.cadence import cadence
from charts.meetings import meetings
from charts.reciprocity import reciprocity
from charts.timeline import timeline
from charts.worldmap import worldmap
from loaders.frames import Corpus, Filters, visits
from pages.parts import colours, state

CHARTS: dict[str, Callable[..., go.Figure]] = {
    "timeline": timeline,
    "balance": balance,
    "reciprocity": reciprocity,
    "meetings": meetings,
    "worldmap": worldmap,
    "cadence": cadence,
    "brush": brush,
}
_PLAIN = ("cadence", "brush")


def draw(name: str, filters: Filters, **options: Any) -> go.Figure:
    """The chart ``name`` of the visits that pass; treat it as read-only, for others have the same one."""
    return _drawn(state.corpus(), filters, name, state.mode(), **options)


@st.cache_resource(
    max_entries=256, show_spinner=False, hash_funcs={Corpus: lambda corpus: corpus.version, Filters: repr}
)
def _drawn(corpus: Corpus, filters: Filters, name: str, mode: str, **options: Any) -> go.Figure:
    shades = {} if name in _PLAIN else {"colours": colours.directions(corpus, mode)}
    return CHARTS[name](visits=visits(corpus, filters), mode=mode, **shades, **options)
