"""Frames of discovered phrases, and of the lexicons of themes."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from loaders.columns import PHRASES
from loaders.extract.promotion import promote_phrase
from loaders.frames import (
    Corpus,
    Filters,
    PhrasesMissing,
    lexicon_faults,
    lexicons,
    open_corpus,
    phrases,
    phrases_ready,
    waiting_themes,
)
from loaders.models import Analysis, Article
from loaders.pipeline import build
from loaders.store.phrase_file import PHRASE_FILE
from loaders.store.publishing import version_path
from tests.sample import publish_analyses

COUNTING = import_module("loaders.frames.phrases")
COPY = "The frost patrol left the port, and the sea smoke hid it from the town for an hour."


def tell(article_id: str, day: int, *paragraphs: str) -> Analysis:
    text = "\n\n".join(paragraphs)
    return Analysis(Article(article_id, date(2024, 1, day), text, source=f"{article_id}.txt"), (), (), (), ())


@pytest.fixture
def patrols(store: Path) -> Iterator[Corpus]:
    told = [
        tell("a", 1, COPY),
        tell("b", 2, COPY, "Everybody praised the frost patrol of the town."),
        tell("c", 3, COPY),
        tell("d", 4, "In the lagoon the tide gauge stood still."),
        tell("e", 5, "Nobody had read the tide gauge since the flood."),
    ]
    corpus = open_corpus(publish_analyses(store, told))
    yield corpus
    corpus.close()


def test_pasted_texts_count_once(patrols: Corpus) -> None:
    row = phrases(patrols, Filters(search="frost")).set_index("phrase").loc["frost patrol"]
    assert (row["n_articles"], row["n_independent"], row["n_rest"]) == (3, 2, 0)


def test_other_filters_give_other_phrases(patrols: Corpus) -> None:
    assert phrases(patrols, Filters(search="tide"))["phrase"].tolist() == ["tide gauge"]
    assert "sea smoke" not in phrases(patrols, Filters())["phrase"].tolist()


def test_empty_slice_one_article_and_nothing(patrols: Corpus, nothing: Corpus) -> None:
    for corpus, filters in (
        (patrols, Filters(search="zebra")),
        (patrols, Filters(search="praised")),
        (nothing, Filters()),
    ):
        found = phrases(corpus, filters)
        assert list(found.columns) == list(PHRASES)
        assert found.empty


def test_counted_once_and_kept(patrols: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    first = phrases(patrols, Filters())
    kept = version_path(patrols.store, patrols.version) / PHRASE_FILE
    assert kept.exists()
    monkeypatch.setattr(COUNTING, "index_phrases", lambda _: pytest.fail("counted again"))
    again = open_corpus(patrols.store)
    assert phrases(again, Filters()).equals(first)
    again.close()


def test_a_damaged_file_is_counted_again(patrols: Corpus) -> None:
    kept = version_path(patrols.store, patrols.version) / PHRASE_FILE
    kept.write_bytes(b"damaged")
    assert phrases(patrols, Filters(search="tide"))["phrase"].tolist() == ["tide gauge"]


def test_many_articles_are_counted_beside(many: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(COUNTING, "AT_ONCE", 10)
    if not phrases_ready(many):
        thread = COUNTING._counting[many].thread
        assert thread
        thread.join(60)
    assert phrases_ready(many)


def test_only_the_latest_of_very_many_are_counted(patrols: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(COUNTING, "MOST_COUNTED", 2)
    assert phrases(patrols, Filters())["phrase"].tolist() == ["tide gauge"]
    assert phrases(patrols, Filters(search="frost")).empty


def test_counting_that_fails_is_told(many: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise MemoryError("too many words")

    again = open_corpus(many.store)
    (version_path(again.store, again.version) / PHRASE_FILE).unlink(missing_ok=True)
    monkeypatch.setattr(COUNTING, "index_phrases", fail)
    monkeypatch.setattr(COUNTING, "AT_ONCE", 10)
    if not phrases_ready(again):
        COUNTING._counting[again].thread.join(60)
    assert phrases_ready(again)
    with pytest.raises(PhrasesMissing):
        phrases(again, Filters())
    again.close()


@pytest.fixture
def own_lexicons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "lexicons"
    folder.mkdir()
    monkeypatch.setenv("ATTACHE_LEXICONS", str(folder))
    return folder


def test_a_phrase_becomes_a_theme_that_counts(tmp_path: Path, store: Path, own_lexicons: Path) -> None:
    for number in range(2):
        text = f" date 2024-05-0{number + 1} The tide gauge of the port stood still for {number + 3} days."
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    sources = [tmp_path / "0.txt", tmp_path / "1.txt"]
    build(sources, store, workers=1)
    corpus = open_corpus(store)
    assert [theme.id for theme in waiting_themes(corpus)] == []
    promote_phrase("tide gauge")
    assert [theme.id for theme in waiting_themes(corpus)] == ["tide-gauge"]
    assert lexicons(corpus)["state"].tolist() == ["in force", "new since the build"]
    corpus.close()
    assert build(sources, store, workers=1).n_new == 2
    corpus = open_corpus(store)
    assert waiting_themes(corpus) == ()
    assert lexicons(corpus)["state"].tolist() == ["in force", "in force"]
    assert corpus.themes.values == ("tide-gauge",)
    (own_lexicons / "promoted.yaml").unlink()
    assert lexicons(corpus)["state"].tolist() == ["in force", "gone since the build"]
    corpus.close()


def test_a_broken_entry_is_named_and_the_rest_counts(tmp_path: Path, store: Path, own_lexicons: Path) -> None:
    broken = 'themes: [{id: bad, label: "Bad", variants: ["(open"]}, {id: ice, label: "Ice", variants: ["pack ice"]}]'
    (own_lexicons / "mine.yaml").write_text(broken, encoding="utf-8")
    (tmp_path / "one.txt").write_text(" date 2024-05-01 They spoke of pack ice and of sanctions.", encoding="utf-8")
    build([tmp_path / "one.txt"], store, workers=1)
    corpus = open_corpus(store)
    assert set(corpus.themes.values) == {"ice", "sanctions"}
    [fault] = lexicon_faults()
    assert all(part in fault for part in ("mine.yaml", "bad", "(open", "not closed"))
    corpus.close()
