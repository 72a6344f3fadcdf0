"""Judged visits as labels: what ``python -m loaders score`` reads, made of what analysts confirmed and corrected."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from loaders.frames.corpus import Corpus
from loaders.frames.judgements import plain_value
from loaders.judgements.fields import FIELDS
from loaders.store.articles import read_articles

_TOLD = ("visitor_level", "companions", "met", "agreements", "themes")
_SQL = """
SELECT a.article_id, a.n, l.visit_id, r.report_id, r.sentence, r.background, {columns}
FROM visit_reports l JOIN reports r USING (report_id) JOIN articles a USING (n)
ORDER BY a.published, a.article_id, l.visit_id, l.place
"""
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labels:
    """Labelled articles, and for each its visits with the codebook's fields; both by the article's date and id."""

    articles: tuple[Record, ...]
    visits: tuple[Record, ...]
    n_skipped: int
    """Articles left out because some of their visits were judged and others were not."""

    def files(self) -> dict[str, bytes]:
        """The two files of a folder of labels, by name."""
        return {"articles.jsonl": _write(self.articles), "gold.jsonl": _write(self.visits)}


def make_labels(corpus: Corpus, *, partly: bool = False) -> Labels:
    """The labels that the judgements on a corpus make.

    An article is labelled when every visit it reports was judged; with ``partly`` also when only some were, the
    others then flagged ``doubt``, which costs a report neither way. A field says what that article says of the visit,
    or what an analyst corrected it to; a rejected visit is no label, one that was added by hand is one in each article
    it was quoted from. Nothing judged gives nothing.
    """
    standings = corpus.overlay.standings
    told = _read(corpus.extracted)
    kept = _read(corpus)
    chosen, skipped = [], 0
    for article_id in dict.fromkeys((*told, *kept)):
        extracted = {row["visit_id"] for row in told.get(article_id, ())}
        judged = {visit_id for visit_id in extracted if visit_id in standings.visits or visit_id in standings.merged}
        added = any(row["visit_id"] in standings.visits for row in kept.get(article_id, ()))
        if not judged and not added:
            continue
        if judged == extracted or partly:
            chosen.append(article_id)
        else:
            skipped += 1
    labels = tuple({"article_id": one, "visits": list(_label(corpus, kept.get(one, ())))} for one in chosen)
    return Labels(tuple(_describe_articles(corpus, chosen)), labels, skipped)


def _read(corpus: Corpus) -> Mapping[str, list[Record]]:
    columns = ", ".join(f'r."{name}"' for name in FIELDS)
    rows: dict[str, list[Record]] = defaultdict(list)
    for row in corpus.query(_SQL.format(columns=columns)).to_pylist():
        rows[row["article_id"]].append(row)
    return rows


def _label(corpus: Corpus, rows: list[Record] | tuple[()]) -> Iterator[Record]:
    """One label a visit of the article, from the report that says most of it."""
    standings = corpus.overlay.standings.visits
    for row in {row["visit_id"]: row for row in reversed(rows)}.values():
        standing = standings.get(row["visit_id"])
        fields = {name: plain_value(row[name]) for name in FIELDS} | (standing.fields if standing else {})
        places = fields.pop("places") or ()
        flags = [*(["background"] if row["background"] else []), *([] if standing else ["doubt"])]
        label = {name: value for name, value in fields.items() if name not in _TOLD}
        yield {**label, "place": "; ".join(places) or None, "flags": flags, "evidence": row["sentence"] or None}


def _describe_articles(corpus: Corpus, ids: list[str]) -> Iterator[Record]:
    with corpus.cursor() as cursor:
        for article in read_articles(cursor, [corpus.numbers[article_id] for article_id in ids]):
            yield {
                "id": article.id,
                "date": article.published.isoformat(),
                "title": article.title,
                "outlet": article.outlet,
                "byline": article.byline,
                "url": article.url,
                "language": article.language,
                "text": article.text,
            }


def _write(rows: tuple[Record, ...]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
