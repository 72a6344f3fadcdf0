"""The log of judgements: one SQLite file beside the store, only ever added to, safe with several writers."""

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from loaders.judgements.errors import JudgementError, LogUnusable, Overtaken
from loaders.judgements.records import Action, Judgement, Quote, list_undone

_SCHEMA = 1
_PATIENCE = 10.0
"""Seconds to wait for another writer."""
_TABLES = """
CREATE TABLE IF NOT EXISTS judgements (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at TEXT NOT NULL,
    "by" TEXT NOT NULL CHECK (trim("by") <> ''),
    action TEXT NOT NULL,
    visit_id TEXT NOT NULL,
    note TEXT NOT NULL,
    said TEXT NOT NULL CHECK (json_valid(said)),
    undoes INTEGER REFERENCES judgements (number)
);
CREATE TABLE IF NOT EXISTS concerned (
    visit_id TEXT NOT NULL,
    number INTEGER NOT NULL REFERENCES judgements (number),
    PRIMARY KEY (visit_id, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS identity (id TEXT NOT NULL);
INSERT INTO identity SELECT lower(hex(randomblob(4))) WHERE NOT EXISTS (SELECT 1 FROM identity);
CREATE TRIGGER IF NOT EXISTS judgements_stay BEFORE UPDATE ON judgements
BEGIN SELECT raise(ABORT, 'the log is only added to'); END;
CREATE TRIGGER IF NOT EXISTS judgements_are_kept BEFORE DELETE ON judgements
BEGIN SELECT raise(ABORT, 'the log is only added to'); END;
"""
_COLUMNS = 'number, made_at, "by", action, visit_id, note, said, undoes'


def log_path(store: Path) -> Path:
    """Where the judgements on a store are kept: ``$ATTACHE_JUDGEMENTS``, else ``<store>-judgements.sqlite`` beside it.

    Beside it and not in it, so that whoever throws a store away to build it anew keeps what people have said.
    """
    if chosen := os.environ.get("ATTACHE_JUDGEMENTS"):
        return Path(chosen).expanduser()
    store = store.absolute()
    return store.with_name(f"{store.name}-judgements.sqlite")


class JudgementLog:
    """The judgements kept in one file; a file that is not there holds none, and is made by the first entry.

    Each call opens the file anew, so that one log may be used by several threads. Every method raises LogUnusable
    where the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def revision(self) -> int:
        """The number of the latest entry; 0 for an empty log."""
        with self.reading() as connection:
            row = connection and connection.execute("SELECT coalesce(max(number), 0) FROM judgements").fetchone()
        return int(row[0]) if row else 0

    def identity(self) -> str:
        """A word that no other log has, kept in the file; empty where there is none."""
        with self.reading() as connection:
            row = connection and connection.execute("SELECT id FROM identity").fetchone()
        return str(row[0]) if row else ""

    def state(self) -> str:
        """The log and its revision in a word that no other log has; empty for an empty log."""
        latest = self.revision()
        return f"{self.identity()}.{latest}" if latest else ""

    def read(self) -> tuple[Judgement, ...]:
        """Every entry, the oldest first."""
        with self.reading() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM judgements ORDER BY number") if connection else ()
            return tuple(_make(row) for row in rows)

    def add(self, judgement: Judgement, *, seen: int) -> Judgement:
        """Keep a judgement, and answer it with its number and time.

        ``seen`` is the revision its author had before them. Raises Overtaken, and keeps nothing, when any of the
        visits it is about was judged after that: two people who correct the same visit at once learn of each other.
        """
        return self.add_all((judgement,), seen=seen)[0]

    def add_all(self, judgements: Sequence[Judgement], *, seen: int) -> tuple[Judgement, ...]:
        """Keep several judgements or, where ``add`` would refuse one, none of them."""
        about = tuple(dict.fromkeys(visit_id for judgement in judgements for visit_id in judgement.concerned))
        with self.writing() as connection:
            newer = _judged_since(connection, about, seen)
            if newer:
                raise Overtaken(newer)
            return tuple(_insert(connection, judgement) for judgement in judgements)

    def undo(self, number: int, *, by: str, note: str = "") -> Judgement:
        """Take back an entry, or bring it in again where it is an undo; the entry itself stays.

        Raises JudgementError when there is no such entry or it is taken back already.
        """
        with self.writing() as connection:
            log = tuple(_make(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM judgements ORDER BY number"))
            chosen = next((judgement for judgement in log if judgement.number == number), None)
            if chosen is None:
                raise JudgementError(f"There is no entry {number} in the log; it has {len(log)}.")
            if number in list_undone(log):
                raise JudgementError(f"Entry {number} is undone already; look at the log again.")
            back = Judgement("undo", by, note=note, undoes=number, others=_about(chosen, log))
            return _insert(connection, back)

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection for reading; None where nothing was ever kept."""
        if not self.path.exists():
            yield None
            return
        try:
            with contextlib.closing(self._connect()) as connection:
                made = connection.execute("PRAGMA user_version").fetchone()[0]
                yield connection if made else None
        except sqlite3.Error as error:
            raise self._unusable(error) from None

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection that no other writer comes between; what is written counts when the block ends well."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(self._connect()) as connection:
                _prepare(connection)
                # Immediate: what is checked inside the block cannot change before it is written.
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from None

    def _connect(self) -> sqlite3.Connection:
        # A file in a folder that nobody may write to has no writers, and needs no files beside it to share with them.
        alone = "" if os.access(self.path.parent, os.W_OK) else "?immutable=1"
        address = f"{self.path.absolute().as_uri()}{alone}"
        connection = sqlite3.connect(address, timeout=_PATIENCE, isolation_level=None, uri=True)
        try:
            found = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error:
            connection.close()
            raise
        if found > _SCHEMA:
            connection.close()
            remedy = "A newer Attaché wrote it: use that one, or set ATTACHE_JUDGEMENTS to another file."
            raise LogUnusable(self.path, f"schema {found}, this program knows {_SCHEMA}", remedy)
        return connection

    def _unusable(self, error: Exception) -> LogUnusable:
        if "not a database" in str(error) or "malformed" in str(error):
            remedy = "Put back a copy that is whole, or move the file away: the visits are then shown as extracted."
        else:
            remedy = "Give this process the right to write there, or set ATTACHE_JUDGEMENTS to another file."
        return LogUnusable(self.path, error, remedy)


