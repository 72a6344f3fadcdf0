"""Articles as citations: BibTeX and CSL-JSON, with the sentences that visits rest on."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Literal

import pandas as pd

from loaders.frames.corpus import Corpus

CitationForm = Literal["bibtex", "csl"]
FORMS: dict[CitationForm, tuple[str, str, str]] = {
    "bibtex": ("BibTeX", "bib", "application/x-bibtex"),
    "csl": ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json"),
}
"""What citations can be written as: what a reader calls it, the file's suffix and its media type."""

_SPECIAL = re.compile(r"[\\{}$&#%_~^]")
_ESCAPED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_SENTENCES = """
SELECT a.article_id, string_agg(DISTINCT r.sentence, ' | ' ORDER BY r.sentence) AS note
FROM reports r JOIN articles a USING (n) WHERE n IN (SELECT n FROM chosen) GROUP BY a.article_id
"""
_BY = re.compile(r"(?i)^by\s+")
_AND = re.compile(r"(?i),?\s+and\s+|;\s*")


def cite(corpus: Corpus, articles: pd.DataFrame, form: CitationForm) -> bytes:
    """The rows of a frame with the columns ARTICLES, in their order, as a BibTeX or CSL-JSON file in UTF-8.

    The note of each is the sentences that its visits rest on. No row gives an empty file, or an empty list.
    """
    chosen = [corpus.numbers[article_id] for article_id in articles["article_id"]]
    notes = {row["article_id"]: row["note"] for row in corpus.query(_SENTENCES, chosen=_numbers(chosen)).to_pylist()}
    rows = [(row, notes.get(row["article_id"])) for row in articles.to_dict("records")]
    return _write_bibtex(rows) if form == "bibtex" else _write_csl(rows)


def _numbers(chosen: list[int]) -> Any:
    return pd.Series(chosen, dtype="int64").to_numpy()


def _write_bibtex(rows: list[tuple[dict[str, Any], str | None]]) -> bytes:
    return "".join(_entry(key, row, note) for key, (row, note) in zip(_keys(rows), rows, strict=True)).encode()


def _keys(rows: list[tuple[dict[str, Any], str | None]]) -> Iterator[str]:
    """A key for each entry, of the signs BibTeX allows; ids that come out alike get a number."""
    seen: dict[str, int] = {}
    for row, _ in rows:
        key = re.sub(r"[^A-Za-z0-9:_-]+", "-", row["article_id"])
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key}-{seen[key]}"


def _entry(key: str, row: dict[str, Any], note: str | None) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(row, note))
    return f"@article{{{key},\n{fields}}}\n\n"


def _fields(row: dict[str, Any], note: str | None) -> Iterator[tuple[str, str]]:
    published = row["published"]
    authors = " and ".join(f"{{{_escape(name)}}}" for name in authors_of(row["byline"]))
    values = {
        "title": row["title"], "journal": row["outlet"], "year": str(published.year),
        "month": published.strftime("%b").lower(), "day": str(published.day), "note": note,
    }  # fmt: skip
    if authors:
        yield "author", authors
    for name, value in values.items():
        if isinstance(value, str) and value:
            yield name, _escape(value)
    if isinstance(row["url"], str) and row["url"]:
        yield "url", row["url"].translate({ord("{"): "%7B", ord("}"): "%7D"})


def _escape(text: str) -> str:
    """The text on one line, with the signs that LaTeX reads escaped."""
    return _SPECIAL.sub(lambda sign: _ESCAPED.get(sign[0], f"\\{sign[0]}"), _tidy(text))


def _tidy(text: str) -> str:
    shown = "".join(sign if unicodedata.category(sign) not in ("Cc", "Co", "Cs") else " " for sign in text)
    return " ".join(shown.split())


def authors_of(byline: object) -> list[str]:
    """The names of a byline, one each; a byline need not be of people, so no name is taken apart.

    >>> authors_of("By Leyla Aliyeva and John Smith"), authors_of(None)
    (['Leyla Aliyeva', 'John Smith'], [])
    """
    if not isinstance(byline, str):
        return []
    return [name.strip() for name in _AND.split(_BY.sub("", _tidy(byline))) if name.strip()]


def _write_csl(rows: list[tuple[dict[str, Any], str | None]]) -> bytes:
    return json.dumps([_item(row, note) for row, note in rows], ensure_ascii=False, indent=2).encode()


def _item(row: dict[str, Any], note: str | None) -> dict[str, Any]:
    """A CSL item of the type ``article-newspaper`` (schema: csl-data 1.0.2); what is not known is left out."""
    published = row["published"]
    values = {
        "id": row["article_id"],
        "type": "article-newspaper",
        "title": row["title"],
        "container-title": row["outlet"],
        "author": [{"literal": name} for name in authors_of(row["byline"])],
        "issued": {"date-parts": [[published.year, published.month, published.day]]},
        "URL": row["url"],
        "language": row["language"],
        "note": note,
    }
    return {name: _tidy(value) if isinstance(value, str) else value for name, value in values.items() if _known(value)}


def _known(value: object) -> bool:
    return bool(value) if isinstance(value, str | list | dict) else False
