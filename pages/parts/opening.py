"""The corpus that the pages read: opened once a version, built from the five articles where there is none."""

import gc
from pathlib import Path

import streamlit as st
from streamlit import runtime

from loaders.frames import Corpus, StoreError, StoreMissing, current_version, default_store, ensure_store, open_corpus
from loaders.frames.judging import LogUnusable, judged, log_state
from pages.parts import notices
from pages.parts.progress import tell_progress


def open_or_build() -> Corpus:
    """The published corpus as judged; ends the run with a notice where it can neither be opened nor built."""
    store = default_store()
    try:
        return _judge(_opened(store, current_version(store)))
    except StoreMissing:
        _build(store)
    except StoreError as error:
        notices.failed("The corpus could not be opened", str(error))
        st.stop()
    # A new run opens what was built.
    return st.rerun()


def read_stamp() -> tuple[str, str]:
    """What the published corpus is known by: another build or another judgement changes it."""
    store = default_store()
    try:
        return current_version(store), log_state(store)
    except (StoreError, LogUnusable) as error:
        return "", str(error)


@st.cache_resource(max_entries=2, show_spinner="Opening the corpus")
def _opened(store: Path, version: str) -> Corpus:
    corpus = open_corpus(store)
    if runtime.exists():
        # Streamlit collects garbage after every run; what is loaded by now stays and need not be looked at again.
        gc.collect()
        gc.freeze()
    return corpus


def _judge(corpus: Corpus) -> Corpus:
    """The corpus with the judgements made so far, as extracted where the log of them cannot be used."""
    try:
        latest = log_state(corpus.store)
        return _judged(corpus, latest) if latest else corpus
    except LogUnusable as error:
        notices.failed("The visits are shown as extracted, without what analysts said of them", str(error))
        return corpus


# Two, so that a reader who is slower than a colleague's judgement does not undo the other's work of laying it over.
@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs={Corpus: lambda corpus: corpus.version})
def _judged(corpus: Corpus, latest: str) -> Corpus:
    return judged(corpus)


def _build(store: Path) -> None:
    with st.status("Reading the articles for the first time", expanded=True) as status:
        bar = st.progress(0.0)

        def show(stage: str, done: int, total: int | None) -> None:
            share, line = tell_progress(stage, done, total)
            bar.progress(share, text=line)

        try:
            ensure_store(show)
        except Exception as error:
            status.update(label="The corpus could not be built", state="error")
            notices.failed("The corpus could not be built", f"{type(error).__name__}: {error}")
            st.caption(f"Mend the cause, or build it yourself: python -m loaders build data/articles --store {store}")
            st.button("Try again")
            st.stop()
        status.update(label="The corpus is ready", state="complete", expanded=False)
