"""The page Themes."""

import streamlit as st

from pages.parts import entry


def show() -> None:
    """Draw the page."""
    st.header("Themes")


if __name__ == "__main__":
    entry.enter()
