"""Charts on a page: each with its title as a heading, its alternative text, and what a click on it gives."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import altair as alt
import plotly.graph_objects as go
import streamlit as st

from pages.parts import escape, state

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
    on_select: Callable[[Any], None] | None = None,
) -> None:
    """A Plotly figure of ``charts``; ``on_select`` gets the selection when the reader clicks or draws a box.

    Not ``headed`` where the page has set the title elsewhere. The key carries the filters: a selection belongs to the
    figure it was made on, and is gone with it.
    """
    meta = figure.layout.meta or {}
    if headed:
        heading(meta.get("title", "") if title is None else title, note or meta.get("note", ""), level=level)
    own = keyed(key)
    if on_select is None:
        st.plotly_chart(figure, key=own, theme=None, config=_CONFIG, alt=meta.get("alt"))
        return
    st.plotly_chart(
        figure,
        key=own,
        theme=None,
        config=_CONFIG,
        alt=meta.get("alt"),
        selection_mode=("points", "box"),
        on_select=lambda: on_select(st.session_state[own].selection),
    )


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
    meta = getattr(chart, "usermeta", None) or {}
    heading(meta.get("title", "") if title is None else title, note or meta.get("note", ""), level=level)
    own = keyed(key)
    if on_select is None:
        st.altair_chart(chart, key=own, theme=None, alt=meta.get("alt"))
        return
    st.altair_chart(
        chart, key=own, theme=None, alt=meta.get("alt"), on_select=lambda: on_select(st.session_state[own].selection)
    )


def keyed(key: str) -> str:
    """``key`` for the current filters: what was selected under other filters does not apply."""
    return f"{key}_{hashlib.md5(repr(state.current_filters()).encode(), usedforsecurity=False).hexdigest()[:10]}"


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
