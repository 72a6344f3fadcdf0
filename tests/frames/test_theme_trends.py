"""Frames of themes over time: shares of independent texts, rising and falling, bursts."""

from datetime import date, timedelta

import pandas as pd
import pytest

from loaders.frames import Filters, open_corpus, theme_periods, theme_trends
from loaders.models import Analysis, Article, Mention
from tests.sample import publish_analyses


def tell(number: int, day: date, *, oil: bool, text: str = "", outlet: str | None = None) -> Analysis:
    text = (
        text or f"Of number {number} it was said that {'oil was found' if oil else 'nothing was'} in the year {number}."
    )
    found = (Mention(text.index("oil"), text.index("oil") + 3, "theme", "oil", "Oil"),) if oil else ()
    return Analysis(Article(f"a{number:04}", day, text, source="a.txt", outlet=outlet), (), found, (), ())


def months(*counts: tuple[int, int]) -> list[Analysis]:
    """For each month how many articles speak of oil, and how many there are."""
    told, number = [], 0
    for month, (oil, all_) in enumerate(counts):
        for place in range(all_):
            number += 1
            told.append(tell(number, date(2021 + month // 12, month % 12 + 1, 1 + place % 28), oil=place < oil))
    return told


def test_share_of_the_periods_independent_texts(store) -> None:
    corpus = open_corpus(
        publish_analyses(store, months((2, 4), (0, 2), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (3, 3)))
    )
    frame = theme_periods(corpus, Filters())
    assert frame["unit"].unique().tolist() == ["month"]
    told = frame[["period", "n_independent", "n_texts", "share"]].to_numpy().tolist()
    assert told == [
        [pd.Timestamp("2021-01-01"), 2, 4, 0.5],
        [pd.Timestamp("2021-02-01"), 0, 2, 0.0],
        [pd.Timestamp("2021-08-01"), 3, 3, 1.0],
    ]
    assert (frame["low"] <= frame["share"]).all()
    assert (frame["share"] <= frame["high"]).all()


def test_copies_are_neither_counted_nor_weighed(store) -> None:
    told = [tell(n, date(2021, 1, 1 + n // 2), oil=True) for n in range(4)] + [tell(9, date(2021, 1, 9), oil=False)]
    corpus = open_corpus(publish_analyses(store, told, copies={"a0001": "a0000", "a0002": "a0000", "a0003": "a0000"}))
    frame = theme_periods(corpus, Filters())
    assert frame["unit"].unique().tolist() == ["day"]
    counted = frame[["period", "n_articles", "n_independent", "n_texts"]].to_numpy().tolist()
    assert counted == [[pd.Timestamp("2021-01-01"), 2, 1, 1], [pd.Timestamp("2021-01-09"), 0, 0, 1]]
    [row] = theme_trends(corpus, Filters()).to_dict("records")
    assert (row["n_articles"], row["n_independent"]) == (4, 1)
    assert row["last_seen"] == pd.Timestamp("2021-01-02")


@pytest.mark.parametrize(
    ("counts", "direction"),
    [
        ([(2, 20), (4, 20), (8, 20), (14, 20)], "rising"),
        ([(14, 20), (8, 20), (4, 20), (2, 20)], "falling"),
        ([(5, 20), (6, 20), (5, 20), (6, 20)], "steady"),
        ([(0, 20), (1, 20), (2, 20), (4, 20)], "too few"),
    ],
)
def test_direction(store, counts: list[tuple[int, int]], direction: str) -> None:
    [row] = theme_trends(open_corpus(publish_analyses(store, months(*counts))), Filters()).to_dict("records")
    assert row["direction"] == direction
    before, after = sum(own for own, _ in counts[:2]) / 40, sum(own for own, _ in counts[2:]) / 40
    assert (row["share_before"], row["share_after"]) == (before, after)
    assert row["low_before"] <= before <= row["high_before"]
    assert row["turn"] == pd.Timestamp("2021-03-01")


def both(*counts: tuple[str, int, int, int]) -> list[Analysis]:
    """For each outlet and month of 2021 how many articles speak of oil, and how many there are."""
    told: list[Analysis] = []
    for outlet, month, oil, all_ in counts:
        day, begin = date(2021, month, 1), len(told)
        told += [tell(begin + n, day, oil=n <= oil, outlet=outlet) for n in range(1, all_ + 1)]
    return told


def test_another_outlet_is_no_rise(store) -> None:
    wire = [("Wire", month, 2, 40) for month in (1, 2, 3)]
    house = [("House", month, 20, 40) for month in (4, 5, 6)]
    [row] = theme_trends(open_corpus(publish_analyses(store, both(*wire, *house))), Filters()).to_dict("records")
    assert row["direction"] == "steady"
    assert row["share_before"] == pytest.approx(row["share_after"])
    assert pd.isna(row["turn"])
    assert row["bursts"] == ()


def test_a_rise_within_an_outlet_counts_beside_another(store) -> None:
    wire = [("Wire", month, oil, 40) for month, oil in ((1, 2), (2, 10), (3, 20))]
    house = [("House", month, 4, 40) for month in (3, 4, 5)]
    [row] = theme_trends(open_corpus(publish_analyses(store, both(*wire, *house))), Filters()).to_dict("records")
    assert row["direction"] == "rising"
    assert row["share_before"] < row["share_after"]


def test_outlets_of_one_period_cannot_be_compared(store) -> None:
    told = both(("Wire", 1, 20, 40), ("House", 2, 30, 40), ("Post", 3, 40, 40))
    [row] = theme_trends(open_corpus(publish_analyses(store, told)), Filters()).to_dict("records")
    assert row["direction"] == "too few"


def test_a_burst_stands_where_it_was(store) -> None:
    counts = [(1, 20)] * 4 + [(12, 20), (13, 20)] + [(1, 20)] * 6
    corpus = open_corpus(publish_analyses(store, months(*counts)))
    frame = theme_periods(corpus, Filters())
    assert frame[frame["burst"]]["period"].dt.month.tolist() == [5, 6]
    [row] = theme_trends(corpus, Filters()).to_dict("records")
    assert [tuple(str(day)[:10] for day in burst) for burst in row["bursts"]] == [("2021-05-01", "2021-06-01")]
    assert (row["first_seen"], row["last_seen"]) == (pd.Timestamp("2021-01-01"), pd.Timestamp("2021-12-01"))


@pytest.mark.parametrize(
    ("days", "unit"),
    [(1, "day"), (45, "day"), (46, "week"), (200, "week"), (201, "month"), (3000, "quarter"), (9000, "year")],
)
def test_the_finest_unit_that_fits(store, days: int, unit: str) -> None:
    told = [tell(n, date(1990, 1, 1) + timedelta(days=days * n // 99), oil=True) for n in range(100)]
    assert theme_periods(open_corpus(publish_analyses(store, told)), Filters())["unit"].unique().tolist() == [unit]


def test_nothing_selected_has_no_time(corpus, nothing) -> None:
    for frames in (theme_periods, theme_trends):
        assert frames(corpus, Filters(search="zebra")).empty
        assert frames(nothing, Filters()).empty


def test_one_article_shows_no_trend(corpus) -> None:
    assert set(theme_trends(corpus, Filters(outlet=("News.az",)))["direction"]) == {"too few"}
