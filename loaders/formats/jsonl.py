"""JSON lines: one object a line with ``date`` and ``text``, and if known ``id``, ``title``, ``outlet`` and more."""

import json
from collections.abc import Iterator

from loaders.formats.decoding import decode
from loaders.formats.document import Document, read_lines
from loaders.formats.records import Origin, build_article
from loaders.models import Article, Reject

SUFFIXES = (".jsonl", ".ndjson")


def read(document: Document) -> Iterator[Article | Reject]:
    """The article of each line; a line that is none is a reject with its number, and the next is read."""
    stem = document.stem
    for line in read_lines(document):
        if isinstance(line, Reject):
            yield line
        elif not line[1].isspace():
            yield _read_line(document, stem, *line)


def _read_line(document: Document, stem: str, number: int, line: bytes) -> Article | Reject:
    place = f"line {number}"
    decoded = decode(line)
    if decoded is None:
        return document.reject("not text", "write the line in UTF-8", place=place, value=line[:80].decode("latin-1"))
    try:
        record = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        return document.reject(f"broken JSON: {error}", "write one JSON object a line", place=place, value=decoded.text)
    if not isinstance(record, dict):
        return document.reject("not an object", 'write {"date": …, "text": …}', place=place, value=decoded.text)
    return build_article(record, Origin(document, place, "jsonl", f"{stem}-{number}", decoded.encoding))
