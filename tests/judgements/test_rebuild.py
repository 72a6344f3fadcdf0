"""Judgements over real builds: they stay when articles come, and when the store is thrown away."""

import shutil
from pathlib import Path

import pytest

from loaders.frames.judgements import judgements
from loaders.frames.judging import judge, open_judged
from loaders.pipeline import build
from tests.judgements.conftest import row, visit_of
from tests.sample import ARTICLES


def test_a_correction_stays_when_articles_are_added_and_the_store_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ATTACHE_JUDGEMENTS", raising=False)
    texts, store = tmp_path / "texts", tmp_path / "store"
    texts.mkdir()
    paths = sorted(ARTICLES.glob("*.txt"))
    for path in paths[1:3]:
        shutil.copy(path, texts)
    build([texts], store, workers=1)
    first = open_judged(store)
    shusha = visit_of(first, "Recep Tayyip Erdogan")
    judge(first, "correct", shusha, by="Ann", note="x", seen=0, fields={"kind": "state"})
    assert row(first, shusha)["n_articles"] == 2
    first.close()
    for path in paths:
        shutil.copy(path, texts)
    build([texts], store, workers=1)
    second = open_judged(store)
    assert (row(second, shusha)["kind"], row(second, shusha)["n_articles"]) == ("state", 3)
    second.close()
    shutil.rmtree(store)
    build([texts], store, workers=1)
    third = open_judged(store)
    assert judgements(third)["state"].tolist() == ["in force"]
    assert row(third, shusha)["kind"] == "state"
    third.close()
