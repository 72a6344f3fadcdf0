"""Tables to files: the same rows in every form, nothing that a spreadsheet would run."""

import io
import json

import pandas as pd
import pytest
from openpyxl import load_workbook

from loaders.frames import Filters, articles, visits
from loaders.frames.files import FORMS, table_bytes

ROWS = pd.DataFrame(
    {
        "title": pd.Series(["=1+1", "plain", "\t@x", "ə\x07\ue000"], dtype="string"),
        "themes": [("a", "b"), (), (), ()],
        "day": pd.to_datetime(["2024-03-06", None, "2024-03-07", "2024-03-08"]),
        "n": [1, -2, 3, 4],
    }
)


def read(data: bytes, form: str) -> pd.DataFrame:
    readers = {
        "csv": pd.read_csv,
        "xlsx": pd.read_excel,
        "parquet": pd.read_parquet,
        "jsonl": lambda file: pd.read_json(file, lines=True),
    }
    return readers[form](io.BytesIO(data))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_every_row_and_column(corpus, form) -> None:
    found = visits(corpus, Filters())
    frame = read(table_bytes(found, form), form)
    assert list(frame.columns) == list(found.columns)
    assert frame["visit_id"].tolist() == found["visit_id"].tolist()
    assert pd.to_datetime(frame["start"]).tolist() == found["start"].tolist()
    assert set(frame["event"]) == {"Make a visit"}


@pytest.mark.parametrize("form", FORMS)
def test_no_row_gives_the_columns(corpus, form) -> None:
    found = articles(corpus, Filters(search="zebra"))
    data = table_bytes(found, form)
    assert data == b"" if form == "jsonl" else list(read(data, form).columns) == list(found.columns)


def test_csv_runs_no_formula() -> None:
    lines = table_bytes(ROWS, "csv").decode("utf-8-sig").splitlines()
    assert lines == [
        "title,themes,day,n",
        "'=1+1,a; b,2024-03-06,1",
        "plain,,,-2",
        "'\t@x,,2024-03-07,3",
        "ə,,2024-03-08,4",
    ]


def test_excel_has_dates_numbers_and_no_formula() -> None:
    sheet = load_workbook(io.BytesIO(table_bytes(ROWS, "xlsx"))).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[1][0] == "'=1+1"
    assert sheet["A2"].data_type == "s"
    assert (sheet["C2"].is_date, str(sheet["C2"].value)[:10], sheet["C3"].value) == (True, "2024-03-06", None)
    assert sheet["D3"].value == -2
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:D5"


def test_excel_keeps_the_hour_of_a_moment() -> None:
    moments = pd.DataFrame({"at": pd.to_datetime(["2024-03-06 13:45", None])})
    sheet = load_workbook(io.BytesIO(table_bytes(moments, "xlsx"))).active
    assert (str(sheet["A2"].value), sheet["A3"].value) == ("2024-03-06 13:45:00", None)
    assert sheet["A2"].number_format == "yyyy-mm-dd hh:mm"


def test_text_too_long_for_a_cell_is_cut_there_and_nowhere_else() -> None:
    frame = pd.DataFrame({"text": pd.Series(["x" * 40_000], dtype="string")})
    cell = load_workbook(io.BytesIO(table_bytes(frame, "xlsx"))).active["A2"].value
    assert (len(cell), cell[-1]) == (32_767, "…")
    assert len(read(table_bytes(frame, "csv"), "csv")["text"][0]) == 40_000


def test_lists_stay_lists_where_a_form_has_them() -> None:
    assert json.loads(table_bytes(ROWS, "jsonl").splitlines()[0])["themes"] == ["a", "b"]
    assert list(read(table_bytes(ROWS, "parquet"), "parquet")["themes"][0]) == ["a", "b"]
