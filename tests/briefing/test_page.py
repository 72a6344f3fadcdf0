"""A briefing holds what the filters leave, asks for nothing, and runs nothing."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefing import write_briefing, write_visit_briefing
from briefing.__main__ import main
from briefing.markup import link, mark_words
from loaders.frames import Corpus, Filters, open_corpus, visits
from loaders.models import Analysis, Article, Evidence, VisitReport
from tests.sample import fill_sample, publish_analyses

TODAY = date(2026, 1, 2)
NASTY = '<script>alert(1)</script> & "quoted" </style> \x07 javascript:x'


class Reader(HTMLParser):
    """What a browser would see: tags, texts by tag, attributes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.headings: list[str] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._open.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "xlink:href")]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        if tag in ("h1", "h2", "h3"):
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if {"h1", "h2", "h3"} & set(self._open):
            self.headings[-1] += data
        if "style" not in self._open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    corpus = open_corpus(fill_sample(tmp_path_factory.mktemp("briefing")))
    yield corpus
    corpus.close()


def test_it_holds_everything(corpus: Corpus) -> None:
    read = Reader(write_briefing(corpus, Filters(), today=TODAY))
    assert [one for one in read.headings if one in ("Visits", "Visit by visit", "Themes", "Articles", "Method")] == [
        "Visits", "Visit by visit", "Themes", "Articles", "Method",
    ]  # fmt: skip
    assert read.headings[0] == "Visits and themes, June 2021 to December 2024"
    assert "8 visits in 5 articles, 28 September 2021 – 23 December 2024 · made on 2 January 2026" in read.text
    assert "Filters: none, the whole corpus." in read.text
    assert read.headings.count("Zakir Hasanov in Türkiye") == 3
    assert "How right the numbers were measured to be" in read.headings
    assert read.tags.count("svg") >= 8


def test_every_visit_quotes_its_sources(corpus: Corpus) -> None:
    page = write_briefing(corpus, Filters(), today=TODAY)
    sections = re.findall(r'<section class="visit">.*?</section>', page)
    assert len(sections) == 8
    assert all("<blockquote>" in section and 'href="#source-' in section for section in sections)
    assert sum('<mark title="' in section for section in sections) >= 4
    shusha = next(section for section in sections if "· 15 June 2021" in section)
    assert shusha.count("<blockquote>") == 3


def test_every_reference_leads_to_a_source(corpus: Corpus) -> None:
    page = write_briefing(corpus, Filters(), today=TODAY)
    wanted = set(re.findall(r'href="#(source-\d+)"', page))
    assert wanted
    assert wanted <= set(re.findall(r'id="(source-\d+)"', page))


def test_the_filters_are_told_and_kept(corpus: Corpus) -> None:
    read = Reader(write_briefing(corpus, Filters(visitor=("AZE",)), today=TODAY))
    assert read.headings[0] == "Visitor country: Azerbaijan, February 2022 to March 2024"
    assert "Filters: Visitor country: Azerbaijan." in read.text
    assert "Hulusi Akar in Azerbaijan" not in read.headings
    assert "Türkiye went to Azerbaijan 5 times, Azerbaijan to Türkiye 3 times" in read.headings
    assert "Both ways, whichever the filters ask for." in read.text


def test_nothing_matches(corpus: Corpus) -> None:
    read = Reader(write_briefing(corpus, Filters(search="zebra"), today=TODAY))
    assert "Nothing matches these filters." in read.text
    assert "svg" not in read.tags
    assert "Method" in read.headings


def test_more_visits_than_are_told_are_counted(corpus: Corpus) -> None:
    read = Reader(write_briefing(corpus, Filters(), today=TODAY, most=2))
    assert "The latest 2; 6 visits more are in the table of visits." in read.text


def test_one_visit_with_all_its_sources(corpus: Corpus) -> None:
    found = visits(corpus, Filters())
    three = str(found.loc[found["n_articles"] == 3, "visit_id"].iloc[0])
    page = write_visit_briefing(corpus, three, today=TODAY)
    read = Reader(page)
    assert read.headings[:2] == ["Recep Tayyip Erdogan in Azerbaijan", "The visit"]
    assert page.count("<blockquote>") == page.count('<li id="source-') == 3
    assert "One visit, told in 3 articles" in read.text
    with pytest.raises(ValueError, match="there is no visit 'gone'"):
        write_visit_briefing(corpus, "gone", today=TODAY)