def _prepare(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] == _SCHEMA:
        return
    # Write-ahead logging: readers do not wait for a writer, nor a writer for readers.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {_SCHEMA}; COMMIT;")


def _judged_since(connection: sqlite3.Connection, visits: tuple[str, ...], seen: int) -> tuple[Judgement, ...]:
    marks = ", ".join("?" * len(visits))
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM judgements WHERE number > ? AND number IN "
        f"(SELECT number FROM concerned WHERE visit_id IN ({marks})) ORDER BY number",
        (seen, *visits),
    )
    return tuple(_make(row) for row in rows)


def _about(judgement: Judgement, log: tuple[Judgement, ...]) -> tuple[str, ...]:
    """The visits that a judgement, or what it undoes, is about."""
    by_number = {one.number: one for one in log}
    while judgement.undoes is not None:
        judgement = by_number[judgement.undoes]
    return judgement.concerned


def _insert(connection: sqlite3.Connection, judgement: Judgement) -> Judgement:
    made_at = datetime.now(UTC).replace(microsecond=0)
    cursor = connection.execute(
        'INSERT INTO judgements (made_at, "by", action, visit_id, note, said, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)',
        (
            made_at.isoformat(),
            judgement.by,
            judgement.action,
            judgement.visit_id,
            judgement.note,
            json.dumps(_said(judgement), ensure_ascii=False),
            judgement.undoes,
        ),
    )
    kept = replace(judgement, number=int(cursor.lastrowid or 0), made_at=made_at)
    connection.executemany("INSERT INTO concerned VALUES (?, ?)", [(one, kept.number) for one in kept.concerned])
    return kept


def _said(judgement: Judgement) -> dict[str, Any]:
    return {
        "fields": dict(judgement.fields),
        "was": dict(judgement.was),
        "others": judgement.others,
        "reports": judgement.reports,
        "quotes": [[quote.article_id, quote.words] for quote in judgement.quotes],
        "source": judgement.source,
        "title": judgement.title,
    }


def _make(row: tuple[Any, ...]) -> Judgement:
    number, made_at, by, action, visit_id, note, said, undoes = row
    told: dict[str, Any] = json.loads(said)
    kind: Action = action
    return Judgement(
        kind,
        by,
        visit_id,
        note,
        fields=_values(told["fields"]),
        was=_values(told["was"]),
        others=tuple(told["others"]),
        reports=tuple(told["reports"]),
        quotes=tuple(Quote(*quote) for quote in told["quotes"]),
        source=told["source"],
        title=told["title"],
        undoes=undoes,
        number=number,
        made_at=datetime.fromisoformat(made_at),
    )


def _values(found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
