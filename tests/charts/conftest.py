"""Frames for the charts, built row by row with every column of the contract."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from loaders import columns

Build = Callable[..., pd.DataFrame]

_PLAIN = {
    "visitor_level": "minister",
    "date_precision": "day",
    "date_basis": "stated",
    "kind": "official",
    "mode": "visit",
    "status": "completed",
    "cameo": "042",
    "plover": "CONSULT",
    "n_articles": 1,
    "n_independent_texts": 1,
    "confidence": 0.9,
    "needs_review": False,
}
_NAMES = {"TUR": "Türkiye", "AZE": "Azerbaijan", "GEO": "Georgia", "KAZ": "Kazakhstan"}
_BLANKS = {"object": (), "int64": 0, "bool": False, "float64": 0.0}


def frame(spec: dict[str, str], rows: list[dict[str, Any]]) -> pd.DataFrame:
    """A frame with the columns and dtypes of ``spec``; what a row leaves out is missing, empty or 0."""
    filled = {name: [row.get(name, _BLANKS.get(kind)) for row in rows] for name, kind in spec.items()}
    return pd.DataFrame({name: pd.Series(values, dtype=spec[name]) for name, values in filled.items()})


def visit(number: int, direction: str, start: str | None, **more: Any) -> dict[str, Any]:
    """A row of VISITS from ``"TUR>AZE"`` and a day."""
    visitor, host = direction.split(">")
    return {
        **_PLAIN,
        "visit_id": f"v{number}",
        "direction": direction,
        "direction_name": f"{_NAMES.get(visitor, visitor)} → {_NAMES.get(host, host)}",
        "visitor_country": visitor,
        "visitor_name": _NAMES.get(visitor, visitor),
        "host_country": host,
        "host_name": _NAMES.get(host, host),
        "start": start,
        "end": start,
        "first_reported": start,
        "last_reported": start,
        **more,
    }


EIGHT = [
    visit(1, "TUR>AZE", "2021-06-15", visitor_person="Recep Tayyip Erdogan", host_person="Ilham Aliyev",
          places=("Shusha",), n_articles=3, n_independent_texts=3, sentence="The <i>Declaration</i> & more."),
    visit(2, "TUR>AZE", "2021-09-27", visitor_person="Muhsin Dere", host_person="Zakir Hasanov", kind="unspecified"),
    visit(3, "TUR>AZE", "2021-10-26", visitor_person="Recep Tayyip Erdogan", host_person="Ilham Aliyev"),
    visit(4, "TUR>AZE", "2021-10-27", visitor_person="Hulusi Akar", host_person="Zakir Hasanov", kind="unspecified"),
    visit(5, "AZE>TUR", "2022-02-01", end="2022-02-02", visitor_person="Zakir Hasanov", host_person="Hulusi Akar",
          kind="working"),
    visit(6, "AZE>TUR", "2023-08-31", visitor_person="Zakir Hasanov"),
    visit(7, "AZE>TUR", "2024-03-06", visitor_person="Zakir Hasanov"),
    visit(8, "TUR>AZE", "2024-12-23", visitor_person="Selcuk Bayraktaroglu", host_person="Zakir Hasanov"),
]  # fmt: skip


@pytest.fixture
def visits() -> pd.DataFrame:
    """Eight visits between two countries, five one way and three the other."""
    return frame(columns.VISITS, EIGHT)


@pytest.fixture
def build() -> Build:
    """``build(rows)`` for a frame of visits; rows come from ``visit``."""
    return lambda rows: frame(columns.VISITS, rows)


def rows_of(chart: Any, name: str) -> list[dict[str, Any]]:
    """The rows that an Altair chart draws and that have a field of this name; none where no layer has one."""
    specification = chart.to_dict()
    return next((rows for rows in specification["datasets"].values() if rows and name in rows[0]), [])


def selections_of(chart: Any) -> list[tuple[str, list[str]]]:
    """What a click on an Altair chart gives: the names of its selections and their fields."""
    params = chart.to_dict().get("params", [])
    selects = [(param["name"], param["select"]) for param in params if "select" in param]
    return [(name, select.get("fields") or select["encodings"]) for name, select in selects]
