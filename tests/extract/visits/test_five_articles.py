"""The five articles that come with the project: the ten reports and eight visits that a reader finds in them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from loaders.analysis import analyse
from loaders.formats import read_articles
from loaders.merge import merge_reports
from loaders.models import Analysis, Article, Visit, VisitReport

PROJECT = Path(__file__).parents[3]
GOLDEN = json.loads((PROJECT / "tests" / "golden" / "five_articles.json").read_text(encoding="utf-8"))
SAME = ("visitor_person", "visitor_country", "host_person", "host_country", "date_precision", "kind", "mode")
SAID = ("visitor_person", "visitor_country", "host_country", "kind")
OCCURRED = {"ongoing": "completed"}


@cache
def analyses() -> dict[str, Analysis]:
    """The five articles through all stages, by id."""
    read = [article for article in read_articles(PROJECT / "data" / "articles") if isinstance(article, Article)]
    return {article.id: analyse(article) for article in read}


@cache
def visits() -> tuple[Visit, ...]:
    """The visits of the five articles."""
    found = [report for analysis in analyses().values() for report in analysis.reports]
    articles = {article_id: analysis.article for article_id, analysis in analyses().items()}
    return merge_reports(found, articles, {})


def find_report(golden: dict[str, Any]) -> VisitReport:
    """The report of the golden one's article that starts on its day."""
    reports = analyses()[golden["article_id"]].reports
    (found,) = [report for report in reports if str(report.start) == golden["start"]]
    return found


def days(visit: Visit) -> dict[str, str | None]:
    return {"start": str(visit.start), "end": visit.end and str(visit.end)}


def name(golden: dict[str, Any]) -> str:
    return f"{golden['visitor_person'].split()[-1]} {golden['start']}"


def test_the_articles_give_ten_reports() -> None:
    counts = {article_id: len(analysis.reports) for article_id, analysis in analyses().items()}
    told = [golden["article_id"] for golden in GOLDEN["reports"]]
    assert counts == {article_id: told.count(article_id) for article_id in counts}
    assert sum(counts.values()) == 10


@pytest.mark.parametrize("golden", GOLDEN["reports"], ids=name)
def test_a_report_says_what_a_reader_finds(golden) -> None:
    report = find_report(golden)
    assert {field: getattr(report, field) for field in SAME} == {field: golden[field] for field in SAME}
    assert (report.end and str(report.end)) == golden["end"]
    assert OCCURRED.get(report.status, report.status) == OCCURRED.get(golden["status"], golden["status"])


@pytest.mark.parametrize("golden", GOLDEN["reports"], ids=name)
def test_a_report_names_no_place_that_a_reader_would_not(golden) -> None:
    assert set(find_report(golden).places) <= set((golden["place"] or "").split("; "))


@pytest.mark.parametrize("golden", GOLDEN["reports"], ids=name)
def test_the_evidence_stands_in_the_words_a_reader_would_quote(golden) -> None:
    text = analyses()[golden["article_id"]].article.text
    first = text.index(golden["evidence"])
    last = first + len(golden["evidence"])
    assert any(first <= found.start and found.end <= last for found in find_report(golden).evidence)


def test_the_reports_are_of_eight_visits() -> None:
    told = [
        {**{field: getattr(visit, field) for field in SAID}, **days(visit), "articles": sorted(visit.articles)}
        for visit in visits()
    ]
    assert told == GOLDEN["visits"]


def test_a_day_that_an_agreement_gives_says_so() -> None:
    shusha = [visit for visit in visits() if "Shusha" in visit.places]
    assert [(visit.date_basis, len(visit.articles)) for visit in shusha] == [("agreement", 3)]
