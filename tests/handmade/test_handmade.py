"""Tables made by hand: mapped, read, kept and held against visits."""

from datetime import date
from pathlib import Path

import pytest

from loaders.handmade.comparing import Told, compare_table
from loaders.handmade.mapping import Columns, guess_mapping, read_mapping
from loaders.handmade.reading import TableVisit, read_day, read_sheet, read_visits
from loaders.handmade.shelf import Table, TableShelf
from loaders.judgements.errors import JudgementError

TRAVELS = b"""id,role,name,start_date,end_date,country,locale,remarks,iso3
1,president,Jo Roe,2023-01-08,,Mexico,Oaxaca,x,MEX
"""


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            ["id", "role", "name", "start_date", "end_date", "country", "locale", "remarks", "iso3"],
            {"visitor_person": "name", "visitor_role": "role", "host_country": "iso3", "start": "start_date",
             "end": "end_date", "place": "locale", "note": "remarks"},
        ),
        (
            ["id", "start_date", "end_date", "visitor", "from_country", "description", "iso3"],
            {"visitor_person": "visitor", "visitor_country": "iso3", "start": "start_date", "end": "end_date",
             "note": "description"},
        ),
        (["Visitor Country", "Host country", "Date"],
         {"visitor_country": "Visitor Country", "host_country": "Host country", "start": "Date"}),
        (["guest", "from", "to", "arrived", "left"],
         {"visitor_person": "guest", "visitor_country": "from", "host_country": "to", "start": "arrived",
          "end": "left"}),
        (["guest", "country", "From", "To"],
         {"visitor_person": "guest", "visitor_country": "country", "start": "From", "end": "To"}),
        (["a", "b"], {}),
    ],
)  # fmt: skip
def test_columns_are_guessed(header: list[str], expected: dict[str, str]) -> None:
    assert dict(guess_mapping(header).columns) == expected


def test_what_is_told_goes_over_what_is_guessed() -> None:
    header = ["name", "iso3", "start", "when"]
    columns = read_mapping(["start=when"], ["visitor_country=USA"], header)
    assert (columns.columns["start"], columns.fixed, columns.missing) == ("when", {"visitor_country": "USA"}, ())
    assert read_mapping(["start="], [], header).missing == ("visitor_country", "start")
    for told in (["colour=when"], ["start=then"], ["start"]):
        with pytest.raises(ValueError, match=r"is no field|has no column 'then'; it has: name|should be FIELD=COLUMN"):
            read_mapping(told, [], header)


def visits_of(text: str, **fixed: str) -> tuple[list[TableVisit], list]:
    sheet = read_sheet(text.encode())
    return read_visits(
        sheet, read_mapping([], [f"{name}={value}" for name, value in fixed.items()], sheet.header), "t.csv"
    )


def test_rows_are_visits() -> None:
    [visit], rejects = visits_of(TRAVELS.decode(), visitor_country="USA")
    assert rejects == []
    assert (visit.visitor_person, visit.visitor_country, visit.host_country) == ("Jo Roe", "USA", "MEX")
    assert (visit.line, visit.start, visit.end, visit.place) == (2, date(2023, 1, 8), date(2023, 1, 8), "Oaxaca")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Ann,Hawaii,AZE,2021-01-01,", "visitor's country is not known"),
        ("Ann,,AZE,2021-01-01,", "no visitor's country"),
        ("Ann,TUR,AZE,10/11/2021,", "first day is no date"),
        ("Ann,TUR,AZE,,", "first day is no date"),
        ("Ann,TUR,AZE,2021-01-05,2021-01-04", "before the first"),
    ],
)
def test_a_row_that_is_no_visit_says_where_and_why(row: str, reason: str) -> None:
    visits, rejects = visits_of(f"visitor,from_country,host_country,start,end\nB,TUR,AZE,2020-01-01,\n{row}\n\n")
    assert len(visits) == 1
    assert [(one.source, one.place) for one in rejects] == [("t.csv", "line 3")]
    assert reason in rejects[0].reason
    assert rejects[0].remedy


