"""Records that go into the store come out the same."""

from dataclasses import replace
from datetime import date

import duckdb

from loaders.models import Analysis, Article, Evidence, Segment, Sentence, VisitReport
from loaders.store.articles import StoredArticles, read_reports
from loaders.store.opening import open_tables
from loaders.store.publishing import TABLES_FILE
from loaders.store.rows import find_main_sentence, hash_article, show_title, tabulate_analyses
from loaders.store.writing import carry_over, close_gaps, create_store, insert
from tests.sample import ARTICLES, analyse_by_hand, fill_sample


def fill(directory, numbered) -> duckdb.DuckDBPyConnection:
    directory.mkdir()
    connection = create_store(directory)
    for table, rows in tabulate_analyses((n, a.article.source, a) for n, a in numbered).items():
        insert(connection, table, rows)
    return connection


def analyses() -> list[Analysis]:
    return [analyse_by_hand(path) for path in sorted(ARTICLES.glob("*.txt"))]


def test_articles_come_back(store) -> None:
    connection, _ = open_tables(fill_sample(store))
    stored = StoredArticles(connection)
    assert {a.article.id: a.article for a in analyses()} == dict(stored)
    days = [article.published for article in stored.in_order()]
    assert days == sorted(days)


def test_reports_come_back(store) -> None:
    connection, _ = open_tables(fill_sample(store))
    told = {report.report_id: report for a in analyses() for report in a.reports}
    assert {report.report_id: report for report in read_reports(connection)} == told


def test_what_is_kept_is_carried_over_with_new_numbers(tmp_path) -> None:
    old = fill(tmp_path / "old", enumerate(analyses()))
    old.close()
    new = fill(tmp_path / "new", [])
    carry_over(new, tmp_path / "old" / TABLES_FILE, {4: 0, 1: 1})
    assert list(StoredArticles(new)) == ["004_6935ff9cce66302f", "001_2e71dcab896db976"]
    assert len(read_reports(new)) == 5
    assert new.execute("SELECT DISTINCT n FROM mentions ORDER BY n").fetchall() == [(0,), (1,)]


def test_gaps_are_closed(tmp_path) -> None:
    connection = fill(tmp_path / "new", zip((0, 3, 7), analyses(), strict=False))
    close_gaps(connection)
    assert list(StoredArticles(connection).numbers.values()) == [2, 1, 0]
    assert len(read_reports(connection)) == sum(len(a.reports) for a in analyses()[:3])


def test_the_hash_tells_articles_apart() -> None:
    article = Article("a", date(2024, 1, 1), "Text.")
    assert hash_article(article) == hash_article(Article("a", date(2024, 1, 1), "Text."))
    for change in ({"text": "Text!"}, {"published": date(2024, 1, 2)}, {"outlet": "X"}, {"source": "b.txt"}):
        assert hash_article(article) != hash_article(replace(article, **change))


def test_a_title_is_the_headline_or_the_first_words() -> None:
    day = date(2024, 1, 1)
    assert show_title(Article("a", day, "T\n\nBody.", title="T")) == "T"
    assert show_title(Article("a", day, "Head\n\nBody.", segments=(Segment("headline", 0, 4),))) == "Head"
    body = Article(
        "a", day, "By X\n\n" + "Body words. " * 20, segments=(Segment("byline", 0, 4), Segment("body", 6, 240))
    )
    assert show_title(body).startswith("Body words. Body")
    assert show_title(body).endswith(" Body…")
    assert len(show_title(body)) <= 91


def test_the_main_sentence_holds_the_words_of_the_visit() -> None:
    sentences = (Sentence(0, 10, "body", 0), Sentence(11, 30, "body", 0))
    found = (Evidence("visitor_person", 2, 5), Evidence("visit", 12, 17))
    assert find_main_sentence(VisitReport("r", "a", evidence=found), sentences) == (11, 30)
    assert find_main_sentence(VisitReport("r", "a"), sentences) == (0, 0)


def test_undecodable_names_are_stored(tmp_path) -> None:
    article = Article("a", date(2024, 1, 1), "Text.", source="caf\udce9.txt")
    assert (
        fill(tmp_path / "s", [(0, Analysis(article, (), (), (), ()))]).execute("SELECT source FROM articles").fetchone()
    )
