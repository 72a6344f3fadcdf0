"""The people an article names, and where."""

from datetime import date

from loaders.analysis import analyse
from loaders.models import Article, Segment


def name_people(text: str) -> list[tuple[str, str, str | None]]:
    article = Article("a", date(2024, 3, 7), text, segments=(Segment("body", 0, len(text)),))
    return [(text[m.start : m.end], m.label, m.country) for m in analyse(article).mentions if m.kind == "person"]


def test_a_surname_is_the_person_named_before() -> None:
    told = "French Foreign Minister Jean Martin arrived in Ankara on Monday. Martin met Turkish officials."
    assert name_people(told) == [("Jean Martin", "Jean Martin", "FRA"), ("Martin", "Jean Martin", "FRA")]


def test_officials_are_named_where_no_visit_is_told() -> None:
    told = "Steel output fell. Polish Prime Minister Anna Nowak blamed the weather. Analysts agreed."
    assert name_people(told) == [("Anna Nowak", "Anna Nowak", "POL")]


def test_nobody_is_named_in_a_report_of_prices() -> None:
    assert name_people("Wheat rose by two cents. Maize fell.") == []


def test_the_adjectives_of_offices_make_nobody_an_official() -> None:
    told = "Polish Steel Minister Anna Nowak spoke. The first national foreign debt of Nowak Trade Corp fell in Kielce."
    assert name_people(told) == [("Anna Nowak", "Anna Nowak", "POL")]
