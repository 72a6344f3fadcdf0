"""Themes: what recurs, what is only repeated, when, together with what, and between whom."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from loaders.frames import Filters, count
from pages.parts import entry, notices, state
from pages.parts.discovered import show_phrases
from pages.parts.passages import show_passages
from pages.parts.theme_company import show_company
from pages.parts.theme_counts import show_counts
from pages.parts.theme_times import show_times

PARTS = {
    "recur": "Recurring",
    "when": "When",
    "together": "Together",
    "again": "Used again",
}


def show() -> None:
    """Draw one part of the page, as chosen, for the selection."""
    filters = state.current_filters()
    if not count(state.corpus(), filters).articles:
        notices.nothing_matches("No article")
        return
    # A chart that filters by theme shows what else could be chosen, as the sidebar's lists do.
    others = replace(filters, theme=())
    draw: dict[str, Callable[[], None]] = {
        "recur": lambda: _recurring(filters, others),
        "when": lambda: show_times(others, filters.themes),
        "together": lambda: show_company(filters),
        "again": lambda: show_passages(filters),
    }
    draw[state.switch("Show", PARTS, key="part")]()


def _recurring(filters: Filters, others: Filters) -> None:
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        show_counts(filters, others)
    with right:
        show_phrases(filters)


if __name__ == "__main__":
    entry.enter()
