"""Where the store is, and how the first one comes about."""

import threading
import time
from pathlib import Path

import pytest

from loaders.frames import StoreDamaged, count, default_store, ensure_store, facts, open_corpus
from loaders.frames.filters import Filters
from loaders.store.publishing import publishing
from tests.sample import fill_sample


@pytest.fixture
def chosen(store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATTACHE_STORE", str(store))
    return store


def test_the_environment_says_where(chosen) -> None:
    assert default_store() == chosen


def test_without_the_environment_it_is_in_the_project(monkeypatch) -> None:
    monkeypatch.delenv("ATTACHE_STORE", raising=False)
    assert default_store().name == "store"


def test_the_first_start_builds_from_the_own_articles(chosen) -> None:
    told: list[str] = []
    corpus = open_corpus(ensure_store(lambda stage, done, total: told.append(stage)))
    assert count(corpus, Filters()).articles == 5
    assert told[-1] == "done"
    assert not facts(corpus).get("sample")


def test_a_store_that_is_there_is_left_as_it_is(chosen) -> None:
    fill_sample(chosen)
    assert facts(open_corpus(ensure_store()))["sample"]


def test_a_second_start_waits_for_the_first(chosen) -> None:
    told: list[str] = []
    waiting = threading.Thread(target=lambda: ensure_store(lambda stage, done, total: told.append(stage)))
    with publishing(chosen) as directory:
        waiting.start()
        while not told:
            time.sleep(0.01)
        sample = fill_sample(chosen.with_name("sample"))
        for path in (sample / "versions").iterdir():
            for file in path.iterdir():
                file.rename(directory / file.name)
    waiting.join(20)
    assert set(told) == {"waiting for another build"}
    assert facts(open_corpus(chosen))["sample"]


def test_a_damaged_store_is_not_built_over(chosen) -> None:
    with publishing(chosen) as directory:
        (directory / "corpus.duckdb").write_bytes(b"nothing")
    with pytest.raises(StoreDamaged):
        ensure_store()
