"""What the world knows: its office-holders by name or by office at a date, its outlets' homes, its agreements."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from loaders.extract.agreements import find_agreements
from loaders.extract.officials import Official, Spelling, Term, load_officials
from loaders.extract.outlets import outlet_country
from loaders.models import Level
from loaders.text import fold

__all__ = ["KnownPerson", "find_agreements", "find_holder", "find_person", "outlet_country"]

_ARTICLES = frozenset(("al", "el"))
_SEPARATORS = re.compile(r"[\s.\-'’]+")
_SLACK = 1
"""Years: offices are known by the year, and a newly named or just departed minister is still called one."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person in one office, the one held at the date asked for or the nearest to it.

    ``country`` is ISO 3166-1 alpha-3 or an organisation's id; ``since`` and ``until`` are years, ``until`` is ``None``
    for an office still held; ``surname`` is what stands alone in the news ("Xi", "bin Salman").
    """

    name: str
    country: str
    role: str
    level: Level
    since: int
    until: int | None
    surname: str
    surname_first: bool

    def in_office(self, on: date) -> bool:
        """Whether the office spans the date, give or take a year."""
        return self.since - _SLACK <= on.year and (self.until is None or on.year <= self.until + _SLACK)


@lru_cache(maxsize=20_000)
def find_person(surname_or_full: str, on: date) -> tuple[KnownPerson, ...]:
    """Those who bear the name, each once: first who was in office at the date, then by the years that lie between.

    Case, diacritics, hyphens, full stops and the articles al and el do not count. A whole name that is not listed is
    tried by its first and last words ("William J. Clinton"). Nobody known gives an empty tuple.

    >>> [person.name for person in find_person("Assad", date(1990, 9, 9))]
    ['Hafez al-Assad', 'Bashar al-Assad']
    >>> find_person("Xi", date(2015, 1, 1))[0].role
    'president'
    """
    bearers = _find_bearers(surname_or_full)
    return _in_order(((official, official.terms) for official in bearers), on) if bearers else ()


@lru_cache(maxsize=20_000)
def _find_bearers(name: str) -> tuple[Official, ...]:
    """Those who bear a name; most that are asked for nobody does, whatever the date."""
    words = _words(name)
    return _bearers().get(words) or _near_bearers(words)


def find_holder(country: str, role: str, on: date) -> tuple[KnownPerson, ...]:
    """Who held the office in that year, give or take one, the likeliest first; empty where nobody is known.

    >>> [person.name for person in find_holder("TUR", "minister of defence", date(2021, 6, 1))]
    ['Hulusi Akar']
    """
    holders = _in_order(((official, (term,)) for official, term in _holders().get((country, role), ())), on)
    return tuple(person for person in holders if person.in_office(on))


def _in_order(found: Iterable[tuple[Official, tuple[Term, ...]]], on: date) -> tuple[KnownPerson, ...]:
    chosen: dict[int, tuple[tuple[int, int], Official, Term]] = {}
    for official, terms in found:
        place, term = min(((_closeness(term, on), term) for term in terms), key=lambda pair: pair[0])
        if id(official) not in chosen or place < chosen[id(official)][0]:
            chosen[id(official)] = (place, official, term)
    return tuple(_present(official, term) for _, official, term in sorted(chosen.values(), key=lambda row: row[0]))


def _closeness(term: Term, on: date) -> tuple[int, int]:
    return term.years_off(on.year), term.rank


def _present(official: Official, term: Term) -> KnownPerson:
    usual = official.spellings[0]
    return KnownPerson(
        usual.full, term.country, term.role, term.level, term.since, term.until, usual.surname, usual.surname_first
    )


@cache
def _bearers() -> dict[tuple[str, ...], tuple[Official, ...]]:
    found: defaultdict[tuple[str, ...], dict[int, Official]] = defaultdict(dict)
    for number, official in enumerate(load_officials()):
        for spelling in official.spellings:
            found[_words(spelling.full)][number] = official
            found[_words(spelling.surname)][number] = official
    return {words: tuple(officials.values()) for words, officials in found.items()}


@cache
def _holders() -> dict[tuple[str, str], tuple[tuple[Official, Term], ...]]:
    found: defaultdict[tuple[str, str], list[tuple[Official, Term]]] = defaultdict(list)
    for official in load_officials():
        for term in official.terms:
            found[term.country, term.role].append((official, term))
    return {office: tuple(holders) for office, holders in found.items()}


def _near_bearers(words: tuple[str, ...]) -> tuple[Official, ...]:
    if len(words) < 2:
        return ()
    ends = (words[0], words[-1])
    by_surname = _bearers().get((words[-1],), ())
    return tuple(official for official in by_surname if any(_ends(name) == ends for name in official.spellings))


def _ends(name: Spelling) -> tuple[str, str]:
    words = _words(name.full)
    return words[0], words[-1]


def _words(name: str) -> tuple[str, ...]:
    words = _SEPARATORS.split(fold(name).strip().removesuffix("'s"))
    return tuple(word for word in words if word and word not in _ARTICLES)
