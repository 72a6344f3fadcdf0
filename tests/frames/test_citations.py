"""Articles as citations that a reference manager can read."""

import json
import re

import pandas as pd
import pytest

from loaders.columns import ARTICLES
from loaders.frames import Filters, articles, cited, one_article, visits
from loaders.frames.citations import authors_of, cite
from loaders.frames.conform import conform


def test_an_article_is_an_entry_with_its_words(corpus) -> None:
    found = one_article(corpus, "003_5399b3df569d0065")
    text = cite(corpus, found, "bibtex").decode()
    assert text.startswith("@article{003_5399b3df569d0065,\n")
    assert "  year = {2024},\n  month = {dec},\n" in text
    assert "note = {" in text


def test_csl_has_what_a_processor_needs(corpus) -> None:
    items = json.loads(cite(corpus, articles(corpus, Filters()), "csl"))
    assert len(items) == 5
    assert {item["type"] for item in items} == {"article-newspaper"}
    assert all(len(item["issued"]["date-parts"][0]) == 3 for item in items)
    assert items[0]["issued"] == {"date-parts": [[2024, 12, 23]]}
    assert all(item["title"] and item["id"] for item in items)
    assert not [item for item in items for value in item.values() if value in (None, "", [])]


def test_a_visit_is_cited_by_its_own_articles(corpus) -> None:
    found = visits(corpus, Filters())
    three = found[found["n_articles"] == 3]
    assert cited(corpus, three)["article_id"].tolist() == sorted(
        three["articles"].iloc[0], key=lambda one: (corpus.published[corpus.numbers[one]], one)
    )
    assert len(cited(corpus, found)) == 5
    assert cited(corpus, found.iloc[:0]).empty


@pytest.mark.parametrize(("form", "nothing_told"), [("bibtex", b""), ("csl", b"[]")])
def test_no_article_is_an_empty_file(corpus, form, nothing_told) -> None:
    assert cite(corpus, articles(corpus, Filters(search="zebra")), form) == nothing_told


def make(**values: object) -> pd.DataFrame:
    known = {"published": pd.Timestamp("2024-03-06"), "title": "t", **values}
    return conform(pd.DataFrame([known]), ARTICLES)


def test_signs_that_latex_reads_are_written(corpus) -> None:
    row = make(
        article_id="003_5399b3df569d0065",
        title="50% {of}\n$1 & #2_\\",
        byline="By A. Əliyev and B. Smith; C",
        url="http://a.b/c_{d}",
    )
    text = cite(corpus, row, "bibtex").decode()
    assert r"title = {50\% \{of\} \$1 \& \#2\_\textbackslash{}}" in text
    assert "author = {{A. Əliyev} and {B. Smith} and {C}}" in text
    assert "url = {http://a.b/c_%7Bd%7D}" in text


def test_ids_that_come_out_alike_stay_apart(corpus) -> None:
    frame = articles(corpus, Filters()).head(2)
    doubled = pd.concat([frame.head(1)] * 2)
    keys = re.findall(r"@article\{([^,]+),", cite(corpus, doubled, "bibtex").decode())
    assert len(set(keys)) == 2


def test_bylines() -> None:
    assert authors_of("by Reuters") == ["Reuters"]
    assert authors_of(pd.NA) == []
