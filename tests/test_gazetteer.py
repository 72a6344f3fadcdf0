"""Countries, places and organisations: the lexicons say what they mean, and the words in them are found so."""

import re
from datetime import date

import pycountry
import pytest

from loaders import gazetteer
from loaders.extract.mentions import find_mentions
from loaders.gazetteer import countries, country_name, neighbours, organisations, state_of
from loaders.models import Article

DAY = date(2024, 5, 6)


def _cases(which: str) -> list[tuple[str, str]]:
    entries = (*countries().values(), *gazetteer.regions(), *organisations().values())
    return [(entry.id, sentence) for entry in entries for sentence in getattr(entry, which)]


def _keys(sentence: str) -> set[str]:
    return {mention.key for mention in find_mentions(Article("a", DAY, sentence)) if mention.role != "company"}


@pytest.mark.parametrize(("key", "sentence"), _cases("examples"))
def test_examples_are_found(key: str, sentence: str) -> None:
    assert key in _keys(sentence)


@pytest.mark.parametrize(("key", "sentence"), _cases("counterexamples"))
def test_counterexamples_are_not(key: str, sentence: str) -> None:
    assert key not in _keys(sentence)


@pytest.mark.parametrize("key", countries())
def test_every_country_is_found_by_its_name(key: str) -> None:
    assert key in _keys(f"The capital of {countries()[key].name} is far away.")


@pytest.mark.parametrize("key", organisations())
def test_every_organisation_is_found_by_its_name(key: str) -> None:
    assert key in _keys(f"They joined the {organisations()[key].name} in May.")


def test_every_iso_country_is_known() -> None:
    uninhabited = {"BVT", "HMD"}
    assert {country.alpha_3 for country in pycountry.countries} - set(countries()) == uninhabited


def test_place_ids_are_unique_and_name_a_known_country() -> None:
    places = [*gazetteer.regions(), *gazetteer.cities()]
    assert len({place.id for place in places}) > 15_000
    assert {place.country for place in places if place.country} <= set(countries())


def test_former_states_name_known_countries() -> None:
    for state in gazetteer.former_states():
        assert {state.id, state.successor, *state.members} <= set(countries())


@pytest.mark.parametrize(
    ("code", "day", "member", "state"),
    [
        ("RUS", date(1987, 3, 1), False, "SUN"),
        ("RUS", date(1991, 12, 27), False, "RUS"),
        ("UKR", date(1987, 3, 1), False, "UKR"),
        ("UKR", date(1987, 3, 1), True, "SUN"),
        ("CZE", date(1992, 12, 31), True, "CSK"),
        ("DEU", date(1987, 3, 1), True, "DEU"),
        ("TUR", date(2024, 3, 1), True, "TUR"),
    ],
)
def test_what_a_country_was_on_a_day(code: str, day: date, member: bool, state: str) -> None:
    assert state_of(code, day, member=member) == state


def test_names_to_show() -> None:
    assert [country_name(code) for code in ("CIV", "SUN", "NATO", "Unknown")] == [
        "Ivory Coast",
        "Soviet Union",
        "NATO",
        "Unknown",
    ]


def test_neighbours() -> None:
    assert set(neighbours("AZE")) == {"GEO", "IRN", "ARM", "TUR", "RUS"}
    assert neighbours("SUN") == ()


def test_cities_are_read_as_their_package_gives_them(monkeypatch) -> None:
    read = gazetteer.read_city_rows()
    assert ("Paris", "FR") in {row[:2] for row in read}
    monkeypatch.setattr(gazetteer, "_CITY", re.compile(b"written in another way"))
    assert gazetteer.read_city_rows() == read
