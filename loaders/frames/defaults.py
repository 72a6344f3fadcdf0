"""Where the store is when nobody says."""

import os
from collections.abc import Callable
from pathlib import Path

from loaders.remote import fetch_store, is_remote, mirror_of
from loaders.store.errors import StoreMissing
from loaders.store.opening import open_tables

PROJECT = Path(__file__).resolve().parents[2]
SEED_ARTICLES = PROJECT / "data" / "articles"

Progress = Callable[[str, int, int | None], None]


def default_store() -> Path:
    """``$ATTACHE_STORE``, else ``store`` in the project, or in the user's cache where the project is read-only."""
    if chosen := os.environ.get("ATTACHE_STORE"):
        return mirror_of(chosen) if is_remote(chosen) else Path(chosen)
    if (PROJECT / "store").is_dir() or os.access(PROJECT, os.W_OK):
        return PROJECT / "store"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "attache" / "store"


def ensure_store(progress: Progress | None = None) -> Path:
    """The default store, built from the project's own articles where there is none yet.

    ``progress`` is called with the stage's name, how much is done and of how much (None: unknown).
    """
    store = default_store()
    if is_remote(address := os.environ.get("ATTACHE_STORE", "")):
        fetch_store(address)
    try:
        connection, _ = open_tables(store)
        connection.close()
    except StoreMissing:
        from loaders.pipeline import build

        build([SEED_ARTICLES], store, progress=progress)
    return store
