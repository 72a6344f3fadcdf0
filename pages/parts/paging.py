"""A long list in pages, the page in the address: only the rows in sight come from the store and go to the browser."""

import math

import streamlit as st

from pages.parts import state

SIZE = 50
"""Rows of a page."""


def current_page(total: int, *, key: str, size: int = SIZE) -> int:
    """The page that the address asks for by ``key``, from 1; the nearest there is where it asks for another."""
    asked = state.first(key)
    return min(max(int(asked) if asked.isascii() and asked.isdecimal() else 1, 1), count_pages(total, size))


def count_pages(total: int, size: int = SIZE) -> int:
    """How many pages ``total`` rows have, at least one."""
    return max(math.ceil(total / size), 1)


def show_pages(total: int, *, key: str, size: int = SIZE) -> None:
    """The buttons that turn pages; nothing where one page holds all."""
    if total <= size:
        return
    widget = f"pages_{key}"
    st.session_state[widget] = current_page(total, key=key, size=size)

    def turn() -> None:
        picked = st.session_state[widget]
        state.select(**{key: None if picked == 1 else picked})

    st.pagination(count_pages(total, size), key=widget, on_change=turn)
