"""People: which official each party of an article is.

An official is named once in full and with an office ("Azerbaijan's Minister of Defense, Colonel General Zakir
Hasanov"), then by family name, office or pronoun. The register joins them, over the whole article.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from rapidfuzz.distance import Levenshtein

from loaders.extract.known import KnownPerson, find_person
from loaders.extract.roles import Role
from loaders.extract.visits.party import Party
from loaders.models import Article
from loaders.text import fold

SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "VNM", "TWN", "HKG", "KHM", "SGP"})
"""Countries where the family name stands first, by the custom of English-language agencies."""


@dataclass(slots=True)
class Person:
    """An official, or one known only by office and country; ``sure`` when the text itself gives the country."""

    name: str | None
    country: str | None = None
    sure: bool = False
    roles: list[Role] = field(default_factory=list)
    titled: bool = False
    """Whether an office or rank stood with the name somewhere, or it is the name of a known office-holder."""
    company: bool = False
    known_role: str | None = None
    listed: bool = False
    """Whether it stands for one of several countries named together: "the leaders of A, B and C"."""
    named_with_country: bool = False
    """Whether it stands in a list of names with their countries: "X of A and Y of B"."""
    guessed: bool = False
    """Whether the country is only the article's own, for want of another."""
    abroad_from: str | None = None
    """The country of the one whose counterpart it is: it is of any other."""

    @property
    def role(self) -> Role | None:
        """The office that says most: one of a state before a general one, the first named before later ones."""
        for role in self.roles:  # mostly the first
            if not role.former and role.head.id not in _NOT_PLAIN:
                return role
        plain = [r for r in self.roles if r.head.id != "counterpart"]
        current = [r for r in plain if not r.former] or plain
        return next((r for r in current if r.head.id not in _GENERAL), current[0] if current else None)


_ANYBODYS = frozenset(
    {"president", "vice president", "chairman", "head", "chief", "adviser", "official", "secretary"}
    | {"director", "managing director", "director general", "president-elect"}
)
"""Offices that banks and clubs have too."""
_AMERICAN = ("secretary of state", "trade representative")
"""Offices that agencies name without their country, wherever they write from; others have one "for Defence"."""
_OF_STATE_DEPARTMENT = re.compile(r"(?:principal )?(?:deputy )?(?:assistant|deputy) secretary of state\b")
"""Ranks that one foreign ministry alone has, so that papers of other countries leave its country out."""
_HAVE_SECRETARIES = frozenset({"USA", "GBR", "MEX", "PHL", "HKG"})
"""Countries whose ministers are called secretaries: written in their capital, "the Commerce Secretary" is theirs."""
_OF_CROWN_AND_CABINET = frozenset(
    {"minister", "minister of foreign affairs", "prime minister", "deputy prime minister", "deputy minister"}
    | {"chancellor", "taoiseach", "king", "queen", "crown prince", "prince", "emperor", "emir", "sultan", "pope"}
)
"""Offices that the United States do not have: in a statement of theirs, "the Prime Minister" is always another's."""
_CIVIL = frozenset({"minister", "deputy minister", "other official"})
"""Levels of those whom a second mention calls a diplomat."""
_LOOSELY = {
    "leader": "head of state or government",
    "head of state": "head of state or government",
    "chief": "chief of staff or commander",
    "commander": "chief of staff or commander",
}
"""Offices that a holder of any office of a level is called by: "the commander" of a chief of staff."""
_SHORT = {
    "minister": re.compile(r"(?<!prime )\bminister\b"),
    "deputy minister": re.compile(r"\b(?:deputy|vice)(?: \w+)? minister\b(?<!prime minister)"),
    "secretary": re.compile(r"\bsecretary\b(?! general)"),
}
"""Offices that are called by their last word once they have been named: "the minister" of a foreign minister."""
_NAMED_BY_COUNTRY = frozenset({"head of state or government", "minister"})
_GENERAL = frozenset({"leader", "chief", "head", "official", "member of parliament", "adviser", "chairman", "prince"})
_NOT_PLAIN = _GENERAL | {"counterpart"}


