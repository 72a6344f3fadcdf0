"""Open a published version for reading."""

from pathlib import Path

import duckdb

from loaders.store.errors import StoreDamaged, StoreOutdated
from loaders.store.publishing import TABLES_FILE, current_version, version_path
from loaders.store.schema import SCHEMA_VERSION


def open_tables(store: Path) -> tuple[duckdb.DuckDBPyConnection, str]:
    """A read-only connection to the published version, and the version's name.

    Raises StoreMissing, StoreDamaged or StoreOutdated.
    """
    version = current_version(store)
    path = version_path(store, version) / TABLES_FILE
    if not path.exists() and current_version(store) != version:
        return open_tables(store)  # A newer version was published, and this one pruned, since the pointer was read.
    try:
        connection = duckdb.connect(path, read_only=True)
    except duckdb.Error as error:
        raise StoreDamaged(store, _first_line(error)) from None
    try:
        _check_schema(connection, store)
    except BaseException:
        connection.close()
        raise
    return connection, version


def _check_schema(connection: duckdb.DuckDBPyConnection, store: Path) -> None:
    try:
        row = connection.execute("SELECT value FROM facts WHERE name = 'schema'").fetchone()
    except duckdb.Error as error:
        raise StoreDamaged(store, _first_line(error)) from None
    if row is None or row[0] != str(SCHEMA_VERSION):
        raise StoreOutdated(store, row and row[0], SCHEMA_VERSION)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
