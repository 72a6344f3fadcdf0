"""Charts of themes: the numbers in them and what a click gives."""

from typing import Any

import pandas as pd
import pytest

from charts.themes import directions, frequency, pairs, rank_themes
from charts.trends import share_periods, trends
from loaders import columns
from tests.charts.conftest import frame


def theme(label: str, n_articles: int, pasted: int) -> dict[str, Any]:
    return {
        "theme": label.lower(),
        "label": label,
        "n_articles": n_articles,
        "n_mentions": n_articles * 3,
        "n_independent": n_articles - pasted,
        "n_articles_pasted": pasted,
        "n_mentions_pasted": pasted,
        "share": n_articles / 5,
    }


@pytest.fixture
def themes() -> pd.DataFrame:
    return frame(columns.THEMES, [theme("Exercises", 4, 0), theme("Declaration", 5, 2), theme("Medicine", 1, 1)])


def rows_of(chart: Any, name: str) -> list[dict[str, Any]]:
    specification = chart.to_dict()
    return next(rows for rows in specification["datasets"].values() if rows and name in rows[0])


def test_pasted_stand_apart(themes: pd.DataFrame) -> None:
    rows = rows_of(frequency(themes=themes), "part")
    told = {(row["label"], row["part"]): row["value"] for row in rows}
    assert told["Declaration", "written anew"] == 3
    assert told["Declaration", "only in pasted paragraphs"] == 2


def test_without_pasted_the_order_changes(themes: pd.DataFrame) -> None:
    ranked = rank_themes(themes, measure="articles", scale="count", pasted=False)
    assert ranked["label"].tolist() == ["Exercises", "Declaration"]


@pytest.mark.parametrize(("measure", "first"), [("articles", 1.0), ("mentions", 15 / 30)])
def test_share(themes: pd.DataFrame, measure: Any, first: float) -> None:
    ranked = rank_themes(themes, measure=measure, scale="share", pasted=True)
    assert ranked["value"].iloc[0] == pytest.approx(first)


def test_click_selects_the_theme(themes: pd.DataFrame) -> None:
    specification = frequency(themes=themes).to_dict()
    assert [(p["name"], p["select"]["fields"]) for p in specification["params"] if "select" in p] == [
        ("theme", ["theme"])
    ]


def test_title_and_alternative_text(themes: pd.DataFrame) -> None:
    meta = frequency(themes=themes).usermeta
    assert meta["title"] == "Declaration leads, in 5 articles"
    assert meta["alt"] == "Themes by articles: Declaration 5 articles, Exercises 4 articles and Medicine 1 article."


def test_a_shared_lead_is_told() -> None:
    themes = frame(columns.THEMES, [theme("Exercises", 4, 0), theme("Declaration", 4, 2), theme("Medicine", 1, 1)])
    assert frequency(themes=themes).usermeta["title"] == "2 themes lead, in 4 articles each"


def test_others_pale_beside_the_chosen(themes: pd.DataFrame) -> None:
    rows = rows_of(frequency(themes=themes, chosen=["medicine"]), "part")
    assert {row["opacity"] for row in rows if row["theme"] == "medicine"} == {1.0}
    assert {row["opacity"] for row in rows if row["theme"] != "medicine"} == {0.4}


def test_pairs() -> None:
    row = {"label_a": "Declaration", "label_b": "Exercises", "n_both": 4, "expected": 3.2, "lift": 1.25}
    chart = pairs(theme_pairs=frame(columns.THEME_PAIRS, [row]))
    assert rows_of(chart, "pair")[0]["pair"] == "Declaration + Exercises"
    assert chart.usermeta["title"] == "Declaration + Exercises: together in 4 articles"


def test_directions() -> None:
    row = {"label": "Declaration", "pair": "AZE+TUR", "pair_name": "Azerbaijan – Türkiye", "n_visits": 8}
    chart = directions(theme_directions=frame(columns.THEME_DIRECTIONS, [row]))
    assert chart.usermeta["title"] == "Declaration, Azerbaijan – Türkiye: 8 visits"


@pytest.fixture
def theme_months() -> pd.DataFrame:
    rows = [("Declaration", "2021-10-01", 2), ("Exercises", "2021-10-01", 1), ("Declaration", "2024-12-01", 1)]
    told = [
        {"theme": label.lower(), "label": label, "month": month, "n_articles": n, "n_independent": n, "n_selected": 2}
        for label, month, n in rows
    ]
    return frame(columns.THEME_MONTHS, told)


def test_trends_share_the_scale(theme_months: pd.DataFrame) -> None:
    bars = {bar.name: list(bar.y) for bar in trends(theme_months=theme_months).data}
    assert bars == {"Declaration": [-26, -13], "Exercises": [-13]}


def test_share_by_year(theme_months: pd.DataFrame) -> None:
    table = share_periods(theme_months, "year")
    assert table[["label", "n_selected", "share"]].to_numpy().tolist() == [
        ["Declaration", 2, 1.0],
        ["Declaration", 2, 0.5],
        ["Exercises", 2, 0.5],
    ]


def test_nothing_to_show(themes: pd.DataFrame, theme_months: pd.DataFrame) -> None:
    assert frequency(themes=themes.iloc[:0]).usermeta["title"] == "No theme"
    assert pairs(theme_pairs=frame(columns.THEME_PAIRS, [])).usermeta["title"] == "No two themes in one article"
    assert (
        directions(theme_directions=frame(columns.THEME_DIRECTIONS, [])).usermeta["title"]
        == "No visit speaks of a theme"
    )
    assert trends(theme_months=theme_months.iloc[:0]).layout.meta["title"] == "No theme to follow"
