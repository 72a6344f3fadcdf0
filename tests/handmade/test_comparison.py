"""A table against a corpus: the frames, the command, and what is taken over."""

import json
from pathlib import Path

import pytest

from loaders import columns
from loaders.__main__ import main
from loaders.frames import Filters, open_corpus, visits
from loaders.frames.comparison import (
    AGREED,
    ONLY_ARTICLES,
    ONLY_TABLE,
    Table,
    compare,
    guess_mapping,
    read_sheet,
    table_visits,
    take_over,
)
from loaders.frames.judging import judge, judged
from tests.judgements.conftest import visit_of
from tests.sample import fill_sample

HAND = """visitor,visitor_country,host_country,start,end,place,remarks
Zakir Hasanov,AZE,Türkiye,2022-02-01,2022-02-02,Ankara,agrees
Hulusi Akar,TUR,AZE,2021-10-26,,Zangilan,a day before
Yashar Guler,TUR,AZE,2024-06-11,2024-06-12,Baku,only here
Somebody,TUR,AZE,1999-01-01,,,long before
Nobody,Atlantis,AZE,2021-01-01,,,no country
"""


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_sample(tmp_path_factory.mktemp("compared"))


@pytest.fixture
def corpus(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ATTACHE_JUDGEMENTS", str(tmp_path / "log.sqlite"))
    opened = open_corpus(store)
    yield opened
    opened.close()


@pytest.fixture
def table() -> Table:
    content = HAND.encode()
    return Table("hand", "Ann", guess_mapping(read_sheet(content).header), content)


def test_outcomes_differences_and_rejects(corpus, table) -> None:
    found = compare(corpus, table, everything=True)
    assert {name: str(kind) for name, kind in found.rows.dtypes.items()} == columns.COMPARISON
    assert (found.count(AGREED), found.count(ONLY_TABLE)) == (2, 2)
    told = found.rows.set_index("line")
    assert told.loc[3, "difference"] == "the articles begin it on 27 October; the articles end it on 27 October"
    assert told.loc[3, "visit_id"] == visit_of(corpus, "Hulusi Akar")
    assert set(found.rows.loc[found.rows["outcome"] == ONLY_ARTICLES, "visitor_person"]) >= {"Muhsin Dere"}
    assert found.rejects[["place", "value"]].to_numpy().tolist() == [["line 6", "Atlantis"]]


def test_rows_of_a_time_without_articles_are_only_counted(corpus, table) -> None:
    found = compare(corpus, table)
    assert found.outside == 2
    assert 5 not in found.rows["line"].tolist()


def test_a_tables_visits_are_visits_of_their_own_source(table) -> None:
    found, _ = table_visits(table)
    assert {name: str(kind) for name, kind in found.dtypes.items()} == columns.VISITS
    assert found["source"].unique().tolist() == ["hand"]
    assert found.loc[0, ["visit_id", "direction", "places"]].tolist() == ["hand:2", "AZE>TUR", ("Ankara",)]


def test_a_rejected_visit_no_longer_agrees(corpus, table) -> None:
    judge(corpus, "reject", visit_of(corpus, "Hulusi Akar"), by="Ann", note="x", seen=0)
    assert compare(judged(corpus), table).count(AGREED) == 1


def test_rows_can_be_taken_over_with_the_table_as_their_source(corpus, table) -> None:
    assert take_over(corpus, table, [4], by="Ann", note="in the ministry's list") == 1
    after = judged(corpus)
    [row] = visits(after, Filters(person=("Yashar Guler",))).to_dict("records")
    assert (row["source"], row["judgement"], row["places"], str(row["end"])[:10]) == (
        "hand",
        "added",
        ("Baku",),
        "2024-06-12",
    )
    assert len(after.visits) == 9
    assert compare(after, table, everything=True).count(AGREED) == 3


def test_the_command_prints_the_comparison(corpus, table, tmp_path, capsys) -> None:
    path = tmp_path / "hand.csv"
    path.write_text(HAND, encoding="utf-8")
    store = str(corpus.store)
    assert main(["compare", str(path), "--store", store, "--format", "jsonl", "--everything"]) == 0
    said = capsys.readouterr()
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [row["line"] for row in rows if row["outcome"] == AGREED] == [3, 2]
    assert "2 agreed, 2 only in the table" in said.err
    assert "line 6: the visitor's country is not known, 'Atlantis'" in said.err
    assert main(["compare", str(path), "--store", store, "--column", "host_country="]) == 1
    assert "nothing says host_country; name its column with --column" in capsys.readouterr().err
