"""Whether an article may tell of a visit at all: asked of each before any is read closely."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from loaders.extract.known import find_person
from loaders.extract.roles import read_roles
from loaders.extract.visits.hints import CAPITAL, PRESS, SELDOM, hints
from loaders.extract.visits.homes import home_of
from loaders.extract.visits.named import office_names
from loaders.extract.visits.wording import words_of
from loaders.extract.wholewords import WholeWords
from loaders.models import Article, Mention, Sentence
from loaders.text import fold

_ANYBODYS = frozenset(
    {"chairman", "director", "managing director", "vice president", "head", "chief", "treasurer", "adviser"}
    | {"counterpart", "first lady"}
)
"""Offices that companies and clubs have too: alone they make nobody an official who travels."""
_SENT = frozenset(
    "delegation delegations mission team representatives experts specialists servicemen personnel".split()
)
"""Those who are sent abroad without anybody named; a group or a commission may be anyone's."""
_PRONOUN = re.compile(r"\b(?:i|s?he)\b")
_HERE = re.compile(r"\b(?:here|there|home|abroad|capital)\b")
_NAME = re.compile(rf"{CAPITAL}[\w'’-]+")
_NAME_AFTER = re.compile(rf"(?:\s{{1,2}}{CAPITAL}[\w'’.-]*)+")
_NAME_BEFORE = re.compile(rf"({CAPITAL}[\w'’-]+),[^,.;]{{0,50}}\Z")
_OPENING = 5
"""Sentences that open a wire, the dateline first: who speaks to the press there speaks where it is written."""
_NEAR = 2
"""Sentences before one that may name whom it speaks of: "The minister left on Monday. Talks are to be held in Oslo"."""


def may_tell(article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> bool:
    """Whether a closer reading could find a visit, a meeting or a call at all; most news says no here, and cheaply.

    A word that may tell of one has to stand in a sentence that names a country, place or organisation, and an official
    in it or shortly before; and two countries or organisations have to play a part in the article.
    """
    folded = fold(article.text)
    if not _is_international(article, mentions, folded):
        return False
    glance: _Glance | None = None
    for start, end in hints().find(article.text, folded):
        glance = glance or _Glance(article, sentences, mentions)
        word = folded[start:end]
        if glance.speaks_abroad(start) if word in PRESS else glance.tells(start, word in SELDOM):
            return True
    return False


def _is_international(article: Article, mentions: Sequence[Mention], folded: str) -> bool:
    """Whether two countries or organisations play a part at all: named, or the country the article is written for."""
    sides = {
        m.key if m.kind == "organisation" else m.country or m.key
        for m in mentions
        if m.role not in ("company", "outlet")
    }
    if len(sides) > 1 or (sides and home_of(article.outlet, article.url) not in (None, *sides)):
        return True
    return _diplomacy().stand_in(folded)


@cache
def _diplomacy() -> WholeWords:
    return WholeWords(words_of("diplomacy"), joining="_")


class _Glance:
    """An article as far as it is looked at: who and what its sentences name."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> None:
        self._text, self._folded = article.text, fold(article.text)
        self._published = article.published
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._mentions = [m for m in mentions if m.role not in ("company", "outlet")]
        self._mention_starts = [m.start for m in self._mentions]
        self._surnames: frozenset[str] | None = None
        self._official: dict[int, bool] = {}
        self._written_in = _place_of_writing(article, mentions)

    def tells(self, at: int, seldom: bool) -> bool:
        """Whether a word there may tell of a visit: one that does ``seldom`` wants an official beside it."""
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            return False
        if not self._names_place(number):
            return not seldom and number > 0 and self._names_place(number - 1) and self._names_official(number)
        if seldom:
            return self._names_official(number)
        before = range(number, max(number - _NEAR, 0) - 1, -1)
        return self._names_two(number) or any(self._names_official(n) or self._has_pronoun(n) for n in before)

    def speaks_abroad(self, at: int) -> bool:
        """Whether a word for the press may tell of an official who speaks where the wire is written, abroad."""
        number = bisect_right(self._starts, at) - 1
        if not 0 <= number < _OPENING or self._written_in is None:
            return False
        abroad = any(_side_of(m) != self._written_in for n in range(number + 1) for m in self._inside(n))
        return abroad and (self._names_official(number) or self._has_pronoun(number))

    def _inside(self, number: int) -> Sequence[Mention]:
        sentence = self._sentences[number]
        first, last = (bisect_left(self._mention_starts, offset) for offset in (sentence.start, sentence.end))
        return self._mentions[first:last]

    def _names_place(self, number: int) -> bool:
        sentence = self._sentences[number]
        return bool(self._inside(number)) or bool(_HERE.search(self._folded, sentence.start, sentence.end))

    def _names_two(self, number: int) -> bool:
        """Whether two countries or organisations are named: "Brazil and Colombia will attend the meeting"."""
        return len({m.key for m in self._inside(number) if m.role is None and m.kind != "place"}) > 1

    def _has_pronoun(self, number: int) -> bool:
        sentence = self._sentences[number]
        return bool(_PRONOUN.search(self._folded, sentence.start, sentence.end))

    def _names_official(self, number: int) -> bool:
        """Whether somebody is named by an office or rank, or as a delegation, or by the name of such a one."""
        known = self._official.get(number)
        if known is None:
            start, end = self._sentences[number].start, self._sentences[number].end
            official = _officials().stand_in(self._folded[start:end])
            known = self._official[number] = official or self._names_known(self._text[start:end])
        return known

    def _names_known(self, words: str) -> bool:
        if self._surnames is None:
            self._surnames = _find_surnames(self._text, self._folded)
        return any(name in self._surnames or self._serves(name) for name in _NAME.findall(words))

    def _serves(self, name: str) -> bool:
        return any(person.in_office(self._published) for person in find_person(name, self._published))


def _place_of_writing(article: Article, mentions: Sequence[Mention]) -> str | None:
    """The country of the dateline that an article opens with; nothing where it has none."""
    first = next(iter(article.segments), None)
    if first is None or first.kind != "dateline":
        return None
    return next((_side_of(m) for m in mentions if first.start <= m.start < first.end), None)


def _side_of(mention: Mention) -> str:
    """The country of a place, or what else a mention names."""
    return mention.country or mention.key


def _find_surnames(text: str, folded: str) -> frozenset[str]:
    """The last names of those whom the text names with any office: "Chairman Otto Varga", "Otto Varga, chairman"."""
    found = set()
    for start, end in office_names().find(folded):
        if after := _NAME_AFTER.match(text, end):
            found.update(_NAME.findall(after.group())[-1:])
        if before := _NAME_BEFORE.search(text, max(start - 70, 0), start):
            found.add(before[1])
    return frozenset(found)


@cache
def _officials() -> WholeWords:
    """The words for an official: offices that none but states and organisations have, ranks, and delegations."""
    roles = read_roles()
    offices = {
        " ".join(words)
        for forms in roles.heads.values()
        for words, head in forms
        if not head.reporter and head.id not in _ANYBODYS
    }
    offices.add("head of the")  # of a ministry or government, as "the head of A's Foreign Ministry"
    ranks = {" ".join(words) for forms in roles.ranks.values() for words in forms}
    return WholeWords(offices | ranks | _SENT)
