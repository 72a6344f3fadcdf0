"""The full text of a version: written once, searched by rank.

Both the index and the queries hold folded text (``loaders.text.fold``), which is as long as the text itself, so that a
hit's offsets in the folded text are offsets in the text.
"""

import contextlib
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import tantivy

from loaders.store.errors import StoreDamaged
from loaders.store.query import SearchQuery, Term, parse_query
from loaders.text import fold

_ANALYSER = "folded"
_TITLE_WEIGHT = 2.0
_HEAP_BYTES = 120_000_000
_MANY = 20_000
"""Texts from which several threads are worth while: one is as fast as twenty processes that read articles."""
_MARKS = re.compile(r"[^\x00-\x7f\w]")
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Hits:
    """The numbers of the articles found, best first, and what of the query was ignored."""

    numbers: npt.NDArray[np.int32]
    query: SearchQuery


class IndexWriter:
    """Writes the index of a version to a directory that is not there yet."""

    def __init__(self, directory: Path, *, threads: int = 1) -> None:
        self._directory, self._threads = directory, threads
        self._writer: tantivy.IndexWriter | None = None

    def add(self, texts: Iterable[tuple[int, str | None, str]], *, size: int) -> None:
        """Index (number, title, text), in any order; ``size`` is how many they are."""
        writer = self._open(size)
        for number, title, text in texts:
            document = tantivy.Document()
            document.add_integer("n", number)
            document.add_text("title", _part_words(fold(title or "")))
            document.add_text("text", _part_words(fold(text)))
            writer.add_document(document)

    def clear(self) -> None:
        """Drop everything that was indexed."""
        self.write()  # What is only under way would not be deleted.
        self._open(0).delete_all_documents()

    def copy(self, older: Path, size: int) -> bool:
        """Take another version's index of ``size`` texts as it is; not one that is damaged or was begun otherwise."""
        with contextlib.suppress(StoreDamaged):
            if self._writer is None and SearchIndex(older).size == size:
                shutil.copytree(older, self._directory, ignore=shutil.ignore_patterns("*.lock"))
                return True
        return False

    def write(self) -> None:
        """Write what was added so far."""
        self._open(0).commit()

    def finish(self) -> None:
        """Write everything that is not yet written, and take no more."""
        self.write()
        self._open(0).wait_merging_threads()

    def _open(self, size: int) -> tantivy.IndexWriter:
        if self._writer is None:
            self._directory.mkdir(parents=True)
            index = tantivy.Index(_schema(), path=str(self._directory))
            index.register_tokenizer(_ANALYSER, _analyser())
            self._writer = index.writer(_HEAP_BYTES, self._threads if size >= _MANY else 1)
        return self._writer


class SearchIndex:
    """The full text of a published version; safe for several threads."""

    def __init__(self, directory: Path) -> None:
        try:
            self._index = tantivy.Index.open(str(directory))
        except (ValueError, OSError) as error:
            raise StoreDamaged(directory, error) from None
        self._index.register_tokenizer(_ANALYSER, _analyser())
        self._searcher = self._index.searcher()

    @property
    def size(self) -> int:
        """How many texts are indexed."""
        return int(self._searcher.num_docs)

    def search(self, text: str) -> Hits:
        """Every article that the query finds, best first; an empty query finds none."""
        query = parse_query(text)
        if not query:
            return Hits(np.empty(0, dtype=np.int32), query)
        found = self._searcher.search(self._compose(query), limit=max(self._searcher.num_docs, 1), count=False)
        addresses = [address for _, address in found.hits]
        numbers = self._searcher.fast_field_values("n", addresses)
        return Hits(np.array(numbers, dtype=np.int32), query)

    def _compose(self, query: SearchQuery) -> tantivy.Query:
        must = [(tantivy.Occur.Must, self._look_for(term, "text")) for term in query.wanted]
        should = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._look_for(term, "title"), _TITLE_WEIGHT))
            for term in query.wanted
        ]
        unwanted = [(tantivy.Occur.MustNot, self._look_for(term, "text")) for term in query.unwanted]
        everything = [] if must else [(tantivy.Occur.Must, tantivy.Query.all_query())]
        return tantivy.Query.boolean_query(must + should + unwanted + everything)

    def _look_for(self, term: Term, field: str) -> tantivy.Query:
        schema = self._index.schema
        words: list[str | tuple[int, str]] = list(term.words)
        if term.shape == "prefix":
            if len(words) > 1:
                return tantivy.Query.phrase_prefix_query(schema, field, words)
            return tantivy.Query.regex_query(schema, field, f"{re.escape(term.words[0])}.*")
        if len(words) == 1:
            return tantivy.Query.term_query(schema, field, term.words[0])
        return tantivy.Query.phrase_query(schema, field, words)


def find_hits(text: str, query: SearchQuery) -> list[tuple[int, int]]:
    """The offsets in the text of what the query wants, in order and without overlaps."""
    spans = sorted(span for term in query.wanted for span in _find_term(fold(text), term))
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _find_term(folded: str, term: Term) -> list[tuple[int, int]]:
    pattern = r"[\W_]+".join(map(re.escape, term.words))
    ending = r"[^\W_]*" if term.shape == "prefix" else ""
    return [match.span() for match in re.finditer(rf"(?<![^\W_]){pattern}{ending}(?![^\W_])", folded)]


def cut_snippet(text: str, spans: Sequence[tuple[int, int]], length: int = 240) -> str:
    """The stretch of the text with the most hits, each between U+E000 and U+E001; empty without a hit."""
    if not spans:
        return ""
    first = max(spans, key=lambda span: sum(span[0] <= start < span[0] + length for start, _ in spans))
    start, end = _widen(text, max(first[0] - length // 4, 0), min(first[0] + 3 * length // 4, len(text)))
    pieces, place = [], start
    for hit_start, hit_end in spans:
        if start <= hit_start and hit_end <= end:
            pieces += [text[place:hit_start], "\ue000", text[hit_start:hit_end], "\ue001"]
            place = hit_end
    words = " ".join("".join([*pieces, text[place:end]]).split())
    return f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    # To the next blanks, so that no word is cut, but not beyond a word of unusual length.
    while start > 0 and not text[start - 1].isspace() and end - start < 2 * len(text):
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("n", stored=False, indexed=False, fast=True)
    builder.add_text_field("title", tokenizer_name=_ANALYSER)
    builder.add_text_field("text", tokenizer_name=_ANALYSER)
    return builder.build()


def _analyser() -> tantivy.TextAnalyzer:
    # A pattern of our own would say outright what a word is, and double the time.
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).build()


def _part_words(folded: str) -> str:
    """The text with a blank for each vowel sign or circled letter: part of a word for the analyser, but not for us."""
    return folded if folded.isascii() else _MARKS.sub(" ", folded)
