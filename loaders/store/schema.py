"""The tables of a store and their columns.

``n`` numbers the articles of one version from 0; it never leaves the store and the frames.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import pyarrow as pa

if TYPE_CHECKING:
    import duckdb  # which the processes that analyse need not load

SCHEMA_VERSION: Final = 2

_SPAN: Final = {"start": "INTEGER", "end": "INTEGER"}
_VISIT: Final = {
    "visitor_person": "VARCHAR",
    "visitor_role": "VARCHAR",
    "visitor_level": "VARCHAR",
    "visitor_country": "VARCHAR",
    "host_person": "VARCHAR",
    "host_role": "VARCHAR",
    "host_country": "VARCHAR",
    "counterpart_country": "VARCHAR",
    "companions": "VARCHAR[]",
    "met": "VARCHAR[]",
    "places": "VARCHAR[]",
    "start": "DATE",
    "end": "DATE",
    "date_precision": "VARCHAR",
    "date_basis": "VARCHAR",
    "kind": "VARCHAR",
    "mode": "VARCHAR",
    "status": "VARCHAR",
    "agreements": "VARCHAR[]",
    "themes": "VARCHAR[]",
    "confidence": "DOUBLE",
    "needs_review": "BOOLEAN",
}

TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    "articles": {
        "n": "INTEGER",
        "article_id": "VARCHAR",
        "published": "DATE",
        "outlet": "VARCHAR",
        "title": "VARCHAR",
        "own_title": "VARCHAR",
        "byline": "VARCHAR",
        "url": "VARCHAR",
        "language": "VARCHAR",
        "source": "VARCHAR",
        "format": "VARCHAR",
        "encoding": "VARCHAR",
        "file": "VARCHAR",
        "n_words": "INTEGER",
        "hash": "VARCHAR",
    },
    "texts": {"n": "INTEGER", "text": "VARCHAR USING COMPRESSION zstd"},
    "segments": {"n": "INTEGER", "kind": "VARCHAR", **_SPAN},
    "mentions": {
        "n": "INTEGER",
        **_SPAN,
        "kind": "VARCHAR",
        "key": "VARCHAR",
        "label": "VARCHAR",
        "country": "VARCHAR",
        "role": "VARCHAR",
    },
    "reports": {
        "report_id": "VARCHAR",
        "n": "INTEGER",
        **_VISIT,
        "background": "BOOLEAN",
        "reason": "VARCHAR",
        "sentence": "VARCHAR",
        "sentence_start": "INTEGER",
        "sentence_end": "INTEGER",
    },
    "evidence": {"report_id": "VARCHAR", "n": "INTEGER", "field": "VARCHAR", **_SPAN, "words": "VARCHAR"},
    "visits": {
        "visit_id": "VARCHAR",
        **_VISIT,
        "cameo": "VARCHAR",
        "plover": "VARCHAR",
        "n_articles": "INTEGER",
        "n_independent_texts": "INTEGER",
        "first_reported": "DATE",
        "last_reported": "DATE",
    },
    "visit_reports": {"visit_id": "VARCHAR", "report_id": "VARCHAR", "place": "INTEGER", "merge_reason": "VARCHAR"},
    "names": {"country": "VARCHAR", "told": "VARCHAR", "year": "INTEGER", "name": "VARCHAR"},
    "paragraphs": {
        "n": "INTEGER",
        "paragraph": "INTEGER",
        **_SPAN,
        "cluster": "VARCHAR",
        "likeness": "DOUBLE",
        "first": "BOOLEAN",
    },
    "reuse": {"n": "INTEGER", "reused_share": "DOUBLE", "independent_text": "VARCHAR"},
    "article_themes": {"n": "INTEGER", "theme": "VARCHAR", "n_mentions": "INTEGER", "n_pasted": "INTEGER"},
    "themes": {"theme": "VARCHAR", "label": "VARCHAR", "group": "VARCHAR", "description": "VARCHAR"},
    "rejects": {
        "file": "VARCHAR",
        "source": "VARCHAR",
        "place": "VARCHAR",
        "value": "VARCHAR",
        "reason": "VARCHAR",
        "remedy": "VARCHAR",
    },
    "sources": {"file": "VARCHAR", "fingerprint": "VARCHAR", "read_at": "TIMESTAMP"},
    "facts": {"name": "VARCHAR", "value": "VARCHAR"},
}

VISIT_COLUMNS: Final = tuple(_VISIT)

_ARROW: Final = {
    "INTEGER": pa.int32(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "VARCHAR": pa.string(),
    "VARCHAR[]": pa.list_(pa.string()),
}


def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table's rows."""
    return pa.schema([(name, _ARROW[kind.split()[0]]) for name, kind in TABLES[table].items()])


def create_tables(connection: "duckdb.DuckDBPyConnection") -> None:
    """Create every table, empty."""
    for table, columns in TABLES.items():
        listed = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        connection.execute(f'CREATE TABLE "{table}" ({listed})')
