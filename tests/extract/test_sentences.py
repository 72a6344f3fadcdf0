"""Sentences of the body: golden cases grouped by what forced them, and an independent splitter as the oracle."""

from datetime import date
from pathlib import Path

import pytest

from loaders.extract.segments import find_segments
from loaders.extract.sentences import split_sentences
from loaders.formats import read_articles
from loaders.models import Article

ARTICLES = Path(__file__).parents[2] / "data" / "articles"

# "|" stands where one sentence ends and the next begins.
ABBREVIATIONS = [
    "Lt-Gen. Nizam Osmanov met Col-Gen. Zakir Hasanov.| They spoke for an hour.",
    "Col-Gen Zakir Hasanov left.| He flew home.",
    "Gov. Carruthers and Sen. Jane Doe (R-Miss.) came.| Mr. J. Smith did not.",
    "He lives in St. Petersburg with Dr. A. B. Jones.",
    "The talks of Feb. 26 and Sept. 3 were held in room No. 5.| No. 6 was locked.",
    "Smith Inc. and Jones Corp. signed in Washington, D.C. on Monday.",
    "The U.S. Agriculture Department agreed.| So did the U.K. Treasury.",
    "He left the U.S. The minister stayed.".replace("U.S. The", "U.S.| The"),
    "Visitors came at 9 a.m. Tuesday.| They left at 5 p.m. The gate was shut.".replace("p.m. The", "p.m.| The"),
    "Guests of the U.K. 4,600, of Norway 1,880.",
    "The (U.S.) Summit opened.| It closed late.",
    "The visiting U.S. Under-Secretary spoke.",
    "Exports to the U.S. – Fiji too – rose.",
]
GLUED = [
    "He was glad to be in Azerbaijan.|Highlighting the past, he spoke on.",
    "It rose in 2021.|The minister was pleased.",
    "Talks began.|In Ankara they went on.",
    "News.az reports that it began.| Inc.com and News.Az wrote of it.",
    "Shares rose 3.5 per cent to 6.93 million.",
    "“We agree,” he said.|“We sign.”|Then they left.",
    "Write to office@example.org or www.example.org.| We answer.",
    "See https://example.org/Report.Final or www.Example.org for more.",
]
QUOTES = [
    "“It is done.”| He left.",
    'He said "it is done." He left.'.replace('." He', '."| He'),
    "“Is it done?” he asked.| “It is!” she said.",
    '"We will meet in Baku," he said. "Nothing is planned yet."'.replace('. "', '.| "'),
    "The medal “For Service.” was awarded.",
    "They agreed (on all points).| They signed.",
    "They agreed. (The text is secret.) They signed.".replace(". (", ".| (").replace(") They", ")| They"),
    "He waited... and left.| She stayed…| It rained.",
    "Really?!| Yes.",
]
LISTS = [
    "1. The sides agreed on trade.| They signed.",
    "They met in world war II.| It ended.",
    "A meeting without a full stop",
]
WRAPPED = [
    "Prime Minister Ada Roe said in the capital on Monday\n"
    "that the talks of her own people with those of the U.S.\n"
    "Agriculture Department would go on for a while.| She\nleft.",
    "    The dry period means that the crop will be late\nthis year, said the weekly review of the trade.\n"
    "|    Arrivals for the week were 155,221 bags of sixty\nkilos, it said.",
]


def split(text: str) -> list[str]:
    article = Article(id="a", published=date(2024, 1, 1), text=text, segments=find_segments(text))
    return [text[s.start : s.end] for s in split_sentences(article)]


@pytest.mark.parametrize("marked", ABBREVIATIONS + GLUED + QUOTES + LISTS + WRAPPED)
def test_sentence_ends_where_it_is_marked(marked: str) -> None:
    assert split(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_sentence_begins_after_the_dateline_and_stays_in_its_paragraph() -> None:
    text = "MOSCOW (Reuters) - The minister left. He will return.\n\nHis host stayed."
    article = Article(id="a", published=date(2024, 1, 1), text=text, segments=find_segments(text))
    found = [(text[s.start : s.end], s.segment, s.paragraph) for s in split_sentences(article)]
    assert found == [
        ("MOSCOW (Reuters) -", "dateline", 0),
        ("The minister left.", "body", 0),
        ("He will return.", "body", 0),
        ("His host stayed.", "body", 1),
    ]


def test_caption_is_one_sentence() -> None:
    assert split("The guests arrive in Baku on May 2, 2020. Archive")[0].endswith("Archive")


def test_empty_text_has_no_sentence() -> None:
    assert split(" \n ") == []


def test_sentences_hold_every_word_of_the_five_articles() -> None:
    for article in read_articles(ARTICLES):
        assert isinstance(article, Article)
        end = 0
        for sentence in split_sentences(article):
            assert not article.text[end : sentence.start].strip()
            end = sentence.end
        assert not article.text[end:].strip()


def test_glued_paragraph_of_the_five_articles_is_split() -> None:
    article = next(a for a in read_articles(ARTICLES) if isinstance(a, Article) and "Azerbaijan.Highlighting" in a.text)
    openings = [article.text[s.start :].split()[0] for s in split_sentences(article)]
    assert {"Highlighting", "Expressing", "Following", "Subsequently,"} <= set(openings)


@pytest.mark.shared
def test_agrees_with_an_independent_splitter(shared: Path) -> None:
    segmenter = pytest.importorskip("syntok.segmenter")
    ours, theirs = set(), set()
    for number, article in enumerate(read_articles(shared / "bulk" / "reuters-1987-a.jsonl.gz")):
        if number == 150:
            break
        assert isinstance(article, Article)
        for sentence in split_sentences(article):
            if sentence.segment == "body":
                ours.add((article.id, sentence.end))
        for segment in article.segments:
            if segment.kind == "body":
                flat = article.text[segment.start : segment.end].replace("\n", " ")
                last = [list(tokens)[-1] for paragraph in segmenter.analyze(flat) for tokens in paragraph]
                theirs |= {(article.id, segment.start + token.offset + len(token.value)) for token in last}
    assert len(ours & theirs) / len(ours | theirs) > 0.97
