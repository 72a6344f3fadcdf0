"""Two articles side by side: what they share, what was edited, and both texts with their marks."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from charts import words
from loaders.frames import articles, one_article
from loaders.frames.kin import kin
from pages.parts import escape, state
from pages.parts.passages import show_versions

OTHERS = 20
"""Articles offered besides those that share something: the first of the list."""


def offer_comparison(article_id: str) -> None:
    """A button that opens the list of articles to put beside this one; they are not looked for before it is opened."""
    menu = st.popover("Compare with another article", key="comparison", type="tertiary", on_change="rerun")
    if menu.open:
        with menu, st.container(width=380):
            choose_comparison(article_id)


def choose_comparison(article_id: str) -> None:
    """A list of articles to put beside this one: first those that share paragraphs or visits with it."""
    options, beside = _candidates(article_id), state.first("beside")
    if not options:
        return
    st.session_state["compare_with"] = beside if beside in options else None

    def keep() -> None:
        state.select(beside=st.session_state["compare_with"], at=None)

    st.selectbox(
        "Compare with",
        list(options),
        format_func=lambda one: options.get(one, one),
        key="compare_with",
        placeholder="Another article, side by side",
        on_change=keep,
    )


def show_shared(first: pd.DataFrame, second: pd.DataFrame) -> None:
    """How many paragraphs (PASSAGES) two articles share, and for each that was edited the two versions of it."""
    pairs = list(match_passages(first, second))
    edited = [pair for pair in pairs if pair[0] != pair[1]]
    told = words.count(len(pairs), "paragraph") if pairs else "No paragraph"
    how = f", {len(edited):,} of them edited" if edited else ", word for word" if pairs else ""
    st.markdown(f"**{told} in both{how}.**")
    if not edited:
        return
    with st.expander("What was edited", type="compact", key="edited"):
        for before, after in edited:
            show_versions(before, after)


def match_passages(first: pd.DataFrame, second: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """The texts of each paragraph that is in both frames (PASSAGES), blanks made plain, in the first one's order."""
    others = dict(zip(second["cluster"][::-1], second["text"][::-1], strict=True))
    for row in first.drop_duplicates("cluster").itertuples():
        if row.cluster in others:
            yield " ".join(str(row.text).split()), " ".join(str(others[row.cluster]).split())


def _candidates(article_id: str) -> dict[str, str]:
    """The articles to choose from by id, and what a reader sees of each."""
    corpus, beside = state.corpus(), state.first("beside")
    near = kin(corpus, article_id)
    found = {row.article_id: f"{_name(row)} · {_shares(row.n_passages, row.n_visits)}" for row in near.itertuples()}
    listed = [articles(corpus, state.current_filters(), limit=OTHERS), one_article(corpus, beside)]
    for row in (row for frame in listed for row in frame.itertuples()):
        found.setdefault(row.article_id, _name(row))
    found.pop(article_id, None)
    return found


def _name(row: Any) -> str:
    return f"{words.day(row.published)}: {escape.shorten(words.plain(row.title), 60)}"


def _shares(passages: int, visits: int) -> str:
    told = [words.count(passages, "paragraph")] if passages else []
    told += [words.count(visits, "visit")] if visits else []
    return f"{' and '.join(told)} in both"
