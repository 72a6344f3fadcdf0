"""The colour of each direction, the same on every page and under every filter."""

import streamlit as st

from charts import style
from charts.pairs import rank_directions
from loaders.frames import Corpus, Filters, visits
from pages.parts import state


def directions() -> dict[str, str]:
    """Colours by direction; the busiest pairs of countries of the whole corpus have a colour for each way."""
    return style.assign_colours(_ranked(state.corpus()), state.mode())  # type: ignore[arg-type]


@st.cache_data(max_entries=4, show_spinner=False, hash_funcs={Corpus: lambda corpus: corpus.version})
def _ranked(corpus: Corpus) -> list[str]:
    return rank_directions(visits(corpus, Filters()))
