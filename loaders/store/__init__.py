"""The store: tables in DuckDB, full text in tantivy, published as a whole.

A store is a directory of versions and a pointer that is replaced last, so that a reader sees the old corpus or the new
one and never half of either.
"""
