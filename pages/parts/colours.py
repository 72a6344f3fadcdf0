"""The colour of each direction, the same on every page and under every filter."""

import streamlit as st

from charts import style
from loaders.frames import Corpus, Filters, visits
from pages.parts import state


def directions() -> dict[str, str]:
    """Colours by direction, ranked by the visits of the whole corpus."""
    return style.assign_colours(_ranked(state.corpus()), state.mode())  # type: ignore[arg-type]


@st.cache_data(max_entries=4, show_spinner=False, hash_funcs={Corpus: lambda corpus: corpus.version})
def _ranked(corpus: Corpus) -> list[str]:
    counted = visits(corpus, Filters())["direction"].astype("string").value_counts(sort=False).sort_index()
    return counted.sort_values(ascending=False, kind="stable").index.tolist()
