"""Frames of articles: order, pages, snippets, and the article itself."""

import pytest

from loaders.frames import Filters, article, articles, ignored, mentions, months

ALL = Filters()


def test_pages_of_rows_join_to_the_whole(many) -> None:
    whole = articles(many, ALL)
    pages = [articles(many, ALL, limit=70, offset=first) for first in range(0, 300, 70)]
    assert [row for page in pages for row in page["article_id"]] == whole["article_id"].tolist()


@pytest.mark.parametrize("order", ["published", "title", "outlet", "n_words", "reused_share", "n_visits"])
def test_orders_are_reversible(many, order) -> None:
    column = "visits" if order == "n_visits" else order
    up = [len(v) if order == "n_visits" else v for v in articles(many, ALL, order=order, descending=False)[column]]
    key = str.lower if order in ("title", "outlet") else None
    assert up == sorted(up, key=key)
    down = [len(v) if order == "n_visits" else v for v in articles(many, ALL, order=order)[column]]
    assert down == sorted(up, key=key, reverse=True)


def test_an_unknown_order_is_named(corpus) -> None:
    with pytest.raises(ValueError, match=r"'colour'.*published"):
        articles(corpus, ALL, order="colour")


def test_a_search_ranks_and_marks(corpus) -> None:
    found = articles(corpus, Filters(search="logistics"), order="relevance")
    assert found["article_id"].tolist() == ["002_0475bb5ebcffa610"]
    assert "\ue000logistics\ue001" in found["snippet"][0]


def test_snippets_are_missing_without_a_search(corpus) -> None:
    assert articles(corpus, ALL)["snippet"].isna().all()


def test_what_a_query_means_is_told(corpus) -> None:
    assert ignored(corpus, '"open') == ('a quotation mark without its partner: "',)
    assert ignored(corpus, "joint drills") == ()


def test_a_row_knows_its_visits_and_countries(corpus) -> None:
    row = articles(corpus, ALL).set_index("article_id").loc["004_6935ff9cce66302f"]
    assert len(row["visits"]) == 3
    assert set(row["countries"]) == {"AZE", "TUR", "ARM"}
    assert 0 < row["reused_share"] < 1
    assert row["outlet"] == "Azernews"


def test_the_article_comes_back_as_it_was_read(corpus) -> None:
    found = article(corpus, "003_5399b3df569d0065")
    assert found is not None
    assert "Bayraktaroglu" in found.text
    assert found.segments
    assert article(corpus, "no such article") is None


def test_mentions_stand_where_they_say(corpus) -> None:
    text = article(corpus, "004_6935ff9cce66302f").text
    named = mentions(corpus, "004_6935ff9cce66302f").query("kind == 'country'")
    assert {text[m.start : m.end] for m in named.itertuples()} <= {"Azerbaijan", "Turkey", "Türkiye", "Armenia"}


def test_months_count_every_article(many) -> None:
    assert months(many, ALL)["n_articles"].sum() == 300
