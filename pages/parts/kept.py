"""Altair charts, made once for a selection and then shared by all readers and runs."""

from collections.abc import Callable

import altair as alt
import streamlit as st

from charts import dates
from loaders.frames import Corpus, Filters
from pages.parts import state


def keep(make: Callable[[], alt.LayerChart], filters: Filters, *name: object) -> alt.LayerChart:
    """What ``make`` makes for the filters; ``name`` is all else that it depends on. Treat it as read-only."""
    return _kept(state.corpus(), filters, state.mode(), dates.locale(), name, make)


@st.cache_resource(
    max_entries=256, show_spinner=False, hash_funcs={Corpus: lambda corpus: corpus.version, Filters: repr}
)
def _kept(
    corpus: Corpus, filters: Filters, mode: str, locale: str, name: object, _make: Callable[[], alt.LayerChart]
) -> alt.LayerChart:
    return _make()
