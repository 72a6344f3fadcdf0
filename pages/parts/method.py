"""How the numbers are made, and how right they have been measured to be."""

import streamlit as st

from loaders.frames.method import ACCURACY, STEPS, read_accuracy
from pages.parts import figures, tables

_ROWS_SHOWN = 12 * 35
"""Pixels: some rows, and the rest by scrolling in the table."""


def show_method() -> None:
    """Draw the method in a few lines, and the measured accuracy where there is any."""
    figures.heading("How the numbers are made")
    st.markdown("\n".join(f"- **{name}** {text}" for name, text in STEPS.items()))
    figures.heading("How right they were measured to be")
    found = read_accuracy(ACCURACY)
    if found.empty:
        st.caption("No measured figures came with this copy.")
        return
    st.caption("Only figures marked unread speak of new texts: they were counted before anybody had read their errors.")
    columns = {"Figure": 320, "Value": 110, "Measured on": 380, "Command": 260}
    widths = {name: st.column_config.TextColumn(width=width) for name, width in columns.items()}
    st.dataframe(found, hide_index=True, height=_ROWS_SHOWN, column_config=widths, key="accuracy")
    tables.download(lambda: read_accuracy(ACCURACY), name="accuracy", key="accuracy_files")
