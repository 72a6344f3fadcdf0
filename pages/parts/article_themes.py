"""Beside an article's text: its themes, and the paragraphs it shares, with who had each first."""

import pandas as pd
import streamlit as st

from charts import words
from loaders.frames import first_uses
from pages.parts import escape, state
from pages.parts.passages import show_versions
from pages.parts.reading import Reading

_MOST = 14


def show_themes(reading: Reading) -> None:
    """Draw the article's themes, the most frequent first; a click scrolls to the first mention."""
    found = reading.mentions[reading.mentions["kind"].astype("string") == "theme"]
    if found.empty:
        return
    worn = _find_worn(reading.passages, found)
    st.markdown("#### Themes")
    with st.container(horizontal=True, gap="small", key="article_themes"):
        sizes = found.assign(worn=worn).groupby(["key", "label"], sort=True)
        counted = sizes.agg(n=("start", "size"), first=("start", "min"), worn=("worn", "sum")).reset_index()
        counted = counted.sort_values(["n", "label"], ascending=[False, True])
        for row in counted.head(_MOST).itertuples():
            pasted = "" if not row.worn else f", {row.worn} pasted" if row.worn < row.n else ", only pasted"
            st.button(
                f"{escape.markdown(row.label)} {row.n}{pasted}",
                key=f"article_theme_{row.key}",
                type="tertiary",
                help="Show the first mention in the text",
                on_click=state.select,
                kwargs={"at": int(row.first)},
            )
        if len(counted) > _MOST:
            st.caption(f"and {len(counted) - _MOST} more, marked in the text", width="content")


def show_reuse(reading: Reading) -> None:
    """Draw who had the article's shared paragraphs first, with a link there and what was edited."""
    shared, article_id = reading.passages, reading.article.id
    if shared.empty:
        return
    firsts = first_uses(state.corpus(), shared["cluster"].unique().tolist()).set_index("cluster")
    later = shared[shared["cluster"].map(firsts["article_id"]) != article_id]
    st.markdown("#### Text used again")
    if len(later) < len(shared):
        others = words.count(len(shared) - len(later), "paragraph")
        st.markdown(f"{others} first stood here and came back elsewhere.")
    for source, rows in later.groupby(later["cluster"].map(firsts["article_id"]), sort=False):
        origin = firsts.loc[rows["cluster"].iloc[0]]
        outlet = words.plain(origin["outlet"], "an outlet not named")
        number = words.count(len(rows), "paragraph")
        with st.container(key=f"source_of_{source}", gap="xsmall"):
            st.markdown(f"{number} from {escape.markdown(outlet)}, {words.day(origin['published'])}")
            title = escape.markdown(escape.shorten(words.plain(origin["title"]), 40))
            state.page_link("articles", title, article=str(source), at=int(origin["start"]))
            _show_edited(rows[rows["likeness"] < 1], firsts)


def _show_edited(rows: pd.DataFrame, firsts: pd.DataFrame) -> None:
    for row in rows.to_dict("records"):
        with st.expander(f"Edited, {row['likeness']:.0%} alike", type="compact", key=f"edited_{row['start']}"):
            show_versions(firsts.loc[row["cluster"], "text"], row["text"])


def _find_worn(pasted: pd.DataFrame, found: pd.DataFrame) -> list[bool]:
    """Which of the mentions stand in a paragraph (PASSAGES) that an earlier article had."""
    spans = [(row.start, row.end) for row in pasted.itertuples() if not row.first]
    return [any(start <= at < end for start, end in spans) for at in found["start"]]
