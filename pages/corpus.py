"""Corpus: what was read and what was not, what to add, and how the numbers are made."""

from pathlib import Path, PurePath

import pandas as pd
import streamlit as st

from charts import words
from charts.months import columns_over_time
from loaders.frames import Filters, facet, facts, lexicon_faults, lexicons, months, rejects, sources
from loaders.frames.composition import languages, years
from pages.parts import entry, escape, figures, state, tables
from pages.parts.adding import show_adding
from pages.parts.method import show_method

SOURCES = {
    "source": "File",
    "format": "Format",
    "n_articles": "Articles",
    "n_rejects": "Rejected",
    "first": "From",
    "last": "To",
    "read_at": "Read (UTC)",
}
MOST = 12
"""Outlets, years and languages that are named."""
REJECTS = {"source": "File", "place": "Where", "reason": "Why", "remedy": "What to do", "value": "Found"}


def show() -> None:
    """Draw what the corpus holds, the way to add to it, and the method."""
    known = facts(state.corpus())
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        _summary(known)
        _growth()
        _rejects()
        _sources()
    with right:
        show_adding(known)
        _lexicons()
    show_method()


def _summary(known: dict[str, object]) -> None:
    figures.heading("What was read")
    read, refused = sources(state.corpus()), rejects(state.corpus())
    facts_shown = [
        (f"{read['n_articles'].sum():,}", "articles"),
        (f"{len(read):,}", "files"),
        (f"{len(refused):,}", "rejected"),
        (f"{read['first'].min():%b %Y} – {read['last'].max():%b %Y}" if len(read) else "–", "published"),
        (_moment(known.get("built_at")), "built (UTC)"),
    ]
    cells = "".join(f"<div><b>{escape.markup(value)}</b><span>{name}</span></div>" for value, name in facts_shown)
    st.html(f'<div class="facts">{cells}</div>')


def _moment(value: object) -> str:
    when = pd.to_datetime(str(value), errors="coerce") if value else pd.NaT
    return "–" if pd.isna(when) else f"{when:%-d %b %Y, %H:%M}"


def _growth() -> None:
    counts = months(state.corpus(), Filters()).set_index("month")["n_articles"]
    figure = columns_over_time(counts=counts, noun="article", mode=state.mode(), height=120)
    figures.draw_plotly(figure, key="growth", level=6, on_select=figures.select_days)
    outlets = facet(state.corpus(), Filters(), "outlet").rename(columns={"value": "id", "label": "value"})
    parts = (("outlet", outlets), ("year", years(state.corpus())), ("language", languages(state.corpus())))
    # One paragraph with a line for each.
    st.markdown("  \n".join(_listed(noun, found) for noun, found in parts if len(found)))


def _listed(noun: str, found: pd.DataFrame) -> str:
    named = [f"{escape.markdown(row.value)} ({row.n:,})" for row in found.head(MOST).itertuples()]
    more = f" and {len(found) - MOST:,} more" if len(found) > MOST else ""
    return f"**{words.count(len(found), noun)}:** {', '.join(named)}{more}"


def _rejects() -> None:
    found = rejects(state.corpus())
    figures.heading("What could not be read", "" if len(found) else "Everything was read.")
    if len(found):
        named = found.assign(source=[PurePath(str(source)).name for source in found["source"]])
        st.dataframe(
            tables.readable(named, REJECTS),
            hide_index=True,
            height="content" if len(found) < 9 else 320,
            key="rejects",
            column_config={
                "File": st.column_config.TextColumn(width=130),
                "Where": st.column_config.TextColumn(width=80),
                "Why": st.column_config.TextColumn(width=170),
                "What to do": st.column_config.TextColumn(width=230),
            },
        )
        corpus = state.corpus()
        tables.download(lambda: rejects(corpus), name="rejects", key="rejects_files")


def _sources() -> None:
    corpus = state.corpus()
    tables.show_data(
        lambda: sources(corpus), name="sources", key="sources", columns=SOURCES, label="The files, one by one"
    )


def _lexicons() -> None:
    found = lexicons(state.corpus())
    figures.heading("Lexicons of themes", "Each counts over those before it. A file of your own goes last.")
    for row in found.itertuples():
        entries = words.count(row.n_entries, "theme")
        st.markdown(f"- **{escape.markdown(row.name)}**, {entries}, {row.state}  \n  `{_shorten(row.file)}`")
    if (found["state"] != "in force").any():
        st.caption("What has changed counts once the sources are read again, which is under “Built from”.")
    for fault in lexicon_faults():
        st.warning(f"Left out: {escape.markdown(fault)}")


def _shorten(file: str) -> str:
    """Where a file is, from where the dashboard runs if it is below that."""
    path = Path(file)
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else file


if __name__ == "__main__":
    entry.enter()
