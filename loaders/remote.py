"""Files that are not on this machine: sources are fetched to a cache, a store is mirrored.

Addresses are those of fsspec: ``s3://…``, ``gs://…``, ``https://…``; each but https needs its own package.
"""

import hashlib
import os
import shutil
from pathlib import Path, PurePosixPath
from typing import Any

import fsspec

from loaders.store.publishing import current_version, point_to, version_path

_KEPT = 2


class RemoteError(RuntimeError):
    """An address that cannot be reached or written."""


def is_remote(path: str | Path) -> bool:
    """Whether a path is an address of fsspec rather than a path on this machine."""
    return isinstance(path, str) and "://" in path


def mirror_of(address: str) -> Path:
    """The folder in the user's cache that stands for an address."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "attache" / "mirrors" / hashlib.blake2b(address.encode(), digest_size=10).hexdigest()


def fetch_source(address: str) -> Path:
    """A local copy of a file or folder; only what changed there is fetched again, what is gone there goes here."""
    system, root = _connect(address)
    folder = mirror_of(address)
    try:
        found: dict[str, Any] = system.find(root, detail=True)
        wanted = {folder / _place(root, name): (name, system.ukey(name)) for name in found}
        for path, (name, key) in wanted.items():
            _fetch_changed(system, name, path, str(key))
    except Exception as error:
        raise RemoteError(f"{address} cannot be read: {error}. Check the address and your rights.") from error
    for path in folder.rglob("*") if folder.exists() else ():
        if path.is_file() and path not in wanted and path.suffix != ".ukey":
            path.unlink()
    return folder


def fetch_store(address: str) -> Path:
    """A local mirror of a published store: its current version, fetched when it is not here yet."""
    system, root = _connect(address)
    mirror = mirror_of(address)
    try:
        if system.exists(f"{root}/current"):
            version = system.cat_file(f"{root}/current").decode("ascii").strip()
            _fetch_version(system, root, mirror, version)
    except Exception as error:
        raise RemoteError(f"{address} cannot be read: {error}. Check the address and your rights.") from error
    return mirror


def send_store(address: str) -> None:
    """Publish the mirror's current version at the address, the pointer last; versions before the last two go."""
    system, root = _connect(address)
    mirror = mirror_of(address)
    version = current_version(mirror)
    try:
        system.makedirs(f"{root}/versions", exist_ok=True)
        system.put(f"{version_path(mirror, version)}/", f"{root}/versions/{version}/", recursive=True)
        system.pipe_file(f"{root}/current", version.encode("ascii"))
        older = sorted(name for name in system.ls(f"{root}/versions", detail=False) if not name.endswith(version))
        for name in older[: -(_KEPT - 1)]:
            system.rm(name, recursive=True)
    except Exception as error:
        raise RemoteError(f"{address} cannot be written: {error}. Check the address and your rights.") from error


def _connect(address: str) -> tuple[Any, str]:
    try:
        system, root = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise RemoteError(f"{address}: {error}") from None
    return system, str(root).rstrip("/")


def _place(root: str, name: str) -> PurePosixPath:
    inside = name.removeprefix(root).lstrip("/") or PurePosixPath(name).name
    return PurePosixPath(*(part for part in PurePosixPath(inside).parts if part not in ("..", "/")))


def _fetch_changed(system: Any, name: str, path: Path, key: str) -> None:
    note = path.with_name(f".{path.name}.ukey")
    if path.exists() and note.exists() and note.read_text() == key:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    system.get_file(name, str(path))
    note.write_text(key)


def _fetch_version(system: Any, root: str, mirror: Path, version: str) -> None:
    target = version_path(mirror, version)
    if not target.exists():
        half = target.with_name(f"{version}.half")
        shutil.rmtree(half, ignore_errors=True)
        half.parent.mkdir(parents=True, exist_ok=True)
        system.get(f"{root}/versions/{version}/", f"{half}/", recursive=True)
        half.rename(target)
    point_to(mirror, version)
