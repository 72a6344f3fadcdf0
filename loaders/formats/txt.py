"""Plain text: one article a file, ``date YYYY-MM-DD`` and then its words."""

import re
from collections.abc import Iterator

from loaders.formats.document import Document, read_text
from loaders.formats.records import Origin, build_article
from loaders.models import Article, Reject

SUFFIXES = (".txt",)

_HEADER = re.compile(r"\s*date[ \t]*:?[ \t]+(\S+)(?:\s+|\Z)", re.IGNORECASE)


def read(document: Document) -> Iterator[Article | Reject]:
    """The article of a text file; its id is the file's stem, its text starts after the date and the blanks."""
    decoded = read_text(document, "plain text")
    if isinstance(decoded, Reject):
        yield decoded
        return
    origin = Origin(document, "line 1", "txt", document.stem, decoded.encoding)
    header = _HEADER.match(decoded.text)
    if header is None:
        yield origin.reject("no date", "begin the file with: date YYYY-MM-DD", decoded.text)
        return
    yield build_article({"date": header[1], "text": decoded.text[header.end() :]}, origin)
