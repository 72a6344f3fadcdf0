"""Saved views: the view in front of a reader kept under a name, for everybody who uses this corpus."""

from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from loaders.frames.saved_views import (
    LONGEST_NAME,
    NameTaken,
    SavedView,
    ViewsUnusable,
    read_views,
    remove_view,
    save_view,
    views_path,
)
from pages.parts import escape, state

_NAME, _BY = "save_as", "save_by"
_TOLD: Final = "_views_told"
"""What the last act on the views came to: words for the reader."""
_REMOVED, _TAKEN = "_views_removed", "_views_taken"


def show_views() -> None:
    """A button that opens the saved views, each a link, and a form to save the present one."""
    menu = st.popover("Saved views", key="views", type="tertiary", on_change="rerun")
    if not menu.open:
        return
    with menu, st.container(width=340):
        try:
            found = read_views(views_path(state.corpus().store))
        except ViewsUnusable as error:
            st.error(escape.markdown(str(error)))
            return
        for view in found:
            _show_view(view)
        if not found:
            st.caption("None yet. A saved view keeps the page, the filters, what is open and how charts are switched.")
        _show_removed()
        _show_form()


def _show_view(view: SavedView) -> None:
    by = f" by {view.by}" if view.by else ""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
        told = f"Saved{by} on {view.saved_at[:10]}"
        state.open_address(view.page, view.address, escape.markdown(view.name), help=escape.markdown(told))
        name = escape.markdown(view.name)
        st.button(
            "Remove", key=f"forget_{view.name}", help=f"Remove {name}", type="tertiary", on_click=_remove, args=(view,)
        )


def _show_removed() -> None:
    removed: SavedView | None = st.session_state.get(_REMOVED)
    if removed:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(f"Removed {escape.markdown(removed.name)}.", width="content")
            st.button("Put it back", key="put_back", type="tertiary", on_click=_put_back, args=(removed,))


def _show_form() -> None:
    with st.form("save_view", border=False):
        st.text_input("Save this view as", key=_NAME, max_chars=LONGEST_NAME, placeholder="Who owes us a visit")
        st.text_input("Your name", key=_BY, max_chars=LONGEST_NAME, placeholder="So that others know whose it is")
        st.form_submit_button("Save", on_click=_save)
    if told := st.session_state.pop(_TOLD, ""):
        st.markdown(escape.markdown(told))
    if taken := st.session_state.get(_TAKEN):
        st.button("Replace it", key="replace_view", on_click=_save, kwargs={"replace": True, "name": taken})


def _save(*, replace: bool = False, name: str = "") -> None:
    wanted = name or st.session_state.get(_NAME, "")
    by, query = st.session_state.get(_BY, ""), urlencode(state.address(), doseq=True)
    st.session_state[_TAKEN] = None
    try:
        kept = save_view(_path(), SavedView(wanted, state.page_name(), query, by), replace=replace)
    except NameTaken as error:
        st.session_state[_TOLD] = str(error)
        st.session_state[_TAKEN] = wanted.strip() or None
    except ViewsUnusable as error:
        st.session_state[_TOLD] = str(error)
    else:
        st.session_state[_TOLD] = f"Saved as {kept.name}."
        st.session_state[_NAME] = ""


def _remove(view: SavedView) -> None:
    try:
        st.session_state[_REMOVED] = remove_view(_path(), view.name)
    except ViewsUnusable as error:
        st.session_state[_TOLD] = str(error)


def _put_back(view: SavedView) -> None:
    st.session_state[_REMOVED] = None
    try:
        save_view(_path(), view)
    except (NameTaken, ViewsUnusable) as error:
        st.session_state[_TOLD] = str(error)


def _path() -> Path:
    return views_path(state.corpus().store)
