"""From sources to a published store: read, analyse, compare, merge, write."""

import contextlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import duckdb

from loaders.analysis import Numbered, analyse, analyse_chunk
from loaders.engine import engine_version
from loaders.extract.known import find_person
from loaders.extract.taxonomy import Taxonomy, load_taxonomy, refresh_taxonomy
from loaders.garbage import rarely_collected
from loaders.merge import find_copies, merge_reports, name_people, rename_people
from loaders.reading import Earlier, Reading, read_earlier, read_membership
from loaders.remote import fetch_store, is_remote, send_store
from loaders.store.articles import StoredArticles, read_reports
from loaders.store.compared import Compared, Comparer, read_compared
from loaders.store.errors import StoreError
from loaders.store.lots import Lots
from loaders.store.opening import open_tables
from loaders.store.publishing import INDEX_DIRECTORY, TABLES_FILE, publishing, version_path
from loaders.store.rows import tabulate, tabulate_rejects
from loaders.store.search import IndexWriter
from loaders.store.writing import (
    carry_over,
    close_gaps,
    create_store,
    finish,
    insert,
    one_thread,
    share_store,
    write_facts,
    write_reuse,
    write_themes,
    write_visits,
)
from loaders.workers import count_workers, run

__all__ = ["BuildSummary", "analyse", "build"]

Progress = Callable[[str, int, int | None], None]
"""Called with the stage's name, how much of it is done, and of how much (None: not known)."""

