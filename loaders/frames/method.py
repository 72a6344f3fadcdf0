"""How the numbers are made, in words, and how right they have been measured to be."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

ACCURACY = Path(__file__).resolve().parents[2] / "docs" / "accuracy.json"
"""A list of ``{"what", "measure", "value", "on", "command"}``: one measured figure each, with what measures it; figures
of detail have no ``what`` and are left to ``docs/accuracy.md``."""

STEPS: dict[str, str] = {
    "A visit": "is one delegation, in one host country, for one continuous stay. Reports of the same stay, from any "
    "number of articles, are merged into one; each merge gives its reason on the visit's card.",
    "Dates": "come from the text. Where a text gives none, the date is left out or marked with what it rests on; the "
    "day of publication never takes its place in silence.",
    "Kind and status": "are only what a text says. A visit that nobody calls official is “unspecified”.",
    "Themes": "are found by a lexicon of names and variants, each mention with its place in the text.",
    "Pasted paragraphs": "are counted apart: ten copies of one release are ten articles and one independent text.",
    "Discovered phrases": "are names and turns of phrase that mark the selected articles off from the rest and that no "
    "lexicon has, ranked by a contrast of texts. One that is made a theme is counted like the others.",
    "Rising, falling, together": "are said only where a named test holds, with one false discovery in twenty at most, "
    "over independent texts; where these are too few, nothing is said.",
    "Needs review": "marks a visit of low confidence, or one whose visitor, host and date do not stand close together.",
}
"""What a reader must know of each notion, as sentences that go on from it."""


def read_accuracy(path: Path) -> pd.DataFrame:
    """The measured figures that have a name, in words; empty where the file is missing or of another shape."""
    columns = {"what": "Figure", "value": "Value", "on": "Measured on", "command": "Command"}
    try:
        rows: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        rows = []
    kept = [row for row in rows if isinstance(row, dict) and row.get("what")] if isinstance(rows, list) else []
    # Where the row of its table is what was measured, the column says on what.
    kept = [{**row, "on": row.get("measure")} if row["what"] == row.get("on") else row for row in kept]
    return pd.DataFrame([{name: str(row.get(key, "")) for key, name in columns.items()} for row in kept])


def part_accuracy(found: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures of ``read_accuracy`` that were measured on several texts, and those that were on one only.

    The first have a row for each text and a column for each figure, in the order in which they come.
    """
    named = found.assign(**{"Measured on": found["Measured on"].str.removesuffix(", not marked")})
    several = named["Figure"].map(named["Figure"].value_counts()) > 1
    first = named[several].drop_duplicates(["Measured on", "Figure"])
    wide = first.pivot(index="Measured on", columns="Figure", values="Value").fillna("")
    ordered = wide.reindex(index=first["Measured on"].unique(), columns=first["Figure"].unique())
    return ordered.rename_axis(columns=None).reset_index(), named[~several].reset_index(drop=True)
