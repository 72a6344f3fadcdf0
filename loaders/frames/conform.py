"""Give a frame exactly the columns and dtypes that ``loaders.columns`` promises."""

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa


def conform(frame: pd.DataFrame | pa.Table, columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame with these columns, in this order and of these dtypes; columns it lacks are missing values.

    Lists become tuples, a missing list the empty tuple; a missing count is 0 and a missing truth False. Further columns
    are left out.
    """
    read = _to_pandas(frame) if isinstance(frame, pa.Table) else frame
    return pd.DataFrame(
        {name: _convert(_column(read, name), dtype) for name, dtype in columns.items()}, index=pd.RangeIndex(len(read))
    )


def empty(columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame with these columns and no row."""
    return conform(pd.DataFrame(), columns)


def _to_pandas(table: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas(date_as_object=False)
    return frame


def _column(frame: pd.DataFrame, name: str) -> pd.Series:
    if name in frame:
        return frame[name].reset_index(drop=True)
    return pd.Series([None] * len(frame), dtype="object")


def _convert(column: pd.Series, dtype: str) -> pd.Series:
    if dtype == "object":
        return pd.Series([_tuple(value) for value in column], dtype="object")
    if dtype == "int64":
        return column.fillna(0).astype(dtype) if column.hasnans else column.astype(dtype)
    if dtype == "bool":
        return column.astype("boolean").fillna(False).astype(dtype) if column.hasnans else column.astype(dtype)
    if dtype == "category":
        # Through the nullable string dtype, so that a column of missing values has string categories too.
        return column.astype("string").astype("category")
    if dtype.startswith("datetime64"):
        return pd.to_datetime(column).astype(dtype)
    return column.astype(dtype)


def _tuple(value: object) -> tuple[object, ...]:
    # A missing list arrives as None or NaN, a list from Arrow as an array.
    return tuple(value) if hasattr(value, "__iter__") else ()
