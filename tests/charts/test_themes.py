"""Charts of themes: the numbers in them and what a click gives."""

from typing import Any

import pandas as pd
import pytest

from charts import style
from charts.themes import frequency, rank_themes
from loaders import columns
from tests.charts.conftest import frame, rows_of


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
    told = style.read_caption(frequency(themes=themes))
    assert told.title == "Declaration leads, in 5 articles"
    assert told.alt == "Themes by articles: Declaration 5 articles, Exercises 4 articles and Medicine 1 article."


def test_a_shared_lead_is_told() -> None:
    themes = frame(columns.THEMES, [theme("Exercises", 4, 0), theme("Declaration", 4, 2), theme("Medicine", 1, 1)])
    assert style.read_caption(frequency(themes=themes)).title == "2 themes lead, in 4 articles each"


def test_others_pale_beside_the_chosen(themes: pd.DataFrame) -> None:
    rows = rows_of(frequency(themes=themes, chosen=["medicine"]), "part")
    assert {row["opacity"] for row in rows if row["theme"] == "medicine"} == {1.0}
    assert {row["opacity"] for row in rows if row["theme"] != "medicine"} == {0.4}


def test_nothing_to_show(themes: pd.DataFrame) -> None:
    assert style.read_caption(frequency(themes=themes.iloc[:0])).title == "No theme"