def test_names_semicolons_and_encodings() -> None:
    text = "visitor;from_country;host_country;start\nGüler;Türkiye;Azerbaijan;26 October 2021\n"
    for encoding in ("utf-8-sig", "utf-16"):
        sheet = read_sheet(text.encode(encoding))
        [visit], _ = read_visits(sheet, guess_mapping(sheet.header))
        assert (visit.visitor_country, visit.host_country, visit.visitor_person) == ("TUR", "AZE", "Güler")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "names at least two columns"),
        (b"a,a\n", "each once"),
        (bytes(range(256)) * 9, "is not text"),
        (b"only\n1\n", "two"),
    ],
)
def test_what_is_no_table(content: bytes, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read_sheet(content, "t.csv")


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2021-10-26", date(2021, 10, 26), date(2021, 10, 26), "day"),
        ("2021-10-26T08:00", date(2021, 10, 26), date(2021, 10, 26), "day"),
        ("October 6, 2021", date(2021, 10, 6), date(2021, 10, 6), "day"),
        ("6.10.2021", date(2021, 10, 6), date(2021, 10, 6), "day"),
        ("2021-12", date(2021, 12, 1), date(2021, 12, 31), "month"),
        ("1874", date(1874, 1, 1), date(1874, 12, 31), "year"),
    ],
)
def test_days(text: str, first: date, last: date, precision: str) -> None:
    assert read_day(text) == (first, last, precision)


@pytest.mark.parametrize("text", ["10/11/2021", "2021-13", "soon", "0021-01-01", "2021-02-30"])
def test_what_is_no_day(text: str) -> None:
    assert read_day(text) is None


def row(line: int, day: int, person: str = "Hulusi Akar", last: int | None = None, host: str = "AZE") -> TableVisit:
    return TableVisit(line, "TUR", host, date(2021, 10, day), date(2021, 10, last or day), visitor_person=person)


def told(visit_id: str, day: int | None, person: str = "Akar", host: str = "AZE", held: bool = True) -> Told:
    start = date(2021, 10, day) if day else None
    return Told(visit_id, "TUR", host, person, start, start, held)


def outcome(rows: list[TableVisit], visits: list[Told]) -> tuple[list[tuple[int, str]], list[int], list[str]]:
    found = compare_table(rows, visits)
    return (
        [(one.line, other.visit_id) for one, other in found.pairs],
        [one.line for one in found.only_table],
        [one.visit_id for one in found.only_articles],
    )


@pytest.mark.parametrize(
    ("rows", "visits", "expected"),
    [
        ([row(1, 26)], [told("a", 27)], ([(1, "a")], [], [])),
        ([row(1, 26)], [told("a", 28)], ([], [1], [])),
        ([row(1, 26), row(2, 29)], [told("a", 28), told("b", 27)], ([(1, "b"), (2, "a")], [], [])),
        ([row(1, 26)], [told("a", 26, "Muhsin Dere")], ([], [1], [])),
        ([row(1, 26)], [told("a", 26, "")], ([(1, "a")], [], [])),
        ([row(1, 24, last=27)], [told("a", 26), told("b", 25)], ([(1, "b")], [], ["a"])),
        ([row(1, 24, last=27)], [told("a", 26), told("b", 26, held=False)], ([(1, "a")], [], [])),
        ([row(1, 26)], [told("a", None)], ([], [1], [])),
        ([row(1, 26)], [told("a", 26, host="GEO")], ([], [1], [])),
        ([row(1, 20), row(2, 29, host="GEO")], [told("a", 25, host="IRN")], ([], [1, 2], ["a"])),
        ([row(1, 20), row(2, 29)], [told("a", 25, "Muhsin Dere")], ([], [1, 2], [])),
        (
            [row(n, 20 + n, f"P{n} Q{n}") for n in range(7)],
            [told("a", 24, "Muhsin Dere")],
            ([], [0, 1, 2, 3, 4, 5, 6], ["a"]),
        ),
        ([], [told("a", 26)], ([], [], [])),
    ],
)
def test_outcomes(rows, visits, expected) -> None:
    assert outcome(rows, visits) == expected


def test_a_matching_is_the_largest_and_the_nearest_first() -> None:
    pairs, _, left = outcome([row(1, 20), row(2, 21)], [told("x", 21), told("y", 22)])
    assert pairs == [(1, "x"), (2, "y")]
    assert left == []


def test_the_shelf_keeps_tables_beside_judgements(tmp_path: Path) -> None:
    shelf = TableShelf(tmp_path / "log.sqlite")
    assert shelf.list() == ()
    shelf.put(Table("travels", "Ann", Columns({"start": "a"}, {"host_country": "USA"}), TRAVELS))
    shelf.put(Table("travels", "Bo", Columns({"start": "b"}), TRAVELS))
    [kept] = TableShelf(tmp_path / "log.sqlite").list()
    assert (kept.by, kept.columns, kept.content) == ("Bo", Columns({"start": "b"}, {}), TRAVELS)
    shelf.remove("travels")
    assert shelf.list() == ()
    for name in ("", " ", "by hand", "x" * 90):
        with pytest.raises(JudgementError, match="cannot be called"):
            shelf.put(Table(name, "Ann", Columns(), TRAVELS))
