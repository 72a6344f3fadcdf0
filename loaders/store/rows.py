"""Records to the rows of the store's tables, as Arrow tables."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

import pyarrow as pa

from loaders.models import Analysis, Article, Evidence, Reject, Sentence, Visit, VisitReport
from loaders.store.schema import VISIT_COLUMNS, arrow_schema
from loaders.text import count_words

_WORD = re.compile(r"\w+")
_HASHED = attrgetter(*(name for name in Article.__dataclass_fields__ if name not in ("text", "segments")))
_MAIN_FIELDS = ("visit", "sentence", "trigger", "mode", "visitor_person", "visitor_country")
_TITLE_LENGTH = 90

Row = tuple[Any, ...]


def tabulate(table: str, rows: Sequence[Row]) -> pa.Table:
    """An Arrow table of the rows, in the column order of the store's table."""
    return tabulate_columns(table, list(zip(*rows, strict=True)))


def tabulate_columns(table: str, columns: Sequence[Sequence[Any]]) -> pa.Table:
    """An Arrow table of the columns, in the order of the store's table; empty for none."""
    schema = arrow_schema(table)
    arrays = [
        pa.array(column, field.type) for column, field in zip(columns or ((),) * len(schema), schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def tabulate_analyses(numbered: Iterable[tuple[int, str, Analysis]]) -> dict[str, pa.Table]:
    """The rows of the tables that one article alone decides, for articles with their numbers and files."""
    rows: dict[str, list[Row]] = {
        name: [] for name in ("articles", "texts", "segments", "mentions", "reports", "evidence")
    }
    for n, file, analysis in numbered:
        article = analysis.article
        rows["articles"].append(_article_row(n, file, article))
        rows["texts"].append((n, article.text))
        rows["segments"] += [(n, segment.kind, segment.start, segment.end) for segment in article.segments]
        rows["mentions"] += [(n, m.start, m.end, m.kind, m.key, m.label, m.country, m.role) for m in analysis.mentions]
        for report in analysis.reports:
            rows["reports"].append(_report_row(n, report, analysis))
            rows["evidence"] += [
                (report.report_id, n, found.field, found.start, found.end, article.text[found.start : found.end])
                for found in report.evidence
            ]
    return {name: tabulate(name, found) for name, found in rows.items()}


def tabulate_visits(visits: Sequence[Visit]) -> dict[str, pa.Table]:
    """The rows of the tables of visits, and of the reports each rests on."""
    merged = [
        (
            visit.visit_id,
            *_visit_fields(visit),
            visit.cameo,
            visit.plover,
            visit.n_articles,
            visit.n_independent_texts,
            visit.first_reported,
            visit.last_reported,
        )
        for visit in visits
    ]
    links = [
        (visit.visit_id, report, place, reason)
        for visit in visits
        for place, (report, reason) in enumerate(zip(visit.reports, _reasons(visit), strict=True))
    ]
    return {"visits": tabulate("visits", merged), "visit_reports": tabulate("visit_reports", links)}


def tabulate_rejects(rejects: Iterable[tuple[str, Reject]]) -> pa.Table:
    """The rows of the rejects, each with the path of the file it was read from."""
    return tabulate(
        "rejects",
        [(tidy(file), tidy(r.source), r.place, tidy(r.value), tidy(r.reason), r.remedy) for file, r in rejects],
    )


def hash_article(article: Article) -> str:
    """A digest of everything an article's analysis depends on."""
    digest = hashlib.blake2b(repr(_HASHED(article)).encode("utf-8", "surrogatepass"), digest_size=12)
    digest.update(article.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def show_title(article: Article) -> str:
    """The headline, or the first words of the body where the text has none."""
    if article.title:
        return " ".join(article.title.split())
    segments = {kind: (start, end) for kind, start, end in _reversed_segments(article)}
    start, end = segments.get("headline") or segments.get("body") or (0, len(article.text))
    words = " ".join(article.text[start : min(end, start + 4 * _TITLE_LENGTH)].split())
    if "headline" in segments or len(words) <= _TITLE_LENGTH:
        return words
    return words[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def find_main_sentence(report: VisitReport, sentences: Sequence[Sentence]) -> tuple[int, int]:
    """The offsets of the sentence a report chiefly rests on; (0, 0) for a report without evidence."""
    main = find_main_evidence(report.evidence)
    if main is None:
        return 0, 0
    for sentence in sentences:
        if sentence.start <= main.start < sentence.end:
            return sentence.start, max(sentence.end, main.end)
    return main.start, main.end


def find_main_evidence(evidence: Sequence[Evidence]) -> Evidence | None:
    """The words that say there was a visit, or failing that the first words of any field."""
    for field in _MAIN_FIELDS:
        for found in evidence:
            if found.field == field:
                return found
    return evidence[0] if evidence else None


def _article_row(n: int, file: str, article: Article) -> Row:
    return (
        n,
        article.id,
        article.published,
        article.outlet,
        show_title(article),
        article.title,
        article.byline,
        article.url,
        article.language,
        tidy(article.source),
        article.format,
        article.encoding,
        tidy(file),
        _count_words(article.text),
        hash_article(article),
    )


def _count_words(text: str) -> int:
    """How many words a text has."""
    if not text.isascii():
        return len(_WORD.findall(text))
    return count_words(text.encode("ascii"))


def _report_row(n: int, report: VisitReport, analysis: Analysis) -> Row:
    start, end = find_main_sentence(report, analysis.sentences)
    words = " ".join(analysis.article.text[start:end].split())
    return (report.report_id, n, *_visit_fields(report), report.background, report.reason, words, start, end)


def _visit_fields(record: VisitReport | Visit) -> Row:
    return tuple(getattr(record, name) for name in VISIT_COLUMNS)


def _reasons(visit: Visit) -> tuple[str | None, ...]:
    given = (None, *visit.merge_reasons)
    return (*given, *[None] * len(visit.reports))[: len(visit.reports)]


def _reversed_segments(article: Article) -> Iterable[tuple[str, int, int]]:
    return ((segment.kind, segment.start, segment.end) for segment in reversed(article.segments))


def tidy(text: str) -> str:
    """The text without lone surrogates, which undecodable paths and values have and no table can hold."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
