"""A chart's or a list's data, as a table and as a file to take away."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

import pandas as pd
import streamlit as st

from pages.parts import takeaway

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
    """A closed drawer with the table and its downloads; ``make`` is called when it is opened.

    ``columns`` keeps some columns, in order, and says what they are called; ``name`` is the file's stem.
    """
    drawer = st.expander(label, key=key, type="compact", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        frame = readable(make(), columns)
        height: Literal["content"] | int = "content" if len(frame) < 12 else 420
        st.dataframe(frame, hide_index=True, height=height, key=f"{key}_table", column_config=days_of(frame))
        download(make, name=name, key=f"{key}_files")


def days_of(frame: pd.DataFrame, *, width: int = 98) -> dict[str, Any]:
    """Columns of days, written as the reader writes them and wide enough for a whole one."""
    found = frame.select_dtypes("datetime").columns
    return {str(name): st.column_config.DateColumn(format="localized", width=width) for name in found}


def chosen_row(key: str) -> int | None:
    """The row of the table ``key`` that was chosen, by its box or by a click on any of its cells (``ROW_OR_CELL``)."""
    selection = st.session_state[key].selection
    rows = list(selection.rows) or [row for row, _ in selection.cells]
    return int(rows[0]) if rows else None


def download(make: Callable[[], pd.DataFrame], *, name: str, key: str, label: str = "Download") -> None:
    """A button that offers what ``make`` makes in every form of ``loaders.frames.files``; ``name`` is the stem."""
    takeaway.offer({"The whole table as": takeaway.table_files(make, name)}, key=key, label=label)


def readable(frame: pd.DataFrame, columns: Mapping[str, str] | None = None) -> pd.DataFrame:
    """``frame`` with lists joined and columns chosen and named."""
    kept = frame[list(columns)].rename(columns=dict(columns)) if columns else frame
    lists = [name for name in kept.columns if kept[name].dtype == object]
    return kept.assign(**{name: kept[name].map(_join) for name in lists})


def _join(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, tuple | list) else value
