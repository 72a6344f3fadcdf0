"""A chart's or a list's data, as a table and as a file to take away."""

from collections.abc import Callable, Mapping
from typing import Final, Literal

import pandas as pd
import streamlit as st

ROW_OR_CELL: Final[tuple[Literal["single-row"], Literal["single-cell"]]] = ("single-row", "single-cell")
"""Selection modes of a table whose rows open something."""


def show_data(
    make: Callable[[], pd.DataFrame],
    *,
    name: str,
    key: str,
    columns: Mapping[str, str] | None = None,
    label: str = "Data",
) -> None:
    """A closed drawer with the table and its download; ``make`` is called when it is opened.

    ``columns`` keeps some columns, in order, and says what they are called; ``name`` is the file's stem.
    """
    drawer = st.expander(label, key=key, type="compact", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        frame = readable(make(), columns)
        st.dataframe(frame, hide_index=True, height="content" if len(frame) < 12 else 420, key=f"{key}_table")
        download(make, name=name, key=f"{key}_csv")


def chosen_row(key: str) -> int | None:
    """The row of the table ``key`` that was chosen, by its box or by a click on any of its cells (``ROW_OR_CELL``)."""
    selection = st.session_state[key].selection
    rows = list(selection.rows) or [row for row, _ in selection.cells]
    return int(rows[0]) if rows else None


def download(make: Callable[[], pd.DataFrame], *, name: str, key: str, label: str = "Download CSV") -> None:
    """A button that gives what ``make`` makes as CSV; it is made when the button is pressed."""
    st.download_button(
        label,
        lambda: csv(make()),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=key,
        on_click="ignore",
        type="tertiary",
    )


def csv(frame: pd.DataFrame) -> bytes:
    """``frame`` as CSV in UTF-8 with a byte-order mark; lists are joined by semicolons, days have no time."""
    return readable(frame).map(_disarm).to_csv(index=False, date_format="%Y-%m-%d").encode("utf-8-sig")


def readable(frame: pd.DataFrame, columns: Mapping[str, str] | None = None) -> pd.DataFrame:
    """``frame`` with lists joined and columns chosen and named."""
    kept = frame[list(columns)].rename(columns=dict(columns)) if columns else frame
    lists = [name for name in kept.columns if kept[name].dtype == object]
    return kept.assign(**{name: kept[name].map(_join) for name in lists})


def _join(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, tuple | list) else value


def _disarm(value: object) -> object:
    # A spreadsheet runs a cell that begins like this as a formula, and headlines come from anywhere.
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "@", "\t") else value
