"""The five articles as they are built: what recurs in them, and what is only repeated."""

from collections.abc import Iterator

import pytest

from loaders.frames import Corpus, Filters, copies, first_uses, open_corpus, passages, themes, visit_themes
from loaders.frames.defaults import SEED_ARTICLES
from loaders.pipeline import build


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    store = tmp_path_factory.mktemp("five") / "store"
    build([SEED_ARTICLES], store, workers=1)
    corpus = open_corpus(store)
    yield corpus
    corpus.close()


def test_the_declaration_is_in_all_five_and_in_three_texts(five: Corpus) -> None:
    row = themes(five, Filters()).set_index("theme").loc["shusha-declaration"]
    assert (row["n_articles"], row["n_independent"], row["n_articles_pasted"]) == (5, 3, 2)


def test_its_paragraph_stands_three_times_and_was_written_once(five: Corpus) -> None:
    found = passages(five, Filters())
    declared = found[found["text"].str.startswith("The Shusha Declaration on Allied Relations")]
    assert declared["first"].tolist() == [True, False, False]
    assert declared["likeness"].tolist() == [1.0, 1.0, 1.0]
    assert declared["article_id"].str[:3].tolist() == ["002", "004", "001"]
    origins = first_uses(five, declared["cluster"].unique().tolist())
    assert origins["article_id"].str[:3].tolist() == ["002"]


def test_six_paragraphs_are_shared_and_no_article_is_a_copy(five: Corpus) -> None:
    assert passages(five, Filters())["cluster"].nunique() == 6
    assert copies(five, Filters()).empty


def test_what_a_visit_told_of_by_pasting_was_about(five: Corpus) -> None:
    visit = five.visits.loc[five.visits["n_articles"] == 3, "visit_id"].item()
    found = visit_themes(five, visit).set_index("theme")
    assert found.loc["shusha-declaration", "n_articles"] == 3
    assert found.loc["shusha-declaration", "n_independent"] == 1
