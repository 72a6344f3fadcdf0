"""Charts of the company of themes: which come together, between whom, on which visits, after visits."""

from typing import Any

import pandas as pd
import pytest

from charts import style
from charts.company import directions, follows, pairs, visits
from loaders import columns
from tests.charts.conftest import frame, rows_of, selections_of

TOGETHER = {
    "label_a": "Declaration",
    "label_b": "Exercises",
    "n_both": 9,
    "n_independent": 8,
    "expected": 2.0,
    "lift": 4.0,
}
RARE = {"label_a": "Oil", "label_b": "Trade", "n_both": 4, "n_independent": 3, "expected": 0.5, "lift": 6.0}
BY_CHANCE = {
    "label_a": "Alliance",
    "label_b": "Exercises",
    "n_both": 20,
    "n_independent": 20,
    "expected": 20,
    "lift": 1.0,
}


def make_pairs(*rows: dict[str, Any], company: str = "more than chance") -> pd.DataFrame:
    return frame(columns.THEME_PAIRS, [{"company": company, **row} for row in rows])


def test_only_pairs_beyond_chance_are_drawn() -> None:
    table = pd.concat([make_pairs(TOGETHER, RARE), make_pairs(BY_CHANCE, company="as chance")])
    chart = pairs(theme_pairs=table)
    assert [row["name"] for row in rows_of(chart, "name")] == ["Declaration + Exercises", "Oil + Trade"]
    assert rows_of(chart, "name")[0]["mark"] == "8 texts, 4.0×"
    assert style.read_caption(chart).title == "Declaration + Exercises: together in 8 texts"
    assert style.read_caption(chart).note.startswith("2 of 2 pairs that come together more often than chance")


def test_strongest_first() -> None:
    chart = pairs(theme_pairs=make_pairs(TOGETHER, RARE), order="lift")
    assert [row["name"] for row in rows_of(chart, "name")] == ["Oil + Trade", "Declaration + Exercises"]


def test_too_few_texts_are_told() -> None:
    chart = pairs(theme_pairs=make_pairs(TOGETHER, company="too few"))
    assert [row["name"] for row in rows_of(chart, "name")] == ["Declaration + Exercises"]
    assert style.read_caption(chart).note.startswith("Too few texts to tell any pair from chance")


FOLLOWING = {
    "theme": "oil",
    "label": "Oil",
    "n_independent": 6,
    "n_texts": 20,
    "share": 0.3,
    "share_other": 0.1,
    "p": 0.01,
}


def test_what_follows_stands_beside_other_times() -> None:
    chart = follows(theme_follows=frame(columns.THEME_FOLLOWS, [{**FOLLOWING, "company": "more than chance"}]))
    [row] = rows_of(chart, "name")
    assert (row["n_independent"], row["expected"], row["mark"]) == (6, 2.0, "6 of 20, else 10.0%")
    assert style.read_caption(chart).title == "Oil comes up more after visits"
    assert selections_of(chart) == [("theme", ["theme"])]


def test_nothing_sure_follows() -> None:
    chart = follows(theme_follows=frame(columns.THEME_FOLLOWS, [{**FOLLOWING, "company": "too few"}]))
    assert style.read_caption(chart).title == "No theme comes up more after visits"


def test_directions() -> None:
    row = {"theme": "d", "label": "Declaration", "pair": "AZE+TUR", "pair_name": "Azerbaijan – Türkiye", "n_visits": 8}
    chart = directions(theme_directions=frame(columns.THEME_DIRECTIONS, [row]))
    assert style.read_caption(chart).title == "Declaration, Azerbaijan – Türkiye: 8 visits"
    assert selections_of(chart) == [("theme", ["theme"])]


def on_visit(number: int, label: str, n_articles: int = 1) -> dict[str, Any]:
    start = pd.Timestamp(2021, 1, 1) + pd.Timedelta(days=number)
    return {
        "theme": label.lower(),
        "label": label,
        "visit_id": f"v{number:02}",
        "start": start,
        "n_articles": n_articles,
    }


def test_latest_visits_have_cells() -> None:
    table = frame(columns.THEME_VISITS, [on_visit(number, "Oil", number + 1) for number in range(14)])
    chart = visits(theme_visits=table, most_visits=12)
    assert [row["visit_id"] for row in rows_of(chart, "visit_id")] == [f"v{number:02}" for number in range(2, 14)]
    assert style.read_caption(chart).title == "Oil: on 12 of 12 visits"
    assert style.read_caption(chart).note == "The latest 12; 2 more are in the data."
    assert selections_of(chart) == [("visit", ["visit_id"]), ("days", ["x"])]


def test_a_visit_without_a_day_is_left_to_the_data() -> None:
    chart = visits(theme_visits=frame(columns.THEME_VISITS, [{**on_visit(1, "Oil"), "start": None}]))
    assert style.read_caption(chart).title == "No visit speaks of a theme"


@pytest.mark.parametrize(
    ("draw", "name", "title"),
    [
        (pairs, "THEME_PAIRS", "No two themes in one text"),
        (follows, "THEME_FOLLOWS", "Nothing follows these visits"),
        (directions, "THEME_DIRECTIONS", "No visit speaks of a theme"),
        (visits, "THEME_VISITS", "No visit speaks of a theme"),
    ],
)
def test_nothing_to_show(draw: Any, name: str, title: str) -> None:
    chart = draw(**{name.lower(): frame(getattr(columns, name), [])})
    assert style.read_caption(chart).title == title
    assert style.read_caption(chart).alt.endswith("nothing to show.")
