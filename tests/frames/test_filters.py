"""What the filters let through."""

from dataclasses import replace
from datetime import date

import pytest

from loaders.frames import Filters, articles, count, facet, visits

CASES = [
    (Filters(), 8, 5),
    (Filters(visitor=("AZE",)), 3, 2),
    (Filters(visitor=("TUR",)), 5, 4),
    (Filters(visitor=("TUR", "AZE")), 8, 5),
    (Filters(host=("TUR",)), 3, 2),
    (Filters(person=("Hulusi Akar",)), 2, 2),
    (Filters(kind=("working",)), 1, 1),
    (Filters(status=("ongoing",)), 4, 4),
    (Filters(level=("deputy minister",)), 1, 1),
    (Filters(outlet=("News.az",)), 1, 1),
    (Filters(theme=("defence-industry",)), 2, 1),
    (Filters(search="logistics"), 2, 1),
    (Filters(search='"land forces" bayraktaroglu'), 1, 1),
    (Filters(since=date(2024, 12, 1)), 1, 1),
    # The archive visit of 2023 is told in an article of 2024: the date chooses the visit, and with it the article.
    (Filters(until=date(2023, 12, 31), since=date(2023, 1, 1)), 1, 1),
    (Filters(since=date(2022, 2, 2), until=date(2022, 2, 2)), 1, 1),
    (Filters(visitor=("FRA",)), 0, 0),
    (Filters(search="logistics", visitor=("AZE",)), 0, 0),
]


@pytest.mark.parametrize(("filters", "n_visits", "n_articles"), CASES)
def test_counts(corpus, filters, n_visits, n_articles) -> None:
    counted = count(corpus, filters)
    assert (counted.visits, counted.articles) == (n_visits, n_articles)
    assert len(visits(corpus, filters)) == n_visits
    assert len(articles(corpus, filters)) == n_articles


@pytest.mark.parametrize("field", ["visitor", "host", "person", "kind", "status", "level", "judgement", "source"])
@pytest.mark.parametrize("filters", [Filters(), Filters(search="regional"), Filters(visitor=("TUR",))])
def test_a_facet_counts_what_choosing_it_leaves(many, field, filters) -> None:
    for value, n in facet(many, filters, field)[["value", "n"]].itertuples(index=False):
        assert count(many, replace(filters, **{field: (value,)})).visits == n


@pytest.mark.parametrize("field", ["theme", "outlet"])
def test_a_facet_of_articles_counts_articles(many, field) -> None:
    for value, n in facet(many, Filters(), field)[["value", "n"]].itertuples(index=False):
        assert count(many, Filters(**{field: (value,)})).articles == n


def test_a_facet_ignores_its_own_choice(corpus) -> None:
    chosen = facet(corpus, Filters(visitor=("AZE",)), "visitor")
    assert dict(zip(chosen["value"], chosen["n"], strict=True)) == {"TUR": 5, "AZE": 3}
    assert set(chosen["label"]) == {"Türkiye", "Azerbaijan"}


def test_a_facet_of_no_field_says_which_there_are(corpus) -> None:
    with pytest.raises(ValueError, match="visitor"):
        facet(corpus, Filters(), "search")


def test_active_names_what_was_chosen() -> None:
    assert Filters(search="x", host=("AZE",)).active == ("search", "host")
