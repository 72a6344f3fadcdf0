"""Where the store is when nobody says."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from loaders.remote import fetch_store, is_remote, mirror_of
from loaders.store.errors import StoreBusy, StoreMissing
from loaders.store.opening import open_tables

PROJECT = Path(__file__).resolve().parents[2]
SEED_ARTICLES = PROJECT / "data" / "articles"

_PAUSE = 0.5

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
    while not _is_there(store):
        try:
            _build_seed(store, progress)
        except StoreBusy:
            # Another session builds the same store: what it publishes serves both.
            if progress:
                progress("waiting for another build", 0, None)
            time.sleep(_PAUSE)
    return store


def _is_there(store: Path) -> bool:
    try:
        connection, _ = open_tables(store)
    except StoreMissing:
        return False
    connection.close()
    return True


def _build_seed(store: Path, progress: Progress | None) -> None:
    from loaders.pipeline import build

    build([SEED_ARTICLES], store, progress=progress)
