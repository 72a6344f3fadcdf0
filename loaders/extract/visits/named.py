"""The people an article names, as mentions."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.extract.roles import read_roles
from loaders.extract.visits.party import Party
from loaders.extract.visits.people import Person
from loaders.extract.visits.story import Story
from loaders.extract.wholewords import WholeWords
from loaders.models import Article, Mention, Sentence
from loaders.text import fold

_GAP = re.compile(r"\s+")


def list_people(story: Story) -> tuple[Mention, ...]:
    """Every place where an official, or someone named in full, is named, in order; the offsets are those of the name.

    ``key`` and ``label`` are the fullest form of the name in the article; a person once titled or known as an
    office-holder counts wherever the name stands.
    """
    found = {mention.start: mention for mention in _list(story)}
    return tuple(found[start] for start in sorted(found))


def list_sentences(article: Article, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that name an office: enough to list officials by, for a twentieth of the cost.

    Spokesmen alone do not count: half of all business news has one, and no official.
    """
    starts = sorted(start for start, _ in office_names().find(fold(article.text)))
    return [s for s in sentences if bisect_left(starts, s.start) < bisect_left(starts, s.end)] if starts else []


@cache
def office_names() -> WholeWords:
    """All names of offices in folded texts ("prime minister", "chairmen"), but for those of spokesmen."""
    forms = (form for forms in read_roles().heads.values() for form in forms)
    return WholeWords({" ".join(words) for words, head in forms if not head.reporter})


def _list(story: Story) -> Iterator[Mention]:
    for scene in story.scenes:
        for index, party in scene.party_nodes.items():
            numbers = scene.who(index)
            if not party.name or len(numbers) != 1 or not _is_somebody(person := story.person(numbers[0])):
                continue
            span = _find_name(story.article.text, party)
            if span is not None:
                yield _mention(person, *span)


def _is_somebody(person: Person) -> bool:
    return bool(person.name) and (person.titled or person.known_role is not None)


def _mention(person: Person, start: int, end: int) -> Mention:
    name = person.name or ""
    role = person.role.name if person.role is not None else person.known_role
    return Mention(start, end, "person", name, name, person.country, role)


def _find_name(text: str, party: Party) -> tuple[int, int] | None:
    """Where a party's name stands: the party spans office and rank too."""
    name, words = party.name or "", text[party.start : party.end]
    at = " ".join(words.split()).find(name)
    if at < 0:
        return None
    return party.start + _place_in(words, at), party.start + _place_in(words, at + len(name) - 1) + 1


def _place_in(words: str, at: int) -> int:
    """Where the sign stands in some words that is the ``at``-th of them when each gap is a single blank."""
    for gap in _GAP.finditer(words):
        if gap.start() >= at:
            break
        at += gap.end() - gap.start() - 1
    return at