_CHUNK, _CHUNK_LENGTH = 100, 400_000
"""Articles, and characters, that a worker takes at a time: few, so that the last do not leave others idle for long."""


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did: counts, and the seconds each stage took."""

    store: Path | str
    version: str
    n_sources: int
    n_articles: int
    n_new: int
    """Articles that were analysed; the others were taken over from the version before."""
    n_reports: int
    n_visits: int
    n_rejects: int
    seconds: dict[str, float] = field(default_factory=dict)


@rarely_collected()
def build(
    sources: Sequence[str | Path],
    store: Path | str,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> BuildSummary:
    """Publish a store that holds exactly what the sources hold now; only new and changed articles are analysed.

    Sources are files and folders of known formats; they and the store may be addresses of fsspec (``s3://…``).
    ``workers`` is the number of processes (all cores unless told), ``scheduler`` the address of a Dask cluster
    instead. What cannot be read is a reject and stops nothing. Raises StoreBusy when another build is at work on this
    store; the store stays as it was when a build fails.
    """
    if is_remote(store):
        summary = build(sources, fetch_store(str(store)), workers=workers, scheduler=scheduler, progress=progress)
        send_store(str(store))
        return replace(summary, store=str(store))
    refresh_taxonomy()
    report, clock = progress or _say_nothing, _Clock()
    with publishing(Path(store)) as directory, contextlib.closing(create_store(directory)) as connection:
        earlier, tables = _find_earlier(Path(store))
        reading = Reading(sources, earlier)
        comparer = Comparer()
        index = IndexWriter(directory / INDEX_DIRECTORY, threads=min(count_workers(workers), 4))
        with clock.timed("articles"):
            with ThreadPoolExecutor(1) as beside:
                chunks = _take_in(reading, comparer, index, beside)
                n_new, taxonomy = _analyse_new(connection, chunks, reading, report, count_workers(workers), scheduler)
            if reading.kept and tables is not None:
                carry_over(connection, tables, reading.kept)
            close_gaps(connection)
        articles = StoredArticles(connection)
        # Where an article could not be analysed, it is in the index, and others have new numbers.
        unindexed = list(reading.kept.values()) if len(articles) == reading.count else None
        same = tables if len(articles) == len(reading.kept) == len(earlier.hashes) else None
        with ThreadPoolExecutor(1) as beside:
            # The index is written beside the comparing, which uses one core.
            indexing = beside.submit(_index, share_store(connection), index, unindexed, _find_index(same, reading.kept))
            told = _Told(report, clock, indexing)
            compare = partial(read_compared, same, reading.kept) if same else partial(comparer.compare, articles)
            n_reports, n_visits = _connect(connection, articles, compare, earlier, told)
        counts = {
            "n_sources": len(reading.fingerprints), "n_articles": len(articles), "n_new": n_new,
            "n_reports": n_reports, "n_visits": n_visits, "n_rejects": len(reading.rejects),
        }  # fmt: skip
        with clock.timed("tables"):
            _write_origin(connection, reading, sources, taxonomy or load_taxonomy(), counts, clock.seconds)
            finish(connection)
    report("done", len(articles), len(articles))
    return BuildSummary(Path(store), directory.name, seconds=dict(clock.seconds), **counts)


def _connect(
    connection: duckdb.DuckDBPyConnection,
    articles: StoredArticles,
    compare: Callable[[], Compared],
    earlier: Earlier,
    told: "_Told",
) -> tuple[int, int]:
    """Compare texts and merge reports, which both need every article; how many reports and visits."""
    with told.clock.timed("reuse"):
        told.report("comparing texts", 0, None)
        compared = compare()
        write_reuse(connection, compared)
    with told.clock.timed("merge"):
        told.report("merging visits", 0, None)
        counts = _merge(connection, articles, compared, earlier)
    with told.clock.timed("index"):
        told.report("indexing texts", 0, None)
        told.indexing.result()
    return counts


def _merge(
    connection: duckdb.DuckDBPyConnection, articles: StoredArticles, compared: Compared, earlier: Earlier
) -> tuple[int, int]:
    reports = read_reports(connection)
    independent = compared.independent | find_copies(reports, compared.shared)
    reporting = dict.fromkeys(report.article_id for report in reports)
    visits = merge_reports(reports, articles.date(reporting), independent, earlier.visits)
    names = name_people(visits)
    write_visits(connection, [rename_people(visit, names) for visit in visits])
    insert(connection, "names", tabulate("names", [(*told, name) for told, name in names.items()]))
    return len(reports), len(visits)


def _find_earlier(store: Path) -> tuple[Earlier, Path | None]:
    try:
        connection, version = open_tables(store)
    except StoreError:
        return Earlier(), None
    with contextlib.closing(connection):
        made_by = connection.execute("SELECT value FROM facts WHERE name = 'engine'").fetchone()
        if made_by is None or made_by[0] != f'"{engine_version()}"':
            return Earlier(visits=read_membership(connection)), None
        return read_earlier(connection), version_path(store, version) / TABLES_FILE


def _analyse_new(
    connection: duckdb.DuckDBPyConnection,
    chunks: Iterator[list[Numbered]],
    reading: Reading,
    report: Progress,
    workers: int,
    scheduler: str | None,
) -> tuple[int, Taxonomy | None]:
    done, taxonomy = 0, None
    lots = Lots(connection)
    with one_thread(connection):
        for batch in run(analyse_chunk, chunks, workers=workers, scheduler=scheduler):
            lots.add(batch.tables)
            reading.rejects += batch.rejects
            done += batch.n_articles
            taxonomy = taxonomy or batch.taxonomy
            report("reading articles", done + len(reading.kept), None)
        lots.write()
    return done, taxonomy


def _take_in(reading: Reading, comparer: Comparer, index: IndexWriter, beside: Executor) -> Iterator[list[Numbered]]:
    """The new articles in chunks, each taken in by what compares and what indexes them all.

    While the workers start and are at work, this process has time to; with the last article read it may compare.
    """
    for chunk in _cut(reading.new_articles()):
        for numbered in chunk:
            comparer.add(numbered.number, numbered.article)
        # Many at a time: the thread that indexes them falls asleep behind each.
        index.add([(one.number, one.article.title, one.article.text) for one in chunk], size=len(chunk))
        yield chunk
    if not reading.kept:
        beside.submit(comparer.prepare)
        beside.submit(index.write)
        beside.submit(find_person, "", date.min)  # whoever asks first waits for all office-holders


def _cut(articles: Iterator[Numbered]) -> Iterator[list[Numbered]]:
    chunk: list[Numbered] = []
    length = 0
    for numbered in articles:
        chunk.append(numbered)
        length += len(numbered.article.text)
        if len(chunk) == _CHUNK or length >= _CHUNK_LENGTH:
            yield chunk
            chunk, length = [], 0
    if chunk:
        yield chunk


def _find_index(same: Path | None, kept: Mapping[int, int]) -> Path | None:
    """The index of an older version of the same articles that numbers them as this one does."""
    return same.parent / INDEX_DIRECTORY if same and all(old == new for old, new in kept.items()) else None


def _index(
    cursor: duckdb.DuckDBPyConnection, index: IndexWriter, numbers: list[int] | None, older: Path | None
) -> None:
    """Index the articles of these numbers, which are not yet, or all of them anew where their numbers have changed.

    An older version's index is copied where there is one for the same articles.
    """
    with contextlib.closing(cursor):
        if older is not None and index.copy(older, len(numbers or ())):
            return
        if numbers is None:
            index.clear()
            numbers = [n for (n,) in cursor.execute("SELECT n FROM articles").fetchall()]
        cursor.execute(
            "SELECT n, own_title, text FROM articles JOIN texts USING (n) WHERE n IN (SELECT unnest(?)) ORDER BY n",
            [numbers],
        )
        index.add((row for rows in iter(lambda: cursor.fetchmany(1000), []) for row in rows), size=len(numbers))
        index.finish()


def _write_origin(
    connection: duckdb.DuckDBPyConnection,
    reading: Reading,
    sources: Sequence[str | Path],
    taxonomy: Taxonomy,
    counts: dict[str, int],
    seconds: dict[str, float],
) -> None:
    insert(connection, "rejects", tabulate_rejects(reading.rejects))
    groups = taxonomy.groups
    write_themes(connection, [(t.id, t.label, groups.get(t.group, t.group), t.description) for t in taxonomy.themes])
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    read = [(file, print_, reading.unchanged.get(file, now)) for file, print_ in reading.fingerprints.items()]
    insert(connection, "sources", tabulate("sources", read))
    roots = [str(s) if is_remote(s) else str(Path(s).expanduser().absolute()) for s in sources]
    facts: dict[str, object] = {
        "built_at": now.isoformat(),
        "engine": engine_version(),
        "lexicons": list(taxonomy.names),
        "roots": roots,
    }
    facts["lexicon_files"] = [{"file": one.file, "n_entries": one.n_entries} for one in taxonomy.files]
    facts["lexicon_faults"] = [str(fault) for fault in taxonomy.faults]
    write_facts(connection, facts | counts | {"seconds": {stage: round(spent, 3) for stage, spent in seconds.items()}})


class _Clock:
    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextlib.contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - began


@dataclass(frozen=True, slots=True)
class _Told:
    """To whom a build tells how far it is, and the indexing that goes on meanwhile."""

    report: Progress
    clock: _Clock
    indexing: Future[None]


def _say_nothing(_stage: str, _done: int, _total: int | None) -> None:
    pass
