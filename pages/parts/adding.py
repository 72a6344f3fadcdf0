"""Adding articles: choose files or a folder, look at what would be read, and only then build."""

import tempfile
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any, Literal

import pandas as pd
import streamlit as st

from charts import words
from loaders.frames import StoreBusy
from loaders.frames.additions import (
    Preview,
    foresee,
    keep_uploads,
    known_suffixes,
    may_change,
    preview,
    rebuild,
    roots,
)
from pages.parts import escape, figures, notices, state, tables
from pages.parts.progress import tell_progress

_ARTICLES = {"title": "Title", "published": "Date", "outlet": "Outlet", "n_words": "Words", "known": "Known already"}
MOST = 8
"""Rejects of a preview that are told one by one."""

WAYS: dict[str, Literal[True, "directory"] | None] = {"Files": True, "Folder": "directory", "Path": None}
"""Ways to add, and what the browser may hand over: several files, a folder, or nothing but a path on this machine."""


def show_adding(known: dict[str, Any]) -> None:
    """Draw the ways to add articles, the preview, and the sources as they are."""
    if said := st.session_state.pop("_built", None):
        st.success(f"Built: {escape.markdown(said)}")
    figures.heading("Add articles")
    if not may_change():
        st.caption("This corpus is read-only here.")
        return
    way = st.segmented_control("From", list(WAYS), default="Files", required=True, key="add_from")
    if several := WAYS[way or "Files"]:
        _from_upload(several)
    else:
        _from_path()
    if waiting := st.session_state.get("_waiting"):
        _show_preview(*waiting)
    _show_sources()


def _from_upload(several: Literal[True, "directory"]) -> None:
    st.caption(f"Formats: {', '.join(known_suffixes())}, and archives of them.")
    key = f"uploads_{several}"
    files = st.file_uploader("What to add", accept_multiple_files=several, key=key, label_visibility="collapsed")
    if files and st.button("Preview", key="preview_files", type="primary"):
        kept = [(file.name, file.getvalue()) for file in files]
        with tempfile.TemporaryDirectory() as folder:
            waiting = keep_uploads(Path(folder), kept, batch="waiting")
            _look([waiting], lambda: keep_uploads(state.corpus().store, kept))


def _from_path() -> None:
    label = "Folder or file on the machine that runs Attaché"
    path = st.text_input(label, key="add_path", placeholder="/data/articles")
    if st.button("Preview", key="preview_path", type="primary", disabled=not path.strip()):
        source = Path(path.strip()).expanduser()
        _look([source], lambda: source)


def _look(sources: list[Path], keep: Callable[[], Path]) -> None:
    bar = st.progress(0.0, text="Looking through the files")

    def show(_stage: str, done: int, _total: int | None) -> None:
        bar.progress(0.5, text=f"Looked at {done:,}")

    found = preview(state.corpus(), sources, progress=show)
    bar.empty()
    st.session_state["_waiting"] = (found, keep)


def _show_preview(found: Preview, keep: Callable[[], Path]) -> None:
    more = " at least" if found.cut else ""
    new = int((~found.articles["known"]).sum())
    told = f"{words.count(len(found.articles), 'article')}{more} can be read, {new:,} of them new"
    st.markdown(f"**{told}; {words.count(len(found.rejects), 'thing')} cannot.**")
    if len(found.rejects):
        _show_rejects(found.rejects)
    if len(found.articles):
        named = found.articles.assign(outlet=found.articles["outlet"].astype("string").fillna(""))
        shown = tables.readable(named, _ARTICLES)
        st.dataframe(
            shown,
            hide_index=True,
            height="content" if len(shown) < 7 else 250,
            key="preview_articles",
            column_config=tables.days_of(shown) | {"Title": st.column_config.TextColumn(width=150)},
        )
    _foretell()
    with st.container(horizontal=True):
        wanted = st.button("Build with these", key="build", type="primary", disabled=found.articles.empty)
        st.button("Forget them", key="forget", on_click=lambda: st.session_state.pop("_waiting", None))
    # Below the buttons and not between them: progress needs the whole width.
    if wanted:
        build_corpus([*roots(state.corpus()), keep()], adds=new)


def _foretell() -> None:
    """Say what else a build will do, where it is more than to add."""
    outlook = foresee(state.corpus())
    if outlook.missing:
        gone = ", ".join(escape.markdown(root) for root in outlook.missing)
        st.warning(f"Not there any more: {gone}. What was read from it will be gone from the corpus once it is built.")
    if outlook.read_again:
        st.caption(
            f"Attaché or its lexicons have changed since this corpus was built, so that all {outlook.n_articles:,} "
            "articles are read again. That takes as long as the first time."
        )


def _show_rejects(rejects: pd.DataFrame) -> None:
    """What cannot be read, in sentences: which file, where, why, and what to do."""
    for row in rejects.head(MOST).to_dict("records"):
        where = ", ".join(part for part in (PurePath(str(row["source"])).name, words.plain(row["place"])) if part)
        why, remedy = words.plain(row["reason"]), words.plain(row["remedy"])
        st.markdown(f"- **{escape.markdown(where)}**: {escape.markdown(why)}; {escape.markdown(remedy)}")
    if len(rejects) > MOST:
        st.caption(f"and {len(rejects) - MOST:,} more; once built, all of them stand under “What could not be read”.")


def _show_sources() -> None:
    kept = roots(state.corpus())
    with st.expander(f"Built from {words.count(len(kept), 'source')}", key="roots", type="compact"):
        for number, root in enumerate(kept):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"`{root}`", width="stretch")
                if len(kept) > 1 and st.button("Leave out", key=f"leave_out_{number}", type="tertiary"):
                    build_corpus([other for other in kept if other != root])
        _foretell()
        if st.button("Read the sources again", key="build_again"):
            build_corpus(list(kept))


def build_corpus(sources: list[Any], *, adds: int = 0) -> None:
    """Build the store from these sources with progress on the screen, and draw the page again when it is there.

    ``adds`` is how many articles are new to the corpus.
    """
    with st.status("Building", expanded=True) as status:
        bar = st.progress(0.0)

        expected = foresee(state.corpus()).n_articles + adds

        def show(stage: str, done: int, _total: int | None) -> None:
            share, line = tell_progress(stage, done, expected)
            bar.progress(share, text=line)

        try:
            st.session_state["_built"] = rebuild(state.corpus(), sources, progress=show)
        except StoreBusy as error:
            status.update(label="Another build is at work", state="error")
            notices.failed("Nothing was built", str(error), "The corpus is as it was. Try again in a while.")
            return
        except Exception as error:
            status.update(label="The build failed", state="error")
            notices.failed("Nothing was built", f"{type(error).__name__}: {error}", "The corpus is as it was.")
            return
    st.session_state.pop("_waiting", None)
    st.rerun()
