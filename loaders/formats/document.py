"""A file as the formats see it: a name and a stream of bytes, be it on disk, compressed, or inside an archive."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from loaders.formats.decoding import Decoded, decode
from loaders.models import Reject

LIMIT = 5_000_000
"""Most bytes that one article, or one line of a file of many articles, may have; nothing longer is ever in memory."""

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Document:
    """One file that may hold articles. ``name`` is its path as given; ``open`` gives its bytes, decompressed.

    ``inner`` is the file's name once decompressed, where that differs: ``news.jsonl`` for ``news.jsonl.gz``.
    """

    name: str
    open: Callable[[], BinaryIO]
    inner: str = ""

    @classmethod
    def at(cls, path: str | Path) -> "Document":
        """The document at a path on disk."""
        return cls(str(path), lambda: Path(path).expanduser().open("rb"))

    @property
    def suffix(self) -> str:
        """The last suffix of the name, in lower case: ``".jsonl"``; empty when it has none."""
        return self._path.suffix.lower()

    @property
    def stem(self) -> str:
        """The file's name without folders and suffix, which is the id of an article that has no other."""
        return self._path.stem

    @property
    def _path(self) -> PurePosixPath:
        return PurePosixPath((self.inner or self.name).replace("\\", "/"))

    def reject(self, reason: str, remedy: str, *, place: str = "whole file", value: object = "") -> Reject:
        """A record of something in this document that could not be read."""
        return Reject(self.name, place, shorten(value), reason, remedy)


def shorten(value: object, length: int = 80) -> str:
    """The value as one printable line of at most ``length`` characters.

    >>> shorten("a" * 99, 10)
    'aaaaaaaaa…'
    """
    shown = str(value)[: length * 4]
    line = " ".join("".join(sign if sign.isprintable() or sign.isspace() else "·" for sign in shown).split())
    return line if len(line) <= length else line[: length - 1] + "…"


def read_whole(document: Document, limit: int = LIMIT) -> bytes | Reject:
    """All the bytes of a document of one article, or why they cannot be had: empty, or longer than ``limit``."""
    with document.open() as stream:
        data = stream.read(limit + 1)
    if not data.strip():
        return document.reject("the file is empty", "add the article's text, or remove the file")
    if len(data) > limit:
        return document.reject(
            f"longer than {limit // 1_000_000} MB, which no article is",
            "split it into one file an article, or give it as .jsonl with one article a line",
            place=f"byte {limit}",
            value=data[:80].decode("utf-8", "replace"),
        )
    return data


def read_text(document: Document, wanted: str) -> Decoded | Reject:
    """The text of a document of one article, or why it cannot be had; ``wanted`` names the format it should have."""
    data = read_whole(document)
    if isinstance(data, Reject):
        return data
    decoded = decode(data)
    if decoded is None:
        return document.reject("not text", f"give {wanted} in UTF-8", value=data[:80].decode("latin-1"))
    return decoded


def read_lines(document: Document, limit: int = LIMIT) -> Iterator[tuple[int, bytes] | Reject]:
    """The lines of a document, numbered from 1; a line longer than ``limit`` bytes is a reject.

    An endless line is passed over in small pieces, so that it never fills the memory.
    """
    number = 0
    with document.open() as stream:
        while line := stream.readline(limit + 1):
            number += 1
            if len(line) > limit and not line.endswith(b"\n"):
                length = len(line) + _pass_over(stream)
                yield document.reject(
                    f"a line of {length:,} bytes; at most {limit:,} are read",
                    "put one article on each line, or split this one",
                    place=f"line {number}",
                    value=line[:80].decode("utf-8", "replace"),
                )
            else:
                yield number, line


def _pass_over(stream: BinaryIO) -> int:
    length = 0
    while piece := stream.readline(_CHUNK):
        length += len(piece)
        if piece.endswith(b"\n"):
            break
    return length
