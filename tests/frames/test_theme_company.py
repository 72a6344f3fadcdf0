"""Frames of the company of themes: pairs, countries, visits, and what follows a visit."""

from datetime import date, timedelta

import pandas as pd
import pytest

from loaders.frames import (
    Filters,
    follow_pairs,
    open_corpus,
    theme_directions,
    theme_follows,
    theme_pairs,
    theme_visits,
    themes,
    visit_themes,
)
from loaders.models import Analysis, Article, Mention, VisitReport
from tests.sample import publish_analyses

WORDS = {"oil": "oil", "ice": "pack ice", "France": "FRA", "Malta": "MLT"}


def tell(number: int, *said: str, day: date = date(2024, 1, 1), visit: date | None = None) -> Analysis:
    text = f"Number {number} of many: {' and '.join(said) or 'nothing'} to begin with."
    article = Article(f"a{number:03}", day, text, source="a.txt")
    mentions = []
    for word in said:
        start = text.index(word)
        country = WORDS[word] if word[0].isupper() else None
        kind, key = ("country", WORDS[word]) if country else ("theme", word)
        mentions.append(Mention(start, start + len(word), kind, key, word, country))  # type: ignore[arg-type]
    reports = ()
    if visit:
        told = [word for word in said if word[0].islower()]
        report = VisitReport(
            f"a{number:03}#0", article.id, visitor_country="FRA", host_country="MLT", start=visit, end=visit,
            date_precision="day", date_basis="stated", themes=tuple(told),
        )  # fmt: skip
        reports = (report,)
    return Analysis(article, (), tuple(mentions), (), reports)


def test_company_is_told_from_chance(store) -> None:
    told = [tell(n, "oil", "ice") for n in range(8)]
    told += [tell(n, "oil") for n in range(8, 10)] + [tell(n, "ice") for n in range(10, 12)]
    told += [tell(n) for n in range(12, 40)]
    [row] = theme_pairs(open_corpus(publish_analyses(store, told)), Filters()).to_dict("records")
    assert (row["n_both"], row["n_independent"], row["company"]) == (8, 8, "more than chance")
    assert row["expected"] == pytest.approx(10 * 10 / 40)
    assert row["lift"] == pytest.approx(8 / 2.5)
    assert row["q"] < 0.001


@pytest.mark.parametrize(("both", "company"), [(2, "too few"), (3, "as chance")])
def test_company_by_chance_and_by_too_few(store, both: int, company: str) -> None:
    told = [tell(n, "oil", "ice") for n in range(both)] + [tell(both, "oil"), tell(both + 1, "ice"), tell(both + 2)]
    assert theme_pairs(open_corpus(publish_analyses(store, told)), Filters())["company"].tolist() == [company]


def test_pairs_of_the_five(corpus) -> None:
    pairs = theme_pairs(corpus, Filters())
    counts = themes(corpus, Filters()).set_index("theme")["n_independent"]
    for row in pairs.itertuples():
        assert row.expected == counts[row.theme_a] * counts[row.theme_b] / 5
        assert row.n_independent <= row.n_both <= 5


def test_directions_join_both_ways(corpus) -> None:
    frame = theme_directions(corpus, Filters())
    assert set(frame["pair"]) == {"AZE+TUR"}
    assert frame["n_visits"].max() <= 8
    assert (frame["n_independent"] <= frame["n_articles"]).all()


def test_visits_speak_of_what_their_reports_do(corpus) -> None:
    frame = theme_visits(corpus, Filters())
    assert frame["start"].is_monotonic_increasing
    assert len(frame.drop_duplicates(["visit_id", "theme"])) == len(frame)
    told = corpus.query(
        "SELECT DISTINCT visit_id, unnest(themes) AS theme "
        "FROM visit_reports JOIN reports USING (report_id) ORDER BY ALL"
    )
    shown = frame.sort_values(["visit_id", "theme"])
    assert shown["visit_id"].tolist() == told["visit_id"].to_pylist()
    assert shown["theme"].tolist() == told["theme"].to_pylist()


def test_themes_of_one_visit_tell_what_was_only_pasted(corpus) -> None:
    visit_id = corpus.visits.loc[corpus.visits["n_articles"] == 3, "visit_id"].iloc[0]
    found = visit_themes(corpus, visit_id).set_index("theme")
    frame = theme_visits(corpus, Filters())
    assert set(found.index) == set(frame[frame["visit_id"] == visit_id]["theme"])
    assert (found["n_independent"] <= found["n_articles"]).all()
    assert found["n_articles"].max() <= 3
    assert visit_themes(corpus, "never").empty


DAY = date(2024, 3, 1)


def following(days: int, *said: str, number: int) -> Analysis:
    return tell(number, "France", "Malta", *said, day=DAY + timedelta(days=days))


def test_thirty_days_after_a_visit(store) -> None:
    told = [
        tell(0, "France", "Malta", day=DAY, visit=DAY),
        following(1, "oil", number=1),
        following(30, "oil", number=2),
        following(31, "oil", number=3),
        following(-1, "ice", number=4),
        tell(5, "France", "oil", day=DAY + timedelta(days=3)),
    ]
    corpus = open_corpus(publish_analyses(store, told))
    [row] = theme_follows(corpus, Filters()).to_dict("records")
    assert (row["theme"], row["n_articles"], row["n_independent"], row["n_texts"]) == ("oil", 2, 2, 2)
    assert (row["n_other"], row["n_texts_other"], row["company"]) == (1, 3, "too few")
    one = corpus.visits["visit_id"].iloc[0]
    assert theme_follows(corpus, Filters(), visit_id=one).equals(theme_follows(corpus, Filters()))
    assert theme_follows(corpus, Filters(), visit_id="never").empty
    assert follow_pairs(corpus, Filters()) == {"FRA+MLT": "France – Malta"}
    assert theme_follows(corpus, Filters(), pair="FRA+MLT").equals(theme_follows(corpus, Filters()))
    assert theme_follows(corpus, Filters(), pair="AZE+TUR").empty


def test_more_after_a_visit_than_at_other_times(store) -> None:
    told = [tell(0, "France", "Malta", day=DAY, visit=DAY)]
    told += [following(n, "oil", number=n) for n in range(1, 13)]
    told += [following(-n, *(["oil"] if n == 1 else ["ice"]), number=100 + n) for n in range(1, 13)]
    frame = theme_follows(open_corpus(publish_analyses(store, told)), Filters()).set_index("theme")
    assert frame.loc["oil", "company"] == "more than chance"
    assert (frame.loc["oil", "share"], frame.loc["oil", "share_other"]) == (1.0, pytest.approx(1 / 13))


def test_nothing_selected_has_no_company(corpus, nothing) -> None:
    for frames in (theme_pairs, theme_directions, theme_visits, theme_follows):
        assert frames(corpus, Filters(search="zebra")).empty
        assert frames(nothing, Filters()).empty
        assert isinstance(frames(nothing, Filters()), pd.DataFrame)
