"""The names that mentions are found by, and the scanner that finds them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Literal

from loaders import gazetteer
from loaders.extract.scan import Case, Scanner, Term
from loaders.frozen import frozen
from loaders.gazetteer import Country, Doubt, Organisation, Place
from loaders.lexicon import load_lexicon
from loaders.text import fold

Sort = Literal[
    "country",
    "demonym",
    "people",
    "capital",
    "seat",
    "institution",
    "region",
    "abbreviation",
    "city",
    "organisation",
    "decoy",
]
LARGE = 300_000
"""Inhabitants from which a city's bare name is taken for the city."""


@frozen
class Name:
    """What a name stands for; ``key`` and ``label`` are those of the mention it may become."""

    sort: Sort
    key: str
    label: str
    country: str = ""
    doubt: Doubt | None = None
    large: bool = True
    population: int = 0
    since: date | None = None
    """The day before which the name stood for another country of that name, and after which for this one first."""


@cache
def name_scanner() -> Scanner[Name]:
    """The scanner of all names; built once a process, in a fifth of a second.

    An automaton of tables would be no faster: it is too large for the processor's cache.
    """
    return Scanner(Term(pattern, name, _case(pattern, name)) for pattern, name in _patterns())


def _patterns() -> Iterator[tuple[str, Name]]:
    taken = set()
    for country in gazetteer.countries().values():
        for pattern, name in _country_patterns(country):
            taken.add((fold(pattern), "" if name.sort == "country" else name.key))
            yield pattern, name
    for organisation in gazetteer.organisations().values():
        yield from _organisation_patterns(organisation)
    for region in gazetteer.regions():
        yield from _region_patterns(region)
    yield from _city_patterns(taken)
    for decoy in load_lexicon("countries", gazetteer.Decoy, "decoys"):
        yield from ((word, Name("decoy", word, word)) for word in decoy.words)


def _country_patterns(country: Country) -> Iterator[tuple[str, Name]]:
    groups: tuple[tuple[Sort, Iterable[str]], ...] = (
        ("country", (country.name, *country.names, *gazetteer.official_names(country.id))),
        ("demonym", country.adjectives),
        ("people", country.people),
        ("institution", country.institutions),
    )
    for sort, patterns in groups:
        name = Name(sort, country.id, country.name, country.id, country.doubt if sort == "country" else None)
        later = replace(name, since=country.renamed)
        yield from ((pattern, later if pattern in country.later else name) for pattern in dict.fromkeys(patterns))
    # The hyphen is part of the pattern: "Franco-German", but not General Franco.
    yield from ((f"{prefix}-", Name("demonym", country.id, country.name, country.id)) for prefix in country.prefixes)
    for seat in country.seats:
        yield seat, Name("seat", gazetteer.place_id(country.id, seat), seat, country.id)
    for capital in country.capitals:
        name = Name("capital", gazetteer.place_id(country.id, capital[0]), capital[0], country.id, population=10**9)
        yield from ((spelling, name) for spelling in capital)


def _organisation_patterns(organisation: Organisation) -> Iterator[tuple[str, Name]]:
    name = Name("organisation", organisation.id, organisation.name)
    for pattern in dict.fromkeys((organisation.name, *organisation.names, *organisation.bodies)):
        yield pattern, name


def _region_patterns(region: Place) -> Iterator[tuple[str, Name]]:
    for sort, patterns in (("region", (region.name, *region.names)), ("abbreviation", region.abbreviations)):
        doubt = region.doubt if sort == "region" else None
        name = Name(
            "region" if sort == "region" else "abbreviation", region.id, region.name, region.country or "", doubt
        )
        # Plain words in capitals ("IN", "OR") and names cut short ("Miss.") are looked for after a town only.
        yield from ((pattern, name) for pattern in patterns if sort == "region" or "." in pattern[:-1])


def _city_patterns(taken: set[tuple[str, str]]) -> Iterator[tuple[str, Name]]:
    """Cities by name, but for those called like a country and for capitals, which the countries have."""
    for city in gazetteer.cities():
        listed = city.population == 0
        large = listed or city.population >= LARGE
        name = Name("city", city.id, city.name, city.country or "", city.doubt, large, city.population or 10**7)
        for pattern in dict.fromkeys((city.name, *city.names)):
            folded = fold(pattern)
            if (folded, "") not in taken and (folded, city.id) not in taken:
                yield pattern, name


@cache
def abbreviations() -> dict[str, Name]:
    """The regions that a few letters after a town stand for: "Ga.", "GA"."""
    return {
        short: Name("abbreviation", region.id, region.name, region.country or "")
        for region in gazetteer.regions()
        for short in region.abbreviations
    }


def _case(pattern: str, name: Name) -> Case:
    if name.sort == "abbreviation" or (pattern.isupper() and len(pattern) <= 8):
        return "exact"
    return "any" if name.sort == "decoy" and pattern[0].islower() else "name"
