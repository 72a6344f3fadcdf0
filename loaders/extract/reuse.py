"""Text reuse: the paragraphs that articles share word for word or edited, and the articles that are copies of others.

Sharing a topic is not reuse: what counts is that runs of words recur in the same order.
"""

import hashlib
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.distance import LCSseq

from loaders.extract.likeness import LEAST_WORDS, Judge, Wording, measure_likeness
from loaders.extract.sentences import number_paragraphs
from loaders.extract.shingles import RUN, Vocabulary, find_candidates
from loaders.models import Article, Paragraph
from loaders.text import fold

MOST_CANDIDATES = 12
DRIFTED = 0.45
"""Likeness to the first that a copy of a later member must keep."""
COPIED = 0.8
"""Share of an article's words that come from an earlier one, from which it is a copy."""


def find_reuse(articles: Iterable[Article]) -> tuple[Paragraph, ...]:
    """The body paragraphs of all articles in order of date, id and place, with the cluster of each that is shared.

    Headlines, bylines, captions, datelines and furniture are no body; paragraphs of fewer than ``LEAST_WORDS`` words
    and lines of tables share nothing. A cluster spans two articles at least; its first paragraph is the earliest by
    date, then id. ``likeness`` is twice the words in common order over the words of both. Empty for no articles.
    """
    comparison = Comparison()
    for article in _sort(articles):
        comparison.add(article)
    return comparison.find_reuse()


