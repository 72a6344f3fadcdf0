"""What has to be read: the files of the sources, less what an older version of the store has already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import duckdb

from loaders.analysis import Numbered
from loaders.extract.visits.reading import find_holder
from loaders.formats import list_files, read_file
from loaders.models import Article, Reject
from loaders.remote import fetch_source, is_remote
from loaders.store.rows import hash_article, tidy

_TWIN = "an id that another article has"
_REMEDY = "give each article an id of its own, or each file its own name"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an older version holds, by file: its fingerprint, articles and rejects."""

    fingerprints: dict[str, str] = field(default_factory=dict)
    articles: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    """By file: numbers and ids."""
    hashes: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By id: number and hash."""
    rejects: dict[str, list[Reject]] = field(default_factory=dict)
    unread: dict[str, list[Reject]] = field(default_factory=dict)
    """By id of an article that was kept: its sentences that were not read."""
    read_at: dict[str, datetime] = field(default_factory=dict)
    visits: dict[str, str] = field(default_factory=dict)
    """By report: the visit it belonged to."""


def read_earlier(connection: duckdb.DuckDBPyConnection) -> Earlier:
    """What a version holds that a later build need not read again."""
    earlier = Earlier(visits=read_membership(connection))
    for file, fingerprint, read_at in connection.execute("SELECT file, fingerprint, read_at FROM sources").fetchall():
        earlier.fingerprints[file], earlier.read_at[file] = fingerprint, read_at
    for n, article_id, file, digest in connection.execute("SELECT n, article_id, file, hash FROM articles").fetchall():
        earlier.articles.setdefault(file, []).append((n, article_id))
        earlier.hashes[article_id] = (n, digest)
    for file, *values in connection.execute(
        "SELECT file, source, place, value, reason, remedy FROM rejects ORDER BY rowid"
    ).fetchall():
        reject = Reject(*values)
        earlier.rejects.setdefault(file, []).append(reject)
        if (article_id := find_holder(reject)) in earlier.hashes:
            earlier.unread.setdefault(str(article_id), []).append(reject)
    return earlier


def read_membership(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The visit that each report of a version belongs to."""
    return dict(connection.execute("SELECT report_id, visit_id FROM visit_reports").fetchall())


class Reading:
    """Goes through the sources once: ``new_articles`` gives what must be analysed, and notes all else on the way."""

    def __init__(self, sources: Iterable[str | Path], earlier: Earlier) -> None:
        self._sources = list(sources)
        self._earlier = earlier
        self._seen: set[str] = set()
        self.kept: dict[int, int] = {}
        """Numbers in the older version of the articles that need no analysis -> their numbers here."""
        self.rejects: list[tuple[str, Reject]] = []
        self.fingerprints: dict[str, str] = {}
        self.unchanged: dict[str, datetime] = {}
        """Files that were not read again, and when they were."""
        self.count = 0
        """How many articles there are so far; the next one's number."""

    def new_articles(self) -> Iterator[Numbered]:
        """The articles that are new or changed, numbered; articles of unchanged files are not even read."""
        for source in self._sources:
            here = fetch_source(str(source)) if is_remote(source) else source
            for path in list_files(here):
                if isinstance(path, Reject):
                    self._note(str(source), path)
                    continue
                file = tidy(str(path).replace(str(here), str(source), 1))
                if file not in self.fingerprints and not self._keep_file(path, file):
                    yield from self._read(path, file)

    def _keep_file(self, path: Path, file: str) -> bool:
        print_ = _fingerprint(path)
        articles = self._earlier.articles.get(file, ())
        self.fingerprints[file] = print_
        if not print_ or self._earlier.fingerprints.get(file) != print_:
            return False
        if any(article_id in self._seen for _, article_id in articles):
            return False
        for number, article_id in articles:
            self._keep(number, article_id)
        self.unchanged[file] = self._earlier.read_at[file]
        self.rejects += [(file, reject) for reject in self._earlier.rejects.get(file, ())]
        return True

    def _read(self, path: Path, file: str) -> Iterator[Numbered]:
        for read in read_file(path):
            # What was fetched is known by its address, not by its copy.
            found = read if str(path) == file else replace(read, source=read.source.replace(str(path), file, 1))
            if isinstance(found, Reject):
                self._note(file, found)
            elif found.id in self._seen:
                self._note_twin(file, found)
            elif (known := self._earlier.hashes.get(found.id)) and known[1] == hash_article(found):
                self._keep(known[0], found.id)
                unread = self._earlier.unread.get(found.id, ())
                self.rejects += [(file, replace(reject, source=found.source)) for reject in unread]
            else:
                self._seen.add(found.id)
                yield Numbered(self._next(), file, found)

    def _keep(self, number: int, article_id: str) -> None:
        self._seen.add(article_id)
        self.kept[number] = self._next()

    def _next(self) -> int:
        self.count += 1
        return self.count - 1

    def _note(self, file: str, reject: Reject) -> None:
        self.fingerprints.setdefault(tidy(file), "")
        self.rejects.append((tidy(file), reject))

    def _note_twin(self, file: str, article: Article) -> None:
        # Read again next time: the other article may be gone by then.
        self.fingerprints[file] = ""
        self._note(file, Reject(article.source, f"article {article.id}", article.id[:80], _TWIN, _REMEDY))


def _fingerprint(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size}:{found.st_mtime_ns}"
