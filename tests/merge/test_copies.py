"""Reports told in a pasted paragraph are copies of one text."""

from datetime import date

from loaders.merge import find_copies, merge_reports
from loaders.models import Article, Evidence, Paragraph, VisitReport


def report(article_id: str, at: int) -> VisitReport:
    """A report of one stay whose main sentence begins at an offset."""
    return VisitReport(
        report_id=f"{article_id}:1",
        article_id=article_id,
        visitor_person="Kari Lund",
        visitor_country="NOR",
        host_country="GEO",
        start=date(2024, 5, 6),
        date_precision="day",
        date_basis="stated",
        evidence=(Evidence("visit", at, at + 40),),
    )


def articles(*ids: str) -> dict[str, Article]:
    return {id_: Article(id_, date(2024, 5, 7), "x" * 400) for id_ in ids}


PASTED = [
    Paragraph("a", 3, 100, 200, "c1", 1.0, first=True),
    Paragraph("b", 5, 150, 250, "c1", 1.0),
    Paragraph("b", 6, 260, 300),
]


def test_reports_in_one_pasted_paragraph_share_its_cluster() -> None:
    assert find_copies([report("a", 110), report("b", 160)], PASTED) == {"a:1": "c1", "b:1": "c1"}


def test_a_report_outside_it_is_its_own() -> None:
    assert find_copies([report("a", 10), report("b", 265)], PASTED) == {}


def test_a_visit_told_by_pasting_rests_on_one_text() -> None:
    reports = [report("a", 110), report("b", 160), report("c", 0)]
    copies = find_copies(reports, PASTED)
    [visit] = merge_reports(reports, articles("a", "b", "c"), copies)
    assert (visit.n_articles, visit.n_independent_texts) == (3, 2)
