"""What stands around an article's text is told apart from it, and no offset is lost."""

import re
from datetime import date
from pathlib import Path

import pytest

from loaders.extract.layout import Rule, find_rule, is_section, list_rules
from loaders.extract.segments import find_byline, find_outlet, find_segments
from loaders.extract.sentences import split_sentences
from loaders.formats import read_articles
from loaders.models import Article

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
PROSE = "The minister of one country met the minister of another country, the press service reported on Monday."


def segments(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in find_segments(text, len(title))]


@pytest.mark.parametrize("rule", list_rules(), ids=lambda rule: rule.id)
def test_rule_holds_for_its_examples_and_no_rule_for_its_counterexamples(rule: Rule) -> None:
    assert rule.examples
    assert [(line, getattr(find_rule(line), "kind", None)) for line in rule.examples] == [
        (line, rule.kind) for line in rule.examples
    ]
    assert [line for line in rule.counterexamples if find_rule(line)] == []


@pytest.mark.parametrize("rule", list_rules(), ids=lambda rule: rule.id)
def test_rule_that_minds_no_case_is_written_in_small_letters(rule: Rule) -> None:
    assert not rule.pattern.flags & re.IGNORECASE or not re.search(r"(?<!\\)[A-Z]", rule.pattern.pattern)


DATELINES = [
    "SALVADOR, Feb 26 -",
    "PORTLAND, Ore., Feb 26 -",
    "NEW YORK, MARCH 2 -",
    "TAUPO, New Zealand, March 23, Reuter -",
    "MOSCOW (Reuters) -",
    "(Reuters) -",
    "KYIV, Ukraine (AP) —",
    "BEIJING, Aug. 14 (Xinhua) --",
    "WASHINGTON, D.C. –",
    "ISLAMABAD:",
    "BAKU, Azerbaijan, March 6.",
    "(MENAFN- Trend News Agency) BAKU, Azerbaijan, November 29.",
    "Baku. 2 May. REPORT.AZ/",
    "Baku/31.10.18/Turan:",
    "DUSHANBE, 28.10.2019 (NIAT Khovar) –",
    "YEREVAN (UrduPoint News / Sputnik - 05th February, 2022)",
    "RAWALPINDI, Jul 5 (UrduPoint / Pakistan Point News - 5th Jul, 2022 ) :",
    "Tehran, IRNA –",
    "Yerevan /Mediamax/.",
    "YEREVAN. –",
    "BAKU, Azerbaijan, Nov.2.",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_dateline_is_parted_from_the_paragraph_it_opens(dateline: str) -> None:
    assert segments(f"{dateline} {PROSE}") == [("dateline", dateline), ("body", PROSE)]


@pytest.mark.parametrize("line", ["Baku, April 17, AZERTAC", "Baku, Azerbaijan, May 27"])
def test_dateline_may_stand_alone(line: str) -> None:
    assert segments(f"{line}\n\n{PROSE}") == [("dateline", line), ("body", PROSE)]


@pytest.mark.parametrize(
    "text",
    [
        "On June 15, the two countries signed a memorandum.",
        "In Tbilisi, Turkish and Azerbaijani ministers met.",
        "FACT SHEET: The President met the Prime Minister.",
        "Ankara and Baku agreed on March 5-6 meetings.",
    ],
)
def test_prose_has_no_dateline(text: str) -> None:
    assert segments(text) == [("body", text)]


def test_headline_is_found_where_no_title_is_given() -> None:
    text = f"Minister hails the partnership of two capitals\n\nPhoto: The Ministry\n\n{PROSE}"
    assert [kind for kind, _ in segments(text)] == ["headline", "caption", "body"]


def test_first_sentence_is_no_headline() -> None:
    assert [kind for kind, _ in segments(f"{PROSE}\n\n{PROSE}")] == ["body", "body"]


def test_title_that_is_told_again_is_a_headline_too() -> None:
    title = "Minister hails the partnership"
    text = f"{title}\n\nContact Us\n\n{title}\n\n{PROSE}"
    assert [kind for kind, _ in segments(text, title)] == ["headline", "furniture", "headline", "body"]


def test_links_after_the_text_are_furniture_down_to_the_next_prose() -> None:
    text = f"{PROSE}\n\nLatest News\nA court hears a case\nIncident20:50\nA platform is launched\n\n{PROSE}"
    assert [kind for kind, _ in segments(text)] == ["body"] + ["furniture"] * 4 + ["body"]


def test_closing_mark_of_an_agency_is_parted_from_the_last_line() -> None:
    assert segments("Soybean 45.1, total 55.8 (33.7).        REUTER")[-1] == ("furniture", "REUTER")
    assert segments(f"{PROSE}\n Reuter")[-1] == ("furniture", "Reuter")


def test_section_name_alone_is_furniture() -> None:
    assert is_section("- World News")
    assert not is_section("World leaders meet")


def test_five_articles_have_these_parts() -> None:
    kinds = {}
    for article in read_articles(ARTICLES):
        assert isinstance(article, Article)
        kinds[article.id[:3]] = [s.kind for s in article.segments if s.kind != "body"]
    assert kinds == {
        "000": ["caption"],
        "001": ["byline", "furniture", "furniture"],
        "002": ["byline", "byline"],
        "003": ["headline", "caption"],
        "004": ["byline", "byline"],
    }


OUTLETS = [
    ("By Azernews\n\nBy Vugar Khalilov\n\n", "Azernews", "Vugar Khalilov"),
    ("By Orkhan Quluzade – Trend:\n\n", "Trend", "Orkhan Quluzade"),
    ("By TARA COPP and FELIPE DANA\nAssociated Press\n", "Associated Press", "TARA COPP and FELIPE DANA"),
    ("The talks have begun, News.az reports, citing the ministry.\n", "News.az", None),
    ("Baku, April 16, AZERTAC\n", "AZERTAC", None),
    ("The talks have begun, it was reported.\n\nNews.Az\n", "News.az", None),
    ("The talks have begun.\n\nFollow us on Twitter @AzerNewsAz\n", "Azernews", None),
    ("A report informs the minister.\n", None, None),
]


@pytest.mark.parametrize(("text", "outlet", "byline"), OUTLETS)
def test_outlet_and_byline_are_taken_from_the_text(text: str, outlet: str | None, byline: str | None) -> None:
    whole = text + PROSE
    found = find_segments(whole)
    assert (find_outlet(whole, found), find_byline(whole, found)) == (outlet, byline)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["reuters-1987-a.jsonl.gz", "whitehouse-statements-2023.tar.gz"])
def test_segments_leave_nothing_out(shared: Path, name: str) -> None:
    for number, article in enumerate(read_articles(shared / "bulk" / name)):
        if number == 400:
            break
        assert isinstance(article, Article)
        end = 0
        for segment in article.segments:
            assert end <= segment.start < segment.end
            assert not article.text[end : segment.start].strip()
            end = segment.end
        assert not article.text[end:].strip()


@pytest.mark.parametrize("text", ["He came" + " " * 300_000 + "late.", "a.B" * 100_000, "." * 300_000, "(" * 300])
def test_odd_text_takes_no_more_time_than_plain_text(text: str) -> None:
    # Each of these took minutes under a pattern that went back over what it had read; none may hang the build.
    article = Article(id="a", published=date(2024, 1, 1), text=text, segments=find_segments(text))
    assert split_sentences(article)[-1].end == len(text)
