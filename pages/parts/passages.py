"""The paragraphs that articles share: who had each first, how often it came back, and what was edited."""

import pandas as pd
import streamlit as st

from charts import words
from loaders.frames import Filters, passages
from pages.parts import escape, figures, state, tables
from pages.parts.differences import compare

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


def show_passages(filters: Filters) -> None:
    """Draw the most widely shared paragraphs of the articles that pass."""
    corpus = state.corpus()
    found = passages(corpus, filters, limit=MOST)
    figures.heading("Which paragraphs are used again", _summary(found))
    if found.empty:
        return
    for number, (_, rows) in enumerate(found.groupby("cluster", sort=False)):
        _show_cluster(number, rows)
    tables.show_data(lambda: passages(corpus, filters), name="shared-paragraphs", key="passages_data", columns=_COLUMNS)


def _summary(found: pd.DataFrame) -> str:
    if found.empty:
        return "No paragraph of these articles stands in another one."
    shared = words.count(found["cluster"].nunique(), "paragraph")
    return f"{shared} in {words.count(found['article_id'].nunique(), 'article')}, the most widely shared first."


def _show_cluster(number: int, rows: pd.DataFrame) -> None:
    ordered = rows.sort_values(["first", "published"], ascending=[False, True])
    origin = ordered.iloc[0]
    start = escape.markdown(escape.shorten(" ".join(origin["text"].split()), 130))
    key = f"passage_{number}_{origin['cluster']}"
    drawer = st.expander(f"**{_spread(ordered)}** · “{start}”", key=key, on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        st.html(f'<blockquote class="passage">{escape.markup(origin["text"])}</blockquote>')
        for place, row in enumerate(ordered.itertuples()):
            _show_use(row, origin, place)


def _spread(ordered: pd.DataFrame) -> str:
    number = int(ordered["n_articles"].iloc[0])
    edited = int((ordered["likeness"][~ordered["first"]] < 1).sum())
    how = "word for word" if not edited else f"{words.count(edited, 'version')} edited"
    return f"{words.count(number, 'article')}, {how}"


def _show_use(row: object, origin: pd.Series, place: int) -> None:
    values = row._asdict()  # type: ignore[attr-defined]
    copied = "word for word" if values["likeness"] >= 1 else f"edited, {values['likeness']:.0%} alike"
    how = "first" if values["first"] else copied
    outlet = f" · {escape.markdown(values['outlet'])}" if isinstance(values["outlet"], str) else ""
    key = f"use_{origin['cluster']}_{place}"
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=key):
        st.markdown(f"{words.day(values['published'])}{outlet} · {how}", width="content")
        label = escape.markdown(escape.shorten(str(values["title"]), 70))
        state.page_link("articles", label, article=values["article_id"], at=int(values["start"]))
    if not values["first"] and values["likeness"] < 1:
        before, after = compare(origin["text"], values["text"])
        st.html(f'<div class="versions"><p>{before}</p><p>{after}</p></div>')
