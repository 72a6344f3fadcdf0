"""Overview: the facts in ten seconds and the ways on."""

import pandas as pd

from loaders import columns
from pages.overview import write_facts, write_rises, write_years
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


def test_only_sure_rises_are_listed() -> None:
    trends = pd.DataFrame(
        {
            "label": ["A & B", "C", "D"],
            "direction": ["rising", "falling", "steady"],
            "share_before": [0.01, 0.5, 0.1],
            "share_after": [0.025, 0.2, 0.9],
        }
    )
    assert write_rises(trends, 5) == "<li>A &amp; B<span>▲ 1.0% → 2.5%</span></li>"


def test_years_are_counted_and_not_judged() -> None:
    table = pd.DataFrame({"label": ["A", "B"], "recent": [3, 12], "before": [1, 15], "change": [2, -3]})
    assert write_years(table, 1) == "<li>B<span>12, the year before 15</span></li>"


def test_rising_is_what_the_themes_page_says(open_page: Open) -> None:
    told = text_of(open_page("overview"))
    assert "None for certain." in told
    assert "No theme can be told to rise or fall" in text_of(open_page("themes", part="when"))
