"""Full-text search: what finds what, in which order, with which words marked."""

from pathlib import Path

import pytest

from loaders.store.errors import StoreDamaged
from loaders.store.query import Term, parse_query
from loaders.store.search import IndexWriter, SearchIndex, cut_snippet, find_hits

TEXTS = [
    "The ministers held joint military drills in Şuşa.",
    "Joint statement on drills: the armies' military education.",
    "İlham Əliyev met Erdoğan; nothing was said of armies.",
    "Logistics and alliances in the Black Sea, in the Black Sea region.",
]
TITLES = ["", "", "", "Alliances"]


def write_index(directory: Path, texts: list[tuple[int, str | None, str]]) -> None:
    writer = IndexWriter(directory)
    writer.add(texts, size=len(texts))
    writer.finish()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    directory = tmp_path_factory.mktemp("search") / "index"
    write_index(directory, [(n, TITLES[n], text) for n, text in enumerate(TEXTS)])
    return SearchIndex(directory)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("drills", {0, 1}),
        ("joint drills", {0, 1}),
        ('"joint military drills"', {0}),
        ('"joint drills"', set()),
        ("military -education", {0}),
        ('drills -"joint statement"', {0}),
        ("-drills", {2, 3}),
        ("allian*", {3}),
        ('"black se*"', {3}),
        ("susa", {0}),
        ("ŞUŞA", {0}),
        ("aliyev", {2}),
        ("Əliyev Erdogan", {2}),
        ("armies", {1, 2}),
        ("army", set()),
        ("erdoğan-", {2}),
        ("black-sea", {3}),
        ("*", set()),
        ("", set()),
    ],
)
def test_what_finds_what(index, query, found) -> None:
    assert set(index.search(query).numbers.tolist()) == found


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        "-",
        "--",
        "-*",
        "* *",
        "a:b",
        "text:",
        "[1 TO 2]",
        "(",
        "a AND",
        "\\",
        "~2",
        "^",
        "x" * 5000,
        "\x00",
        "'",
        "+",
    ],
)
def test_a_broken_query_never_raises(index, query) -> None:
    index.search(query)


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ("drills", ()),
        ('"drills', ('a quotation mark without its partner: "',)),
        ("drills -", ("nothing to look for in -",)),
        ("drills AND joint", ("and (all words are wanted as it is; leave out with -word)",)),
        ("drills ***", ("nothing to look for in ***",)),
    ],
)
def test_what_is_ignored_is_said(query, ignored) -> None:
    assert parse_query(query).ignored == ignored
    assert parse_query(query).wanted[0] == Term(("drills",))


def test_the_title_weighs_more(tmp_path) -> None:
    write_index(tmp_path / "i", [(0, "", "a long text about drills " * 3), (1, "Drills", "drills")])
    assert SearchIndex(tmp_path / "i").search("drills").numbers.tolist() == [1, 0]


def test_hits_are_offsets_into_the_text() -> None:
    assert [TEXTS[2][start:end] for start, end in find_hits(TEXTS[2], parse_query("aliyev erdog* ilham"))] == [
        "İlham", "Əliyev", "Erdoğan",
    ]  # fmt: skip


def test_a_phrase_is_one_hit() -> None:
    assert [TEXTS[3][a:b] for a, b in find_hits(TEXTS[3], parse_query('"black sea"'))] == ["Black Sea", "Black Sea"]


def test_a_snippet_is_cut_between_words() -> None:
    text = "word " * 200 + "needle" + " word" * 200
    snippet = cut_snippet(text, find_hits(text, parse_query("needle")))
    assert "\ue000needle\ue001" in snippet
    assert snippet.startswith("…word ")
    assert snippet.endswith(" word…")
    assert len(snippet) < 300


def test_a_damaged_index_is_named(tmp_path) -> None:
    with pytest.raises(StoreDamaged, match="damaged"):
        SearchIndex(tmp_path)
