"""Frames of shared text: who had a paragraph first, and which articles are copies."""

from datetime import date

from loaders.columns import COPIES
from loaders.frames import Filters, copies, first_uses, open_corpus, passages
from loaders.models import Analysis, Article
from tests.sample import publish_analyses

SHARED = "The two armies hold joint drills every year."


def tell(article_id: str, day: int, outlet: str, lead: str) -> Analysis:
    text = f"{lead}\n\n{SHARED}"
    return Analysis(Article(article_id, date(2024, 1, day), text, outlet=outlet, source="a.txt"), (), (), (), ())


TOLD = [tell("a", 1, "One", "First of all."), tell("b", 2, "Two", "Later on."), tell("c", 3, "Two", "At last.")]


def test_the_first_use_is_known_outside_the_selection(store) -> None:
    corpus = open_corpus(publish_analyses(store, TOLD))
    chosen = passages(corpus, Filters(outlet=("Two",)))
    assert chosen["article_id"].tolist() == ["b", "c"]
    assert not chosen["first"].any()
    firsts = first_uses(corpus, chosen["cluster"].unique().tolist())
    assert firsts[["article_id", "text", "n_articles"]].to_numpy().tolist() == [["a", SHARED, 3]]
    assert first_uses(corpus, []).empty


def test_copies_are_told_by_their_source(store) -> None:
    corpus = open_corpus(publish_analyses(store, TOLD, copies={"b": "a", "c": "a"}))
    [row] = copies(corpus, Filters()).to_dict("records")
    assert (row["article_id"], row["n_copies"], row["n_all"], row["outlets"]) == ("a", 2, 3, ("One", "Two"))
    assert copies(corpus, Filters(search="last")).loc[0, "n_copies"] == 1
    assert copies(corpus, Filters(outlet=("One",))).empty


def test_all_copies_of_one_text(store) -> None:
    same = [tell(name, day, "One", "First of all.") for day, name in enumerate("abc", 1)]
    corpus = open_corpus(publish_analyses(store, same, copies={"b": "a", "c": "a"}))
    assert copies(corpus, Filters())["n_copies"].tolist() == [2]
    assert copies(corpus, Filters(reuse=False)).empty


def test_nothing_has_no_copies(nothing) -> None:
    assert list(copies(nothing, Filters()).columns) == list(COPIES)
    assert copies(nothing, Filters()).empty
