"""How much is drawn anew when the view changes: a part of the page, the page, or all around it too.

A run of the whole script draws the sidebar with its counts, the line under the navigation, and every chart. What opens
a visit or turns a switch changes none of that, so the page is a fragment of the script, and what opens inside it is
another: a change redraws the smallest of them that shows it.
"""

from collections.abc import Callable, Collection
from functools import wraps
from typing import ParamSpec

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

PAGE = "page"
"""The part that is all of a page; a page has it once."""
EVER = ("steps", "page_script")
"""Parts that show every change of the view: whether it can be undone, and which visit is open."""

Given = ParamSpec("Given")


def begin() -> None:
    """Forget which parts there were; at the start of a run of the whole script."""
    st.session_state["_parts"] = {}


def begin_page() -> None:
    """Forget the parts inside the page; before it is drawn."""
    parts = st.session_state["_parts"]
    st.session_state["_parts"] = {name: parts[name] for name in (PAGE, *EVER) if name in parts}


def part(
    name: str, *, shows: Collection[str] = (), suffices: Callable[[], bool] = lambda: True
) -> Callable[[Callable[Given, None]], Callable[Given, None]]:
    """Make what a function draws a part of its own.

    It alone is drawn anew where nothing but the names ``shows`` of the view changes and, after the change, it
    ``suffices``.
    """

    def decorate(draw: Callable[Given, None]) -> Callable[Given, None]:
        fragment = st.fragment(draw, key=name)

        @wraps(draw)
        def drawn(*given: Given.args, **named: Given.kwargs) -> None:
            st.session_state["_parts"][name] = (frozenset(shows), suffices)
            fragment(*given, **named)

        return drawn

    return decorate


def find_parts(changed: Collection[str]) -> list[str]:
    """The parts that show a change of these names of the view; none where the whole script has to run."""
    parts = st.session_state.get("_parts", {})
    if PAGE not in parts:
        return []
    alone = (name for name, (shows, suffices) in parts.items() if shows.issuperset(changed) and suffices())
    return [next(alone, PAGE), *(name for name in EVER if name in parts)]


def redraw(parts: Collection[str]) -> None:
    """End the callback that asks for it, and draw these parts anew; everything where there are none."""
    if parts:
        st.rerun(list(parts))
    context = get_script_run_ctx()
    # A callback of a widget outside every part is followed by a run of the whole script in any case.
    if context is not None and context.fragment_ids_this_run:
        st.rerun()
