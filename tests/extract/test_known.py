"""What is known of people, outlets and agreements before any article is read."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pycountry
import pytest

from loaders.extract import officials, outlets
from loaders.extract.agreements import Agreement, find_agreements, load_agreements
from loaders.extract.known import find_holder, find_person, outlet_country
from loaders.extract.officials import Offices, load_officials
from loaders.lexicon import LexiconError, load_lexicon
from loaders.text import fold

CODES = {country.alpha_3 for country in pycountry.countries} | {"SUN", "YUG", "CSK", "DDR", "YMD", "XKX", "XNC"}
OFFICIALS = load_officials()
AGREEMENTS = load_agreements()


@pytest.mark.parametrize(
    ("name", "year", "found", "country", "role"),
    [
        ("Recep Tayyip Erdoğan", 2021, "Recep Tayyip Erdogan", "TUR", "president"),
        ("Erdogan", 2010, "Recep Tayyip Erdogan", "TUR", "prime minister"),
        ("İlham Əliyev", 2021, "Ilham Aliyev", "AZE", "president"),
        ("Gorbachev", 1987, "Mikhail Gorbachev", "SUN", "general secretary"),
        ("Shevardnadze", 1988, "Eduard Shevardnadze", "SUN", "minister of foreign affairs"),
        ("Shevardnadze", 1999, "Eduard Shevardnadze", "GEO", "president"),
        ("Kadhafi", 1986, "Muammar Gaddafi", "LBY", "leader"),
        ("Qaddafi", 1986, "Muammar Gaddafi", "LBY", "leader"),
        ("Zelenskyy", 2022, "Volodymyr Zelensky", "UKR", "president"),
        ("Xi", 2019, "Xi Jinping", "CHN", "president"),
        ("Suu Kyi", 2017, "Aung San Suu Kyi", "MMR", "state counsellor"),
        ("Mohammed bin Salman", 2018, "Mohammed bin Salman", "SAU", "crown prince"),
        ("El-Sisi", 2016, "Abdel Fattah el-Sisi", "EGY", "president"),
        ("Jens Stoltenberg", 2017, "Jens Stoltenberg", "NATO", "secretary general"),
        ("William J. Clinton", 1995, "Bill Clinton", "USA", "president"),
        ("Modi's", 2019, "Narendra Modi", "IND", "prime minister"),
        ("Hassan II", 1985, "King Hassan II", "MAR", "king"),
        ("Felipe", 2019, "King Felipe VI", "ESP", "king"),
        ("Marcos", 2023, "Ferdinand Marcos Jr.", "PHL", "president"),
        ("Havel", 1990, "Vaclav Havel", "CSK", "president"),
    ],
)
def test_a_name_and_a_date_give_a_person(name: str, year: int, found: str, country: str, role: str) -> None:
    person = find_person(name, date(year, 6, 15))[0]
    assert (person.name, person.country, person.role) == (found, country, role)


@pytest.mark.parametrize(
    ("surname", "year", "first", "second"),
    [
        ("Bush", 1990, "George H. W. Bush", "George W. Bush"),
        ("Bush", 2004, "George W. Bush", "Laura Bush"),
        ("Aliyev", 1996, "Heydar Aliyev", "Ilham Aliyev"),
        ("Trudeau", 1982, "Pierre Trudeau", "Justin Trudeau"),
        ("Trudeau", 2019, "Justin Trudeau", "Pierre Trudeau"),
        ("Assad", 1990, "Hafez al-Assad", "Bashar al-Assad"),
    ],
)
def test_a_shared_surname_gives_several_the_one_in_office_first(
    surname: str, year: int, first: str, second: str
) -> None:
    assert [person.name for person in find_person(surname, date(year, 1, 1))][:2] == [first, second]


def test_a_person_stands_once_in_the_office_of_the_date() -> None:
    assert [person.role for person in find_person("Angela Merkel", date(2010, 1, 1))] == ["chancellor"]


def test_office_spans_a_year_more_at_either_end() -> None:
    merkel = find_person("Merkel", date(2010, 1, 1))[0]
    assert [merkel.in_office(date(year, 7, 1)) for year in (2003, 2004, 2022, 2023)] == [False, True, True, False]


@pytest.mark.parametrize("name", ["", "Nobody Atall", "al", "'s", "Gordon Merkel"])
def test_nobody_known(name: str) -> None:
    assert find_person(name, date(2020, 1, 1)) == ()


def test_the_part_that_stands_alone() -> None:
    xi, modi = (find_person(name, date(2019, 1, 1))[0] for name in ("Xi Jinping", "Narendra Modi"))
    assert (xi.surname, xi.surname_first, modi.surname, modi.surname_first) == ("Xi", True, "Modi", False)


@pytest.mark.parametrize(
    ("country", "role", "year", "holder"),
    [
        ("AZE", "minister of defence", 2022, "Zakir Hasanov"),
        ("FRA", "president", 1985, "Francois Mitterrand"),
        ("UN", "secretary general", 2010, "Ban Ki-moon"),
        ("JPN", "prime minister", 1986, "Yasuhiro Nakasone"),
    ],
)
def test_an_office_and_a_date_give_its_holder(country: str, role: str, year: int, holder: str) -> None:
    assert find_holder(country, role, date(year, 6, 1))[0].name == holder


def test_names_are_told_apart() -> None:
    homes = Counter((official.name, official.terms[0].country) for official in OFFICIALS)
    assert [home for home, count in homes.items() if count > 1] == []


def test_countries_of_people_are_codes_or_organisations() -> None:
    initials = set("ADB ECB ECO EEC EIB GCC ICC IMF IEA IOC CIS OAS OIC OTS PLO SCO WFP WHO WTO".split())
    countries = {term.country for official in OFFICIALS for term in official.terms}
    assert {code for code in countries if re.fullmatch("[A-Z]{3}", code)} - CODES <= initials


def test_years_are_sane() -> None:
    wrong = [
        (official.name, term)
        for official in OFFICIALS
        for term in official.terms
        if not 1920 <= term.since <= 2026 or (term.until or 2026) > 2026 or (term.until or 2026) < term.since
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Ann Other", "no colon"),
        ("Ann Other: XX 1990-1993", "no code of offices.yaml"),
        ("Ann Other: P 1993-1990", "ends before it begins"),
        ("Ann Other: P since 1990", "not an office with its years"),
        ("Ann [Other: P 1990", "not a name"),
    ],
)
def test_a_line_that_cannot_be_read_is_told(line: str, words: str) -> None:
    offices: Offices = {"P": (0, officials.Office("P", "president", "head of state or government"))}
    with pytest.raises(ValueError, match=words):
        officials._read_official(line, "AZE", offices)


def test_a_mistake_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "somewhere.txt"
    path.write_text("= AZE\n\nAnn Other\n")
    with pytest.raises(LexiconError, match=r"people/somewhere\.txt, line 3"):
        list(officials._read_file(path, {}))


@pytest.mark.parametrize(
    ("name", "url", "country"),
    [
        ("AzerNews", None, "AZE"),
        ("Trend News Agency", None, "AZE"),
        (None, "https://en.trend.az/azerbaijan/1.html", "AZE"),
        ("Hindustan Times", None, "IND"),
        ("The White House", None, "USA"),
        ("UrduPoint", None, "PAK"),
        ("Xinhua", "http://www.xinhuanet.com/x", "CHN"),
        ("New York Times", None, "USA"),
        ("HÜRRİYET", None, "TUR"),
        ("Unheard Of", "https://www.unheard.com.gh/1", "GHA"),
        ("Unheard Of", "https://unheard.gov.uk", "GBR"),
        ("Reuters", "https://www.reuters.com/a", None),
        ("AFP", None, None),
        ("Unheard Of", "https://unheard.tv", None),
        (None, None, None),
        ("", "not an address", None),
        ("azernews.az", None, "AZE"),
    ],
)
def test_the_home_of_an_outlet(name: str | None, url: str | None, country: str | None) -> None:
    assert outlet_country(name, url) == country


def test_no_two_outlets_share_a_name_or_a_domain() -> None:
    listed = load_lexicon("outlets", outlets.Outlet)
    names = Counter(key for outlet in listed for key in {outlets._key(name) for name in (outlet.id, *outlet.names)})
    domains = Counter(domain for outlet in listed for domain in outlet.domains)
    assert [key for key, count in (names + domains).items() if count > 1] == []
    assert {outlet.country for outlet in listed} - {None} <= CODES


def test_the_words_of_an_agreement_are_found_where_they_stand() -> None:
    text = "They hailed the Shusha\nDeclaration and the Treaty  of Kars."
    found = [(text[mention.start : mention.end], mention.entry.id) for mention in find_agreements(text, 5)]
    assert found == [("Shusha\nDeclaration", "shusha-declaration"), ("Treaty  of Kars", "treaty-of-kars")]


def test_an_agreement_knows_when_and_where() -> None:
    (mention,) = find_agreements("the Shusha Declaration")
    entry = mention.entry
    assert (entry.day, entry.place, entry.country, entry.parties) == (
        date(2021, 6, 15),
        "Shusha",
        "AZE",
        ("AZE", "TUR"),
    )


@pytest.mark.parametrize(
    "entry", [entry for entry in AGREEMENTS if entry.examples or entry.counterexamples], ids=lambda entry: entry.id
)
def test_examples_of_agreements(entry: Agreement) -> None:
    for example in entry.examples:
        assert entry.id in {mention.entry.id for mention in find_agreements(example)}, example
    for example in entry.counterexamples:
        assert entry.id not in {mention.entry.id for mention in find_agreements(example)}, example


def test_agreements_share_no_name() -> None:
    names = Counter(name for entry in AGREEMENTS for name in {fold(name) for name in (entry.name, *entry.names)})
    assert [name for name, count in names.items() if count > 1] == []


def test_codes_and_days_of_agreements() -> None:
    assert {entry.country for entry in AGREEMENTS} - {None} <= CODES
    parties = {party for entry in AGREEMENTS for party in entry.parties}
    assert parties - CODES == {"ASEAN", "AU", "Arab League", "EU", "NATO", "OSCE", "UN"}
    assert all(1700 < int(entry.signed[:4]) <= 2026 for entry in AGREEMENTS)
    assert all(entry.day for entry in AGREEMENTS if len(entry.signed) == 10)


def test_place_and_country_of_signing_stand_together() -> None:
    assert [entry.id for entry in AGREEMENTS if (entry.place is None) is not (entry.country is None)] == []
