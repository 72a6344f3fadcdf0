"""Reports: the claims about one stay, joined, with the words each field came from."""

import pytest

from loaders.models import VisitReport
from tests.extract.visits.stages import find

ARSLAN = "Turkish Defence Minister Kemal Arslan"
TALIBOV = "Azerbaijani Defence Minister Rauf Talibov"
LONG = (
    f"{ARSLAN} arrived in Baku on May 13 on a three-day official visit.\n\n"
    f"On Tuesday Arslan was received by {TALIBOV}.\n\n"
    "The guest is accompanied by Deputy Minister Orhan Demirkan. The visit will end on May 15."
)


def only(text: str, outlet: str | None = None) -> VisitReport:
    (report,) = find(text, outlet=outlet)
    return report


def evidence(text: str, field: str) -> list[str]:
    return [text[one.start : one.end] for one in only(text).evidence if one.field == field]


def test_sentences_about_one_stay_are_one_report() -> None:
    report = only(LONG)
    assert (report.visitor_person, report.host_person) == ("Kemal Arslan", "Rauf Talibov")
    assert (report.kind, report.places) == ("official", ("Baku",))


@pytest.mark.parametrize(
    ("text", "n_reports"),
    [
        (f"{ARSLAN} arrived in Baku on May 13. {ARSLAN} also visited Ganja on May 14.", 1),
        (f"{ARSLAN} arrived in Baku on May 13. He also visited Azerbaijan on March 3.", 2),
        (f"{ARSLAN} arrived in Baku on May 13. He went on to Tbilisi on May 15.", 2),
        (f"{ARSLAN} and Chief of the General Staff Orhan Demirkan visited Baku on May 13.", 1),
        (f"{ARSLAN} visited Baku on May 13. Turkish Culture Minister Leyla Sezgin visited Baku on May 14.", 2),
        (f"{ARSLAN} visited Baku on May 13. {TALIBOV} will visit Ankara on May 20.", 2),
        (f"{ARSLAN} visited Baku on May 13. He last visited Baku in October 2023.", 2),
        (f"A Turkish delegation visited Baku on May 13. {ARSLAN} led the Turkish delegation.", 1),
    ],
)
def test_how_many_stays_an_article_tells_of(text, n_reports) -> None:
    assert len(find(text)) == n_reports


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("visitor_person", "Turkish Defence Minister Kemal Arslan"),
        ("visitor_country", "Turkish Defence Minister Kemal Arslan"),
        ("host_country", "Baku"),
        ("places", "Baku"),
        ("start", "May 13"),
        ("visit", f"{ARSLAN} arrived in Baku on May 13 on a three-day official visit."),
    ],
)
def test_the_words_a_field_came_from(field, words) -> None:
    assert words in evidence(LONG, field)


def test_the_host_is_shown_where_he_is_named() -> None:
    assert TALIBOV in evidence(LONG, "host_person")


def test_the_kind_is_shown_with_its_noun() -> None:
    assert any("official visit" in words for words in evidence(LONG, "kind"))


@pytest.mark.parametrize(
    "text",
    [
        "Türkiye’s Defence Minister Şükrü Ağaoğlu arrived in Bakı’s old\ncity of Baku on May\u00a03.",
        "\n\n  Azerbaijani Defence Minister Rauf Əliyarlı\nvisited Ankara on May 3.\n",
        "“We are glad,” he said. Czech Defence Minister Jiří Dvořáček visited Tbilisi on May 3.",
    ],
)
def test_offsets_hold_in_texts_with_other_signs(text: str) -> None:
    report = only(text)
    assert report.visitor_person is not None
    shown = {one.field: text[one.start : one.end] for one in report.evidence}
    assert report.visitor_person.split()[-1] in shown["visitor_person"]
    assert " ".join(shown["start"].split()) == "May 3"
    assert all(0 <= one.start < one.end <= len(text) for one in report.evidence)


def test_reports_are_numbered_in_the_order_of_the_text() -> None:
    reports = find(f"{ARSLAN} visited Baku on May 13. He went on to Tbilisi on May 15.")
    assert [(report.report_id, report.host_country) for report in reports] == [("a:1", "AZE"), ("a:2", "GEO")]


@pytest.mark.xfail(strict=True, reason="an office without a country does not share that of whom it is joined with")
def test_those_who_travel_along_are_companions() -> None:
    report = only(f"{ARSLAN} and Chief of the General Staff Orhan Demirkan visited Baku on May 13.")
    assert (report.visitor_person, report.companions) == ("Kemal Arslan", ("Orhan Demirkan",))


def test_those_who_receive_are_met() -> None:
    text = f"{TALIBOV} received {ARSLAN} in Baku. Arslan also met Azerbaijani Prime Minister Elnur Mammadli."
    assert only(text).met == ("Rauf Talibov", "Elnur Mammadli")


def test_an_old_visit_told_beside_the_news_is_background() -> None:
    text = f"{ARSLAN} visited Baku on May 13. In October 2023 Arslan visited Tbilisi."
    assert [report.background for report in find(text)] == [False, True]


def test_a_report_says_which_words_and_rule_made_it() -> None:
    report = only(f"{ARSLAN} visited Baku on May 13.")
    assert "visited Baku" in report.reason


def test_a_plain_report_is_surer_than_one_worked_out() -> None:
    plain = only(f"{ARSLAN} arrived in Baku on May 13.")
    vague = only("A delegation of the Turkish army met the Azerbaijani defence minister.")
    assert plain.confidence > vague.confidence
    assert vague.needs_review


def test_a_headline_alone_makes_no_report() -> None:
    text = f"{ARSLAN} visits Baku\n\nThe weather was fine in the mountains, and the harvest was good this year."
    assert find(text) == ()


@pytest.mark.parametrize("text", ["", "   \n\n  ", "Yes.", "…", "\ufeff?"])
def test_a_text_that_says_nothing(text: str) -> None:
    assert find(text) == ()