class Comparison:
    """Takes articles in one by one, in any order, and compares them once all are there."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._texts: dict[str, _Body] = {}
        self._found: tuple[tuple[Paragraph, ...], dict[str, str]] | None = None

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._texts

    def add(self, article: Article) -> None:
        """Take in an article; most of the work of comparing is done here."""
        self._found = None
        paragraphs = _list_paragraphs(article, self._vocabulary)
        self._texts[article.id] = _Body(article.published, article.id, article.text, paragraphs)

    def keep(self, article_ids: Container[str]) -> None:
        """Leave out the articles taken in that are not among these."""
        kept = {article_id: body for article_id, body in self._texts.items() if article_id in article_ids}
        if len(kept) < len(self._texts):
            self._texts, self._found = kept, None

    def compare(self) -> tuple[tuple[Paragraph, ...], dict[str, str]]:
        """What ``find_reuse`` and ``group_duplicates`` give; worked out once as long as the articles stay the same."""
        if self._found is None:
            self._found = self.find_reuse(), self.group_duplicates()
        return self._found

    def find_reuse(self) -> tuple[Paragraph, ...]:
        """What the function ``find_reuse`` gives for the articles taken in."""
        paragraphs: list[Paragraph] = []
        wordings: dict[str, Wording] = {}
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for body in self._in_order():
            for paragraph, words in body.paragraphs:
                if len(words) >= LEAST_WORDS and self._vocabulary.is_prose(words):
                    if words not in wordings:
                        wordings[words] = Wording(words, body.text, paragraph.start, paragraph.end)
                    holders[words].append(len(paragraphs))
                paragraphs.append(paragraph)
        leaders = _find_leaders(list(wordings.values()), self._vocabulary)
        return tuple(_mark_shared(paragraphs, list(holders.items()), leaders, self._vocabulary))

    def group_duplicates(self) -> dict[str, str]:
        """What the function ``group_duplicates`` gives for the articles taken in."""
        ordered = self._in_order()
        bodies = ["".join([words for _, words in body.paragraphs]) for body in ordered]
        return _group([body.article_id for body in ordered], bodies)

    def _in_order(self) -> "list[_Body]":
        return sorted(self._texts.values(), key=lambda body: (body.published, body.article_id))


@dataclass(frozen=True, slots=True)
class _Body:
    published: date
    article_id: str
    text: str
    paragraphs: list[tuple[Paragraph, str]]


def group_duplicates(articles: Iterable[Article], paragraphs: Iterable[Paragraph]) -> dict[str, str]:
    """For each article's id, the id of the first article whose text it repeats; its own id where its text is new.

    ``paragraphs`` are those of ``find_reuse``. An article is a copy when ``COPIED`` of the words of its body stand in
    an earlier article in the same order; a copy to which a third was added is a new text.
    """
    ordered = _sort(articles)
    return _group([article.id for article in ordered], _join_bodies(ordered, paragraphs))


def _group(ids: list[str], bodies: list[str]) -> dict[str, str]:
    sources: defaultdict[int, list[int]] = defaultdict(list)
    for earlier, later, _ in find_candidates(bodies, least=RUN, share=0.4):
        sources[later].append(earlier)
    first: list[int] = []
    for number, body in enumerate(bodies):
        source = next((earlier for earlier in sources[number] if _is_copy(body, bodies[earlier])), number)
        first.append(first[source] if source < number else number)
    return {article_id: ids[source] for article_id, source in zip(ids, first, strict=True)}


def _join_bodies(articles: Iterable[Article], paragraphs: Iterable[Paragraph]) -> list[str]:
    spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for paragraph in paragraphs:
        spans[paragraph.article_id].append((paragraph.start, paragraph.end))
    vocabulary = Vocabulary()
    return [vocabulary.encode(" ".join([one.text[a:b] for a, b in sorted(spans[one.id])])) for one in articles]


def _sort(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda article: (article.published, article.id))


def _list_paragraphs(article: Article, vocabulary: Vocabulary) -> list[tuple[Paragraph, str]]:
    folded = fold(article.text)
    return [
        (
            Paragraph(article.id, index, segment.start, segment.end),
            vocabulary.encode_folded(folded, segment.start, segment.end),
        )
        for index, segment in number_paragraphs(article)
        if segment.kind == "body"
    ]


def _find_leaders(wordings: list[Wording], vocabulary: Vocabulary) -> list[tuple[int, float]]:
    """For each wording the earliest it is a copy of, itself where it is new, and its likeness to it."""
    candidates: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for earlier, later, shared in find_candidates([wording.words for wording in wordings]):
        candidates[later].append((-shared, earlier))
    judge = Judge(wordings, vocabulary)
    leaders: list[tuple[int, float]] = []
    for number, wording in enumerate(wordings):
        near = [earlier for _, earlier in sorted(candidates.get(number, ()))[:MOST_CANDIDATES]]
        likeness = {
            leader: measure_likeness(wordings[leader].words, wording.words)
            for leader in dict.fromkeys(leaders[earlier][0] for earlier in near)
        }
        found = number, 1.0
        for leader in sorted(likeness, key=lambda leader: (-likeness[leader], leader)):
            members = [wordings[earlier] for earlier in near if leaders[earlier][0] == leader]
            if judge.is_reuse(wordings[leader], wording) or (
                likeness[leader] >= DRIFTED and any(judge.continues(member, wording) for member in members)
            ):
                found = leader, likeness[leader]
                break
        leaders.append(found)
    return leaders


def _mark_shared(
    paragraphs: list[Paragraph],
    holders: list[tuple[str, list[int]]],
    leaders: list[tuple[int, float]],
    vocabulary: Vocabulary,
) -> list[Paragraph]:
    clusters: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for (leader, likeness), (_, places) in zip(leaders, holders, strict=True):
        clusters[leader] += [(place, likeness) for place in places]
    marked = list(paragraphs)
    for leader, members in clusters.items():
        if len({paragraphs[place].article_id for place, _ in members}) > 1:
            name = "t" + hashlib.blake2b(vocabulary.decode(holders[leader][0]).encode(), digest_size=6).hexdigest()
            earliest = min(members)[0]
            for place, likeness in members:
                marked[place] = replace(marked[place], cluster=name, likeness=likeness, first=place == earliest)
    return marked


def _is_copy(body: str, source: str) -> bool:
    return bool(body) and LCSseq.similarity(body, source, score_cutoff=int(COPIED * len(body))) >= COPIED * len(body)
