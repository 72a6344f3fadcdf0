"""Charts on a page: each with its title as a heading, its alternative text, and what a click on it gives."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import altair as alt
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts import style
from pages.parts import escape, pictures, state

_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": "reset"}


def heading(title: str, note: str = "", *, level: int = 4) -> None:
    """The title of a chart or a part of a page, with a quieter line under it."""
    if title:
        st.markdown(f"{'#' * level} {escape.markdown(title)}")
    if note:
        st.caption(escape.markdown(note))


def draw_plotly(
    figure: go.Figure,
    *,
    key: str,
    title: str | None = None,
    note: str = "",
    level: int = 4,
    headed: bool = True,
    pictured: bool = True,
    on_select: Callable[[Any], None] | None = None,
) -> None:
    """A Plotly figure of ``charts``; ``on_select`` gets the selection when the reader clicks or draws a box.

    Not ``headed`` where the page has set the title elsewhere, not ``pictured`` where it is a control. The key is the
    same under all filters, so that the browser redraws the chart it has, in two thirds of the time of a new one; its
    selection ends with the figure it was made on.
    """
    told, own = style.read_caption(figure), key
    with _plate(own, level):
        if headed:
            heading(told.title if title is None else title, note or told.note, level=level)
        if on_select is None:
            st.plotly_chart(figure, key=own, theme=None, config=_CONFIG, alt=told.alt or None)
        else:
            st.plotly_chart(
                figure,
                key=own,
                theme=None,
                config=_CONFIG,
                alt=told.alt or None,
                selection_mode=("points", "box"),
                on_select=lambda: on_select(st.session_state[own].selection),
            )
        if pictured:
            pictures.offer_picture(figure, name=key, key=own)


def draw_altair(
    chart: alt.TopLevelMixin,
    *,
    key: str,
    title: str | None = None,
    note: str = "",
    level: int = 4,
    on_select: Callable[[Any], None] | None = None,
) -> None:
    """An Altair chart of ``charts``; ``on_select`` gets its selections by name when the reader clicks."""
    told = style.read_caption(chart)
    own = keyed(key)
    with _plate(own, level):
        heading(told.title if title is None else title, note or told.note, level=level)
        if on_select is None:
            st.altair_chart(chart, key=own, theme=None, alt=told.alt or None)
        else:
            st.altair_chart(
                chart,
                key=own,
                theme=None,
                alt=told.alt or None,
                on_select=lambda: on_select(st.session_state[own].selection),
            )
        pictures.offer_picture(chart, name=key, key=own)


def _plate(key: str, level: int) -> DeltaGenerator:
    """What holds a chart, its heading and, in the corner and on the heading's line, the way to its picture."""
    return st.container(key=f"plate_{key}{'_small' if level > 4 else ''}", gap="small")


def keyed(key: str) -> str:
    """``key`` for the current filters and corpus: what was selected under others does not apply."""
    drawn_from = f"{state.current_filters()!r} {state.corpus().version}"
    return f"{key}_{hashlib.md5(drawn_from.encode(), usedforsecurity=False).hexdigest()[:10]}"


def custom(selection: Any) -> Iterator[Any]:
    """The ``customdata`` of every point of a Plotly selection."""
    for point in selection.get("points", ()):
        if point.get("customdata") is not None:
            yield point["customdata"]


def select_days(selection: Any) -> None:
    """Make the columns that were clicked or boxed the date filter; their ``customdata`` is first and last day."""
    spans = [tuple(span) for span in custom(selection) if len(span) == 2]
    if spans:
        state.select(since=min(start for start, _ in spans), until=max(end for _, end in spans))
