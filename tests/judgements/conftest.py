"""A store of the five articles that a test may judge."""

from pathlib import Path

import pytest

from loaders.frames import Corpus, open_corpus
from loaders.frames.judging import judged
from tests.sample import fill_sample


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_sample(tmp_path_factory.mktemp("judged"))


@pytest.fixture
def corpus(_filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Eight visits in ten reports, and a log of the test's own."""
    monkeypatch.setenv("ATTACHE_JUDGEMENTS", str(tmp_path / "log.sqlite"))
    corpus = open_corpus(_filled)
    yield corpus
    corpus.close()


def visit_of(corpus: Corpus, person: str, host: str = "", nth: int = 0) -> str:
    """The id of a person's visit."""
    found = corpus.visits[corpus.visits["visitor_person"] == person]
    return str(found[found["host_country"] == host if host else found["start"].notna()]["visit_id"].iloc[nth])


def row(corpus: Corpus, visit_id: str) -> dict:
    """One visit's row; a KeyError where there is none."""
    return corpus.visits.iloc[corpus.visit_numbers[visit_id]].to_dict()


def look_again(corpus: Corpus) -> Corpus:
    """The corpus with what was judged since."""
    return judged(corpus)
