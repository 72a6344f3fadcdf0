"""Stores for the tests of frames, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.frames import Corpus, open_corpus
from tests.sample import fill_sample, fill_synthetic


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The five articles with ten reports and eight visits."""
    corpus = open_corpus(fill_sample(tmp_path_factory.mktemp("sample")))
    yield corpus
    corpus.close()


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """Three hundred generated articles."""
    corpus = open_corpus(fill_synthetic(tmp_path_factory.mktemp("many"), 300))
    yield corpus
    corpus.close()


@pytest.fixture(scope="session")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """No article at all."""
    corpus = open_corpus(fill_synthetic(tmp_path_factory.mktemp("nothing"), 0))
    yield corpus
    corpus.close()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A path for a store of one's own."""
    return tmp_path / "store"
