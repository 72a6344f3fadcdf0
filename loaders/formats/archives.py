"""Compressed files and archives, whose members are documents like any other."""

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from loaders.formats.document import Document
from loaders.models import Reject

TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
ZIP = (".zip",)
COMPRESSED: dict[str, Callable[..., object]] = {".gz": gzip.GzipFile, ".bz2": bz2.BZ2File, ".xz": lzma.LZMAFile}

BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile, NotImplementedError)
"""What reading a damaged archive may raise."""


def list_documents(path: Path) -> Iterator[Document | Reject]:
    """The documents in a file: its members if it is an archive, itself decompressed, or itself.

    A tar's members come in the order in which they stand in it, since it is read once from front to end, and each must
    be read before the next is asked for; a zip's members come in the order of their names.
    """
    name = path.name.lower()
    if name.endswith(TAR):
        yield from _guard(path, _list_tar(path))
    elif name.endswith(ZIP):
        yield from _guard(path, _list_zip(path))
    elif path.suffix.lower() in COMPRESSED:
        yield _decompress(path)
    else:
        yield Document.at(path)


def _decompress(path: Path) -> Document:
    opener = COMPRESSED[path.suffix.lower()]
    return Document(str(path), lambda: cast(BinaryIO, opener(path)), path.stem)


def _guard(path: Path, members: Iterator[Document | Reject]) -> Iterator[Document | Reject]:
    try:
        yield from members
    except (*BROKEN, TypeError, ValueError, RuntimeError) as error:
        # tarfile and zipfile trip over some damaged headers in ways of their own.
        yield Document.at(path).reject(
            f"broken archive: {error}", "fetch or pack it again; what stands before the damage was read"
        )


def _list_tar(path: Path) -> Iterator[Document | Reject]:
    with tarfile.open(path, "r|*") as archive:
        for member in archive:
            name = f"{path}/{member.name}"
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is not None:
                yield Document(name, partial(cast, BinaryIO, stream))
            elif not member.isdir():
                yield Document.at(name).reject("a link in an archive", "pack the file itself")


def _list_zip(path: Path) -> Iterator[Document | Reject]:
    with zipfile.ZipFile(path) as archive:
        for member in sorted(archive.infolist(), key=lambda member: member.filename):
            name = f"{path}/{member.filename}"
            if member.flag_bits & 1:
                yield Document.at(name).reject("an encrypted member", "pack the archive without a password")
            elif not member.is_dir():
                yield Document(name, partial(_open_member, archive, member))


def _open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> BinaryIO:
    return cast(BinaryIO, archive.open(member))
