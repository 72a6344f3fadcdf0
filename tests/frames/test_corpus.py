"""A corpus is read by many at once, while others replace it."""

from concurrent.futures import ThreadPoolExecutor

from loaders.frames import Filters, articles, count, facet, facts, open_corpus, rejects, sources, themes, visits
from tests.sample import fill_sample, fill_synthetic


def test_threads_share_a_corpus(many) -> None:
    def look(i: int) -> tuple[int, int, int, int]:
        filters = Filters(search="story", visitor=("TUR",) if i % 2 else ("AZE",))
        return (
            len(articles(many, filters, limit=5)), len(visits(many, filters)),
            len(facet(many, filters, "person")), len(themes(many, filters)),
        )  # fmt: skip

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(look, range(64)))
    assert set(found[::2]) == {look(0)}
    assert set(found[1::2]) == {look(1)}


def test_a_reader_keeps_its_version_while_another_is_published(store) -> None:
    old = open_corpus(fill_sample(store))
    fill_synthetic(store, 20)
    fill_synthetic(store, 30)
    assert count(old, Filters()).articles == 5
    assert len(articles(old, Filters(search="logistics"))) == 1
    new = open_corpus(store)
    assert count(new, Filters()).articles == 30
    assert new.version != old.version


def test_what_was_read_and_refused_is_known(corpus) -> None:
    assert facts(corpus)["n_articles"] == 5
    assert facts(corpus)["version"] == corpus.version
    assert rejects(corpus)["reason"].tolist() == ["the file is empty"]
    read = sources(corpus)
    assert (read["n_articles"].sum(), read["n_rejects"].sum()) == (5, 1)
