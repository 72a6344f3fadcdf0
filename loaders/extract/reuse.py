"""Text reuse: the paragraphs that articles share word for word or edited, and the articles that are copies of others.

Sharing a topic is not reuse: what counts is that runs of words recur in the same order.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from loaders.extract.likeness import LEAST_WORDS, Judge, Wording, measure_likeness
from loaders.extract.sentences import number_paragraphs
from loaders.extract.shingles import RUN, Candidates, Runs
from loaders.extract.vocabulary import Vocabulary, count_signs
from loaders.models import Article, Paragraph
from loaders.text import count_words, fold

MOST_CANDIDATES = 12
DRIFTED = 0.45
"""Likeness to the first that a copy of a later member must keep."""
_AT_ONCE = 30_000
"""Paragraphs whose words are looked for at a time: the more, the quicker, at two kilobytes each."""
COPIED = 0.8
"""Share of an article's words that come from an earlier one, from which it is a copy."""


class Reuse(NamedTuple):
    """What comparing articles gives."""

    paragraphs: tuple[Paragraph, ...]
    """As ``find_reuse`` gives them."""
    independent: dict[str, str]
    """As ``group_duplicates`` gives it."""
    pasted: dict[str, float]
    """By the id of each article that has pasted paragraphs: the share of its body's words that stand in them."""


def find_reuse(articles: Iterable[Article]) -> tuple[Paragraph, ...]:
    """The body paragraphs of all articles in order of date, id and place, with the cluster of each that is shared.

    Headlines, bylines, captions, datelines and furniture are no body; paragraphs of fewer than ``LEAST_WORDS`` words
    and lines of tables share nothing. A cluster spans two articles at least; its first paragraph is the earliest by
    date, then id. ``likeness`` is twice the words in common order over the words of both. Empty for no articles.
    """
    comparison = Comparison()
    for article in _sort(articles):
        comparison.add(article)
    return comparison.compare().paragraphs


