"""Every format reads its sample into the articles that are written beside it."""

import dataclasses
import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from loaders.formats import list_formats, read_articles
from loaders.models import Article, Reject

SAMPLES = Path(__file__).parent / "samples"
ARTICLES = Path(__file__).parents[2] / "data" / "articles"


def read(*sources: Path) -> list[Article]:
    found = list(read_articles(*sources))
    assert [reject for reject in found if isinstance(reject, Reject)] == []
    return [article for article in found if isinstance(article, Article)]


def describe(path: Path) -> list[dict[str, object]]:
    fields = ("id", "published", "text", "title", "outlet", "byline", "url", "language", "format", "encoding")
    return [{f: getattr(article, f) for f in fields} | {"published": str(article.published)} for article in read(path)]


def sample_files() -> list[Path]:
    return sorted(path for path in SAMPLES.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.name)
def test_sample_is_read_as_expected(path: Path) -> None:
    expected = path.with_name(path.name + ".json")
    assert expected.is_file(), f"no {expected.name}: write the articles that {path.name} must give"
    assert describe(path) == json.loads(expected.read_text(encoding="utf-8"))


def test_every_format_has_a_sample() -> None:
    readers = {list_formats()[path.suffix] for path in sample_files()}
    assert set(list_formats().values()) == readers


def test_text_of_the_five_articles_begins_after_the_date() -> None:
    articles = read(ARTICLES)
    assert [str(article.published) for article in articles] == [
        "2024-03-06",
        "2022-02-01",
        "2021-09-28",
        "2024-12-23",
        "2021-10-27",
    ]
    for article in articles:
        raw = (ARTICLES / f"{article.id}.txt").read_text(encoding="utf-8")
        assert raw.endswith(article.text)
        assert article.text.startswith(("The Minister", "By ", "Azerbaijan’s"))


@pytest.mark.shared
def test_text_is_that_of_the_labelled_seeds(shared: Path) -> None:
    seeds = [json.loads(line) for line in (shared / "gold/seeds/articles.jsonl").open(encoding="utf-8")]
    assert {a.id: a.text.rstrip() for a in read(ARTICLES)} == {s["id"]: s["text"].rstrip() for s in seeds}


def test_title_stands_before_the_text_once(tmp_path: Path) -> None:
    rows = [
        {"id": 1, "date": "2024-05-06", "title": "Minister arrives", "text": "He came."},
        {"id": 2, "date": "2024-05-06", "title": "Minister arrives", "text": "Minister arrives\n\nHe came."},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert [a.text for a in read(path)] == ["Minister arrives\n\nHe came."] * 2


def test_text_is_composed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("date 2024-05-06 Gu\u0308ler came.", encoding="utf-8")
    assert read(path)[0].text == "Güler came."


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "cp1254", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read_and_named(tmp_path: Path, encoding: str) -> None:
    words = {
        "cp1251": "Министр обороны прибыл в столицу с рабочим визитом. ",
        "cp1254": "Türkiye Savunma Bakanı Yaşar Güler, Bakü'ye geldi ve görüştü. ",
    }
    text = words.get(encoding, "The minister said: “We agree – at last – with Mr. Müller of Zürich’s café.” ") * 4
    path = tmp_path / "a.txt"
    path.write_bytes(f"date 2024-05-06 {text}".encode(encoding))
    article = read(path)[0]
    assert article.text == text
    assert (article.encoding == "utf-8") == (encoding == "utf-8")


def pack_tar(path: Path) -> None:
    with tarfile.open(path, "w:gz") as archive:
        archive.add(SAMPLES / "visit.txt", "deep/visit.txt")


def pack_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(SAMPLES / "visit.txt", "deep/visit.txt")


def pack_gzip(path: Path) -> None:
    path.write_bytes(gzip.compress((SAMPLES / "visit.txt").read_bytes()))


@pytest.mark.parametrize(("name", "pack"), [("a.tar.gz", pack_tar), ("a.zip", pack_zip), ("visit.txt.gz", pack_gzip)])
def test_archives_are_read_like_folders(tmp_path: Path, name: str, pack: object) -> None:
    pack(tmp_path / name)  # type: ignore[operator]
    article = read(tmp_path / name)[0]
    assert (article.id, article.text) == ("visit", read(SAMPLES / "visit.txt")[0].text)
    assert article.source.startswith(str(tmp_path / name))


def test_folder_is_walked_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/d.txt", ".hidden.txt", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("date 2024-05-06 He came.", encoding="utf-8")
    assert [article.id for article in read(tmp_path)] == ["a", "b", "d"]


def test_reading_is_lazy(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"date": "2024-05-06", "text": "One."}\n' * 3 + b"\xff\x00broken")
    assert isinstance(next(iter(read_articles(path))), Article)


def test_records_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        read(SAMPLES / "visit.txt")[0].id = "other"  # type: ignore[misc]


def test_stream_of_an_archive_is_not_unpacked_to_disk(tmp_path: Path) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        archive.add(SAMPLES / "visit.txt", "../outside/visit.txt")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.tar").write_bytes(data.getvalue())
    assert [article.id for article in read(tmp_path / "in")] == ["visit"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.tar", "in"]
