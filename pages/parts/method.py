"""How the numbers are made, and how right they have been measured to be."""

from typing import Any

import pandas as pd
import streamlit as st

from loaders.frames.method import ACCURACY, STEPS, part_accuracy, read_accuracy
from pages.parts import escape, figures, tables

_WIDTHS = {"Figure": 250, "Measured on": 250}
"""Pixels of the columns that have words in them."""


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
    several, alone = part_accuracy(found)
    st.dataframe(several, hide_index=True, height="content", column_config=_widths(several), key="accuracy")
    if len(alone):
        st.dataframe(
            alone[["Figure", "Value", "Measured on"]],
            hide_index=True,
            height="content",
            column_config=_widths(alone),
            key="accuracy_alone",
        )
    st.caption(f"Measured by: {', '.join(escape.markdown(one) for one in found['Command'].unique())}")
    tables.download(lambda: read_accuracy(ACCURACY), name="accuracy", key="accuracy_files")


def _widths(shown: pd.DataFrame) -> dict[str, Any]:
    return {name: st.column_config.TextColumn(width=_WIDTHS.get(name)) for name in shown.columns}
