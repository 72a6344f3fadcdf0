"""Identities: one name for each person, however the articles call them.

"Joe Biden", "Joseph R. Biden, Jr." and "Biden" are one person, and a reader who asks for his visits wants all of them.
Reports keep the name that their text has; only the merged visits take the one name. Names are compared within a country
and by the year, since the "Bush" of 1990 is not the one of 2005.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias, get_args

from loaders.extract.known import KnownPerson, find_person
from loaders.merge.people import name_words, same_person
from loaders.models import Level, Visit

Told: TypeAlias = tuple[str, str, int]
"""A country (or several, joined by semicolons), a name as articles tell it, and the year of the visit."""
Names: TypeAlias = Mapping[Told, str]

_LEVELS = get_args(Level)
_CAREER = 25
"""Years within which one whole name, in two spellings, is one person's."""
_SPELL = 8
"""Years within which a family name alone is that of the only official who bears it."""


@dataclass(slots=True)
class _Identity:
    known: str | None
    told: Counter[tuple[str, int]] = field(default_factory=Counter)
    """Names and years, with how many visits tell them."""

    def name(self) -> str:
        """The fullest form that is told most; of a known person, as the articles spell the usual name."""
        forms: Counter[str] = Counter()
        for (name, _), times in self.told.items():
            forms[name] += times
        if self.known is None:
            return max(forms, key=lambda name: (min(len(name_words(name)), 3), forms[name], name))
        usual = name_words(self.known)
        alike = [name for name in forms if _is_as_usual(name_words(name), usual)]
        return max(alike, key=lambda name: (forms[name], name_words(name) == usual, name), default=self.known)

    def may_be(self, name: str, year: int) -> bool:
        """Whether a whole name is this person's."""
        if self.known is not None:
            return same_person(self.known, name) and self._is_near(year, _CAREER)
        return self._is_near(year, _CAREER) and all(same_person(other, name) for other, _ in self.told)

    def bears(self, name: str, year: int) -> bool:
        """Whether a name of one word may be this person's family name, which may stand first."""
        ends = {words[end] for words in (name_words(other) for other, _ in self.told) for end in (0, -1)}
        return name_words(name)[0] in ends and self._is_near(year, _SPELL)

    def _is_near(self, year: int, reach: int) -> bool:
        return any(abs(year - other) <= reach for _, other in self.told)


def name_people(visits: Iterable[Visit]) -> dict[Told, str]:
    """For each name that visits tell, by country and year, the one name of its person; those that differ from it only.

    A name is first looked for among the office-holders of the year; then whole names that can be one person's are put
    together; a family name alone goes to the only one who bears it in those years, and stands for itself where there
    are two. No visits give no names.
    """
    countries: dict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
    for visit in visits:
        for country, name, year in _list_names(visit):
            countries[country][name, year] += 1
    return {
        (country, name, year): called
        for country, told in countries.items()
        for person, called in ((one, one.name()) for one in _Country(country, told).people)
        for name, year in person.told
        if called != name
    }


def rename_people(visit: Visit, names: Names) -> Visit:
    """The visit with each person under the one name."""
    year = _year_of(visit)
    own, theirs = visit.visitor_country or "", _country_met(visit)

    def one(country: str, name: str | None) -> str | None:
        return names.get((country, name, year), name) if name else name

    def each(country: str, several: Iterable[str], but: str | None) -> tuple[str, ...]:
        called = (names.get((country, name, year), name) for name in several)
        return tuple(dict.fromkeys(name for name in called if name != but))

    visitor, host = one(own, visit.visitor_person), one(theirs, visit.host_person)
    met_host = host if visit.host_person not in visit.met else None
    return replace(
        visit,
        visitor_person=visitor,
        host_person=host,
        companions=each(own, visit.companions, visitor),
        met=each(theirs, visit.met, met_host),
    )


def _list_names(visit: Visit) -> Iterator[Told]:
    year = _year_of(visit)
    for country, names in (
        (visit.visitor_country or "", (visit.visitor_person, *visit.companions)),
        (_country_met(visit), (visit.host_person, *visit.met)),
    ):
        yield from ((country, name, year) for name in dict.fromkeys(names) if name)


def _country_met(visit: Visit) -> str:
    return visit.counterpart_country or visit.host_country or ""


def _year_of(visit: Visit) -> int:
    day = visit.start or visit.first_reported
    return day.year if day else 0


class _Country:
    """Everybody of one country: office-holders, then whole names, the most frequent first, then family names alone."""

    def __init__(self, country: str, told: Mapping[tuple[str, int], int]) -> None:
        self._codes = country.split(";")
        self._known: dict[str, _Identity] = {}
        self._by_word: dict[str, list[_Identity]] = defaultdict(list)
        self.people: list[_Identity] = []
        waiting = []
        for (name, year), times in sorted(told.items(), key=lambda item: (-item[1], item[0])):
            known = self._find_known(name, year)
            if known is None:
                waiting.append((name, year, times))
            else:
                self._add(self._known.get(known) or self._begin(known), name, year, times)
        for name, year, times in sorted(waiting, key=lambda one: len(name_words(one[0])) == 1):
            bearers = self._find_bearers(name, year)
            self._add(bearers[0] if len(bearers) == 1 else self._begin(), name, year, times)

    def _begin(self, known: str | None = None) -> _Identity:
        person = _Identity(known)
        self.people.append(person)
        if known is not None:
            self._known[known] = person
        return person

    def _add(self, person: _Identity, name: str, year: int, times: int) -> None:
        person.told[name, year] += times
        for word in name_words(name):
            if person not in self._by_word[word]:
                self._by_word[word].append(person)

    def _find_bearers(self, name: str, year: int) -> list[_Identity]:
        """Who of those with a word in common may bear the name."""
        words = name_words(name)
        near = {id(person): person for word in words for person in self._by_word.get(word, ())}.values()
        if len(words) == 1:
            return [person for person in near if person.bears(name, year)]
        return [person for person in near if person.may_be(name, year)]

    def _find_known(self, name: str, year: int) -> str | None:
        """The usual name of the one office-holder who may be meant; nothing where none or several may."""
        if not year:
            return None
        plain, length = _plain(name), len(name_words(name))
        bearers = self._find_officials(plain, year)
        if length >= 3 and not bearers:  # a second family name, as in Spanish: "Gustavo Petro Urrego"
            bearers = self._find_officials(plain.rpartition(" ")[0], year)
        if length == 1 and len(bearers) > 1:  # the president before his wife
            highest = min(map(_height, bearers))
            bearers = [person for person in bearers if _height(person) == highest]
        return bearers[0].name if bearers and (length > 1 or len(bearers) == 1) else None

    def _find_officials(self, name: str, year: int) -> list[KnownPerson]:
        """Office-holders of the country who bear the name, in that year; of a whole name, in any where none is."""
        on = date(year, 7, 1)
        bearers = [person for person in find_person(name, on) if person.country in self._codes]
        return [p for p in bearers if p.in_office(on)] or (bearers if len(name_words(name)) > 1 else [])


def _height(person: KnownPerson) -> int:
    return _LEVELS.index(person.level)


def _is_as_usual(words: tuple[str, ...], usual: tuple[str, ...]) -> bool:
    """Whether a name has the words of the usual one, in any order or another transliteration ("Zelenskyy")."""
    return sorted(words) == sorted(usual) or (len(words) == len(usual) and words[0] == usual[0])


def _plain(name: str) -> str:
    """The name without what is put after it: "Joseph R. Biden, Jr."."""
    return name.partition(",")[0].removesuffix(" Jr.").removesuffix(" Jr")
