"""Compare: a table made by hand against the visits of the articles, on the real page."""

from pathlib import Path

import pandas as pd
import pytest

from loaders.frames import Filters, open_corpus
from loaders.frames.comparison import ONLY_TABLE, Table, compare, guess_mapping, keep_table, read_sheet, tables
from loaders.frames.judging import open_judged
from pages.compare import describe_left_out, filter_rows, write_counts
from tests.handmade.test_comparison import HAND
from tests.pages.conftest import Open, text_of
from tests.pages.test_judgements import fill, press


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log, and tables, of the test's own."""
    monkeypatch.setenv("ATTACHE_JUDGEMENTS", str(tmp_path / "log.sqlite"))


@pytest.fixture
def kept(sample_store: Path) -> Table:
    content = HAND.encode()
    table = Table("<b>hand</b>", "Ann", guess_mapping(read_sheet(content).header), content)
    keep_table(open_corpus(sample_store), table)
    return table


def test_without_a_table_there_is_a_way_in(open_page: Open) -> None:
    app = open_page("compare")
    assert not app.exception
    assert "Hand in a table of visits that somebody made by hand" in text_of(app)


def test_counts_rows_and_what_was_left_out(open_page: Open, kept: Table) -> None:
    app = open_page("compare")
    told = text_of(app)
    assert "<b>2</b><span>agreed</span>" in told
    assert "2 rows of a time without articles left out" in told
    assert "<b>hand</b> against" not in told
    assert app.dataframe[0].value["Outcome"].tolist().count("agreed") == 2


def test_outcome_is_in_the_address(open_page: Open, kept: Table) -> None:
    app = open_page("compare", outcome="agreed")
    assert set(app.dataframe[0].value["Outcome"]) == {"agreed"}


def test_rows_only_in_the_table_can_be_added(open_page: Open, kept: Table, sample_store: Path) -> None:
    near = HAND.replace("2024-06-11,2024-06-12", "2024-12-20,2024-12-20").encode()
    keep_table(open_corpus(sample_store), Table(kept.name, "Ann", kept.columns, near))
    app = open_page("compare", outcome=ONLY_TABLE)
    assert app.dataframe[0].value["Visitor"].tolist() == ["Yashar Guler"]
    app = press(fill(app, Your_name="Ann"), "Add")
    assert "<b>9</b> visits" in text_of(app)
    added = open_judged(sample_store).visits
    assert added.loc[added["judgement"] == "added", "source"].tolist() == [kept.name]


def test_a_table_can_be_taken_away(open_page: Open, kept: Table, sample_store: Path) -> None:
    app = press(open_page("compare"), "Take away")
    assert not app.exception
    assert tables(open_corpus(sample_store)) == ()


def test_a_filter_of_the_sidebar_counts_here(sample_store: Path, kept: Table) -> None:
    rows = compare(open_corpus(sample_store), kept, everything=True).rows
    assert len(filter_rows(rows, Filters())) == len(rows)
    assert set(filter_rows(rows, Filters(visitor=("AZE",)))["visitor_country"]) == {"AZE"}
    assert filter_rows(rows, Filters(person=("Yashar Guler",)))["line"].tolist() == [4]
    late = filter_rows(rows, Filters(since=pd.Timestamp("2024-01-01").date()))
    assert late["end"].min() >= pd.Timestamp("2024-01-01")


def test_what_is_left_out_is_said(sample_store: Path, kept: Table) -> None:
    found = compare(open_corpus(sample_store), kept)
    assert describe_left_out(found, Filters(theme=("x",))).endswith("countries, person and days apply here.")
    assert write_counts(found.rows.head(0)).count("–") == 2
