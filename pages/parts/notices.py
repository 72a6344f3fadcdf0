"""What a page says when it has nothing to show: no match, no corpus, a failure."""

import streamlit as st

from pages.parts import escape, state


def nothing_matches(what: str = "Nothing") -> None:
    """Say that the filters leave nothing, and offer to clear them."""
    with st.container(border=True, key=f"nothing_{what.lower()}"):
        st.markdown(f"**{escape.markdown(what)} matches these filters.** Remove one of them above, or all:")
        st.button("Clear all filters", key=f"clear_{what.lower()}", on_click=state.clear)


def no_corpus() -> None:
    """Say that the corpus holds no article, and how to add some."""
    with st.container(border=True, key="no_corpus"):
        st.markdown("**No articles yet.** Add files or a folder on the Corpus page, or on the command line:")
        st.code("python -m loaders build FOLDER", language="shell")
        state.page_link("corpus", "Add articles →")


def page_failed(error: Exception) -> None:
    """Say that the page could not be drawn, how to go on, and, for whoever mends it, where it failed."""
    failed("This page could not be drawn", f"{type(error).__name__}: {error}")
    st.markdown("The filters may ask for something that nobody thought of; the other pages still work.")
    st.button("Clear all filters", key="clear_after_failure", on_click=state.clear)
    with st.expander("For whoever mends it", type="compact"):
        st.exception(error)


def failed(what: str, why: str, remedy: str = "") -> None:
    """Say what failed, why, and what can be done about it."""
    said = f"**{escape.markdown(what)}.** {escape.markdown(why)}"
    st.error(f"{said}\n\n{escape.markdown(remedy)}" if remedy else said)
