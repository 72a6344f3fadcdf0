"""The tables that were handed in: kept as they came, with their mapping, in the file of the judgements."""

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from loaders.handmade.mapping import Columns
from loaders.judgements.errors import JudgementError
from loaders.judgements.log import JudgementLog

_TABLE = """
CREATE TABLE IF NOT EXISTS handmade (
    name TEXT PRIMARY KEY,
    made_at TEXT NOT NULL,
    "by" TEXT NOT NULL,
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    content BLOB NOT NULL
)
"""
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what it is called, who handed it in and when, which column is which field, and the file's bytes."""

    name: str
    by: str
    columns: Columns
    content: bytes
    made_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    @property
    def fingerprint(self) -> str:
        """A word that another file, or another mapping of it, does not have."""
        said = repr((sorted(self.columns.columns.items()), sorted(self.columns.fixed.items())))
        return hashlib.blake2b(said.encode() + self.content, digest_size=12).hexdigest()


class TableShelf:
    """The tables beside one store. Every method raises LogUnusable where the file cannot be used."""

    def __init__(self, path: Path) -> None:
        self._file = JudgementLog(path)

    def list(self) -> tuple[Table, ...]:
        """Every table, by name."""
        with self._file.reading() as connection:
            if connection is None or not _is_there(connection):
                return ()
            rows = connection.execute('SELECT name, "by", columns, content, made_at FROM handmade ORDER BY name')
            return tuple(_make(row) for row in rows)

    def put(self, table: Table) -> None:
        """Keep a table; one of the same name is replaced. Raises JudgementError for a name that cannot be used."""
        name = " ".join(table.name.split())
        if not name or len(name) > LONGEST or name in ("articles", "by hand"):
            raise JudgementError(f"A table cannot be called {table.name!r}: give it a name of at most {LONGEST} signs.")
        said = json.dumps({"columns": dict(table.columns.columns), "fixed": dict(table.columns.fixed)})
        now = datetime.now(UTC).replace(microsecond=0).isoformat()
        with self._file.writing() as connection:
            connection.execute(_TABLE)
            connection.execute(
                "INSERT OR REPLACE INTO handmade VALUES (?, ?, ?, ?, ?)",
                (name, now, " ".join(table.by.split()), said, table.content),
            )

    def remove(self, name: str) -> None:
        """Take a table away; what was taken over from it into the visits stays."""
        with self._file.writing() as connection:
            connection.execute(_TABLE)
            connection.execute("DELETE FROM handmade WHERE name = ?", (name,))


def _is_there(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'handmade'")
    return found.fetchone() is not None


def _make(row: tuple[str, str, str, bytes, str]) -> Table:
    name, by, columns, content, made_at = row
    told = json.loads(columns)
    return Table(name, by, Columns(told["columns"], told["fixed"]), content, datetime.fromisoformat(made_at))
