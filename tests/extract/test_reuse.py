"""Text reuse: paragraphs that recur word for word or edited, copies of articles, and what is not reuse."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from loaders.extract.reuse import find_reuse, group_duplicates
from loaders.extract.segments import find_segments
from loaders.extract.sentences import split_sentences
from loaders.formats import read_articles
from loaders.models import Article, Paragraph

RELEASE = (
    "The two delegations met in Rome on Monday and agreed to open a joint training centre for mountain troops.\n\n"
    "The centre will take in its first forty cadets in the autumn, and both armies will send instructors to it.\n\n"
    "A commission of the two ministries is to report on the cost of the buildings before the end of the year."
)


def make(article_id: str, text: str, day: int = 1) -> Article:
    return Article(article_id, date(2024, 1, day), text, segments=find_segments(text))


def shared(paragraphs: Iterable[Paragraph]) -> list[tuple[str, int]]:
    return [(paragraph.article_id, paragraph.index) for paragraph in paragraphs if paragraph.cluster]


FIVE = [article for article in read_articles(Path("data/articles")) if isinstance(article, Article)]
NAMES = {article.id[:3]: article.id for article in FIVE}
# Cluster by cluster: article and paragraph, first appearance first.
EXPECTED = [
    [("002", 15), ("001", 5)],
    [("002", 16), ("001", 6)],
    [("002", 17), ("004", 10), ("001", 7)],
    [("002", 18), ("004", 11), ("001", 8)],
    [("002", 19), ("004", 12), ("001", 9)],
    [("002", 20), ("004", 13), ("001", 10)],
]


def test_five_articles_share_exactly_these_paragraphs() -> None:
    clusters: dict[str, list[tuple[str, int]]] = {}
    for paragraph in find_reuse(FIVE):
        if paragraph.cluster:
            clusters.setdefault(paragraph.cluster, []).append((paragraph.article_id[:3], paragraph.index))
    assert list(clusters.values()) == EXPECTED


def test_only_the_paragraph_on_drills_was_edited() -> None:
    edited = [p for p in find_reuse(FIVE) if p.cluster and p.likeness < 1]
    assert [(p.article_id[:3], p.index, p.likeness) for p in edited] == [("001", 5, pytest.approx(0.8125))]


def test_one_of_three_copies_is_independent() -> None:
    copies = [p for p in find_reuse(FIVE) if (p.article_id[:3], p.index) in EXPECTED[3]]
    assert [(p.article_id[:3], p.first, p.likeness) for p in copies] == [
        ("002", True, 1.0),
        ("004", False, 1.0),
        ("001", False, 1.0),
    ]


def test_five_articles_are_five_texts() -> None:
    assert group_duplicates(FIVE, find_reuse(FIVE)) == {article.id: article.id for article in FIVE}


def test_paragraphs_are_numbered_as_sentences_are() -> None:
    for article in FIVE:
        numbers = {sentence.paragraph for sentence in split_sentences(article) if sentence.segment == "body"}
        assert {p.index for p in find_reuse([article])} == numbers


def test_order_of_reading_does_not_matter() -> None:
    assert find_reuse(reversed(FIVE)) == find_reuse(FIVE)


def test_wire_copies_are_one_text() -> None:
    copies = [
        make("b", "Agency copy.\n\n" + RELEASE, 2),
        make("a", RELEASE),
        make("c", RELEASE.replace("forty", "fifty"), 3),
    ]
    assert group_duplicates(copies, find_reuse(copies)) == {"a": "a", "b": "a", "c": "a"}


def test_hard_wrapped_copy_is_recognised() -> None:
    wrapped = RELEASE.replace(" on Monday", "\non Monday").replace(" for mountain", "\nfor  mountain")
    assert len(shared(find_reuse([make("a", RELEASE), make("b", wrapped)]))) >= 4


def test_a_name_misspelt_is_the_same_name() -> None:
    text = (
        "After weighing the two offers at a meeting on Friday, the board of Harpel and Lowe chose not to act on them."
    )
    copy = text.replace("Harpel", "Harpels").replace("weighing", "carefully weighing")
    assert len(shared(find_reuse([make("a", text), make("b", copy, 2)]))) == 2


def test_own_reporting_around_one_pasted_paragraph_is_a_new_text() -> None:
    paragraphs = RELEASE.split("\n\n")
    own = (
        "Villagers below the pass have long asked for a road; they fear the noise of the shooting range more than snow."
    )
    articles = [make("a", RELEASE), make("b", f"{own}\n\n{own[::-1]}\n\n{paragraphs[0]}", 2)]
    found = find_reuse(articles)
    assert [article for article, _ in shared(found)] == ["a", "b"]
    assert group_duplicates(articles, found)["b"] == "b"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The president of Georgia met the president of Italy in Rome and spoke of trade and of energy supplies.",
            "In Rome the Italian president spoke with his Georgian guest of energy supplies and of more trade.",
        ),
        ("The sides also discussed regional issues.", "The sides also discussed regional issues."),
        (
            "There were seven ore ships loading and six waiting in the roads, according to the harbour office.",
            "There were three ore ships loading and four waiting in the roads, according to the harbour office.",
        ),
        ("Shr 34 cts vs 30 cts Net 8.2 mln vs 7.1 mln Revs 99 mln vs 91 mln",) * 2,
        ("Follow us on Twitter @AzerNewsAz",) * 2,
    ],
    ids=["same topic", "short formula", "formula filled in anew", "table", "furniture"],
)
def test_this_is_not_reuse(one: str, other: str) -> None:
    filler = "Nothing of what stands {} this line is to be found in any {} text that the test has at hand."
    articles = [make("a", filler.format("above", "other") + f"\n\n{one}"), make("b", f"Weather.\n\n{other}", 2)]
    assert shared(find_reuse(articles)) == []


@pytest.mark.parametrize(
    "articles", [[], [make("a", RELEASE)], [make("a", "")], [make("a", f"{RELEASE}\n\n{RELEASE}")]]
)
def test_one_article_shares_with_nobody(articles: list[Article]) -> None:
    found = find_reuse(articles)
    assert shared(found) == []
    assert group_duplicates(articles, found) == {article.id: article.id for article in articles}
