"""Articles from files, folders and archives of any known format.

A format is one module of this package with ``SUFFIXES`` and ``read(document)``; it is found by being there.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from loaders.formats.archives import BROKEN, list_documents
from loaders.formats.document import Document
from loaders.models import Article, Reject

Reader = Callable[[Document], Iterator[Article | Reject]]


@cache
def list_formats() -> dict[str, Reader]:
    """The reader of every suffix that a module of this package claims."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    return {suffix: module.read for module in modules for suffix in getattr(module, "SUFFIXES", ())}


def list_files(source: str | Path) -> Iterator[Path | Reject]:
    """The files of a folder and its subfolders in sorted order, or the file itself; hidden ones are left out."""
    path = Path(source).expanduser()
    if not path.exists():
        yield Document.at(path).reject("no such file or folder", "check the path")
    elif path.is_dir():
        yield from _walk(path)
    else:
        yield path


def read_file(path: Path) -> Iterator[Article | Reject]:
    """The articles of one file or archive, and a reject for everything in it that is none."""
    for document in list_documents(path):
        if isinstance(document, Reject):
            yield document
        else:
            yield from read_document(document)


def read_document(document: Document) -> Iterator[Article | Reject]:
    """The articles of one document; a reject at least, when it holds none."""
    reader = list_formats().get(document.suffix)
    if reader is None:
        known = ", ".join(sorted(list_formats()))
        yield document.reject(
            "unknown format", f"give one of {known}, or an archive", value=document.suffix or "no suffix"
        )
        return
    empty = True
    try:
        for found in reader(document):
            empty = False
            yield found
    except BROKEN as error:
        yield document.reject(f"cannot be read: {error}", "check that the file is whole and may be opened")
    else:
        if empty:
            yield document.reject("empty: no article in it", "add articles, or remove the file")


def read_articles(*sources: str | Path) -> Iterator[Article | Reject]:
    """Every article of the sources, in sorted order of their files; what could not be read comes as a reject.

    Articles are read as they are asked for. Of two articles with one id the second is a reject.
    """
    # A hash of eight bytes an id, so that a million articles cost megabytes.
    seen: set[int] = set()
    for found in _read_all(sources):
        if isinstance(found, Article) and hash(found.id) in seen:
            yield reject_twin(found)
            continue
        if isinstance(found, Article):
            seen.add(hash(found.id))
        yield found


def reject_twin(article: Article) -> Reject:
    """A record of an article that cannot count because another, read before it, has its id."""
    return Document.at(article.source).reject(
        "an id that another article has",
        "give each article an id of its own, or each file its own name",
        place=f"article {article.id}",
        value=article.id,
    )


def _read_all(sources: Iterable[str | Path]) -> Iterator[Article | Reject]:
    for source in sources:
        for path in list_files(source):
            if isinstance(path, Reject):
                yield path
            else:
                yield from read_file(path)


def _walk(folder: Path) -> Iterator[Path | Reject]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            yield Path(parent, name)
        for name in folders:
            if Path(parent, name).is_symlink():
                yield Document.at(Path(parent, name)).reject("a link to a folder", "name the folder itself as a source")
