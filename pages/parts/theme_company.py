"""The company of themes: with which others, between whom, on which visits, and what follows a visit."""

from itertools import islice
from typing import Any

import pandas as pd
import streamlit as st

from charts.company import Order, directions, follows, pairs, visits
from loaders.frames import TOGETHER, Filters, follow_pairs, theme_directions, theme_follows, theme_pairs, theme_visits
from pages.parts import figures, state, tables
from pages.parts.kept import keep
from pages.parts.theme_counts import choose_theme

ORDERS = {"often": "Most often", "lift": "Most beyond chance"}
_EVERY = "all"
MOST_PAIRS = 40
"""Pairs of countries that are offered, those of most visits."""
_PAIRS = {
    "label_a": "Theme",
    "label_b": "With",
    "n_both": "Articles",
    "n_independent": "Independent texts",
    "expected": "By chance",
    "lift": "Lift",
    "q": "Share of false discoveries",
    "company": "Together",
}
_DIRECTIONS = {
    "label": "Theme",
    "pair_name": "Countries",
    "n_visits": "Visits",
    "n_articles": "Articles",
    "n_independent": "Independent texts",
}
_VISITS = {
    "start": "From",
    "visit_name": "Visit",
    "label": "Theme",
    "n_articles": "Articles",
    "n_independent": "Independent texts",
}
_FOLLOWS = {
    "label": "Theme",
    "n_articles": "Articles after",
    "n_independent": "Independent texts after",
    "share": "Share after",
    "share_other": "Share at other times",
    "lift": "Lift",
    "q": "Share of false discoveries",
    "company": "After visits",
}


def show_company(filters: Filters) -> None:
    """Draw the four charts of the company that themes keep."""
    left, right = st.columns([1.2, 1], gap="large")
    with left:
        _pairs(filters)
        _follows(filters)
    with right:
        _directions(filters)
        _visits(filters)


def _pairs(filters: Filters) -> None:
    corpus = state.corpus()
    figures.heading("Which come together")
    order = state.switch("First", ORDERS, key="first")
    first: Order = "lift" if order == "lift" else "often"
    chart = keep(
        lambda: pairs(theme_pairs=theme_pairs(corpus, filters), order=first, mode=state.mode()), filters, "pairs", order
    )
    figures.draw_altair(chart, key=f"pairs_{order}", on_select=choose_pair, level=6)
    st.caption("Choose a pair to keep the articles that speak of both.")
    tables.show_data(lambda: theme_pairs(corpus, filters), name="theme-pairs", key="pairs_data", columns=_PAIRS)


def choose_pair(selection: Any) -> None:
    """Filter by the two themes that were clicked together, or take the filter away."""
    for point in selection.get("pair", ()):
        state.toggle("theme", TOGETHER.join((str(point["theme_a"]), str(point["theme_b"]))))


def _follows(filters: Filters) -> None:
    corpus = state.corpus()
    figures.heading("What follows a visit")
    pair = _choose_pair(filters)

    def found() -> pd.DataFrame:
        return theme_follows(corpus, filters, pair=pair)

    chart = keep(lambda: follows(theme_follows=found(), mode=state.mode()), filters, "follows", pair)
    figures.draw_altair(chart, key=f"follows_{pair}", on_select=choose_theme, level=6)
    tables.show_data(found, name="after-visits", key="follows_data", columns=_FOLLOWS)


def _choose_pair(filters: Filters) -> str | None:
    """The two countries whose visits are followed; None for those of all pairs, and where there is but one."""
    pairs = follow_pairs(state.corpus(), filters)
    if len(pairs) < 2:
        return None
    every = f"All {len(pairs):,} pairs together"
    offered = {_EVERY: every, **dict(islice(pairs.items(), MOST_PAIRS))}
    chosen = state.pick("Visits between", offered, key="between", width=320)
    if chosen != _EVERY:
        return chosen
    st.caption("Pairs that speak of different things are mixed here: choose one to hold it against itself.")
    return None


def _directions(filters: Filters) -> None:
    corpus = state.corpus()
    figures.heading("Between whom", "Visits whose reports speak of the theme, by pair of countries.")
    chart = keep(
        lambda: directions(theme_directions=theme_directions(corpus, filters), mode=state.mode()), filters, "directions"
    )
    figures.draw_altair(chart, key="directions", on_select=choose_theme, level=6)
    tables.show_data(
        lambda: theme_directions(corpus, filters),
        name="themes-by-countries",
        key="directions_data",
        columns=_DIRECTIONS,
    )


def _visits(filters: Filters) -> None:
    corpus = state.corpus()
    told = "A cell opens the visit; drag across to keep only those days."
    figures.heading("On which visit", f"Articles that tell of the visit and speak of the theme. {told}")
    chart = keep(lambda: visits(theme_visits=theme_visits(corpus, filters), mode=state.mode()), filters, "visits")
    figures.draw_altair(chart, key="theme_visits", on_select=_ask_for_visit, level=6)
    if wanted := st.session_state.pop("_wanted_visit", None):
        state.go("visits", visit=wanted)
    tables.show_data(lambda: theme_visits(corpus, filters), name="themes-by-visit", key="visits_data", columns=_VISITS)


def _ask_for_visit(selection: Any) -> None:
    if boxed := selection.get("days", {}).get("visit_id"):
        found = theme_visits(state.corpus(), state.current_filters())
        starts = found.loc[found["visit_id"].isin(boxed), "start"]
        state.select(since=starts.min().date(), until=starts.max().date())
    # A page cannot be left from within a callback.
    for point in selection.get("visit", ()):
        st.session_state["_wanted_visit"] = str(point["visit_id"])
