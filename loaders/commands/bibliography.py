"""Articles as BibTeX entries, with the sentences that visits rest on."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import pandas as pd

from loaders.frames import Corpus

_SPECIAL = re.compile(r"[\\{}$&#%_~^]")
_ESCAPED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_SENTENCES = """
SELECT a.article_id, string_agg(DISTINCT r.sentence, ' | ' ORDER BY r.sentence) AS note
FROM reports r JOIN articles a USING (n) GROUP BY a.article_id
"""


def write_bibliography(corpus: Corpus, articles: pd.DataFrame, file: BinaryIO) -> None:
    """Write one @article entry for each row of a frame of articles."""
    notes = {row["article_id"]: row["note"] for row in corpus.query(_SENTENCES).to_pylist()}
    for row in articles.to_dict("records"):
        file.write(_entry(row, notes.get(row["article_id"])).encode())


def _entry(row: dict[str, Any], note: str | None) -> str:
    key = re.sub(r"[^A-Za-z0-9:_-]+", "-", row["article_id"])
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(row, note))
    return f"@article{{{key},\n{fields}}}\n\n"


def _fields(row: dict[str, Any], note: str | None) -> Iterator[tuple[str, str]]:
    published = row["published"]
    values = {
        "title": row["title"], "author": row["byline"], "journal": row["outlet"], "year": str(published.year),
        "month": published.strftime("%b").lower(), "day": str(published.day), "url": row["url"], "note": note,
    }  # fmt: skip
    for name, value in values.items():
        if isinstance(value, str) and value:
            yield name, value if name == "url" else _escape(value)


def _escape(text: str) -> str:
    """The text with the signs that LaTeX reads escaped."""
    return _SPECIAL.sub(lambda sign: _ESCAPED.get(sign[0], f"\\{sign[0]}"), text)
