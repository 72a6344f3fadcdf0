"""Themes: what recurs, what is only repeated, when, together with what, and between whom."""

from dataclasses import replace
from typing import Any

import streamlit as st

from charts.themes import directions, frequency, pairs
from charts.trends import trends
from loaders.frames import Filters, count, theme_directions, theme_months, theme_pairs, themes
from pages.parts import entry, figures, notices, state, tables
from pages.parts.discovered import show_phrases
from pages.parts.passages import show_passages

MEASURES = {"articles": "Articles", "texts": "Independent texts", "mentions": "Mentions"}
SCALES = {"count": "Count", "share": "Share"}
PASTED = {"apart": "Apart", "out": "Left out"}


def show() -> None:
    """Draw the charts of themes and the paragraphs that articles share."""
    filters = state.current_filters()
    if not count(state.corpus(), filters).articles:
        notices.nothing_matches("No article")
        return
    # A chart that filters by theme shows what else could be chosen, as the sidebar's lists do.
    others = replace(filters, theme=())
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        _frequency(filters, others)
        _pairs(filters)
    with right:
        show_phrases(filters)
        _trends(others)
        _directions(filters)
    show_passages(filters)


def _frequency(filters: Filters, others: Filters) -> None:
    corpus = state.corpus()
    figures.heading("Which themes recur")
    with st.container(horizontal=True, gap="small", key="theme_switches"):
        measure = state.switch("Count", MEASURES, key="measure")
        scale = state.switch("As", SCALES, key="scale")
        pasted = measure != "texts" and state.switch("Pasted paragraphs", PASTED, key="pasted") == "apart"
    chart = frequency(
        themes=themes(corpus, others),
        measure="mentions" if measure == "mentions" else "articles",
        scale="share" if scale == "share" else "count",
        pasted=pasted,
        chosen=filters.theme,
        mode=state.mode(),
    )
    figures.draw_altair(chart, key=f"frequency_{measure}_{scale}_{pasted}", on_select=_choose_bar, level=6)
    st.caption("Choose a bar to filter everything by its theme; choose it again to take the filter away.")
    tables.show_data(lambda: themes(corpus, others), name="themes", key="themes_data", columns=COLUMNS)


def _trends(others: Filters) -> None:
    corpus = state.corpus()
    figures.heading("When they were spoken of")
    figure = trends(theme_months=theme_months(corpus, others), mode=state.mode())
    figures.draw_plotly(figure, key="trends", on_select=_choose_column, level=6)
    tables.show_data(lambda: theme_months(corpus, others), name="themes-by-month", key="months_data", columns=MONTHS)


def _pairs(filters: Filters) -> None:
    corpus = state.corpus()
    figures.heading("Which come together")
    figures.draw_altair(pairs(theme_pairs=theme_pairs(corpus, filters), mode=state.mode()), key="pairs", level=6)
    tables.show_data(lambda: theme_pairs(corpus, filters), name="theme-pairs", key="pairs_data", columns=PAIRS)


def _directions(filters: Filters) -> None:
    corpus = state.corpus()
    figures.heading("Between whom", "Visits whose reports speak of the theme, by pair of countries.")
    found = theme_directions(corpus, filters)
    figures.draw_altair(directions(theme_directions=found, mode=state.mode()), key="directions", level=6)
    tables.show_data(
        lambda: theme_directions(corpus, filters), name="themes-by-countries", key="directions_data", columns=DIRECTIONS
    )


def _choose_bar(selection: Any) -> None:
    for point in selection.get("theme", ()):
        state.toggle("theme", str(point["theme"]))


def _choose_column(selection: Any) -> None:
    for theme in dict.fromkeys(str(found) for found in figures.custom(selection)):
        state.toggle("theme", theme)


COLUMNS = {
    "label": "Theme",
    "group": "Group",
    "n_articles": "Articles",
    "n_independent": "Independent texts",
    "n_articles_pasted": "Articles, only pasted",
    "n_mentions": "Mentions",
    "n_mentions_pasted": "Mentions, pasted",
    "share": "Share of articles",
    "first_seen": "First seen",
    "last_seen": "Last seen",
    "description": "Meaning",
}
MONTHS = {
    "label": "Theme",
    "month": "Month",
    "n_articles": "Articles",
    "n_independent": "Independent texts",
    "n_selected": "Articles of the month",
}
PAIRS = {"label_a": "Theme", "label_b": "With", "n_both": "Articles with both", "expected": "By chance", "lift": "Lift"}
DIRECTIONS = {"label": "Theme", "pair_name": "Countries", "n_visits": "Visits", "n_articles": "Articles"}


if __name__ == "__main__":
    entry.enter()
