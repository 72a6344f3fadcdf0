"""Scenes: who does what a verb tells, to whom, and where to."""

import pytest

from loaders.extract.visits.attendance import claim_attendance
from loaders.extract.visits.find import find_visits
from loaders.extract.visits.meetings import find_meetings
from loaders.extract.visits.moves import claim_moves
from loaders.extract.visits.participation import claim_participation
from loaders.extract.visits.receptions import claim_receptions
from tests.extract.visits.stages import read, scene, words
from tests.measures.labelled import read_cases


def verb(row, word: str) -> int:
    return next(i for i, node in enumerate(row.nodes) if node.low == word)


def test_a_view_has_one_token_for_each_party_country_place_and_date() -> None:
    row = scene("Turkish President Orhan Demirkan arrived in Baku on May 3.")
    assert row.view == " P0 arrived in L3 on D5 . "


@pytest.mark.parametrize(
    ("text", "word", "subjects"),
    [
        ("Turkish President Orhan Demirkan arrived in Baku.", "arrived", ["Turkish President Orhan Demirkan"]),
        ("Turkish President Orhan Demirkan, who spoke first, arrived in Baku.", "arrived",
         ["Turkish President Orhan Demirkan"]),
        ("Kenyan President Daniel Otieno met Kemal Arslan, the Turkish minister who arrived in Baku.", "arrived",
         ["Kemal Arslan, the Turkish minister"]),
        ("Turkish President Orhan Demirkan and Kenyan President Daniel Otieno arrived in Baku.", "arrived",
         ["Turkish President Orhan Demirkan", "Kenyan President Daniel Otieno"]),
        ("After talks with Kenyan President Daniel Otieno, Turkish President Orhan Demirkan left.", "left",
         ["Turkish President Orhan Demirkan"]),
        ("Arriving in Baku on Monday, Turkish President Orhan Demirkan smiled.", "arriving",
         ["Turkish President Orhan Demirkan"]),
        ("He arrived.", "arrived", ["He"]),
        ("The train arrived.", "arrived", []),
    ],
)  # fmt: skip
def test_the_subjects_of_a_verb(text, word, subjects) -> None:
    row = scene(text)
    assert words(text, row, row.subjects(verb(row, word))) == subjects


@pytest.mark.parametrize(
    ("text", "word", "objects"),
    [
        ("He met Turkish President Orhan Demirkan in Baku.", "met", ["Turkish President Orhan Demirkan"]),
        ("He met Orhan Demirkan, the Turkish president, and Kenyan President Daniel Otieno.", "met",
         ["Orhan Demirkan, the Turkish president", "Kenyan President Daniel Otieno"]),
        ("He met the Turkish president and the Kenyan president.", "met", ["Turkish president", "Kenyan president"]),
        ("He met in Baku.", "met", []),
        ("He arrived, and the Turkish president left.", "arrived", []),
    ],
)  # fmt: skip
def test_the_objects_of_a_verb(text, word, objects) -> None:
    row = scene(text)
    assert words(text, row, row.objects(verb(row, word) + 1)) == objects


@pytest.mark.parametrize(
    ("text", "countries", "places"),
    [
        ("He came to Baku.", ["AZE"], ["Baku"]),
        ("He came to Baku, Azerbaijan, on Monday.", ["AZE"], ["Baku"]),
        ("He came to the Azerbaijani capital Baku.", ["AZE"], ["Baku"]),
        ("He came to the Azerbaijani capital.", ["AZE"], []),
        ("He came to Turkmenistan's capital Ashgabat.", ["TKM"], ["Ashgabat"]),
        ("He came to Kenya, Uganda and neighbouring Rwanda.", ["KEN", "UGA", "RWA"], []),
        ("He came to the liberated city of Shusha.", ["AZE"], ["Shusha"]),
        ("He came to Nairobi and then to Kampala.", ["KEN", "UGA"], ["Nairobi", "Kampala"]),
        ("He came to power.", [], []),
        ("He came to a Turkish hospital.", [], []),
    ],
)
def test_a_destination(text, countries, places) -> None:
    row = scene(text)
    found = row.destination(verb(row, "to") + 1)
    assert (found.countries if found else []) == countries
    assert [place.label for named in (found.places.values() if found else ()) for place in named] == places


def test_a_destination_spans_its_words() -> None:
    text = "He came to Nairobi and then to Kampala on Monday."
    found = scene(text).destination(3)
    assert found is not None
    assert text[found.start : found.end] == "Nairobi and then to Kampala"


def test_dates_come_with_their_nodes() -> None:
    row = scene("On Monday he left for Baku until May 20.")
    assert [row.low(node) for node, _ in row.dates()] == ["monday", "may 20"]


def test_only_telling_sentences_give_claims() -> None:
    silent = 0
    for article in read_cases("dev").articles:
        story = read(article.text, article.published)
        find_visits(article, (), (), (), story)
        for row in (row for row in story.scenes if not row.is_telling):
            silent += 1
            claims = [*claim_receptions(row, story), *claim_moves(row, story), *claim_attendance(row, story)]
            assert not [*claims, *find_meetings(row, story), *claim_participation(row, story, [])]
    assert silent > 100
