"""Tables: a header row that names the columns, then one article a row."""

import csv
from collections.abc import Iterator

from loaders.formats.decoding import decode
from loaders.formats.document import LIMIT, Document, read_lines
from loaders.formats.records import Origin, build_article
from loaders.models import Article, Reject

SUFFIXES = (".csv", ".tsv")


def read(document: Document) -> Iterator[Article | Reject]:
    """The article of each row. The columns are named as the fields of JSON lines; ``.tsv`` is parted by tabs."""
    csv.field_size_limit(LIMIT)
    lines = _Lines(document)
    reader = csv.DictReader(lines, delimiter="\t" if document.suffix == ".tsv" else ",", strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            break
        except (csv.Error, _UnreadableLineError) as error:
            yield lines.reject or document.reject(
                f"broken row: {error}", 'close every quote and write a quote inside as ""', place=f"line {lines.number}"
            )
            lines.reject = None
            continue
        yield _read_row(document, row, lines)


def _read_row(document: Document, row: dict[str, str], lines: "_Lines") -> Article | Reject:
    place = f"line {lines.number}"
    if None in row:
        return document.reject(
            "more cells than the header has columns", "put text that holds commas in quotes", place=place, value=row
        )
    return build_article(row, Origin(document, place, "csv", f"{document.stem}-{lines.number}", lines.encoding))


class _UnreadableLineError(Exception):
    """A line that is too long or not text."""


class _Lines:
    """The decoded lines of a table. A line that cannot be read raises, and the line after it can be asked for."""

    def __init__(self, document: Document) -> None:
        self.number = 0
        self.encoding = "utf-8"
        self.reject: Reject | None = None
        self._document = document
        self._lines = read_lines(document)

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if isinstance(line, Reject):
            self.reject = line
            raise _UnreadableLineError(line.reason)
        self.number, data = line
        decoded = decode(data, prefer=self.encoding)
        if decoded is None:
            raise _UnreadableLineError("not text")
        self.encoding = decoded.encoding
        return decoded.text
