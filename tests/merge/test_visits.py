"""Merging: which reports are of one stay, and what the visit then says."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from loaders.models import Visit
from tests.merge.reports import MAY, make_report, merge

UNDATED: dict[str, Any] = {"start": None, "date_precision": "unknown", "date_basis": "unknown"}
NAMELESS: dict[str, Any] = {"visitor_person": None, "visitor_level": "delegation"}


def members(visits: tuple[Visit, ...]) -> set[frozenset[str]]:
    return {frozenset(visit.reports) for visit in visits}


def test_no_reports_give_no_visits() -> None:
    assert merge([]) == ()


def test_ten_articles_on_one_stay_are_one_visit() -> None:
    (visit,) = merge([make_report(start=MAY[5 + n % 2]) for n in range(10)])
    assert (visit.n_articles, len(visit.reports), len(visit.merge_reasons)) == (10, 10, 9)


def test_copies_are_counted_as_one_text() -> None:
    reports = [make_report("a"), make_report("b"), make_report("c")]
    (visit,) = merge(reports, independent={"a": "a", "b": "a", "c": "c"})
    assert (visit.n_articles, visit.n_independent_texts) == (3, 2)


def test_the_same_minister_comes_back_within_a_fortnight() -> None:
    visits = merge([make_report(start=MAY[5]), make_report(start=MAY[5]), make_report(start=MAY[15])])
    assert [(visit.start, len(visit.reports)) for visit in visits] == [(MAY[5], 2), (MAY[15], 1)]


def test_a_month_alone_joins_the_only_visit_of_that_month() -> None:
    (visit,) = merge([make_report(), make_report(start=MAY[0], date_precision="month")])
    assert (visit.start, visit.date_precision) == (MAY[5], "day")


def test_reports_of_different_months_stay_apart() -> None:
    assert len(merge([make_report(), make_report(start=date(2024, 4, 1), date_precision="month")])) == 2


def test_a_report_without_a_day_joins_the_stay_that_was_going_on() -> None:
    undated = make_report("later", **UNDATED)
    assert len(merge([make_report(), undated], {"later": MAY[7]})) == 1
    assert len(merge([make_report(), undated], {"later": MAY[20]})) == 2


def test_a_nameless_undated_report_that_fits_two_stays_stands_for_itself() -> None:
    two = [make_report(), make_report(visitor_person="Karim Valiyev")]
    undated = make_report("later", **NAMELESS, **UNDATED)
    assert len(merge([*two, undated])) == 3


@pytest.mark.parametrize(
    ("change", "n_visits"),
    [
        ({}, 1),
        ({"visitor_person": "Zakir Gasanov"}, 1),
        ({"visitor_person": "Karim Valiyev"}, 2),
        ({"visitor_person": None, "visitor_level": "delegation"}, 1),
        ({"visitor_person": None}, 1),
        ({"visitor_person": None, "visitor_level": "deputy minister"}, 2),
        ({"visitor_country": "GEO"}, 2),
        ({"host_country": "GEO"}, 2),
        ({"mode": "call", "host_country": None}, 2),
        ({"start": MAY[6]}, 1),
        ({"start": MAY[9]}, 2),
        ({"status": "cancelled"}, 2),
        ({"status": "postponed"}, 2),
        ({"status": "planned"}, 1),
        ({"kind": "working"}, 1),
    ],
)
def test_what_makes_a_second_report_one_of_the_same_stay(change, n_visits) -> None:
    assert len(merge([make_report(), make_report(**change)])) == n_visits


def test_a_visit_planned_and_then_made_is_made() -> None:
    planned = make_report("before", status="planned")
    (visit,) = merge([planned, make_report("after", status="completed")], {"before": MAY[1], "after": MAY[8]})
    assert (visit.status, visit.first_reported, visit.last_reported) == ("completed", MAY[1], MAY[8])


def test_a_nameless_visit_does_not_keep_the_plan_for_some_day_of_the_month() -> None:
    plan = make_report(start=MAY[0], date_precision="month", status="planned")
    assert len(merge([plan, make_report(**NAMELESS, status="ongoing")])) == 2
    assert len(merge([plan, make_report(status="ongoing")])) == 1


def test_a_visit_planned_and_then_called_off_is_called_off() -> None:
    planned, off = make_report("before", status="planned"), make_report("after", status="cancelled")
    (visit,) = merge([planned, off], {"before": MAY[1], "after": MAY[4]})
    assert visit.status == "cancelled"


def test_each_field_comes_from_the_report_that_says_most() -> None:
    short = make_report(visitor_person="Hasanov", places=("Ankara",), date_basis="publication")
    full = make_report(kind="official", end=MAY[7], places=("Izmir",), host_person="Hulusi Akar", agreements=("a",))
    (visit,) = merge([short, full])
    assert (visit.visitor_person, visit.kind, visit.end) == ("Zakir Hasanov", "official", MAY[7])
    assert visit.date_basis == "stated"
    assert (set(visit.places), visit.host_person, visit.agreements) == ({"Ankara", "Izmir"}, "Hulusi Akar", ("a",))


def test_the_day_most_sure_reports_give_is_the_start() -> None:
    (visit,) = merge([make_report(start=MAY[5]), make_report(start=MAY[6]), make_report(start=MAY[6])])
    assert visit.start == MAY[6]


def test_every_report_after_the_first_says_why() -> None:
    named, nameless = make_report(), make_report(**NAMELESS)
    (visit,) = merge([named, nameless])
    (reason,) = visit.merge_reasons
    assert "not named" in reason
    assert "2024-05-06" in reason
    (visit,) = merge([named, replace(named, report_id="b:1", article_id="b")])
    assert "Zakir Hasanov" in visit.merge_reasons[0]


def test_more_articles_leave_less_doubt() -> None:
    doubts = [merge([make_report(confidence=0.6) for _ in range(n)])[0].confidence for n in (1, 2, 3)]
    assert doubts == sorted(doubts)
    assert doubts[0] == 0.6
    assert len(set(doubts)) == 3


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_reports_does_not_matter(seed: int) -> None:
    reports = [
        make_report(visitor_person=name, start=MAY[day], status=status)
        for name in ("Zakir Hasanov", "Hasanov", None)
        for day in (2, 3, 12, 13, 25)
        for status in ("completed", "planned")
    ]
    shuffled = random.Random(seed).sample(reports, len(reports))
    assert members(merge(shuffled)) == members(merge(reports))


def test_each_report_is_of_exactly_one_visit() -> None:
    names = ("Zakir Hasanov", "Ali Rza", None)
    reports = [make_report(start=MAY[n % 25], visitor_person=names[n % 3]) for n in range(60)]
    told = [report for visit in merge(reports) for report in visit.reports]
    assert sorted(told) == sorted(report.report_id for report in reports)


def test_a_chain_of_reports_does_not_stretch_one_stay_over_months() -> None:
    reports = [make_report(start=MAY[0] + timedelta(days=n)) for n in range(60)]
    visits = merge(reports)
    assert len(visits) > 1
    assert all((visit.end or visit.start) - visit.start <= timedelta(days=21) for visit in visits if visit.start)


def test_ids_are_unique() -> None:
    visits = merge([make_report(start=MAY[n % 28], visitor_person=f"Person {chr(65 + n)}xx") for n in range(26)])
    assert len({visit.visit_id for visit in visits}) == len(visits) == 26


def test_an_id_says_who_went_where_and_when() -> None:
    (visit,) = merge([make_report()])
    assert visit.visit_id.startswith("AZE-TUR-20240506-")


@pytest.mark.parametrize("day", [MAY[5], MAY[6]])
@pytest.mark.parametrize("published", [MAY[1], MAY[20]])
def test_a_visit_keeps_its_id_when_articles_are_added(day: date, published: date) -> None:
    old = [make_report("a"), make_report("b", start=MAY[20])]
    before = merge(old)
    previous = {report: visit.visit_id for visit in before for report in visit.reports}
    after = merge([*old, make_report("c", start=day)], {"c": published}, previous)
    assert {visit.visit_id for visit in after} == {visit.visit_id for visit in before}


def test_a_visit_that_falls_in_two_gives_its_id_to_one() -> None:
    reports = [make_report("a"), make_report("b", start=MAY[20])]
    visits = merge(reports, previous={report.report_id: "AZE-TUR-20240506-0000" for report in reports})
    assert len({visit.visit_id for visit in visits}) == 2
    assert "AZE-TUR-20240506-0000" in {visit.visit_id for visit in visits}


def test_a_call_is_one_whichever_side_is_named_first() -> None:
    call = {"mode": "call", "host_country": None, "visitor_person": None}
    (visit,) = merge(
        [
            make_report(visitor_country="AZE", counterpart_country="TUR", **call),
            make_report(visitor_country="TUR", counterpart_country="AZE", **call),
        ]
    )
    assert len(visit.reports) == 2


@pytest.mark.parametrize(
    ("mode", "status", "codes"),
    [
        ("visit", "completed", ("042", "CONSULT:visit")),
        ("visit", "planned", ("036", "CONSULT:visit")),
        ("meeting_third_place", "completed", ("044", "CONSULT:third-party")),
        ("meeting", "completed", ("040", "CONSULT:meet")),
        ("call", "completed", ("041", "CONSULT:phone")),
    ],
)
def test_the_codes_of_cameo_and_plover(mode, status, codes) -> None:
    (visit,) = merge([make_report(mode=mode, status=status)])
    assert (visit.cameo, visit.plover) == codes


def test_visits_come_by_day_and_the_undated_last() -> None:
    undated = make_report(visitor_country="GEO", **UNDATED)
    visits = merge([undated, make_report(start=MAY[20]), make_report(start=MAY[5])])
    assert [visit.start for visit in visits] == [MAY[5], MAY[20], None]
