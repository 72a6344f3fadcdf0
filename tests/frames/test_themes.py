"""Frames of themes: what is counted, and what is pasted."""

from datetime import date

import pandas as pd

from loaders.frames import Filters, open_corpus, passages, theme_months, themes
from loaders.models import Analysis, Article, Mention
from tests.sample import publish_analyses

PASTED = "The two armies hold joint drills every year."


def tell(article_id: str, day: int, lead: str) -> Analysis:
    text = f"{lead}\n\n{PASTED}"
    article = Article(article_id, date(2024, 1, day), text, source=f"{article_id}.txt")
    found = [i for i in range(len(text)) if text.startswith("joint drills", i)]
    return Analysis(article, (), tuple(Mention(i, i + 12, "theme", "drills", "Drills") for i in found), (), ())


def test_pasted_paragraphs_are_counted_apart(store) -> None:
    told = [tell("a", 1, "First."), tell("b", 2, "Second."), tell("c", 3, "They spoke of joint drills.")]
    row = themes(open_corpus(publish_analyses(store, told)), Filters()).iloc[0]
    assert (row["n_articles"], row["n_mentions"]) == (3, 4)
    assert (row["n_independent"], row["n_articles_pasted"], row["n_mentions_pasted"]) == (2, 1, 2)
    assert row["share"] == 1
    assert (row["first_seen"], row["last_seen"]) == (pd.Timestamp(2024, 1, 1), pd.Timestamp(2024, 1, 3))


def test_counts_add_up(corpus, many) -> None:
    for frame in (themes(corpus, Filters()), themes(many, Filters(visitor=("TUR",)))):
        assert (frame["n_articles"] == frame["n_independent"] + frame["n_articles_pasted"]).all()
        assert frame["n_articles"].is_monotonic_decreasing


def test_months_add_up_to_the_themes(many) -> None:
    by_month = theme_months(many, Filters()).groupby("theme")["n_articles"].sum()
    assert by_month.to_dict() == themes(many, Filters()).set_index("theme")["n_articles"].to_dict()
    assert (theme_months(many, Filters())["n_selected"] >= theme_months(many, Filters())["n_articles"]).all()


def test_a_copy_of_an_article_is_no_text_of_its_own(store) -> None:
    told = [tell("a", 1, "They praised joint drills."), tell("b", 2, "All praised joint drills."), tell("c", 3, "Fog.")]
    row = themes(open_corpus(publish_analyses(store, told, copies={"b": "a"})), Filters()).iloc[0]
    assert (row["n_articles"], row["n_independent"], row["n_articles_pasted"]) == (3, 1, 2)


def test_passages_begin_with_their_first(corpus) -> None:
    frame = passages(corpus, Filters())
    for _, group in frame.groupby("cluster"):
        assert group["first"].tolist() == [True] + [False] * (len(group) - 1)
        assert group["n_articles"].iloc[0] == group["article_id"].nunique()
        assert group["text"].nunique() == 1


def test_passages_can_be_few(corpus) -> None:
    assert passages(corpus, Filters(), limit=2)["cluster"].nunique() == 2
