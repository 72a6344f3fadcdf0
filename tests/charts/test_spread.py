"""The chart of how shared paragraphs spread."""

from typing import Any

import pandas as pd

from charts import style
from charts.spread import spread
from loaders import columns
from tests.charts.conftest import frame, rows_of, selections_of


def use(cluster: str, article: str, day: str, *, first: bool = False, likeness: float = 1.0) -> dict[str, Any]:
    text = f"The paragraph {cluster} of <b>which</b> many tell in the same words, one after the other, for years."
    told = {"cluster": cluster, "article_id": article, "published": day, "text": text, "start": 40, "n_articles": 4}
    return {**told, "first": first, "likeness": likeness, "outlet": f"Outlet {article}"}


FIRST = frame(columns.PASSAGES, [use("t1", "a", "2021-01-01", first=True)])
USES = frame(
    columns.PASSAGES,
    [
        use("t1", "a", "2021-01-01", first=True),
        use("t1", "b", "2021-01-08"),
        use("t1", "c", "2021-01-08"),
        use("t1", "d", "2021-01-08", likeness=0.8),
    ],
)


def test_uses_stand_by_days_after_the_first() -> None:
    rows = rows_of(spread(passages=USES, firsts=FIRST), "days")
    assert [(row["days"], row["how"], row["n"]) for row in rows] == [
        (0, "first", 1),
        (7, "edited", 1),
        (7, "word for word", 2),
    ]
    assert rows[2]["who"] == "Outlet b and Outlet c"


def test_a_first_use_outside_the_selection_is_drawn() -> None:
    rows = rows_of(spread(passages=USES[~USES["first"]], firsts=FIRST), "days")
    assert rows[0]["how"] == "first"
    assert rows[0]["article_id"] == "a"


def test_click_gives_article_and_place() -> None:
    chart = spread(passages=USES, firsts=FIRST)
    assert selections_of(chart) == [("use", ["article_id", "at"])]
    assert {(row["article_id"], row["at"]) for row in rows_of(chart, "days")} == {("a", 40), ("b", 40), ("d", 40)}
    assert style.read_caption(chart).title == "The most widely used: 4 articles"
    assert "“The paragraph t1 of <b>which</b>" in style.read_caption(chart).alt


def test_no_more_rows_than_asked_for() -> None:
    firsts = pd.concat([frame(columns.PASSAGES, [use(f"t{n}", "a", "2021-01-01", first=True)]) for n in range(5)])
    uses = pd.concat([frame(columns.PASSAGES, [use(f"t{n}", "b", "2021-01-02")]) for n in range(5)])
    rows = rows_of(spread(passages=uses, firsts=firsts, most=3), "days")
    assert len({row["name"] for row in rows}) == 3


def test_nothing_to_show() -> None:
    nothing = frame(columns.PASSAGES, [])
    assert style.read_caption(spread(passages=nothing, firsts=nothing)).title == "No paragraph is used again"
