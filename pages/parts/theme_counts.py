"""How often the curated themes recur, and a choice of what to count."""

from typing import Any

import streamlit as st

from charts.themes import frequency
from loaders.frames import Filters, themes
from pages.parts import figures, state, tables
from pages.parts.kept import keep

MEASURES = {"articles": "Articles", "texts": "Independent texts", "mentions": "Mentions"}
SCALES = {"count": "Count", "share": "Share"}
PASTED = {"apart": "Apart", "out": "Left out"}
_COLUMNS = {
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


def show_counts(filters: Filters, others: Filters) -> None:
    """Draw the themes of ``others`` by how often they recur; those of ``filters`` stand out."""
    corpus = state.corpus()
    figures.heading("Which themes recur")
    with st.container(horizontal=True, gap="small", key="theme_switches"):
        measure = state.switch("Count", MEASURES, key="measure")
        scale = state.switch("As", SCALES, key="scale")
        pasted = measure != "texts" and state.switch("Pasted paragraphs", PASTED, key="pasted") == "apart"
    chart = keep(
        lambda: frequency(
            themes=themes(corpus, others),
            measure="mentions" if measure == "mentions" else "articles",
            scale="share" if scale == "share" else "count",
            pasted=pasted,
            chosen=filters.themes,
            mode=state.mode(),
        ),
        filters,
        "frequency",
        measure,
        scale,
        pasted,
    )
    figures.draw_altair(chart, key=f"frequency_{measure}_{scale}_{pasted}", on_select=choose_theme, level=6)
    st.caption("Choose a bar to filter everything by its theme; choose it again to take the filter away.")
    tables.show_data(lambda: themes(corpus, others), name="themes", key="themes_data", columns=_COLUMNS)


def choose_theme(selection: Any) -> None:
    """Filter by the theme that was clicked, or take the filter away."""
    for point in selection.get("theme", ()):
        state.toggle("theme", str(point["theme"]))
