"""Frames of visits and what they rest on."""

from datetime import date

import pandas as pd
import pytest

from loaders.frames import Filters, evidence, open_corpus, reports, visit, visits
from loaders.frames.names import country_name, direction_of, pair_of
from loaders.models import Analysis, Article, VisitReport
from tests.sample import publish_analyses

SHUSHA = Filters(since=date(2021, 6, 15), until=date(2021, 6, 15))


def test_visits_go_by_their_first_day(corpus) -> None:
    frame = visits(corpus, Filters())
    assert frame["start"].is_monotonic_increasing
    assert frame["direction"].value_counts().to_dict() == {"TUR>AZE": 5, "AZE>TUR": 3}
    assert set(frame["direction_name"]) == {"Türkiye → Azerbaijan", "Azerbaijan → Türkiye"}


def test_a_visit_of_one_day_ends_on_it(corpus) -> None:
    row = visits(corpus, SHUSHA).iloc[0]
    assert row["start"] == row["end"] == pd.Timestamp("2021-06-15")
    assert row["places"] == ("Shusha",)
    assert len(row["articles"]) == 3
    assert row["sentence"].startswith("The Shusha Declaration")


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [
        ("month", "2021-06-01", "2021-06-30"),
        ("year", "2021-01-01", "2021-12-31"),
        ("week", "2021-06-14", "2021-06-20"),
        ("day", "2021-06-15", "2021-06-15"),
    ],
)
def test_an_imprecise_date_spans_its_period(store, precision, first, last) -> None:
    told = Article("a", date(2021, 7, 1), "He visited Baku in June.", source="a.txt")
    report = VisitReport(
        "a#0", "a", "X", visitor_country="TUR", host_country="AZE", start=date(2021, 6, 15), date_precision=precision
    )
    corpus = open_corpus(publish_analyses(store, [Analysis(told, (), (), (), (report,))]))
    row = visits(corpus, Filters()).iloc[0]
    assert (row["start"], row["end"]) == (pd.Timestamp(first), pd.Timestamp(last))


def test_unused_categories_are_gone(corpus) -> None:
    assert list(visits(corpus, Filters(visitor=("AZE",)))["visitor_country"].cat.categories) == ["AZE"]


def test_reports_of_a_visit_say_why_they_were_merged(corpus) -> None:
    found = reports(corpus, visits(corpus, SHUSHA)["visit_id"][0])
    assert len(found) == 3
    assert found["merge_reason"].isna().tolist() == [True, False, False]
    assert (found["sentence_end"] > found["sentence_start"]).all()


def test_evidence_holds_the_words(corpus) -> None:
    visit_id = visits(corpus, SHUSHA)["visit_id"][0]
    assert set(evidence(corpus, visit_id=visit_id).query("field == 'visitor_person'")["words"]) == {"Erdogan"}
    with pytest.raises(ValueError, match="visit_id"):
        evidence(corpus)


def test_one_visit_is_one_row(corpus) -> None:
    visit_id = visits(corpus, SHUSHA)["visit_id"][0]
    assert visit(corpus, visit_id)["visit_id"].tolist() == [visit_id]
    assert visit(corpus, "none").empty


@pytest.mark.parametrize(
    ("sides", "code", "words"),
    [
        (("TUR", "AZE", "AZE", "visit"), "TUR>AZE", "Türkiye → Azerbaijan"),
        (("TUR", "CHE", "AZE", "meeting_third_place"), "AZE=TUR", "Azerbaijan ↔ Türkiye"),
        (("TUR", None, "AZE", "call"), "AZE=TUR", "Azerbaijan ↔ Türkiye"),
        (("TUR", None, None, "visit"), "TUR>?", "Türkiye → not named"),
        ((None, "AZE", None, "visit"), "?>AZE", "not named → Azerbaijan"),
        (("USA", "BEL", "NATO", "meeting_third_place"), "NATO=USA", "NATO ↔ United States"),
    ],
)
def test_directions(sides, code, words) -> None:
    assert direction_of(*sides) == (code, words)


def test_pairs_are_unordered() -> None:
    assert pair_of("TUR", "AZE", None, "visit") == pair_of("AZE", "TUR", None, "visit") == (
        "AZE+TUR", "Azerbaijan – Türkiye"
    )  # fmt: skip
    assert pair_of("TUR", None, None, "visit") is None


@pytest.mark.parametrize(
    ("code", "name"), [("RUS", "Russia"), ("KOR", "South Korea"), ("IRN", "Iran"), ("XKX", "Kosovo")]
)
def test_countries_have_short_names(code, name) -> None:
    assert country_name(code) == name
