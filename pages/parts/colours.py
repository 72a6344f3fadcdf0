"""The colour of each direction, the same on every page and under every filter."""

import streamlit as st

from charts import style
from charts.pairs import rank_directions
from loaders.frames import Corpus, Filters, visits


@st.cache_data(max_entries=8, show_spinner=False, hash_funcs={Corpus: lambda corpus: corpus.version})
def directions(corpus: Corpus, mode: style.ThemeMode) -> dict[str, str]:
    """Colours by direction; the busiest pairs of countries of the whole corpus have a colour for each way."""
    return style.assign_colours(rank_directions(visits(corpus, Filters())), mode)