_BUSINESS = re.compile(
    r"\b(?:Corp|Inc|Ltd|Co|PLC|plc|compan(?:y|ies)|shares|shareholders|banks?|clubs?|universit(?:y|ies)|firms?|team)\b"
)
"""Words of things that have presidents too: without them, "President X" under a dateline is the country's."""


_YOUNGER = re.compile(r",? (?:Jr|Sr)\.?$")


class Register:
    """The people of one article, by name, office and country."""

    def __init__(self, article: Article, home: str | None, home_is_sure: bool = True) -> None:
        self.people: list[Person] = []
        self._home_is_sure = home_is_sure
        self._article = article
        self.written_at: str | None = None
        """The dateline's country."""
        self.home = home
        self._by_word: dict[str, list[int]] = {}

    @cached_property
    def of_business(self) -> bool:
        """Whether the article speaks of companies, clubs and the like, which have presidents of their own."""
        return _BUSINESS.search(self._article.text) is not None

    def add_named(self, party: Party) -> int:
        """The number of the person a party names in full, found or new; what the party says of them is kept."""
        assert party.name is not None
        number = self._find(party.name, party.countries, party.role is not None and _is_spouses(party.role))
        if number is None:
            number = self._new(Person(party.name))
        self._learn(number, party)
        return number

    def _new(self, person: Person) -> int:
        self.people.append(person)
        number = len(self.people) - 1
        for word in _name_words(person.name):
            self._by_word.setdefault(word, []).append(number)
        return number

    def _learn(self, number: int, party: Party) -> None:
        person = self.people[number]
        if party.name and len(_name_words(party.name)) > len(_name_words(person.name)):
            for word in _name_words(party.name):
                if number not in self._by_word.setdefault(word, []):
                    self._by_word[word].append(number)
            person.name = party.name
        if party.role is not None:
            person.roles.append(party.role)
            person.titled = True
            person.company |= party.role.acting_for_company
        person.titled |= party.delegation or party.ranked
        if party.countries and not person.sure:
            person.country, person.sure = party.countries[0], True
        person.named_with_country |= party.listed

    def _find(self, name: str, countries: Sequence[str] = (), spouse: bool = False) -> int | None:
        """The person of that name: the same family name and no other first name, nor another country.

        "President X" is not the first lady of that name, met last though she was.
        """
        words = _name_words(name)
        if not words:
            return None
        found = self._candidates(words)
        fitting = [n for n in found if self._fits(words, self.people[n], countries)]
        meant = [n for n in fitting if self._is_spouse(n) is spouse] if len(words) == 1 else []
        return (meant or fitting)[-1] if fitting else None

    def _candidates(self, words: Sequence[str]) -> list[int]:
        found = self._by_word.get(words[-1]) or (self._by_word.get(words[0]) if len(words) == 1 else None)
        if not found and len(words[-1]) >= 5:
            near = [w for w in self._by_word if len(w) >= 5 and Levenshtein.distance(w, words[-1], score_cutoff=1) <= 1]
            found = self._by_word[near[0]] if near else None
        if not found and len(words) > 1 and words[0] in self._by_word:
            found = [n for n in self._by_word[words[0]] if _same_spelling(words, _name_words(self.people[n].name))]
        return found or []

    def _fits(self, words: Sequence[str], person: Person, countries: Sequence[str]) -> bool:
        if countries and person.sure and person.country not in countries:
            return False
        own = _name_words(person.name)
        if len(words) == 1 or len(own) == 1:
            family = {own[-1], own[0] if self._surname_first(person) or len(own) > 2 else own[-1]}
            return words[-1] in own or any(Levenshtein.distance(words[-1], f) <= 1 for f in family)
        return own[0][0] == words[0][0] or own[0] == words[-1] or bool(set(own) & set(words[:-1]))

    def _surname_first(self, person: Person) -> bool:
        return person.country in SURNAME_FIRST

    def resolve_name(self, party: Party) -> int | None:
        """The person a bare or titled name means: one met before, else a known office-holder of that time."""
        assert party.name is not None
        number = self._find(party.name, party.countries)
        if number is not None and self._is_spouse(number) and len(_name_words(party.name)) == 1:
            number = self._known(party) or number  # "Erdogan" alone is the president, not the first lady
        if number is not None:
            if party.countries:
                self._learn(number, party)
            return number
        return self._known(party)

    def give_name(self, number: int, name: str) -> None:
        """Give a person known only by office a name."""
        person = self.people[number]
        person.name = name
        for word in _name_words(name):
            self._by_word.setdefault(word, []).append(number)

    def _is_spouse(self, number: int) -> bool:
        role = self.people[number].role
        return role is not None and _is_spouses(role)

    def _known(self, party: Party) -> int | None:
        serving = self._serving(party.name or "")
        if not serving or len({k.country for k in serving}) > 1:
            return None
        person = Person(party.name, serving[0].country, False, titled=True, known_role=serving[0].role)
        return self._new(person)

    def resolve_office(self, party: Party, recent: Iterable[int]) -> int | None:
        """The person an office without a name means: same country and office, else the last who held that office."""
        if party.role is None:
            return None
        for number in recent:
            person = self.people[number]
            if party.countries and person.country and person.country != party.countries[0]:
                continue
            if party.countries and not person.country:
                continue
            if self._holds(person, party.role):
                return number
        if not party.countries:
            return None
        same = [
            n
            for n, p in enumerate(self.people)
            if p.name and p.country == party.countries[0] and self._holds(p, party.role)
        ]
        return same[0] if len(same) == 1 else self.unnamed(party.role, party.countries[0])

    def unnamed(self, role: Role | None, country: str) -> int:
        """The person known only as holder of an office of a country, or as its delegation; found or new."""
        for number, person in enumerate(self.people):
            same = person.role is role or (person.role and role and person.role.name == role.name)
            if person.name is None and person.country == country and same:
                return number
        person = Person(None, country, True, [role] if role else [], titled=True)
        if role is not None:
            person.company = role.acting_for_company
        return self._new(person)

    @staticmethod
    def _holds(person: Person, role: Role) -> bool:
        if any(r.name == role.name or r.head.id == role.head.id or _ends_with(r.name, role.name) for r in person.roles):
            return True
        if role.head.id == "diplomat" and any(r.level in _CIVIL for r in person.roles):
            return True
        if role.name == "envoy" and any(r.head.id == "ambassador" for r in person.roles):
            return True
        short = _SHORT.get(role.name)
        if short is not None and any(short.search(r.name) for r in person.roles):
            return True
        if role.head.id in _GENERAL or role.head.id in _LOOSELY:
            return any(r.level == _LOOSELY.get(role.head.id) for r in person.roles)
        return bool(person.known_role and role.name and role.name in person.known_role)

    def send_abroad(self, number: int, other: int) -> None:
        """Take from somebody's counterpart a country that is only guessed to be the same as his."""
        person, own = self.people[number], self.people[other].country
        if own is not None and not person.sure:
            person.abroad_from = own
            if person.guessed and person.country == own:
                person.country, person.guessed = None, False

    def liken(self, number: int, other: int) -> None:
        """Give a person whose country was only guessed that of another, named in one list with him."""
        person, model = self.people[number], self.people[other]
        if person.guessed and not model.guessed and model.country:
            person.country = model.country
            person.guessed = False

    def name_by_country(self) -> None:
        """Give "the presidents of A and B" the names that the article tells later, where a country has but one such.

        Such names stand with their countries ("X of A and Y of B"), or are those of the known holders of the office.
        """
        for number, person in enumerate(self.people):
            role = person.role
            if person.name is not None or role is None or role.level not in _NAMED_BY_COUNTRY:
                continue
            own = [p for p in self.people if p.name and p.country == person.country]
            named = [p.name for p in own if p.named_with_country or (p.known_role and p.known_role == role.name)]
            if len(named) == 1:
                self.give_name(number, str(named[0]))

    def settle_countries(self) -> None:
        """Give each person without a stated country the one of a known office-holder of that name, else the home."""
        for person in self.people:
            if person.country is None and person.name:
                person.country = self._country_of(person)
                if person.guessed and person.country == person.abroad_from:
                    person.country, person.guessed = None, False

    def _serving(self, name: str) -> list[KnownPerson]:
        plain, day = _YOUNGER.sub("", name) if "r" in name[-2:] else name, self._article.published
        return [k for k in find_person(plain, day) if k.in_office(day)]

    def _country_of_spouse(self, person: Person) -> str | None:
        """ "President X and First Lady Y X": she is of his country."""
        family = _name_words(person.name)[-1]
        others = (self.people[n] for n in self._by_word.get(family, ()))
        return next((p.country for p in others if p is not person and p.sure), None)

    def _country_of(self, person: Person) -> str | None:
        if person.role is not None and _is_spouses(person.role) and (country := self._country_of_spouse(person)):
            return country
        known = self._serving(person.name or "")
        if not known:  # "Kishida Fumio": family name first; only for the same office
            words = _name_words(person.name)
            known = (
                [k for k in self._serving(words[0]) if sorted(_name_words(k.name)) == sorted(words)] if words else []
            )
        countries = {k.country for k in known}
        if len(countries) == 1:
            return next(iter(countries))
        role = person.role
        if role is not None and _OF_STATE_DEPARTMENT.match(role.name):
            return "USA"
        anybodys = role is not None and role.head.id in _ANYBODYS and not self._home_is_sure
        if role is not None and role.head.id == "secretary" and role.name != "secretary":
            anybodys = False  # a finance secretary is a state's
        if role is not None and _OF_A_STATE.search(role.name):
            anybodys = False
        if role is not None and anybodys and (self.of_business or role.name not in ("president", "vice president")):
            return None  # a bank has a president too
        if role is not None and not self._home_is_sure and (country := self._country_of_secretary(role)) is not None:
            return country
        person.guessed = person.titled and not person.company and self.has_at_home(role)
        return self.home if person.guessed else None

    def has_at_home(self, role: Role | None) -> bool:
        """Whether an office may be one of the article's own country."""
        foreign = self.home == "USA" and role is not None and role.head.id in _OF_CROWN_AND_CABINET
        return self.home is not None and not foreign

    def _country_of_secretary(self, role: Role) -> str | None:
        """Whose secretary somebody is whom an article of a foreign visitor names without a country; none elsewhere."""
        if role.name.endswith(_AMERICAN):
            return "USA"
        portfolio = role.head.id.startswith("secretary") and role.name != "secretary" and role.level == "minister"
        return self.written_at if portfolio and self.written_at in _HAVE_SECRETARIES else None


_OF_A_STATE = re.compile(
    r"\b(?:foreign trade|external trade|customs|treasury|foreign affairs|immigration|statistics)\b"
)
"""What no company has a director of."""


def _is_spouses(role: Role) -> bool:
    return role.head.id == "first lady"


def _ends_with(name: str, office: str) -> bool:
    """Whether an office is the other with more before it; a vice president is no president."""
    return name.endswith(" " + office) and not name.startswith(("vice", "deputy", "assistant", "former", "under"))


@lru_cache(maxsize=10_000)
def _name_words(name: str | None) -> tuple[str, ...]:
    words = fold(name or "").replace(",", " ").replace(".", " ").replace("-", " ").replace("'", " ").split()
    return tuple([w for w in words if w not in {"jr", "sr"}] or words)


def _same_spelling(a: Sequence[str], b: Sequence[str]) -> bool:
    return len(a) == len(b) and all(Levenshtein.distance(x, y) <= 2 for x, y in zip(a, b, strict=True))
