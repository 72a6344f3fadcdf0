"""Phrases that mark the selection off and that no lexicon has, and making a theme of one."""

import streamlit as st

from charts import words
from loaders.frames import (
    MOST_COUNTED,
    Filters,
    NotPromoted,
    PhrasesMissing,
    phrases,
    phrases_ready,
    promote_phrase,
    waiting_themes,
    withdraw_phrase,
)
from loaders.frames.additions import may_change, roots
from pages.parts import escape, figures, notices, state, tables
from pages.parts.adding import build_corpus

MOST = 12
"""Phrases drawn at first; the table has more."""
MOST_DATA = 100
_COLUMNS = {
    "label": "Phrase",
    "n_articles": "Articles",
    "n_independent": "Independent texts",
    "n_rest": "Independent texts elsewhere",
    "score": "Score",
}
_WHAT = "Discovered, not curated: names and turns of phrase that mark these articles off and that no lexicon has."


def show_phrases(filters: Filters) -> None:
    """Draw the phrases of the articles that pass, each a way to filter and, in one step, to a theme."""
    corpus = state.corpus()
    figures.heading("What the lexicon does not know", _WHAT)
    if not phrases_ready(corpus):
        _wait(len(corpus.article_ids))
        return
    _show_waiting()
    try:
        found = phrases(corpus, filters, most=MOST_DATA)
    except PhrasesMissing as error:
        notices.failed("No phrases here", f"{error}: {error.__cause__}", "The rest of the page is right without them.")
        return
    if len(corpus.article_ids) > MOST_COUNTED:
        st.caption(f"Of the latest {MOST_COUNTED:,} articles.")
    if found.empty:
        st.markdown("No phrase recurs in these articles in words of their own.")
        return
    promoted = {theme.label for theme in waiting_themes(corpus)}
    shown = found[~found["label"].isin(promoted)].head(MOST)
    peak = int(shown["n_articles"].max()) if len(shown) else 1
    with st.container(key="discovered", gap=None):
        for number, row in enumerate(shown.to_dict("records")):
            _show_phrase(number, row, peak)
    tables.show_data(
        lambda: phrases(corpus, filters, most=MOST_DATA), name="phrases", key="phrases_data", columns=_COLUMNS
    )


@st.fragment(run_every=1.0)
def _wait(size: int) -> None:
    if phrases_ready(state.corpus()):
        st.rerun()
    told = f"Counting the phrases of {size:,} articles, once for this corpus. The rest of the page is ready."
    st.html(f'<p class="waiting" role="status">{told}</p>')


def _show_phrase(number: int, row: dict[str, object], peak: int) -> None:
    label, own, all_ = str(row["label"]), int(str(row["n_independent"])), int(str(row["n_articles"]))
    shown = escape.markdown(label)
    bars = f'<i style="width:{own / peak:.1%}"></i><i class="worn" style="width:{(all_ - own) / peak:.1%}"></i>'
    told = f"{words.count(all_, 'article')}, {words.count(own, 'independent text')}"
    key = f"phrase_{number}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=key):
        with st.container(gap=None, width="stretch"):
            help_ = f"Filter everything by these words; {int(str(row['n_rest'])):,} other texts have them"
            st.button(shown, key=f"{key}_find", type="tertiary", help=help_, on_click=_search, args=(label,))
            st.html(f'<div class="spread" aria-hidden="true">{bars}</div><p class="spread">{told}</p>')
        if may_change():
            help_ = "Write an entry for it into your own lexicon"
            st.button(
                "Make it a theme", key=f"{key}_promote", type="tertiary", help=help_, on_click=_promote, args=(label,)
            )


def _search(label: str) -> None:
    state.select(search=f'"{label}"')


def _promote(label: str) -> None:
    try:
        theme = promote_phrase(label)
    except NotPromoted as error:
        st.session_state["_not_promoted"] = str(error)
    else:
        st.session_state["_promoted"] = (theme.label, str(theme.file))


def _withdraw(theme_id: str) -> None:
    try:
        withdraw_phrase(theme_id)
    except NotPromoted as error:
        st.session_state["_not_promoted"] = str(error)


def _show_waiting() -> None:
    """Tell which themes of the user's are not counted yet, and what makes them count."""
    if failed := st.session_state.pop("_not_promoted", None):
        notices.failed("Your lexicon could not be changed", failed)
    if made := st.session_state.pop("_promoted", None):
        label, file = map(escape.markdown, made)
        st.success(f"“{label}” is now an entry of your lexicon, {file}. It counts from the next build on.")
    waiting = waiting_themes(state.corpus())
    if not waiting or not may_change():
        return
    with st.container(border=True, key="waiting_themes", gap="xsmall"):
        st.markdown(
            f"**{words.count(len(waiting), 'theme')} of yours not yet counted.** A build reads all articles again."
        )
        with st.container(horizontal=True, gap="small"):
            for theme in waiting:
                label = escape.markdown(theme.label)
                key = f"withdraw_{theme.id}"
                st.button(f"{label} ✕", key=key, help=f"Take {label} back", on_click=_withdraw, args=(theme.id,))
        if st.button("Build now", key="build_themes", type="primary"):
            build_corpus(list(roots(state.corpus())))
