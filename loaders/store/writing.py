"""Write a version's tables."""

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from loaders.models import Visit
from loaders.store.compared import Compared
from loaders.store.publishing import TABLES_FILE
from loaders.store.rows import tabulate, tabulate_visits
from loaders.store.schema import SCHEMA_VERSION, create_tables

_BY_ARTICLE = ("articles", "texts", "segments", "mentions", "reports", "evidence")


def create_store(directory: Path) -> duckdb.DuckDBPyConnection:
    """A connection to a new, empty set of tables in the directory.

    Nothing is kept of a version that was not finished, so that no log of what is written is needed.
    """
    connection = duckdb.connect()
    # What does not fit into memory waits beside the tables, not in the working directory.
    connection.execute(f"SET temp_directory = {_quote(directory / f'{TABLES_FILE}.tmp')}")
    connection.execute(f"ATTACH {_quote(directory / TABLES_FILE)} AS corpus (RECOVERY_MODE no_wal_writes)")
    connection.execute("USE corpus")
    create_tables(connection)
    return connection


def share_store(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Another connection to the tables, for another thread."""
    return connection.cursor().execute("USE corpus")


@contextlib.contextmanager
def one_thread(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Write with one thread inside the block: for a few thousand rows, waking others takes longer than writing."""
    connection.execute("SET threads TO 1")
    yield
    connection.execute("RESET threads")


@contextlib.contextmanager
def at_once(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Make what is written inside the block durable once, at its end, and not after every statement."""
    connection.execute("BEGIN")
    yield
    connection.execute("COMMIT")


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    """Append the rows to a table."""
    if rows.num_rows:
        connection.execute(f'INSERT INTO "{table}" SELECT * FROM rows')  # DuckDB finds what is called so here.


def carry_over(connection: duckdb.DuckDBPyConnection, old: Path, kept: Mapping[int, int]) -> None:
    """Copy articles, and what was found in them, from an older version: its number to the number here."""
    pairs = pa.table({"old": pa.array(kept.keys(), pa.int32()), "new": pa.array(kept.values(), pa.int32())})
    connection.register("kept", pairs)
    connection.execute(f"ATTACH {_quote(old)} AS older (READ_ONLY)")
    with at_once(connection):
        for table in _BY_ARTICLE:
            connection.execute(
                f"INSERT INTO {table} SELECT source.* REPLACE (kept.new AS n) "
                f"FROM older.{table} source JOIN kept ON source.n = kept.old"
            )
    connection.execute("DETACH older")
    connection.unregister("kept")


def _quote(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def close_gaps(connection: duckdb.DuckDBPyConnection) -> None:
    """Number the articles from 0 without gaps, which articles that could not be analysed leave."""
    row = connection.execute("SELECT count(*), coalesce(max(n) + 1, 0) FROM articles").fetchone()
    if row is None or row[0] == row[1]:
        return
    connection.execute(
        "CREATE TEMP TABLE renumbered AS "
        "SELECT n AS old, (row_number() OVER (ORDER BY n) - 1)::INTEGER AS new FROM articles"
    )
    for table in _BY_ARTICLE:
        connection.execute(f"UPDATE {table} SET n = renumbered.new FROM renumbered WHERE n = renumbered.old")
    connection.execute("DROP TABLE renumbered")


def write_visits(connection: duckdb.DuckDBPyConnection, visits: Sequence[Visit]) -> None:
    """Write the visits and the reports each rests on."""
    for table, rows in tabulate_visits(visits).items():
        insert(connection, table, rows)


def write_reuse(connection: duckdb.DuckDBPyConnection, compared: Compared) -> None:
    """Write the paragraphs and, for each article, how much of it was pasted and the first text of its group."""
    insert(connection, "paragraphs", compared.paragraphs)
    insert(connection, "reuse", compared.reuse)
    connection.execute(_ARTICLE_THEMES)


_ARTICLE_THEMES = """
INSERT INTO article_themes
SELECT m.n, m.key, count(*), count(*) FILTER (EXISTS (
    SELECT 1 FROM paragraphs p
    WHERE p.n = m.n AND p.start <= m.start AND m.start < p."end" AND p.cluster IS NOT NULL AND NOT p.first))
FROM mentions m WHERE m.kind = 'theme'
GROUP BY m.n, m.key ORDER BY m.n, m.key
"""


def write_facts(connection: duckdb.DuckDBPyConnection, facts: Mapping[str, Any]) -> None:
    """Write what is to be known about the version, values as JSON, and the schema's number."""
    rows = [(name, json.dumps(value, ensure_ascii=False, default=str)) for name, value in facts.items()]
    insert(connection, "facts", tabulate("facts", [("schema", str(SCHEMA_VERSION)), *rows]))


def write_themes(connection: duckdb.DuckDBPyConnection, themes: Iterable[tuple[str, str, str, str]]) -> None:
    """Write the themes of the lexicon: id, label, group, description."""
    insert(connection, "themes", tabulate("themes", list(themes)))


def finish(connection: duckdb.DuckDBPyConnection) -> None:
    """Settle everything in the one file, so that it can be opened read-only, and close."""
    connection.execute("CHECKPOINT")
    connection.close()
