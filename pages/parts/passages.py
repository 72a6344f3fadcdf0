"""The text that articles share: who had it first, how it spread, what was edited, and which articles are copies."""

from typing import Any

import pandas as pd
import streamlit as st

from charts import words
from charts.spread import spread
from loaders.frames import Filters, copies, first_uses, passages
from pages.parts import escape, figures, state, tables
from pages.parts.differences import compare
from pages.parts.kept import keep

MOST = 25
_COLUMNS = {
    "cluster": "Paragraph",
    "published": "Date",
    "outlet": "Outlet",
    "title": "Article",
    "first": "First",
    "likeness": "Likeness",
    "n_articles": "Articles with it",
    "text": "Text",
}
_COPIES = {
    "title": "First article",
    "n_copies": "Copies",
    "published": "Date",
    "outlet": "Outlet",
    "n_all": "Articles with it",
    "outlets": "Outlets",
    "last_published": "Last",
}


def show_passages(filters: Filters) -> None:
    """Draw the most widely shared paragraphs of the articles that pass, their spread, and the copies of articles."""
    if wanted := st.session_state.pop("_wanted_use", None):
        state.go("articles", article=wanted[0], at=wanted[1])
    corpus = state.corpus()
    found = passages(corpus, filters, limit=MOST)
    firsts = first_uses(corpus, found["cluster"].unique().tolist())
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        figures.heading("Which paragraphs are used again", _summary(found))
        for number, (cluster, rows) in enumerate(found.groupby("cluster", sort=False)):
            _show_cluster(number, rows, firsts[firsts["cluster"] == cluster].iloc[0])
        if len(found):
            tables.show_data(
                lambda: passages(corpus, filters), name="shared-paragraphs", key="passages_data", columns=_COLUMNS
            )
    with right:
        if len(found):
            _show_spread(filters, found, firsts)
        _show_copies(filters)


def _summary(found: pd.DataFrame) -> str:
    if found.empty:
        return "No paragraph of these articles stands in another one."
    shared = words.count(found["cluster"].nunique(), "paragraph")
    articles = words.count(found["article_id"].nunique(), "article")
    return f"{shared} in {articles}, the most widely shared first. Each counts as one independent text."


def _show_spread(filters: Filters, found: pd.DataFrame, firsts: pd.DataFrame) -> None:
    figures.heading("How they spread")
    chart = keep(lambda: spread(passages=found, firsts=firsts, mode=state.mode()), filters, "spread")
    figures.draw_altair(chart, key="spread", on_select=_ask_for_article, level=6)


def _ask_for_article(selection: Any) -> None:
    # A page cannot be left from within a callback.
    for point in selection.get("use", ()):
        st.session_state["_wanted_use"] = (str(point["article_id"]), int(point["at"]))


def _show_cluster(number: int, rows: pd.DataFrame, origin: pd.Series) -> None:
    later = rows[rows["article_id"] != origin["article_id"]].sort_values(["published", "article_id"])
    # A list's hyphen and the asterisks of Markdown tell nothing in a line of its own.
    start = escape.markdown(escape.shorten(" ".join(origin["text"].split()).strip("-–•* "), 110))
    key = f"passage_{number}_{origin['cluster']}"
    drawer = st.expander(f"**{_spread(origin, later)}** · “{start}”", key=key, on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        st.html(f'<blockquote class="passage">{escape.markup(origin["text"])}</blockquote>')
        _show_use(origin, origin, 0, chosen=bool(rows["first"].any()))
        for place, row in enumerate(later.to_dict("records"), 1):
            _show_use(row, origin, place)


def _spread(origin: pd.Series, later: pd.DataFrame) -> str:
    edited = int((later["likeness"] < 1).sum())
    how = "word for word" if not edited else f"{words.count(edited, 'version')} edited"
    return f"{words.count(int(origin['n_articles']), 'article')}, {how}"


def _show_use(use: Any, origin: pd.Series, place: int, *, chosen: bool = True) -> None:
    copied = "word for word" if use["likeness"] >= 1 else f"edited, {use['likeness']:.0%} alike"
    after = f"{copied}, {_wait(origin['published'], use['published'])}"
    how = after if place else "first" + ("" if chosen else ", outside the filters")
    outlet = f" · {escape.markdown(use['outlet'])}" if isinstance(use["outlet"], str) else ""
    with st.container(
        horizontal=True, gap="small", vertical_alignment="center", key=f"use_{origin['cluster']}_{place}"
    ):
        st.markdown(f"{words.day(use['published'])}{outlet} · {how}", width="content")
        label = escape.markdown(escape.shorten(str(use["title"]), 70))
        state.page_link("articles", label, article=use["article_id"], at=int(use["start"]))
    if place and use["likeness"] < 1:
        show_versions(origin["text"], use["text"])


def show_versions(first: str, later: str) -> None:
    """Draw two versions of a paragraph side by side, the words that differ marked."""
    before, after = compare(first, later)
    st.html(f'<div class="versions"><p>{before}</p><p>{after}</p></div>')


def _wait(first: pd.Timestamp, later: pd.Timestamp) -> str:
    days = (later - first).days
    return f"{words.count(days, 'day')} later" if days else "the same day"


def _show_copies(filters: Filters) -> None:
    corpus = state.corpus()
    found = copies(corpus, filters)
    if found.empty:
        figures.heading("Which articles are copies", "No article here repeats an earlier one as a whole.")
        return
    repeats = words.count(int(found["n_copies"].sum()), "article")
    texts = words.count(len(found), "earlier text")
    told = f"{repeats} repeat {texts} nearly as a whole; a text and its copies count once."
    figures.heading("Which articles are copies", told)
    key, shown = figures.keyed("copies"), tables.readable(found, _COPIES)
    st.dataframe(
        shown,
        hide_index=True,
        height="content" if len(found) < 10 else 360,
        key=key,
        column_config=tables.days_of(shown) | {"First article": st.column_config.TextColumn(width=250)},
        selection_mode=tables.ROW_OR_CELL,
        on_select=lambda: _ask_for_source(found, tables.chosen_row(key)),
    )
    tables.download(lambda: copies(corpus, filters), name="copies", key="copies_files")


def _ask_for_source(found: pd.DataFrame, row: int | None) -> None:
    if row is not None:
        st.session_state["_wanted_use"] = (str(found["article_id"].iloc[row]), 0)
