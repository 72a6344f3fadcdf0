"""What a visit was about: the themes its reports speak of, and those of the thirty days after it."""

import pandas as pd
import streamlit as st

from charts import words
from loaders.frames import Filters, theme_follows, visit_themes
from pages.parts import escape, state

_MOST = 12


def show_themes(visit_id: str) -> None:
    """Draw the themes of the visit's reports, each a way to filter, and what followed; nothing where there is none."""
    spoken = visit_themes(state.corpus(), visit_id)
    if spoken.empty:
        return
    st.markdown("##### What was discussed")
    fresh, worn = spoken[spoken["n_independent"] > 0], spoken[spoken["n_independent"] == 0]
    _list(fresh, "visit_theme")
    if len(worn):
        st.caption("Only in paragraphs that an earlier article had:")
        _list(worn, "visit_worn")
    _show_after(visit_id)


def _list(found: pd.DataFrame, key: str) -> None:
    with st.container(horizontal=True, gap="small", key=f"{key}s"):
        for row in found.head(_MOST).to_dict("records"):
            told = (
                f"{words.count(row['n_articles'], 'article')}, {words.count(row['n_independent'], 'independent text')}"
            )
            st.button(
                escape.markdown(row["label"]),
                key=f"{key}_{row['theme']}",
                help=f"{told} of this visit. Filter everything by it",
                on_click=state.toggle,
                args=("theme", row["theme"]),
            )
        if len(found) > _MOST:
            st.caption(f"and {len(found) - _MOST} more", width="content")


def _show_after(visit_id: str) -> None:
    drawer = st.expander("In the 30 days after", key=f"after_{visit_id}", type="compact", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        found = theme_follows(state.corpus(), Filters(), visit_id)
        if found.empty:
            st.caption("No article of these days names both countries, or the visit is not known to the day or week.")
            return
        texts, other = int(found["n_texts"].iloc[0]), int(found["n_texts_other"].iloc[0])
        st.caption(f"{words.count(texts, 'independent text')} naming both countries; {other:,} at other times.")
        lines = [
            f"- **{escape.markdown(row.label)}**: {words.count(row.n_articles, 'article')}, "
            f"{words.count(row.n_independent, 'independent text')}; else {row.share_other:.0%}"
            + (", more than chance" if row.company == "more than chance" else "")
            for row in found.head(_MOST).itertuples()
        ]
        st.markdown("\n".join(lines))
