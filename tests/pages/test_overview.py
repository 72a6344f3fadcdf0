"""Overview: the facts in ten seconds and the ways on."""

import pandas as pd
import pytest

from loaders import columns
from pages.overview import describe_change, write_changes, write_facts
from tests.charts.conftest import frame, visit
from tests.pages.conftest import Open, text_of

TODAY = pd.Timestamp("2025-01-01")


def test_facts(open_page: Open) -> None:
    app = open_page("overview")
    told = text_of(app)
    assert not app.exception
    assert "<dt>Visits so far</dt><dd><b>8</b>June 2021 to December 2024" in told
    assert "<dt>Last</dt><dd><b>23 December 2024</b>Selcuk Bayraktaroglu in Azerbaijan" in told
    assert "<b>None</b>announced for a day to come" in told


def test_finding_is_the_title(open_page: Open) -> None:
    assert "Türkiye went to Azerbaijan 5 times, Azerbaijan to Türkiye 3 times" in text_of(open_page("overview"))


def test_filters_apply(open_page: Open) -> None:
    assert "<dt>Visits so far</dt><dd><b>3</b>" in text_of(open_page("overview", visitor="AZE"))


def test_nothing_matches(open_page: Open) -> None:
    app = open_page("overview", q="zebra")
    assert not app.exception
    assert "matches these filters" in text_of(app)


def test_articles_without_a_visit(open_page: Open) -> None:
    app = open_page("overview", since="2010-01-01", until="2010-01-02")
    assert not app.exception


def test_next_is_the_first_planned() -> None:
    rows = [
        visit(1, "TUR>AZE", "2025-03-02", status="planned", visitor_person="Later"),
        visit(2, "TUR>AZE", "2025-02-01", status="planned", visitor_person="Sooner"),
        visit(3, "TUR>AZE", "2024-02-01", status="planned", visitor_person="Never told"),
    ]
    told = write_facts(frame(columns.VISITS, rows), TODAY)
    assert "<b>1 February 2025</b>Sooner in Azerbaijan" in told
    assert "<b>0</b>3 planned" in told


def test_names_are_text() -> None:
    row = visit(1, "TUR>AZE", "2024-03-02", visitor_person="<script>alert(1)</script>")
    assert "<script>" not in write_facts(frame(columns.VISITS, [row]), TODAY)


@pytest.mark.parametrize(
    ("recent", "before", "told"),
    [(12, 5, "▲ 12 visits, 5 before"), (2, 1, "2 visits, 1 before"), (3, 4, "▼ 3 visits, 4 before")],
)
def test_small_counts_are_not_called_a_rise(recent: int, before: int, told: str) -> None:
    assert describe_change(recent, before, "visit") == told


def test_only_rises_are_listed() -> None:
    table = pd.DataFrame({"label": ["A", "B"], "recent": [3, 1], "before": [1, 1], "change": [2, 0]})
    assert write_changes(table, "visit", 5) == "<li>A<span>3 visits, 1 before</span></li>"
