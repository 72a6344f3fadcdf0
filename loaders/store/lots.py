"""The rows of new articles, put into the tables some thousands of articles at a time."""

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from loaders.store.writing import insert

_ARTICLES = 2000
"""A statement costs as much as a thousand rows; so many articles with all that was found in them are ten megabytes."""


class Lots:
    """Takes the rows in as they come from the stages; ``write`` puts those in their places that still wait."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._waiting: list[Mapping[str, pa.Table]] = []
        self._n_waiting = 0

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """Take in rows by table, as ``tabulate_analyses`` gives them."""
        self._waiting.append(tables)
        self._n_waiting += tables["articles"].num_rows
        if self._n_waiting >= _ARTICLES:
            self.write()

    def write(self) -> None:
        """Write what waits."""
        if not self._waiting:
            return
        lot = {table: pa.concat_tables([tables[table] for tables in self._waiting]) for table in self._waiting[0]}
        for table, rows in lot.items():
            insert(self._connection, table, rows)
        self._waiting, self._n_waiting = [], 0
