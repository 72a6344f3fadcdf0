"""Parties: the orders in which a sentence names an official, his office, rank and country."""

from typing import Any

import pytest

from loaders.extract.visits.parties import find_parties
from loaders.extract.visits.party import Party
from tests.extract.visits.stages import split

TALIBOV = ("named", "Rauf Talibov", "minister of defence", ("AZE",))


def parties(text: str) -> list[Party]:
    return find_parties(split(text), text)


def first(text: str) -> tuple[Any, ...]:
    """Form, name, office and countries of the first party of a text."""
    party = parties(text)[0]
    return party.form, party.name, party.role and party.role.name, party.countries


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijani Defence Minister Rauf Talibov spoke.",
        "Azerbaijani Defence Minister Colonel General Rauf Talibov spoke.",
        "Azerbaijan's Defence Minister, Colonel General Rauf Talibov, spoke.",
        "Azerbaijan's Minister of Defense, Colonel General Rauf Talibov, spoke.",
        "The Minister of Defence of Azerbaijan, Rauf Talibov, spoke.",
        "The Minister of Defence of the Republic of Azerbaijan Rauf Talibov spoke.",
        "Azerbaijan Defence Minister Rauf Talibov spoke.",
        "Defence Minister Rauf Talibov of Azerbaijan spoke.",
        "Rauf Talibov, the Azerbaijani defence minister, spoke.",
        "Rauf Talibov, Azerbaijan's minister of defence, spoke.",
        "Rauf Talibov, the Minister of Defence of Azerbaijan, spoke.",
        "The Azerbaijani defence minister, Rauf Talibov, spoke.",
        "The Azerbaijani defence minister (Rauf Talibov) spoke.",
    ],
)
def test_an_official_in_any_order(text: str) -> None:
    assert first(text) == TALIBOV


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Rauf Talibov, the Azerbaijani defence minister, spoke.",
        "General Rauf Talibov, Azerbaijan's minister of defence, spoke.",
    ],
)
def test_a_titled_name_with_its_office_after_it(text: str) -> None:
    assert first(text) == TALIBOV


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("his Turkish counterpart Orhan Demirkan spoke", ("counterpart", "Orhan Demirkan", "counterpart", ("TUR",))),
        ("his Iranian counterpart spoke", ("counterpart", None, "counterpart", ("IRN",))),
        ("the President of the Republic of Uzbekistan spoke", ("office", None, "president", ("UZB",))),
        ("The prime minister spoke.", ("office", None, "prime minister", ())),
        ("NATO Secretary General Erik Solberg spoke.", ("named", "Erik Solberg", "secretary general", ("NATO",))),
        ("Speaker of the Georgian Parliament Levan Gela",
         ("named", "Levan Gela", "speaker of the parliament", ("GEO",))),
        ("the chairman of the Joint Chiefs of Staff, General Mark Dawson,",
         ("named", "Mark Dawson", "chairman of the joint chiefs of staff", ())),
        ("the head of the ministry's logistics department, Lt-Gen Nizam Osmanli, spoke",
         ("named", "Nizam Osmanli", "head of the ministry's logistics department", ())),
        ("adviser to the President Jon Dale", ("named", "Jon Dale", "adviser to the president", ())),
        ("Mr. Carter spoke", ("name", "Carter", None, ())),
        ("Carter spoke", ("name", "Carter", None, ())),
        ("He spoke", ("pronoun", None, None, ())),
    ],
)  # fmt: skip
def test_other_ways_of_naming(text, expected) -> None:
    assert first(text) == expected


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("the Turkish and Iranian presidents spoke", ("TUR", "IRN")),
        ("the defence ministers of Azerbaijan, Türkiye and Georgia spoke", ("AZE", "TUR", "GEO")),
        ("the two ministers spoke", ()),
        ("Iranian officials spoke", ("IRN",)),
    ],
)
def test_offices_of_several(text, countries) -> None:
    (party,) = parties(text)
    assert (party.plural, party.countries) == (True, countries)


@pytest.mark.parametrize(
    ("text", "form", "name", "countries"),
    [
        ("a delegation led by Deputy Defence Minister Kemal Arslan came", "named", "Kemal Arslan", ()),
        ("a Turkish delegation led by Deputy Defence Minister Kemal Arslan came", "named", "Kemal Arslan", ("TUR",)),
        ("a Turkish delegation headed by Kemal Arslan came", "named", "Kemal Arslan", ("TUR",)),
        ("the Turkish delegation came", "delegation", None, ("TUR",)),
        ("a delegation of the Naval Forces of Azerbaijan came", "delegation", None, ("AZE",)),
        ("a delegation from Kuwait came", "delegation", None, ("KWT",)),
        ("the delegation came", "delegation", None, ()),
    ],
)
def test_delegations(text, form, name, countries) -> None:
    (party,) = parties(text)
    assert (party.form, party.name, party.countries, party.delegation) == (form, name, countries, True)


@pytest.mark.parametrize("text", ["a Turkish trade mission came", "the Turkish national team came", "a group left"])
def test_a_mission_or_team_without_an_official_is_no_party(text: str) -> None:
    assert not any(party.delegation for party in parties(text))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Turkish President Orhan Demirkan", "head of state or government"),
        ("Deputy Prime Minister Orhan Demirkan", "minister"),
        ("Defence Minister Orhan Demirkan", "minister"),
        ("Turkish Deputy Defence Minister Orhan Demirkan", "deputy minister"),
        ("Turkish Deputy Foreign Minister Orhan Demirkan", "deputy minister"),
        ("First Deputy Minister of Defence Orhan Demirkan", "deputy minister"),
        ("Chief of the General Staff Orhan Demirkan", "chief of staff or commander"),
        ("Commander of the Land Forces Orhan Demirkan", "chief of staff or commander"),
        ("adviser to the President Orhan Demirkan", "other official"),
        ("Speaker of the Parliament Orhan Demirkan", "other official"),
        ("Deputy Foreign Minister Orhan Demirkan", "deputy minister"),
    ],
)
def test_the_level_of_an_office(text, level) -> None:
    (party,) = parties(text)
    assert party.role is not None
    assert party.role.level == level


def test_a_former_office_says_so() -> None:
    (party,) = parties("Former President Sam Carter")
    assert party.role is not None
    assert party.role.former


def test_an_office_of_a_company_says_so() -> None:
    party = parties("Kemal Arslan, chief executive of Borusan, spoke.")[0]
    assert party.role is not None
    assert party.role.acting_for_company


def test_a_wife_shares_the_country_named_after_her() -> None:
    minister, _wife = parties("Prime Minister Satoda Taro and Mrs. Satoda Yuko of Japan spoke.")
    assert minister.countries == ("JPN",)


def test_a_party_spans_all_its_words() -> None:
    text = "On Monday Azerbaijan's Minister of Defense, Colonel General Rauf Talibov, spoke."
    (party,) = parties(text)
    assert text[party.start : party.end] == "Azerbaijan's Minister of Defense, Colonel General Rauf Talibov"


def test_each_item_is_in_one_party_at_most() -> None:
    text = "Turkish President Orhan Demirkan met a delegation led by Kenyan Minister Daniel Otieno in Ankara."
    places = [at for party in parties(text) for at in range(party.first, party.last)]
    assert places == sorted(set(places))


def test_no_words_no_parties() -> None:
    assert find_parties(split(""), "") == []
