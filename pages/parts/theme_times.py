"""When themes were spoken of, and which rise and fall."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.movers import movers
from charts.trends import days_under, trends
from loaders.frames import Filters, theme_periods, theme_trends
from pages.parts import figures, state, tables
from pages.parts.kept import keep
from pages.parts.theme_counts import choose_theme

FOLLOWED = {"frequent": "Most frequent", "moving": "Rising and falling", "bursts": "With bursts"}
_PERIODS = {
    "label": "Theme",
    "period": "From",
    "unit": "Unit",
    "n_articles": "Articles",
    "n_independent": "Independent texts",
    "n_texts": "All independent texts",
    "share": "Share",
    "low": "95 % from",
    "high": "95 % to",
    "burst": "Burst",
}
_TRENDS = {
    "label": "Theme",
    "direction": "Direction",
    "q": "Share of false discoveries",
    "n_articles": "Articles",
    "n_independent": "Independent texts",
    "share_before": "Share before",
    "share_after": "Share after",
    "turn": "After is from",
    "first_seen": "First seen",
    "last_seen": "Last seen",
}


def show_times(filters: Filters, chosen: tuple[str, ...]) -> None:
    """Draw the themes over time, the chosen ones if there are any, and beside them those that rise and fall."""
    corpus = state.corpus()
    left, right = st.columns([1.5, 1], gap="large")
    found = theme_trends(corpus, filters)
    with left:
        figures.heading("When they were spoken of")
        which = "chosen" if chosen else state.switch("Themes", FOLLOWED, key="followed")
        drawn = keep(
            lambda: trends(
                theme_periods=theme_periods(corpus, filters),
                theme_trends=found,
                themes=chosen or _list_themes(found, which),
                mode=state.mode(),
            ),
            filters,
            "trends",
            which,
            chosen,
        )
        figures.draw_altair(drawn, key=f"trends_{which}", on_select=choose, level=6)
        st.caption("Choose a column to filter everything by its theme; drag across to keep only those days.")
        tables.show_data(
            lambda: theme_periods(corpus, filters), name="themes-by-period", key="periods_data", columns=_PERIODS
        )
    with right:
        figures.heading("What is rising and falling")
        moved = keep(lambda: movers(theme_trends=found, mode=state.mode()), filters, "movers")
        figures.draw_altair(moved, key="movers", on_select=choose_theme, level=6)
        tables.show_data(lambda: theme_trends(corpus, filters), name="theme-trends", key="trends_data", columns=_TRENDS)


def choose(selection: Any) -> None:
    """Make the days under a box the date filter; a click is about its theme."""
    box = selection.get("days", {}).get("x")
    days = days_under(theme_periods(state.corpus(), state.current_filters()), *box) if box else None
    if days:
        state.select(since=days[0], until=days[1])
    else:
        choose_theme(selection)


def _list_themes(found: pd.DataFrame, which: str) -> list[str]:
    """The themes to draw, in order; none for the most frequent, which the chart finds by itself."""
    if which == "moving":
        return [str(theme) for theme in found[found["direction"].isin(["rising", "falling"])]["theme"]]
    if which == "bursts":
        burst = found[found["bursts"].map(bool)].sort_values("n_independent", ascending=False, kind="stable")
        return [str(theme) for theme in burst["theme"]]
    return []
