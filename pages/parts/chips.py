"""The line under the navigation: how much is selected, by which filters, and what can be done with the view."""

import streamlit as st

from charts import dates
from loaders.frames import Corpus, Filters, count, describe_filters
from pages.parts import escape, keys, redrawing, saving, state
from pages.parts.clipboard import copy_link
from pages.parts.handing_on import offer_briefing


def show_selection() -> None:
    """Draw the counts, a chip for each filter, and what can be done with the view as a whole."""
    filters = state.current_filters()
    active = list(describe_filters(state.corpus(), filters, write=dates.write_day))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="selection"):
        st.html(_counts(state.corpus(), filters, bool(active)), width="content")
        for number, (name, value, text) in enumerate(active):
            st.button(
                f"{escape.markdown(text)} ✕",
                key=f"chip_{number}_{name}_{value}",
                help=f"Remove the filter {escape.markdown(text)}",
                on_click=remove,
                args=(name, value),
            )
        if active:
            st.button("Clear all", key="clear_all", type="tertiary", on_click=state.clear)
        _show_steps()
        saving.show_views()
        copy_link()
        offer_briefing()
        keys.show_keys()
        keys.show_hints()


@redrawing.part("steps")
def _show_steps() -> None:
    with st.container(horizontal=True, gap="small", width="content"):
        st.button("Undo", key="undo", type="tertiary", disabled=not state.can_undo(), on_click=state.undo)
        st.button("Redo", key="redo", type="tertiary", disabled=not state.can_redo(), on_click=state.redo)


def holds_articles() -> bool:
    """Whether the corpus has an article at all."""
    return _counted(state.corpus(), Filters())[1] > 0


def remove(name: str, value: str) -> None:
    """Take one filter out of the view."""
    if name in state.LISTS:
        state.toggle(name, value)
    else:
        state.select(**{name: None})


@st.cache_data(max_entries=500, show_spinner=False, hash_funcs={Corpus: lambda corpus: corpus.version, Filters: repr})
def _counted(corpus: Corpus, filters: Filters) -> tuple[int, int]:
    found = count(corpus, filters)
    return found.visits, found.articles


def _counts(corpus: Corpus, filters: Filters, filtered: bool) -> str:
    visits, articles = _counted(corpus, filters)
    words = f"<b>{visits:,}</b> {_noun(visits, 'visit')} · <b>{articles:,}</b> {_noun(articles, 'article')}"
    if filtered:
        all_visits, all_articles = _counted(corpus, Filters())
        words += f" <span>of {all_visits:,} and {all_articles:,}</span>"
    return f'<p class="counts" role="status">{words}</p>'


def _noun(number: int, noun: str) -> str:
    return noun if number == 1 else f"{noun}s"
