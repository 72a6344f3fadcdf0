"""A build holds exactly what the sources hold, and reads nothing twice."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from loaders import analysis, pipeline
from loaders.frames import Filters, articles, count, facts, open_corpus, rejects, sources, visits
from loaders.pipeline import build
from loaders.store.articles import read_reports
from loaders.store.errors import StoreBusy
from loaders.store.opening import open_tables
from loaders.store.publishing import publishing
from loaders.store.search import IndexWriter
from tests.sample import ARTICLES

LEAD = (
    "French Foreign Minister Jean Martin arrived in Ankara on {day} March 2024 for talks with his Turkish counterpart."
)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for day in (1, 2, 3):
        (folder / f"a{day}.txt").write_text(f"date 2024-03-0{day} {LEAD.format(day=day)}\n\nText number {day}.\n")
    (folder / "rows.jsonl").write_text(
        "".join(
            json.dumps({"id": f"r{i}", "date": "2024-04-01", "text": f"Row {i} on trade."}) + "\n" for i in range(5)
        )
    )
    return folder


def test_everything_is_read_once(news, store) -> None:
    first = build([news], store, workers=1)
    assert (first.n_articles, first.n_new, first.n_sources, first.n_rejects) == (8, 8, 4, 0)
    again = build([news], store, workers=1)
    assert (again.n_articles, again.n_new, again.n_visits) == (8, 0, first.n_visits)
    assert again.version != first.version


def test_what_is_taken_over_is_what_was_found(news, store, tmp_path) -> None:
    build([news / "a1.txt"], store, workers=1)
    build([news], store, workers=1)
    build([news], tmp_path / "fresh", workers=1)
    one, other = open_corpus(store), open_corpus(tmp_path / "fresh")
    for make in (visits, articles):
        assert make(one, Filters()).equals(make(other, Filters()))


def test_a_build_of_the_same_articles_compares_and_indexes_nothing_and_holds_the_same(
    news, store, tmp_path, monkeypatch
) -> None:
    (news / "copy.txt").write_text((news / "a1.txt").read_text().replace("2024-03-01", "2024-03-04"))
    first = build([news], store, workers=1)
    before = _read_tables(store)
    (news / "a0.txt").symlink_to("nowhere")  # A reject more does not change what there is to compare.
    for broken in (pipeline.Comparer, IndexWriter):
        monkeypatch.setattr(broken, "add", None)
    again = build([news], store, workers=1)
    assert (again.n_articles, again.n_new, again.n_rejects) == (first.n_articles, 0, 1)
    assert _read_tables(store) == before
    assert count(open_corpus(store), Filters(search="trade")).articles == 5


def test_a_damaged_index_is_written_anew(news, store) -> None:
    build([news], store, workers=1)
    [meta] = store.glob("versions/*/index/meta.json")
    meta.write_text("{")
    assert build([news], store, workers=1).n_new == 0
    assert count(open_corpus(store), Filters(search="trade")).articles == 5


def _read_tables(store: Path) -> dict[str, list[tuple[object, ...]]]:
    connection, _ = open_tables(store)
    tables = ("paragraphs", "reuse", "article_themes", "visits", "visit_reports", "names")
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


def test_only_the_changed_article_of_a_file_is_analysed(news, store) -> None:
    build([news], store, workers=1)
    rows = (news / "rows.jsonl").read_text().splitlines()
    rows[2] = json.dumps({"id": "r2", "date": "2024-04-01", "text": "Row 2 has changed."})
    (news / "rows.jsonl").write_text("\n".join(rows))
    assert build([news], store, workers=1).n_new == 1
    assert articles(open_corpus(store), Filters(search="changed"))["article_id"].tolist() == ["r2"]


def test_what_is_gone_disappears(news, store) -> None:
    build([news], store, workers=1)
    (news / "a2.txt").unlink()
    assert build([news], store, workers=1).n_articles == 7
    assert build([news / "a1.txt"], store, workers=1).n_articles == 1
    corpus = open_corpus(store)
    assert sources(corpus)["n_articles"].tolist() == [1]
    assert count(corpus, Filters(search="trade")).articles == 0


def test_visits_keep_their_ids_when_articles_are_added(news, store) -> None:
    build([news / "a1.txt"], store, workers=1)
    before = set(open_corpus(store).visits["visit_id"])
    build([news], store, workers=1)
    assert before <= set(open_corpus(store).visits["visit_id"])


def test_bad_articles_are_counted_and_kept_in_sight(news, store) -> None:
    (news / "bad.txt").write_text("no date")
    (news / "empty.txt").write_text("")
    for _ in range(2):
        summary = build([news, news / "nowhere"], store, workers=1)
        assert (summary.n_articles, summary.n_rejects) == (8, 3)
        refused = rejects(open_corpus(store))
        assert {Path(source).name for source in refused["source"]} == {"bad.txt", "empty.txt", "nowhere"}
        assert refused["remedy"].str.len().min() > 0


def test_the_second_of_two_articles_with_one_id_is_a_reject(news, store) -> None:
    (news / "sub").mkdir()
    (news / "sub" / "a1.txt").write_text("date 2024-05-01 Another text with the same name.")
    summary = build([news], store, workers=1)
    assert (summary.n_articles, summary.n_rejects) == (8, 1)
    (news / "a1.txt").unlink()
    summary = build([news], store, workers=1)
    assert (summary.n_articles, summary.n_rejects) == (8, 0)


@pytest.mark.parametrize(("broken", "words"), [("a2", "number"), ("r4", "row 4")], ids=["amid others", "the last"])
def test_an_article_that_breaks_a_stage_is_a_reject(news, store, monkeypatch, broken: str, words: str) -> None:
    honest = analysis.find_mentions
    build([news], store, workers=1)
    found = count(open_corpus(store), Filters(search=words)).articles
    monkeypatch.setattr(pipeline, "engine_version", lambda: "another")

    def fail(article, sentences):
        if article.id == broken:
            raise ZeroDivisionError("by nought")
        return honest(article, sentences)

    monkeypatch.setattr(analysis, "find_mentions", fail)
    summary = build([news], store, workers=1)
    assert (summary.n_articles, summary.n_rejects) == (7, 1)
    corpus = open_corpus(store)
    assert rejects(corpus)["reason"].tolist() == ["the analysis failed: ZeroDivisionError: by nought"]
    assert count(corpus, Filters(search=words)).articles == found - 1


def test_another_engine_reads_everything_again(news, store, monkeypatch) -> None:
    build([news], store, workers=1)
    monkeypatch.setattr(pipeline, "engine_version", lambda: "another")
    assert build([news], store, workers=1).n_new == 8


def test_processes_find_what_one_finds(store, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(pipeline, "_CHUNK", 2)
    build([ARTICLES], store, workers=2)
    build([ARTICLES], tmp_path / "one", workers=1)
    several, one = (read_reports(open_tables(path)[0]) for path in (store, tmp_path / "one"))
    assert several == one


def test_workers_do_not_run_the_main_module_again(store, tmp_path, monkeypatch) -> None:
    script = tmp_path / "script.py"
    script.write_text("raise SystemExit('run again')")
    monkeypatch.setattr(sys.modules["__main__"], "__file__", str(script), raising=False)
    monkeypatch.setattr(sys.modules["__main__"], "__spec__", None)
    monkeypatch.setattr(pipeline, "_CHUNK", 2)
    assert build([ARTICLES], store, workers=2).n_articles == 5


def test_a_process_that_analyses_loads_what_it_needs_and_ends_without_a_word() -> None:
    asked = "import sys, loaders.prepared; sys.exit(bool({'duckdb', 'numpy', 'pandas'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", asked], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_sentence_too_long_to_be_read_is_told_and_its_article_kept(news, store) -> None:
    text = f"{LEAD.format(day=9)} The list: {'one, ' * 900}"
    row = json.dumps({"id": "long", "date": "2024-04-02", "text": text})
    (news / "long.jsonl").write_text(row)
    first = build([news], store, workers=1)
    [told] = [row for row in rejects(open_corpus(store)).itertuples() if row.source.endswith("long.jsonl")]
    assert (first.n_articles, first.n_rejects) == (9, 1)
    assert told.place == f"article long, from character {text.index('The list')}"
    assert told.value.startswith("The list: one, one")
    assert "4,5" in told.reason
    assert "full stops" in told.remedy
    kept = rejects(open_corpus(store)).to_dict()
    assert build([news], store, workers=1).n_rejects == 1
    (news / "long.jsonl").write_text(row + "\n")
    again = build([news], store, workers=1)
    assert (again.n_new, again.n_rejects) == (0, 1)
    assert rejects(open_corpus(store)).to_dict() == kept


def test_a_build_that_meets_another_says_so(news, store) -> None:
    with publishing(store), pytest.raises(StoreBusy):
        build([news], store, workers=1)


def test_nothing_to_read_makes_an_empty_corpus(store, tmp_path) -> None:
    (tmp_path / "void").mkdir()
    assert build([tmp_path / "void"], store, workers=1).n_articles == 0
    corpus = open_corpus(store)
    assert (len(visits(corpus, Filters())), len(articles(corpus, Filters()))) == (0, 0)


def test_progress_and_facts_tell_what_was_done(news, store) -> None:
    told: list[str] = []
    build([news], store, workers=1, progress=lambda stage, done, total: told.append(stage))
    assert list(dict.fromkeys(told)) == [
        "reading articles", "comparing texts", "merging visits", "indexing texts", "done",
    ]  # fmt: skip
    known = facts(open_corpus(store))
    assert known["n_articles"] == 8
    assert known["roots"] == [str(news)]
    assert set(known["seconds"]) >= {"articles", "reuse", "merge"}
