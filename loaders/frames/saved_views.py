"""Views that readers have saved by name: one SQLite file beside the store, safe with several writers."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs

LONGEST_NAME = 80
_PATIENCE = 10.0
"""Seconds to wait for another writer."""
_TABLE = """
CREATE TABLE IF NOT EXISTS views (
    name TEXT PRIMARY KEY COLLATE NOCASE CHECK (trim(name) <> ''),
    page TEXT NOT NULL,
    query TEXT NOT NULL,
    "by" TEXT NOT NULL,
    saved_at TEXT NOT NULL
)
"""


class ViewsUnusable(Exception):
    """The file of saved views cannot be read or written."""


class NameTaken(Exception):
    """Another view has this name already."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view as it was saved: its name, the page, the query of its address, who saved it and when (UTC)."""

    name: str
    page: str
    query: str
    by: str = ""
    saved_at: str = ""

    @property
    def address(self) -> dict[str, list[str]]:
        """The query, as names and their values."""
        return parse_qs(self.query)


def views_path(store: Path) -> Path:
    """``<store>-views.sqlite`` beside the store: whoever throws a store away to build it anew keeps the views.

    >>> views_path(Path("/data/store")).name
    'store-views.sqlite'
    """
    store = store.absolute()
    return store.with_name(f"{store.name}-views.sqlite")


def read_views(path: Path) -> tuple[SavedView, ...]:
    """Every saved view by name; none where there is no file. Raises ViewsUnusable where the file cannot be read."""
    if not path.exists():
        return ()
    with _open(path) as connection:
        rows = connection.execute('SELECT name, page, query, "by", saved_at FROM views ORDER BY name').fetchall()
    return tuple(SavedView(*row) for row in rows)


def save_view(path: Path, view: SavedView, *, replace: bool = False) -> SavedView:
    """Keep a view, and answer it with the time; the file is made by the first.

    Raises NameTaken, and keeps what was there, where the name is another view's and it is not to be replaced;
    ViewsUnusable where the file cannot be written.
    """
    name = " ".join(view.name.split())[:LONGEST_NAME]
    kept = SavedView(name, view.page, view.query, view.by.strip(), f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}")
    values = (kept.name, kept.page, kept.query, kept.by, kept.saved_at)
    how = "INSERT OR REPLACE" if replace else "INSERT"
    with _open(path) as connection:
        try:
            connection.execute(f'{how} INTO views (name, page, query, "by", saved_at) VALUES (?, ?, ?, ?, ?)', values)
        except sqlite3.IntegrityError:
            found = connection.execute('SELECT "by", saved_at FROM views WHERE name = ?', (kept.name,)).fetchone()
            raise NameTaken(_explain_taken(kept.name, found)) from None
    return kept


def remove_view(path: Path, name: str) -> SavedView | None:
    """Take a view away, and answer it, so that it can be put back; None where somebody else was quicker.

    Raises ViewsUnusable where the file cannot be written.
    """
    if not path.exists():
        return None
    with _open(path) as connection:
        row = connection.execute(
            'DELETE FROM views WHERE name = ? RETURNING name, page, query, "by", saved_at', (name,)
        ).fetchone()
    return SavedView(*row) if row else None


def _explain_taken(name: str, found: tuple[str, str] | None) -> str:
    if found is None:
        return "A view needs a name."
    by = f" by {found[0]}" if found[0] else ""
    return f"There is a view named “{name}” already, saved{by} on {found[1][:10]}. Choose another name, or replace it."


@contextlib.contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(sqlite3.connect(path, timeout=_PATIENCE)) as connection, connection:
            connection.execute(_TABLE)
            yield connection
    except (sqlite3.Error, OSError) as error:
        remedy = "Make the folder writable, or move the file away if it is broken."
        raise ViewsUnusable(f"The saved views in {path} cannot be used: {error}. {remedy}") from None
