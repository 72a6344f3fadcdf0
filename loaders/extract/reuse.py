"""Text reuse: the paragraphs that articles share word for word or edited, and the articles that are copies of others.

Sharing a topic is not reuse: what counts is that runs of words recur in the same order.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

from loaders.extract.likeness import LEAST_WORDS, Judge, measure_likeness
from loaders.extract.sentences import number_paragraphs
from loaders.extract.shingles import RUN, Vocabulary, find_candidates
from loaders.models import Article, Paragraph

MOST_CANDIDATES = 12
DRIFTED = 0.45
"""Likeness to the first that a copy of a later member must keep."""
COPIED = 0.8
"""Share of an article's words that come from an earlier one, from which it is a copy."""


@dataclass(slots=True)
class _Text:
    """One distinct wording: where it stands, and which wording leads its cluster."""

    words: str
    holders: list[int] = field(default_factory=list)
    """Places in the list of paragraphs."""
    leader: int = -1
    likeness: float = 1.0


def find_reuse(articles: Iterable[Article]) -> tuple[Paragraph, ...]:
    """The body paragraphs of all articles in order of date, id and place, with the cluster of each that is shared.

    Headlines, bylines, captions, datelines and furniture are no body; paragraphs of fewer than ``LEAST_WORDS`` words
    and lines of tables share nothing. A cluster spans two articles at least; its first paragraph is the earliest by
    date, then id. ``likeness`` is twice the words in common order over the words of both. Empty for no articles.
    """
    vocabulary = Vocabulary()
    paragraphs: list[Paragraph] = []
    texts: dict[str, _Text] = {}
    for article in _sort(articles):
        for paragraph, words in _list_paragraphs(article, vocabulary):
            if len(words) >= LEAST_WORDS and vocabulary.is_prose(words):
                texts.setdefault(words, _Text(words)).holders.append(len(paragraphs))
            paragraphs.append(paragraph)
    wordings = list(texts.values())
    _find_leaders(wordings)
    return tuple(_mark_shared(paragraphs, wordings, vocabulary))


def group_duplicates(articles: Iterable[Article], paragraphs: Iterable[Paragraph]) -> dict[str, str]:
    """For each article's id, the id of the first article whose text it repeats; its own id where its text is new.

    ``paragraphs`` are those of ``find_reuse``. An article is a copy when ``COPIED`` of the words of its body stand in
    an earlier article in the same order; a copy to which a third was added is a new text.
    """
    ordered = _sort(articles)
    bodies = _join_bodies(ordered, paragraphs)
    sources: defaultdict[int, list[int]] = defaultdict(list)
    for earlier, later, _ in find_candidates(bodies, least=RUN, share=0.4):
        sources[later].append(earlier)
    first: list[int] = []
    for number, body in enumerate(bodies):
        source = next((earlier for earlier in sources[number] if _is_copy(body, bodies[earlier])), number)
        first.append(first[source] if source < number else number)
    return {article.id: ordered[source].id for article, source in zip(ordered, first, strict=True)}


def _join_bodies(articles: Iterable[Article], paragraphs: Iterable[Paragraph]) -> list[str]:
    spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for paragraph in paragraphs:
        spans[paragraph.article_id].append((paragraph.start, paragraph.end))
    vocabulary = Vocabulary()
    return [vocabulary.encode(" ".join([one.text[a:b] for a, b in sorted(spans[one.id])])) for one in articles]


def _sort(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda article: (article.published, article.id))


def _list_paragraphs(article: Article, vocabulary: Vocabulary) -> Iterator[tuple[Paragraph, str]]:
    for index, segment in number_paragraphs(article):
        if segment.kind == "body":
            words = vocabulary.encode(article.text[segment.start : segment.end])
            yield Paragraph(article.id, index, segment.start, segment.end), words


def _find_leaders(wordings: list[_Text]) -> None:
    """Give each wording the leader of its cluster: the earliest it is a copy of, itself where it is new."""
    candidates: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for earlier, later, shared in find_candidates([wording.words for wording in wordings]):
        candidates[later].append((-shared, earlier))
    judge = Judge(wording.words for wording in wordings)
    for number, wording in enumerate(wordings):
        wording.leader = number
        near = [earlier for _, earlier in sorted(candidates.get(number, ()))[:MOST_CANDIDATES]]
        leaders = dict.fromkeys(wordings[earlier].leader for earlier in near)
        likeness = {leader: measure_likeness(wordings[leader].words, wording.words) for leader in leaders}
        for leader in sorted(leaders, key=lambda leader: (-likeness[leader], leader)):
            if judge.is_reuse(wordings[leader].words, wording.words) or any(
                wordings[earlier].leader == leader and judge.continues(wordings[earlier].words, wording.words)
                for earlier in near
                if likeness[leader] >= DRIFTED
            ):
                wording.leader, wording.likeness = leader, likeness[leader]
                break


def _mark_shared(paragraphs: list[Paragraph], wordings: list[_Text], vocabulary: Vocabulary) -> list[Paragraph]:
    clusters: defaultdict[int, list[_Text]] = defaultdict(list)
    for wording in wordings:
        clusters[wording.leader].append(wording)
    marked = list(paragraphs)
    for leader, members in clusters.items():
        holders = [holder for member in members for holder in member.holders]
        if len({paragraphs[holder].article_id for holder in holders}) < 2:
            continue
        name = "t" + hashlib.blake2b(vocabulary.decode(wordings[leader].words).encode(), digest_size=6).hexdigest()
        earliest = min(holders)
        for member in members:
            for holder in member.holders:
                one = paragraphs[holder]
                marked[holder] = Paragraph(
                    one.article_id, one.index, one.start, one.end, name, member.likeness, holder == earliest
                )
    return marked


def _is_copy(body: str, source: str) -> bool:
    return bool(body) and LCSseq.similarity(body, source, score_cutoff=int(COPIED * len(body))) >= COPIED * len(body)
