"""One name for each person, across spellings, short forms and years."""

from datetime import date
from typing import Any

import pytest

from loaders.merge import name_people, rename_people
from loaders.models import Visit


def visit(person: str, year: int = 2023, country: str = "USA", **fields: Any) -> Visit:
    usual: dict[str, Any] = {"host_country": "NOR", "start": date(year, 5, 1)}
    return Visit("v", (), (), visitor_person=person, visitor_country=country, **{**usual, **fields})


def names(*visits: Visit) -> list[str | None]:
    """The visitors' names after all."""
    one = name_people(visits)
    return [rename_people(v, one).visitor_person for v in visits]


@pytest.mark.parametrize(
    ("told", "country", "year", "name"),
    [
        ("Biden", "USA", 2023, "Joe Biden"),
        ("Joseph R. Biden, Jr.", "USA", 2023, "Joe Biden"),
        ("George Bush", "USA", 1990, "George H. W. Bush"),
        ("George Bush", "USA", 2005, "George W. Bush"),
        ("Gustavo Petro Urrego", "COL", 2023, "Gustavo Petro"),
        ("Xi", "CHN", 2015, "Xi Jinping"),
    ],
)
def test_office_holders_take_their_usual_name(told: str, country: str, year: int, name: str) -> None:
    assert names(visit(told, year, country)) == [name]


@pytest.mark.parametrize("told", ["Wyn Jones", "Biden"])
def test_nobody_is_known_by_name_alone_in_another_country(told: str) -> None:
    assert names(visit(told, country="GBR")) == [told]


def test_the_articles_own_spelling_of_the_usual_name_stands() -> None:
    told = ("Volodymyr Zelenskyy", "Zelenskyy", "Zelensky")
    assert set(names(*(visit(name, country="UKR") for name in told))) == {"Volodymyr Zelenskyy"}


def test_a_misspelling_told_as_often_does_not_win() -> None:
    found = names(visit("Eduard Shevardnaze", 1987, "SUN"), visit("Eduard Shevardnadze", 1987, "SUN"))
    assert set(found) == {"Eduard Shevardnadze"}


def test_whole_names_of_somebody_unknown_become_one() -> None:
    told = ("Astrid Solheim", "Astrid B. Solheim", "Solheim", "Astrid Solheim")
    assert set(names(*(visit(name, country="NOR", host_country="USA") for name in told))) == {"Astrid B. Solheim"}


def test_a_family_name_that_two_bear_stands_for_itself() -> None:
    told = ("Astrid Solheim", "Birger Solheim", "Solheim")
    assert names(*(visit(name, country="NOR") for name in told)) == list(told)


def test_a_family_name_of_long_ago_is_somebody_elses() -> None:
    assert names(visit("Astrid Solheim", 2023, "NOR"), visit("Solheim", 1990, "NOR")) == ["Astrid Solheim", "Solheim"]


def test_hosts_companions_and_those_met_are_renamed_once_each() -> None:
    here = visit(
        "Blinken", companions=("Tony Blinken", "Astrid Vik"), host_country="UKR", host_person="Zelenskyy",
        met=("Volodymyr Zelenskyy", "Zelenskyy", "Olha Bondar"),
    )  # fmt: skip
    renamed = rename_people(here, name_people([here]))
    assert (renamed.visitor_person, renamed.companions) == ("Antony Blinken", ("Astrid Vik",))
    assert (renamed.host_person, renamed.met) == ("Volodymyr Zelenskyy", ("Volodymyr Zelenskyy", "Olha Bondar"))


def test_a_visit_without_a_day_is_placed_by_its_first_report() -> None:
    assert names(visit("Bush", start=None, first_reported=date(1990, 6, 1))) == ["George H. W. Bush"]


def test_no_visits_give_no_names() -> None:
    assert name_people([]) == {}
