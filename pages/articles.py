"""The page Articles."""

import streamlit as st

from pages.parts import entry


def show() -> None:
    """Draw the page."""
    st.header("Articles")


if __name__ == "__main__":
    entry.enter()
