"""A store's directory: versions, the pointer to the current one, and the lock of the one that builds.

::

    store/current              the name of the published version, replaced last
    store/versions/<name>/     corpus.duckdb and index/, never changed once published
    store/lock                 held while a version is being built
"""

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from loaders.store.errors import StoreBusy, StoreMissing

try:
    import fcntl
except ImportError:  # Windows has no fcntl: there the lock is advisory by its text alone.
    fcntl = None  # type: ignore[assignment]

TABLES_FILE = "corpus.duckdb"
INDEX_DIRECTORY = "index"
_KEPT = 2


def current_version(store: Path) -> str:
    """The name of the published version; raises StoreMissing where there is none."""
    try:
        return (store / "current").read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise StoreMissing(store) from None


def version_path(store: Path, version: str) -> Path:
    """The directory of a version."""
    return store / "versions" / version


@contextlib.contextmanager
def publishing(store: Path) -> Iterator[Path]:
    """Give a new version's empty directory and publish it when the block ends well.

    Raises StoreBusy when another build holds the store. A block that fails leaves the store as it was.
    """
    store.mkdir(parents=True, exist_ok=True)
    with _locked(store):
        version = _name_version()
        directory = version_path(store, version)
        directory.mkdir(parents=True)
        try:
            yield directory
        except BaseException:
            shutil.rmtree(directory, ignore_errors=True)
            raise
        point_to(store, version)
        _prune(store, version)


def _name_version() -> str:
    now = time.time_ns()
    return f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime(now // 10**9))}.{now % 10**9:09d}"


def point_to(store: Path, version: str) -> None:
    """Make a version the published one, in one step."""
    waiting = store / f"current.{version}"
    with waiting.open("w", encoding="ascii") as file:
        file.write(version)
        file.flush()
        os.fsync(file.fileno())
    waiting.replace(store / "current")


def _prune(store: Path, current: str) -> None:
    # The version before stays, for readers that have read the pointer and not yet opened the files.
    versions = sorted((path for path in (store / "versions").iterdir() if path.is_dir()), key=lambda path: path.name)
    older = [path for path in versions if path.name != current]
    for path in older[: max(len(older) - (_KEPT - 1), 0)]:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def _locked(store: Path) -> Iterator[None]:
    with (store / "lock").open("a+", encoding="utf-8") as file:
        _take(file, store)
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()} since {time.strftime('%Y-%m-%d %H:%M:%S')}")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _take(file: IO[str], store: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.seek(0)
        raise StoreBusy(store, file.read().strip()) from None
