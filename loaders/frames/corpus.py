"""A published version of a store, open for reading."""

import copy
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from loaders.frames.visit_table import make_visit_table
from loaders.judgements.overlay import Overlay
from loaders.remote import fetch_store, is_remote
from loaders.store.opening import open_tables
from loaders.store.publishing import INDEX_DIRECTORY, TABLES_FILE, version_path
from loaders.store.search import Hits, SearchIndex

T = TypeVar("T")
Numbers = npt.NDArray[np.int32]
_REMEMBERED = 64


@dataclass(frozen=True)
class Coded:
    """Pairs of a row number and a value, the value as a code: ``row[i]`` has ``values[code[i]]``."""

    row: Numbers
    code: Numbers
    values: tuple[str, ...]

    def rows_of(self, wanted: tuple[str, ...], size: int) -> npt.NDArray[np.bool_]:
        """Which of ``size`` rows have any of the wanted values."""
        codes = [self._codes[value] for value in wanted if value in self._codes]
        mask = np.zeros(size, dtype=bool)
        mask[self.row[np.isin(self.code, codes)]] = True
        return mask

    @cached_property
    def _codes(self) -> dict[str, int]:
        return {value: code for code, value in enumerate(self.values)}

    def count(self, rows: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        """For each code, how many of the rows have it."""
        return np.bincount(self.code[rows[self.row]], minlength=len(self.values))


class Corpus:
    """A read-only handle on one version; frames are made from it. Safe for several threads.

    Visits and the codes that filters need are held in memory; texts never are.
    """

    def __init__(self, store: Path | str) -> None:
        self.store = fetch_store(str(store)) if is_remote(store) else Path(store)
        self._tables, self.version = open_tables(self.store)
        self._index = SearchIndex(version_path(self.store, self.version) / INDEX_DIRECTORY)
        self._lock = threading.Lock()
        self._remembered: OrderedDict[object, Any] = OrderedDict()
        self.overlay = Overlay()
        """What analysts said of the visits, as far as this handle shows it."""
        self.extracted = self
        """The same version as it was extracted, without any judgement."""
        self._load_articles()
        self._load_visits()

    def query(
        self,
        sql: str,
        parameters: Mapping[str, object] | None = None,
        *,
        chosen: npt.NDArray[np.integer[Any]] | None = None,
    ) -> pa.Table:
        """The rows of a parameterised query, as an Arrow table, through a cursor of its own.

        ``chosen`` are numbers of articles that the query finds in the table ``chosen``, column ``n``.
        """
        with self._tables.cursor() as cursor:
            self.overlay.lay_over(cursor, sql, TABLES_FILE.rpartition(".")[0])
            if chosen is not None:
                cursor.register("chosen", pa.table({"n": pa.array(chosen, pa.int32())}))
            return cursor.sql(sql, params=dict(parameters or {})).to_arrow_table()

    def judged(self, overlay: Overlay, name: str) -> "Corpus":
        """The same version with judgements over it; it shares everything that these cannot change, and the tables.

        ``name`` tells the judgements from all others; ``version`` has it too, so that what is kept for a version is not
        taken for another.
        """
        if overlay.revision == 0:
            return self.extracted
        judged = copy.copy(self.extracted)
        judged.overlay = overlay
        judged.version = f"{self.extracted.version}+{name}"
        judged._lock = threading.Lock()
        judged._remembered = OrderedDict()
        judged._load_visits()
        return judged

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of one's own."""
        return self._tables.cursor()

    def search(self, text: str) -> Hits:
        """The numbers of the articles that a search finds, best first."""
        return self.remember(("search", text), lambda: self._index.search(text))

    def remember(self, key: object, make: Callable[[], T]) -> T:
        """What ``make`` gives, made once for a key; the latest few dozen are kept."""
        with self._lock:
            if key in self._remembered:
                self._remembered.move_to_end(key)
                return self._remembered[key]  # type: ignore[no-any-return]
        made = make()
        with self._lock:
            self._remembered[key] = made
            while len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        return made

    def close(self) -> None:
        """Close the tables; the corpus is of no use afterwards."""
        self._tables.close()

    @property
    def countries(self) -> tuple[str, ...]:
        """The codes of every country that visits or hosts."""
        return tuple(sorted({*self.visit_codes["visitor"].values, *self.visit_codes["host"].values}))

    def _load_articles(self) -> None:
        rows = self.query(
            "SELECT n, article_id, published, outlet, independent_text = article_id AS own "
            "FROM articles JOIN reuse USING (n) ORDER BY n"
        )
        self.article_ids: list[str] = rows["article_id"].to_pylist()
        self.numbers = {article_id: n for n, article_id in enumerate(self.article_ids)}
        self.published = rows["published"].to_numpy().astype("datetime64[D]")
        self.repeats = ~rows["own"].to_numpy(zero_copy_only=False).astype(bool)
        self.outlets = _code(rows["n"].to_numpy(), rows["outlet"].to_pandas())
        themes = self.query("SELECT n, theme, n_mentions, n_pasted FROM article_themes ORDER BY n, theme")
        self.themes = _code(themes["n"].to_numpy(), themes["theme"].to_pandas())
        self.theme_mentions: Numbers = themes["n_mentions"].to_numpy()
        self.theme_pasted: Numbers = themes["n_pasted"].to_numpy()

    def _load_visits(self) -> None:
        self.visits: pd.DataFrame = make_visit_table(self)
        table = self.visits
        everyone = [
            tuple(dict.fromkeys(name for name in (visitor, host, *companions, *met) if isinstance(name, str)))
            for visitor, host, companions, met in zip(
                table["visitor_person"], table["host_person"], table["companions"], table["met"], strict=True
            )
        ]
        self.visit_numbers: dict[str, int] = {visit_id: row for row, visit_id in enumerate(table["visit_id"])}
        self.visit_codes: dict[str, Coded] = {
            "visitor": _code_column(table["visitor_country"]),
            "host": _code_column(table["host_country"]),
            "kind": _code_column(table["kind"]),
            "status": _code_column(table["status"]),
            "level": _code_column(table["visitor_level"]),
            "person": _code_lists(everyone),
            "judgement": _code_lists(_list_judgements(table)),
            "source": _code_column(table["source"]),
        }
        linked = _code_lists([tuple(articles) for articles in table["articles"]])
        known = np.array([self.numbers[article_id] for article_id in linked.values], dtype=np.int32)
        self.link_visit: Numbers = linked.row
        self.link_article: Numbers = known[linked.code] if len(known) else linked.code


def open_corpus(store: Path | str) -> Corpus:
    """The published corpus of a store, as extracted.

    Raises StoreError, with the path and the remedy, where there is none to read.
    """
    return Corpus(store)


def _list_judgements(table: pd.DataFrame) -> list[tuple[str, ...]]:
    """For each visit what was said of it, and whether it needs review."""
    said = table["judgement"].astype("object").where(table["judgement"].notna(), "not judged")
    reviewed = zip(said, table["needs_review"], strict=True)
    return [(word, "needs review") if review else (word,) for word, review in reviewed]


def _code(rows: npt.NDArray[Any], values: pd.Series) -> Coded:
    codes, found = pd.factorize(values.astype("string"), sort=True)
    there = codes >= 0
    return Coded(rows[there].astype(np.int32), codes[there].astype(np.int32), tuple(map(str, found)))


def _code_column(column: pd.Series) -> Coded:
    return _code(np.arange(len(column)), column)


def _code_lists(lists: list[tuple[str, ...]]) -> Coded:
    rows = np.repeat(np.arange(len(lists)), [len(values) for values in lists])
    return _code(rows, pd.Series([value for values in lists for value in values], dtype="string"))
