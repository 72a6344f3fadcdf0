"""Articles near to one: by shared paragraphs and by visits."""

from loaders.frames import Corpus
from loaders.frames.kin import KIN, kin


def test_copies_and_reports_of_the_same_visit_are_kin(corpus: Corpus) -> None:
    found = kin(corpus, "002_0475bb5ebcffa610")
    assert list(found.columns) == list(KIN)
    assert "002_0475bb5ebcffa610" not in set(found["article_id"])
    assert found["n_passages"].iloc[0] >= found["n_passages"].iloc[-1]
    assert (found["n_passages"] + found["n_visits"] > 0).all()
    back = kin(corpus, str(found["article_id"].iloc[0]))
    assert "002_0475bb5ebcffa610" in set(back["article_id"])


def test_no_kin_of_an_unknown_article(corpus: Corpus) -> None:
    assert kin(corpus, "no such article").empty


def test_only_so_many(corpus: Corpus) -> None:
    assert len(kin(corpus, "002_0475bb5ebcffa610", most=1)) == 1
