"""The page of the corpus: what was read, what was not, and adding to it."""

import json
from pathlib import Path

import pytest

from loaders.frames import open_corpus
from loaders.frames.additions import foresee, keep_uploads, preview, rebuild, roots
from loaders.frames.method import ACCURACY, part_accuracy, read_accuracy
from loaders.pipeline import build
from tests.pages.conftest import Open, text_of


def test_rejects_are_told(open_page: Open) -> None:
    app = open_page("corpus")
    frame = app.dataframe[0].value
    assert frame.loc[0, "Why"] == "the file is empty"
    assert frame.loc[0, "What to do"]


def test_facts(open_page: Open) -> None:
    told = text_of(open_page("corpus"))
    assert "<b>5</b><span>articles</span>" in told
    assert "Sep 2021 – Dec 2024" in told
    assert "Azernews (3)" in told
    assert "**3 years:** 2024 (2), 2022 (1), 2021 (2)" in told
    assert "**1 language:** en (5)" in told


def test_read_only(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTACHE_READ_ONLY", "1")
    app = open_page("corpus")
    assert "read\\-only" in text_of(app) or "read-only" in text_of(app)
    assert not app.get("file_uploader")


def test_folder_is_looked_at_before_it_counts(open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(" date 2024-05-01 The minister of defence of Georgia arrived in Baku on Monday.")
    (tmp_path / "bad.txt").write_text(" date 2024-02-31 Impossible.")
    app = open_page("corpus")
    app = app.segmented_control(key="add_from").set_value("Path").run()
    app = app.text_input(key="add_path").input(str(tmp_path)).run()
    app = app.button(key="preview_path").click().run()
    assert not app.exception
    told = text_of(app).replace("\\", "")
    assert "1 article can be read, 1 of them new; 1 thing cannot" in told
    assert "- **bad.txt, line 1**: impossible date; give the day of publication" in told
    app = app.button(key="forget").click().run()
    assert "can be read" not in text_of(app)


def test_preview_knows_what_is_there(sample_store: Path, tmp_path: Path) -> None:
    rows = [
        {"id": "002_0475bb5ebcffa610", "date": "2021-09-28", "title": "Known", "text": "Text."},
        {"id": "new", "date": "2021-09-28", "title": "New", "text": "Text."},
        {"id": "bad", "title": "No date", "text": "Text."},
    ]
    (tmp_path / "some.jsonl").write_text("\n".join(map(json.dumps, rows)))
    corpus = open_corpus(sample_store)
    found = preview(corpus, [tmp_path])
    assert found.articles["known"].tolist() == [True, False]
    assert len(found.rejects) == 1
    assert not found.cut
    assert preview(corpus, [tmp_path], most=1).cut
    assert roots(corpus)


def test_a_build_is_foreseen_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, day in ((one, "2024-05-07"), (two, "2024-08-13")):
        folder.mkdir()
        (folder / f"{day}.txt").write_text(
            f" date {day} Georgian Defence Minister Irakli Beridze arrived in Baku today."
        )
    build([one], tmp_path / "store", workers=1)
    corpus = open_corpus(tmp_path / "store")
    assert (foresee(corpus).n_articles, foresee(corpus).read_again, foresee(corpus).missing) == (1, False, ())
    told = rebuild(corpus, [one, two])
    assert told.startswith("2 articles (1 new or changed), 2 visits (+1 against before), 0 rejects, in ")
    one.rename(tmp_path / "elsewhere")
    monkeypatch.setattr("loaders.frames.additions.engine_version", lambda: "another")
    assert foresee(corpus).missing == (str(one),)
    assert foresee(corpus).read_again


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\..\\x.txt", "", ".."])
def test_uploads_stay_in_their_folder(tmp_path: Path, name: str) -> None:
    folder = keep_uploads(tmp_path / "store", [(name, b"text")])
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(kept) == 1
    assert folder in kept[0].parents


def test_accuracy_is_read_not_invented(tmp_path: Path) -> None:
    assert read_accuracy(tmp_path / "none.json").empty
    (tmp_path / "broken.json").write_text("{")
    assert read_accuracy(tmp_path / "broken.json").empty
    (tmp_path / "some.json").write_text('[{"what": "F1", "value": 0.9, "on": "48 articles", "command": "make score"}]')
    assert read_accuracy(tmp_path / "some.json").to_dict("records") == [
        {"Figure": "F1", "Value": "0.9", "Measured on": "48 articles", "Command": "make score"}
    ]


def test_accuracy_has_a_row_for_each_text() -> None:
    found = read_accuracy(ACCURACY)
    several, alone = part_accuracy(found)
    assert several["Measured on"].is_unique
    assert several.columns[0] == "Measured on"
    assert {"Visits: F1", "Visits: strict F1"} <= {*several.columns}
    told = (several.drop(columns="Measured on") != "").to_numpy().sum()
    assert told + len(alone) == len(found)
