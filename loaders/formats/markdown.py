"""Markdown: one article a file, YAML front matter between two ``---`` lines and then the text."""

import re
from collections.abc import Iterator

import yaml

from loaders.formats.document import Document, read_text
from loaders.formats.records import Origin, build_article
from loaders.models import Article, Reject

SUFFIXES = (".md", ".markdown")

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)\s*", re.DOTALL | re.MULTILINE)


def read(document: Document) -> Iterator[Article | Reject]:
    """The article of a Markdown file; ``title``, ``date`` and the other fields stand in its front matter."""
    decoded = read_text(document, "Markdown")
    if isinstance(decoded, Reject):
        yield decoded
        return
    front = _FRONT.match(decoded.text)
    if front is None:
        yield document.reject("no front matter", "begin with --- and lines for date and title", value=decoded.text)
        return
    yield _read_front(front, decoded.text, Origin(document, "line 1", "markdown", document.stem, decoded.encoding))


def _read_front(front: re.Match[str], text: str, origin: Origin) -> Article | Reject:
    try:
        # Every value stays the string it was written as: YAML would read a date as a date and NO as false.
        fields = yaml.load(front[1], Loader=_LOADER)
    except yaml.YAMLError as error:
        return origin.reject(f"broken YAML: {' '.join(str(error).split())}", "mend the front matter", front[1])
    if not isinstance(fields, dict):
        return origin.reject("front matter without fields", "write lines such as date: 2024-03-06", front[1])
    return build_article(fields | {"text": text[front.end() :]}, origin)
