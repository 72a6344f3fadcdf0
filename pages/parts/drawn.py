"""Charts of the visits, drawn once for a choice of filters and then shared by all readers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import dates, style
from charts.balance import balance
from charts.brush import brush
from charts.cadence import cadence
from charts.meetings import meetings
from charts.pairs import answer_both_ways
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
_MUTUAL = ("balance", "reciprocity", "cadence")


def draw(name: str, filters: Filters, **options: Any) -> go.Figure:
    """The chart ``name`` of the visits that pass; treat it as read-only, for others have the same one."""
    return _drawn(state.corpus(), filters, name, state.mode(), dates.locale(), **options)


def data(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """The visits that the chart ``name`` is drawn from; those that weigh two countries take both ways, always."""
    found = visits(corpus, filters)
    if not lifts(filters, name):
        return found
    return answer_both_ways(found, visits(corpus, replace(filters, visitor=(), host=())))


def lifts(filters: Filters, name: str) -> bool:
    """Whether the chart ``name`` shows more than the filters of visitor and host ask for."""
    return name in _MUTUAL and bool(filters.visitor or filters.host)


@st.cache_resource(
    max_entries=256, show_spinner=False, hash_funcs={Corpus: lambda corpus: corpus.version, Filters: repr}
)
def _drawn(corpus: Corpus, filters: Filters, name: str, mode: str, locale: str, **options: Any) -> go.Figure:
    shades = {} if name in _PLAIN else {"colours": colours.directions(corpus, mode)}
    figure = CHARTS[name](visits=data(corpus, filters, name), mode=mode, **shades, **options)
    if lifts(filters, name):
        told = style.read_caption(figure)
        note = f"Both ways, whichever the filters ask for. {told.note}".strip()
        figure.update_layout(meta=list(told._replace(note=note)))
    return figure
