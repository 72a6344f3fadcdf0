"""DataFrames to files: CSV, Excel, Parquet, JSON lines."""

import io
import json
import math
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

TableForm = Literal["csv", "xlsx", "parquet", "jsonl"]
FORMS: dict[TableForm, tuple[str, str]] = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": ("Parquet", "application/vnd.apache.parquet"),
    "jsonl": ("JSON lines", "application/jsonl"),
}
"""What a table can be written as, by the file's suffix: what a reader calls it, and its media type."""

_FORMULA = re.compile(r"[=+\-@\t\r]")
_CELL = 32_767
"""Characters that an Excel cell can hold."""
_SAMPLED, _WIDEST = 100, 60
"""Rows that are looked at for a column's width, and the widest in characters."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ue000\ue001\ufffe\uffff]")


def plain_rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows as plain values: ISO dates, lists, None for what is missing."""
    columns = [[_plain(value) for value in frame[name].astype("object")] for name in frame]
    for values in zip(*columns, strict=True):
        yield dict(zip(frame.columns, values, strict=True))


def table_bytes(frame: pd.DataFrame, form: TableForm) -> bytes:
    """The file that ``write_table`` writes."""
    file = io.BytesIO()
    write_table(frame, file, form)
    return file.getvalue()


def write_table(frame: pd.DataFrame, file: BinaryIO, form: str) -> None:
    """Write the frame as csv, xlsx, parquet or jsonl; lists are joined by "; " where a cell holds text alone.

    A day is an ISO date in text and a date in Excel and Parquet. A frame without rows gives a file with the columns.
    """
    {"csv": _write_csv, "jsonl": _write_jsonl, "parquet": _write_parquet, "xlsx": _write_xlsx}[form](frame, file)


def guard_cell(value: object) -> object:
    """Text that a spreadsheet would run as a formula, with an apostrophe before it; any other value as it is.

    >>> guard_cell('=HYPERLINK("http://x")'), guard_cell(-3)
    ('\\'=HYPERLINK("http://x")', -3)
    """
    if not isinstance(value, str):
        return value
    tidy = _CONTROL.sub("", value)
    return f"'{tidy}" if _FORMULA.match(tidy.lstrip(" ")) else tidy


def _cells(frame: pd.DataFrame) -> pd.DataFrame:
    rows = [{name: guard_cell(_join(value)) for name, value in row.items()} for row in plain_rows(frame)]
    return pd.DataFrame(rows, columns=list(frame.columns), dtype="object")


def _write_csv(frame: pd.DataFrame, file: BinaryIO) -> None:
    # The mark at the start tells Excel that it is UTF-8.
    _cells(frame).to_csv(file, index=False, encoding="utf-8-sig", lineterminator="\r\n")


def _write_jsonl(frame: pd.DataFrame, file: BinaryIO) -> None:
    for row in plain_rows(frame):
        file.write((json.dumps(row, ensure_ascii=False) + "\n").encode())


def _write_parquet(frame: pd.DataFrame, file: BinaryIO) -> None:
    fields = []
    for name in frame:
        values = frame[name]
        if values.dtype == "object":
            fields.append(pa.array([list(value) for value in values], pa.list_(pa.string())))
        elif values.dtype == "category":
            fields.append(pa.array(values.astype("object").where(values.notna(), None), pa.string()))
        elif str(values.dtype).startswith("datetime64"):
            fields.append(pa.array(values.astype("datetime64[us]"), pa.date32() if _all_days(values) else None))
        else:
            fields.append(pa.array(values))
    pq.write_table(pa.table(dict(zip(frame.columns, fields, strict=True))), file, compression="zstd")


def _write_xlsx(frame: pd.DataFrame, file: BinaryIO) -> None:
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}}
    dated = [name for name in frame if str(frame[name].dtype).startswith("datetime64")]
    cells = _cells(frame).assign(**{name: _excel_dates(frame[name]) for name in dated})
    for name in cells.select_dtypes("object"):
        cells[name] = cells[name].map(_fit_cell)
    with pd.ExcelWriter(
        file, engine="xlsxwriter", engine_kwargs=options, date_format="yyyy-mm-dd", datetime_format="yyyy-mm-dd hh:mm"
    ) as writer:
        cells.to_excel(writer, index=False, sheet_name="Attaché", freeze_panes=(1, 1))
        sheet = writer.sheets["Attaché"]
        sheet.autofilter(0, 0, len(cells), max(len(cells.columns) - 1, 0))
        for place, name in enumerate(cells):
            sheet.set_column(place, place, _width(name, cells[name]))


def _excel_dates(values: pd.Series) -> pd.Series:
    """Days as days, moments as moments; what is missing as nothing."""
    kept = values.dt.date if _all_days(values) else values.dt.to_pydatetime()
    return pd.Series([None if pd.isna(value) else value for value in kept], dtype="object")


def _fit_cell(value: object) -> object:
    """The value, cut where Excel would call the file damaged."""
    if isinstance(value, str) and len(value) > _CELL:
        return value[: _CELL - 1] + "…"
    return value


def _width(name: str, values: pd.Series) -> float:
    longest = max((len(str(value)) for value in values.head(_SAMPLED) if value is not None), default=0)
    return float(min(max(longest, len(name)) + 2, _WIDEST))


def _all_days(values: pd.Series) -> bool:
    there = values.dropna()
    return bool((there == there.dt.normalize()).all())


def _plain(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat() if value == value.normalize() else value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.item() if hasattr(value, "item") else value


def _join(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list) else value
