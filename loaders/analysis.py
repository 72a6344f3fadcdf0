"""One article's way through the stages, and a chunk of articles as a unit of work."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

import pyarrow as pa

from loaders.extract.dates import find_dates
from loaders.extract.mentions import find_mentions
from loaders.extract.sentences import split_sentences
from loaders.extract.taxonomy import Taxonomy, load_taxonomy, refresh_taxonomy
from loaders.extract.themes import find_themes
from loaders.extract.visits.find import find_visits
from loaders.extract.visits.named import list_people, list_sentences
from loaders.extract.visits.reading import list_unread, read_story
from loaders.extract.visits.telling import may_tell
from loaders.extract.visits.topics import add_themes
from loaders.garbage import rarely_collected
from loaders.models import (
    Analysis,
    Article,
    DateMention,
    Mention,
    Reject,
    Segment,
    SegmentKind,
    Sentence,
    VisitReport,
)
from loaders.store.rows import tabulate_analyses


@dataclass(frozen=True, slots=True)
class Numbered:
    """An article with the number it has in the store and the file it was read from."""

    number: int
    file: str
    article: Article

    def __reduce__(self) -> tuple[Any, ...]:
        # As plain values it travels between processes in half of the time.
        segments = [(segment.kind, segment.start, segment.end) for segment in self.article.segments]
        return _restore, (self.number, self.file, _get_fields(self.article), segments)


_get_fields = attrgetter(*(field.name for field in fields(Article) if field.name != "segments"))


def _restore(number: int, file: str, values: tuple[Any, ...], segments: list[tuple[SegmentKind, int, int]]) -> Numbered:
    given = (*values, tuple([Segment(*one) for one in segments]))
    return Numbered(number, file, Article(*given))


@dataclass(frozen=True, slots=True)
class Batch:
    """What a chunk of articles gave: rows by table, and the articles and sentences that could not be analysed."""

    tables: dict[str, pa.Table]
    rejects: tuple[tuple[str, Reject], ...]
    n_articles: int
    taxonomy: Taxonomy | None = None
    """The themes in force, where the chunk holds a store's first article: who writes the store need not load them."""

    def __reduce__(self) -> tuple[Any, ...]:
        # As streams the tables travel between processes in half of the time.
        streams = {name: _write_stream(table) for name, table in self.tables.items()}
        return _restore_batch, (streams, self.rejects, self.n_articles, self.taxonomy)


def _write_stream(table: pa.Table) -> bytes:
    stream = pa.BufferOutputStream()
    with pa.ipc.new_stream(stream, table.schema) as writer:
        writer.write_table(table)
    written: bytes = stream.getvalue().to_pybytes()
    return written


def _restore_batch(streams: dict[str, bytes], *others: Any) -> Batch:
    return Batch({name: pa.ipc.open_stream(stream).read_all() for name, stream in streams.items()}, *others)


def analyse(article: Article) -> Analysis:
    """Everything that is found in one article, without looking at any other."""
    return analyse_all([article])[0]


def analyse_all(articles: Sequence[Article], *, stored: bool = False) -> list[Analysis]:
    """The analyses of articles, in their order; none for none.

    All articles pass a stage before the next begins: the automaton of one stage stays in the processor's cache. A store
    keeps no dates: where the analyses are ``stored``, those that nothing is read from are left out.
    """
    sentences = [split_sentences(article) for article in articles]
    mentions = [find_mentions(*pair) for pair in zip(articles, sentences, strict=True)]
    wanted = [_choose_wanted(*found) for found in zip(articles, sentences, mentions, strict=True)]
    dates = [_find_dates(*found, stored) for found in zip(articles, wanted, strict=True)]
    themes = [find_themes(*pair) for pair in zip(articles, sentences, strict=True)]
    return [_read_closely(*found) for found in zip(articles, sentences, mentions, dates, themes, wanted, strict=True)]


_Wanted = tuple[bool, Sequence[Sentence]]
"""Whether an article may tell of visits, and the sentences that have to be read closely."""


def _choose_wanted(article: Article, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> _Wanted:
    telling = may_tell(article, sentences, mentions)
    return telling, sentences if telling else list_sentences(article, sentences)


def _find_dates(article: Article, wanted: _Wanted, stored: bool) -> tuple[DateMention, ...]:
    """An article's dates; where only its officials are read and nobody keeps dates, those beside them."""
    telling, read = wanted
    if telling or not stored:
        return find_dates(article.text, article.published)
    return tuple(date for s in read for date in find_dates(article.text, article.published, s.start, s.end))


def _read_closely(
    article: Article,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    dates: tuple[DateMention, ...],
    themes: tuple[Mention, ...],
    wanted: _Wanted,
) -> Analysis:
    """The officials and the visits, which want all that was found before; four articles in ten have neither."""
    telling, read = wanted
    people: tuple[Mention, ...] = ()
    reports: tuple[VisitReport, ...] = ()
    if read:
        story = read_story(article, read, mentions, dates)
        reports = (
            add_themes(find_visits(article, sentences, mentions, dates, story), themes, sentences) if telling else ()
        )
        people = list_people(story)
    found = sorted((*mentions, *people, *themes), key=attrgetter("start", "end"))
    return Analysis(article, sentences, tuple(found), dates, reports)


@rarely_collected()
def analyse_chunk(chunk: Sequence[Numbered]) -> Batch:
    """The rows of a chunk of articles; one that makes a stage fail is a reject and does not stop the others.

    A sentence that is too long to be read is a reject too, but its article is kept.
    """
    refresh_taxonomy()
    try:
        found: list[Analysis | Exception] = list(analyse_all([numbered.article for numbered in chunk], stored=True))
    except Exception:
        found = [_try(numbered.article) for numbered in chunk]
    done: list[tuple[int, str, Analysis]] = []
    rejects: list[tuple[str, Reject]] = []
    for numbered, one in zip(chunk, found, strict=True):
        if isinstance(one, Exception):
            rejects.append((numbered.file, _reject(numbered.article, one)))
        else:
            done.append((numbered.number, numbered.file, one))
            rejects += [(numbered.file, unread) for unread in list_unread(one.article, one.sentences)]
    taxonomy = load_taxonomy() if any(numbered.number == 0 for numbered in chunk) else None
    return Batch(tabulate_analyses(done), tuple(rejects), len(done), taxonomy)


def _try(article: Article) -> Analysis | Exception:
    try:
        return analyse(article)
    except Exception as error:
        return error


def _reject(article: Article, error: Exception) -> Reject:
    reason = f"the analysis failed: {type(error).__name__}: {error}"
    return Reject(article.source, f"article {article.id}", article.text[:80], reason, "report this text as a bug")
