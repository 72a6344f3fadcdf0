"""What cannot be read is told with its file, place, value, reason and remedy, and the rest is read."""

import gzip
import json
import random
import tarfile
from pathlib import Path

import pytest

from loaders.formats import read_articles
from loaders.formats.document import LIMIT
from loaders.models import Article, Reject

GOOD = b'{"id": "good", "date": "2024-05-06", "text": "The minister came."}\n'
HEAD = b"id,date,title,text\n"
NOISE = random.Random(1).randbytes(4000)


def row(**fields: object) -> bytes:
    return json.dumps({"id": "x", "date": "2024-05-06", "text": "He came."} | fields).encode() + b"\n"


TEXT_FILES = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\n", "empty"),
    ("no-date.txt", b"The minister came.", "no date"),
    ("impossible.txt", b"date 2024-02-31 The minister came.", "impossible date"),
    ("words.txt", b"date yesterday The minister came.", "impossible date"),
    ("far.txt", b"date 9999-12-31 The minister came.", "impossible date"),
    ("no-text.txt", b"date 2024-05-06 \n", "no text"),
    ("noise.txt", NOISE, "not text"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + NOISE, "not text"),
    ("long.txt", b"date 2024-05-06 " + b"a" * (LIMIT + 10), "longer than 5 MB"),
    ("page.pdf", b"%PDF-1.7", "unknown format"),
    ("README", b"Read me", "unknown format"),
    ("plain.md", b"# A title\n\nText.", "no front matter"),
    ("broken.md", b"---\ntitle: [a\n---\nText.", "broken YAML"),
    ("list.md", b"---\n- a\n---\nText.", "front matter without fields"),
    ("undated.md", b"---\ntitle: a\n---\nText.", "no date"),
    ("damaged.txt.gz", gzip.compress(b"date 2024-05-06 He came." * 99)[:40], "cannot be read"),
    ("damaged.tar.gz", b"not an archive", "broken archive"),
    ("damaged.zip", b"not an archive", "broken archive"),
    ("empty.jsonl", b"", "empty"),
    ("header.csv", HEAD, "empty"),
]


@pytest.mark.parametrize(("name", "data", "reason"), TEXT_FILES, ids=[name for name, _, _ in TEXT_FILES])
def test_file_that_holds_no_article_is_a_reject_and_its_neighbour_is_read(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_bytes(b"date 2024-05-06 The minister came.")
    reject, article = list(read_articles(tmp_path))
    assert isinstance(reject, Reject)
    assert isinstance(article, Article)
    assert article.id == "zz"
    assert reason in reject.reason
    assert reject.source == str(tmp_path / name)
    assert reject.place
    assert reject.remedy
    assert len(reject.value) <= 80


LINES = [
    (b"{broken\n", "broken JSON"),
    (b"[1, 2]\n", "not an object"),
    (row(date=None), "no date"),
    (row(date="2023-13-45"), "impossible date"),
    (row(text=""), "no text"),
    (row(text=None), "no text"),
    (row(text="   "), "no text"),
    (row(text={"a": 1}), "no text"),
    (b"\0\1\2\3 noise\n", "not text"),
    (b'{"text": "' + b"a" * (LIMIT + 5) + b'"}\n', "a line of"),
    (row(id="good"), "an id that another article has"),
    (b"[" * 100_000 + b"\n", "broken JSON"),
]


@pytest.mark.parametrize(("line", "reason"), LINES, ids=[reason + str(i) for i, (_, reason) in enumerate(LINES)])
def test_line_that_holds_no_article_is_a_reject_and_the_next_is_read(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(GOOD + line + GOOD.replace(b"good", b"last"))
    first, reject, last = list(read_articles(path))
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.id, last.id) == ("good", "last")
    assert isinstance(reject, Reject)
    assert reason in reject.reason
    assert reject.place in ("line 2", "article good")


def test_row_with_too_many_cells_is_a_reject_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(HEAD + b"a,2024-05-06,T,One, two, three\nb,2024-05-06,T,One\n")
    reject, article = list(read_articles(path))
    assert isinstance(reject, Reject)
    assert (reject.place, "more cells" in reject.reason) == ("line 2", True)
    assert isinstance(article, Article)


def test_row_with_a_line_without_end_is_a_reject_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(HEAD + b"a,2024-05-06,T," + b"x" * (LIMIT + 5) + b"\nb,2024-05-06,T,One\n")
    reject, article = list(read_articles(path))
    assert isinstance(reject, Reject)
    assert "a line of" in reject.reason
    assert isinstance(article, Article)


def test_quote_without_end_is_a_reject(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(HEAD + b'a,2024-05-06,T,"One\n')
    (reject,) = read_articles(path)
    assert isinstance(reject, Reject)
    assert "broken row" in reject.reason


def test_source_that_is_not_there_is_a_reject(tmp_path: Path) -> None:
    (reject,) = read_articles(tmp_path / "nowhere")
    assert isinstance(reject, Reject)
    assert "no such file" in reject.reason


def test_archive_is_read_up_to_its_damage(tmp_path: Path) -> None:
    member = tmp_path / "a.txt"
    member.write_bytes(b"date 2024-05-06 The minister came.")
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        archive.add(member, "a.txt")
        archive.add(member, "b.txt")
    path.write_bytes(path.read_bytes()[:1700])
    found = list(read_articles(path))
    assert isinstance(found[0], Article)
    assert isinstance(found[-1], Reject)


def test_links_are_not_followed_in_silence(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "loop").symlink_to(tmp_path)
    (reject,) = read_articles(tmp_path)
    assert isinstance(reject, Reject)
    assert "link" in reject.reason


def test_endless_line_does_not_fill_the_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "rows.jsonl"
    path.write_bytes(b"a" * 50_000_000 + b"\n" + GOOD)
    tracemalloc.start()
    reject, article = list(read_articles(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(reject, Reject)
    assert "50,000,001 bytes" in reject.reason
    assert isinstance(article, Article)
    assert peak < 4 * LIMIT


def test_half_of_a_sign_that_json_escapes_is_replaced(tmp_path: Path) -> None:
    fields = {"id": "a\udc80", "title": "\ud83d\ude00", "text": "The minister \ud800 came."}
    (tmp_path / "half.jsonl").write_bytes(row(**fields))
    [article] = read_articles(tmp_path)
    assert isinstance(article, Article)
    assert (article.id, article.title) == ("a\ufffd", "\U0001f600")
    assert article.text.encode().decode().endswith("The minister \ufffd came.")
