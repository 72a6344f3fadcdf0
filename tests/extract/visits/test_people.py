"""People: which official each name, office and pronoun of an article means."""

from datetime import date

import pytest

from loaders.extract.visits.people import Person
from tests.extract.visits.stages import DAY, read

MINISTER = "Azerbaijani Defence Minister Rauf Talibov arrived in Ankara on Monday. "


def people(text: str, day: date = DAY, outlet: str | None = None) -> list[Person]:
    return read(text, day, outlet).register.people


def last_named(text: str, outlet: str | None = None) -> list[str]:
    """Whom the first party of the text's last sentence means, by name or country."""
    story = read(text, outlet=outlet)
    scene = story.scenes[-1]
    numbers = scene.who(min(scene.people))
    return [str(story.person(number).name or story.country(number)) for number in numbers]


@pytest.mark.parametrize(
    "text",
    [
        "Talibov thanked his hosts.",
        "Mr. Talibov thanked his hosts.",
        "General Talibov thanked his hosts.",
        "Rauf Talibov thanked his hosts.",
        "Rauf Talybov thanked his hosts.",
        "The minister thanked his hosts.",
        "The defence minister thanked his hosts.",
        "The Azerbaijani defence minister thanked his hosts.",
        "Azerbaijan's defence minister thanked his hosts.",
        "He thanked his hosts.",
    ],
)
def test_the_same_official_in_the_next_sentence(text: str) -> None:
    assert last_named(MINISTER + text) == ["Rauf Talibov"]


@pytest.mark.parametrize(
    "text",
    [
        "The Turkish defence minister thanked his guest.",
        "Elnur Talibov, the Azerbaijani culture minister, thanked his hosts.",
        "President Elnur Mammadli thanked the hosts.",
    ],
)
def test_another_official_in_the_next_sentence(text: str) -> None:
    assert last_named(MINISTER + text) != ["Rauf Talibov"]


def test_a_name_grows_to_its_fullest_form() -> None:
    (person,) = people("Defence Minister Talibov arrived in Ankara. Defence Minister Rauf Talibov smiled.")
    assert person.name == "Rauf Talibov"


def test_namesakes_of_two_countries_are_two_people() -> None:
    found = people(MINISTER + "Georgian Finance Minister Rauf Talibov thanked his hosts.")
    assert [person.country for person in found] == ["AZE", "GEO"]


def test_a_counterpart_holds_the_same_office() -> None:
    _guest, host = people("Azerbaijani Defence Minister Rauf Talibov met his Turkish counterpart Kemal Arslan.")
    assert host.role is not None
    assert (host.role.name, host.country) == ("minister of defence", "TUR")


def test_a_counterpart_without_a_name_is_an_unnamed_holder() -> None:
    _guest, host = people("Azerbaijani Defence Minister Rauf Talibov met his Turkish counterpart.")
    assert (host.name, host.country) == (None, "TUR")


def test_two_leaders_are_those_named_before() -> None:
    text = "Turkish President Orhan Demirkan met Kenyan President Daniel Otieno. The two leaders signed an accord."
    assert sorted(last_named(text)) == ["Daniel Otieno", "Orhan Demirkan"]


def test_a_delegation_is_known_by_its_leader() -> None:
    text = "A Turkish delegation led by General Kemal Arslan came. The Turkish delegation laid wreaths."
    assert last_named(text) == ["Kemal Arslan"]


def test_a_delegation_without_a_leader_is_known_by_its_country() -> None:
    assert last_named("The Turkish delegation laid wreaths.") == ["TUR"]


def test_a_country_comes_from_the_words_themselves() -> None:
    (person,) = people("Kenyan President Daniel Otieno spoke.", outlet="Trend")
    assert (person.country, person.sure) == ("KEN", True)


def test_an_official_without_a_country_is_the_outlets_own() -> None:
    (person,) = people("Defence Minister Rauf Talibov spoke.", outlet="Trend")
    assert (person.country, person.sure) == ("AZE", False)


def test_an_official_without_a_country_or_outlet_has_none() -> None:
    (person,) = people("Defence Minister Rauf Talibov spoke.")
    assert person.country is None


def test_a_known_office_holder_has_the_country_he_served_at_the_time() -> None:
    (person,) = people("President Erdogan spoke.", date(2021, 6, 15), outlet="Trend")
    assert person.country == "TUR"


def test_a_bare_name_of_nobody_known_is_nobody() -> None:
    assert people("Zanderling spoke.") == []


def test_the_office_of_a_state_says_more_than_a_general_one() -> None:
    (person,) = people("Turkish leader Orhan Demirkan spoke. President Orhan Demirkan smiled.")
    assert person.role is not None
    assert person.role.name == "president"