def test_the_timeline_is_the_one_that_was_seen(corpus: Corpus) -> None:
    page = write_briefing(corpus, Filters(), today=TODAY, lane="visitor", colour="kind")
    first = page[page.index("<svg") : page.index("</svg>")]
    assert ">Zakir Hasanov</tspan>" in first
    assert ">working<" in first


def test_the_same_view_gives_the_same_page(corpus: Corpus) -> None:
    assert write_briefing(corpus, Filters(), today=TODAY) == write_briefing(corpus, Filters(), today=TODAY)


def test_it_asks_for_nothing(corpus: Corpus) -> None:
    page = write_briefing(corpus, Filters(), today=TODAY, address="http://127.0.0.1:8501/visits?visitor=TUR")
    read = Reader(page)
    assert not {"script", "img", "iframe", "object", "embed", "form"} & set(read.tags)
    assert [one for one in read.addresses if not one.startswith("#")] == ["http://127.0.0.1:8501/visits?visitor=TUR"]
    assert not re.findall(r"url\((?!data:|#)", page)
    assert "default-src &#x27;none&#x27;" in page


def test_what_an_article_says_is_text(tmp_path: Path) -> None:
    text = f"{NASTY} Minister Ali visited."
    report = VisitReport(
        "a#0", "a", NASTY, NASTY, "minister", "TUR", NASTY, None, "AZE", places=(NASTY,), start=date(2024, 1, 1),
        date_precision="day", evidence=(Evidence("visit", 0, len(text)), Evidence("visitor_person", 0, len(NASTY))),
    )  # fmt: skip
    article = Article("a", date(2024, 1, 2), text, NASTY, NASTY, url="javascript:alert(1)", source="x.jsonl")
    corpus = open_corpus(publish_analyses(tmp_path / "store", [Analysis(article, (), (), (), (report,))]))
    page = write_briefing(corpus, Filters(search="visited"), today=TODAY, title=NASTY, address="javascript:alert(2)")
    read = Reader(page)
    assert not {"script", "alert"} & set(read.tags)
    assert not read.handlers
    assert all(one.startswith("#") for one in read.addresses)
    assert read.headings[0].startswith('<script>alert(1)</script> & "quoted" </style>')
    assert page.count("<style>") == page.count("</style>") == 1
    assert "\x07" not in page


def test_marks_do_not_cross() -> None:
    marked = mark_words("one two <three>", [(0, 7, "a"), (4, 11, "b"), (90, 99, "c")])
    assert re.sub(r"<[^>]+>", "", marked) == "one two &lt;three&gt;"
    assert re.findall(r'title="([^"]+)"', marked) == ["a", "a, b", "b"]


@pytest.mark.parametrize("address", [None, "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", ""])
def test_only_addresses_of_the_web_are_links(address: str | None) -> None:
    assert link(address, "a & b") == "a &amp; b"


def test_command_line(corpus: Corpus, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "b.html"
    store = ["--store", str(corpus.store)]
    assert main([*store, "--output", str(file), "--host", "TUR", "--title", "Türkiye receives"]) == 0
    read = Reader(file.read_text(encoding="utf-8"))
    assert read.headings[0] == "Türkiye receives"
    assert read.headings.count("Zakir Hasanov in Türkiye") == len(visits(corpus, Filters(host=("TUR",))))
    assert b"kB" in capsysbinary.readouterr().err
    assert main([*store, "--search", "zebra"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"<!DOCTYPE html>")
    assert main(["--store", str(tmp_path / "nowhere")]) == 1
    assert b"holds no store" in capsysbinary.readouterr().err


def test_for_a_meeting_it_is_short(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.page.MEETING", 2)
    whole, short = (Reader(write_briefing(corpus, Filters(), today=TODAY, short=short)) for short in (False, True))
    assert sum(" in " in heading for heading in short.headings) < sum(" in " in heading for heading in whole.headings)
    assert "The latest 2; 6 visits more are in the table of visits." in short.text
    assert "Method" in short.headings
    assert "How right the numbers were measured to be" in whole.headings
    assert "How right the numbers were measured to be" not in short.headings