class Comparison:
    """Takes articles in one by one, in any order, and compares them once all are there."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._texts: dict[str, _Body] = {}
        self._waiting: list[tuple[_Body, list[str]]] = []
        self._n_waiting = 0
        self._found: Reuse | None = None

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._texts

    def add(self, article: Article) -> None:
        """Take in an article; most of the work of comparing is done here."""
        self._found = None
        body, folded = _Body(article.published, article.id, article.text, _list_paragraphs(article)), fold(article.text)
        self._texts[article.id] = body
        self._waiting.append((body, [folded[paragraph.start : paragraph.end] for paragraph in body.paragraphs]))
        self._n_waiting += len(body.paragraphs)
        if self._n_waiting >= _AT_ONCE:
            self._encode()

    def _encode(self) -> None:
        """Find the words of the articles that wait for it."""
        words = iter(self._vocabulary.encode_all([text for _, texts in self._waiting for text in texts]))
        for body, texts in self._waiting:
            body.words.extend(islice(words, len(texts)))
        self._waiting, self._n_waiting = [], 0

    def keep(self, article_ids: Container[str]) -> None:
        """Leave out the articles taken in that are not among these."""
        kept = {article_id: body for article_id, body in self._texts.items() if article_id in article_ids}
        if len(kept) < len(self._texts):
            self._texts, self._found = kept, None

    def compare(self) -> Reuse:
        """What the articles taken in share; worked out once as long as they stay the same."""
        if self._found is None:
            ordered = self._in_order()
            runs = Runs(words for body in ordered for words in body.words)
            paragraphs = self._find_reuse(ordered, runs)
            texts = {article_id: body.text for article_id, body in self._texts.items()}
            independent = _group([body.article_id for body in ordered], ["".join(body.words) for body in ordered], runs)
            self._found = Reuse(paragraphs, independent, measure_pasted(texts, paragraphs))
        return self._found

    def _find_reuse(self, ordered: "Sequence[_Body]", runs: Runs) -> tuple[Paragraph, ...]:
        paragraphs = [paragraph for body in ordered for paragraph in body.paragraphs]
        texts = [words for body in ordered for words in body.words]
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for place in self._vocabulary.find_prose(texts, LEAST_WORDS):
            holders[texts[place]].append(place)

        def look_up(words: str) -> Wording:
            _, _, start, end, *_ = paragraph = paragraphs[holders[words][0]]
            return Wording(words, self._texts[paragraph.article_id].text, start, end)

        numbers = np.full(len(texts), -1)
        numbers[[places[0] for places in holders.values()]] = np.arange(len(holders))
        candidates = runs.find_candidates(count_signs(texts), numbers, least=2, share=0.15)
        leaders = _find_leaders(list(holders), candidates, look_up, self._vocabulary)
        return tuple(_mark_shared(paragraphs, list(holders.items()), leaders, self._vocabulary))

    def _in_order(self) -> "list[_Body]":
        self._encode()
        return sorted(self._texts.values(), key=lambda body: (body.published, body.article_id))


@dataclass(frozen=True, slots=True)
class _Body:
    published: date
    article_id: str
    text: str
    paragraphs: list[Paragraph]
    words: list[str] = field(default_factory=list)
    """Of each paragraph, one sign a word; none before the words were looked for."""


def measure_pasted(texts: Mapping[str, str], paragraphs: Iterable[Paragraph]) -> dict[str, float]:
    """For each article's id, the share of the words of its paragraphs that stand in pasted ones.

    Those without any are left out. Words are counted by paragraphs, so that headlines, captions and page furniture stay
    out of the share; a letter beyond ASCII parts words.
    """
    by_article: defaultdict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        by_article[paragraph.article_id].append(paragraph)
    return {
        article_id: _measure_share(texts[article_id], ones)
        for article_id, ones in by_article.items()
        if any(map(_is_pasted, ones))
    }


def _measure_share(text: str, paragraphs: list[Paragraph]) -> float:
    words = {one.start: count_words(text[one.start : one.end].encode()) for one in paragraphs}
    pasted = sum(words[one.start] for one in paragraphs if _is_pasted(one))
    return pasted / sum(words.values()) if pasted else 0.0


def _is_pasted(paragraph: Paragraph) -> bool:
    return paragraph.cluster is not None and not paragraph.first


def group_duplicates(articles: Iterable[Article], paragraphs: Iterable[Paragraph]) -> dict[str, str]:
    """For each article's id, the id of the first article whose text it repeats; its own id where its text is new.

    ``paragraphs`` are those of ``find_reuse``. An article is a copy when ``COPIED`` of the words of its body stand in
    an earlier article in the same order; a copy to which a third was added is a new text.
    """
    ordered = _sort(articles)
    bodies = _join_bodies(ordered, paragraphs)
    return _group([article.id for article in ordered], bodies, Runs(bodies))


def _group(ids: list[str], bodies: list[str], runs: Runs) -> dict[str, str]:
    sources: defaultdict[int, list[int]] = defaultdict(list)
    for earlier, later, _ in runs.find_candidates(count_signs(bodies), np.arange(len(bodies)), least=RUN, share=0.4):
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


def _list_paragraphs(article: Article) -> list[Paragraph]:
    return [
        Paragraph(article.id, index, segment.start, segment.end)
        for index, segment in number_paragraphs(article)
        if segment.kind == "body"
    ]


def _find_leaders(
    held: Sequence[str], pairs: Candidates, look_up: Callable[[str], Wording], vocabulary: Vocabulary
) -> list[tuple[int, float]]:
    """For each wording the earliest it is a copy of, itself where it is new, and its likeness to it."""
    candidates: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for earlier, later, shared in pairs:
        candidates[later].append((-shared, earlier))
    judge = Judge(held, vocabulary)
    wordings = _Wordings(held, look_up)
    leaders = [(number, 1.0) for number in range(len(held))]
    for number in sorted(candidates):
        near = [earlier for _, earlier in sorted(candidates[number])[:MOST_CANDIDATES]]
        alike = {
            leader: measure_likeness(held[leader], held[number])
            for leader in dict.fromkeys([leaders[earlier][0] for earlier in near])
        }
        for leader in sorted(alike, key=lambda leader: (-alike[leader].likeness, leader)):
            judged = alike[leader]
            members = [earlier for earlier in near if leaders[earlier][0] == leader != earlier]
            if (judged.may_be and judge.is_reuse(wordings[leader], wordings[number], judged)) or (
                members
                and judged.likeness >= DRIFTED
                and any(judge.continues(wordings[earlier], wordings[number]) for earlier in members)
            ):
                leaders[number] = leader, judged.likeness
                break
    return leaders


class _Wordings(dict[int, Wording]):
    """The wordings by their numbers, each made when it is first compared: most are like no other."""

    def __init__(self, held: Sequence[str], look_up: Callable[[str], Wording]) -> None:
        self._held, self._look_up = held, look_up

    def __missing__(self, number: int) -> Wording:
        wording = self[number] = self._look_up(self._held[number])
        return wording


def _mark_shared(
    paragraphs: list[Paragraph],
    holders: list[tuple[str, list[int]]],
    leaders: list[tuple[int, float]],
    vocabulary: Vocabulary,
) -> list[Paragraph]:
    followed = {leader for number, (leader, _) in enumerate(leaders) if leader != number}
    clusters: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for (leader, likeness), (_, places) in zip(leaders, holders, strict=True):
        if leader in followed or len(places) > 1:
            clusters[leader] += [(place, likeness) for place in places]
    marked = list(paragraphs)
    for leader, members in clusters.items():
        if len({paragraphs[place].article_id for place, _ in members}) > 1:
            name = "t" + hashlib.blake2b(vocabulary.decode(holders[leader][0]).encode(), digest_size=6).hexdigest()
            earliest = min(members)[0]
            for place, likeness in members:
                marked[place] = Paragraph(*paragraphs[place][:4], name, likeness, place == earliest)
    return marked


def _is_copy(body: str, source: str) -> bool:
    return bool(body) and LCSseq.similarity(body, source, score_cutoff=int(COPIED * len(body))) >= COPIED * len(body)
