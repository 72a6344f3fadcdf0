"""Discovered phrases: what marks some articles off from the rest."""

from collections.abc import Iterable

import numpy as np
import pytest

from loaders.extract.coverage import Coverage
from loaders.extract.phrases import PhraseIndex, index_phrases
from loaders.extract.taxonomy import OWN_FILE, read_taxonomy
from loaders.extract.word_runs import Words

TEXTS = [
    "The grain corridor reopened at dawn. Winter sowing began near the coast.",
    "Farmers want the grain corridor to last. Winter sowing is over.",
    "An ice patrol left port in the dark. Winter sowing is late.",
    "Seals hid from the ice patrol in the fog. Winter sowing failed.",
]


def index(texts: Iterable[str]) -> PhraseIndex:
    """One article a text, one paragraph an article."""
    return index_phrases((number, text, False) for number, text in enumerate(texts))


def keys_of(text: str) -> set[str]:
    """All that may be a phrase in a text."""
    words = Words()
    words.add(text)
    runs, write = words.find_runs(), words.writer()
    return {write(int(begin), int(length))[0] for begin, length in zip(runs.begin, runs.length, strict=True)}


CORPUS = index(TEXTS)


def select(*numbers: int) -> np.ndarray:
    return np.isin(np.arange(len(TEXTS)), numbers)


def test_contrast_leads_with_what_the_rest_lacks() -> None:
    best = CORPUS.find_salient(select(0, 1))[0]
    assert (best.key, best.n_articles, best.n_rest) == ("grain corridor", 2, 0)
    assert "winter sowing" not in {phrase.key for phrase in CORPUS.find_salient(select(0, 1), most=3)}


def test_everything_selected_ranks_without_a_rest() -> None:
    assert {phrase.key for phrase in CORPUS.find_salient(select(0, 1, 2, 3))} >= {"grain corridor", "ice patrol"}


def test_known_phrases_are_left_out() -> None:
    found = CORPUS.find_salient(select(0, 1), known=lambda phrase: phrase == "grain corridor")
    assert "grain corridor" not in {phrase.key for phrase in found}


def test_same_selection_gives_the_same_phrases() -> None:
    assert CORPUS.find_salient(select(0, 1)) == CORPUS.find_salient(select(0, 1))


@pytest.mark.parametrize("numbers", [(), (0,)], ids=["empty slice", "one article"])
def test_too_little_gives_nothing(numbers: tuple[int, ...]) -> None:
    assert CORPUS.find_salient(select(*numbers)) == ()


def test_empty_corpus_gives_nothing() -> None:
    assert index_phrases([]).find_salient(np.zeros(0, bool)) == ()


def test_copies_of_one_text_say_nothing() -> None:
    copies = index_phrases([(0, TEXTS[0], False), *((number, TEXTS[0], True) for number in range(1, 5))])
    assert copies.find_salient(np.ones(5, bool)) == ()


def test_pasted_paragraphs_count_as_articles_only() -> None:
    paragraphs = [(0, TEXTS[0], False), (1, TEXTS[1], False), (2, TEXTS[0], True), (3, TEXTS[2], False)]
    best = index_phrases(paragraphs).find_salient(select(0, 1, 2))[0]
    assert (best.key, best.n_articles, best.n_independent, best.n_rest) == ("grain corridor", 3, 2, 0)


def test_said_twice_in_one_article_is_said_once() -> None:
    twice = index_phrases([(0, TEXTS[0], False), (0, TEXTS[1], False), (1, TEXTS[2], False)])
    assert "grain corridor" not in twice.keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Grain corridors reopened at the last.", "grain corridor"),
        ("The Ministry of Defence of Malta spoke to us.", "ministry of defence of malta"),
        ("The grain-corridor talks began at the port.", "grain corridor talk"),
        ("The guests of Anna M. Lindqvist came on foot.", "guest of anna m lindqvist"),
        ("The guests saw the New Port Harbour of the town.", "new port harbour"),
        ("They praised the U.S.-Malta Sea Council on the pier.", "u.s malta sea council"),
        ("The talks with President Xi Jinping were in the hall.", "president xi jinping"),
        ("It was the Harbour Secretary Julie Su of whom they spoke.", "harbour secretary julie su"),
        ("They met on the people-to-people contacts of the two.", "people to people contact"),
    ],
)
def test_variants_share_a_key(text: str, key: str) -> None:
    assert key in keys_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Read more at https://example.org/grain-corridor now, or with @graincorridor on the web.",
        "He said on Monday that they were.",
        "Shr loss vs profit, net loss vs profit, revs tumble vs gain",
        "It was a long-term, five-year and well-known one.",
        "The grain, and the corridor. Sowing – winter.",
        "It sold tonnes of maize for hundreds of dollars, or a barrel of it.",
        "They defend itself, or the others blame himself.",
        "It was new corridors that the first seal of the two saw.",
    ],
    ids=["links", "stop words", "table", "hyphens alone", "clauses", "units", "reflexives", "new as an adjective"],
)
def test_this_is_no_phrase(text: str) -> None:
    assert keys_of(text) == set()


def test_the_most_frequent_spelling_is_shown() -> None:
    found = index(["the Grain Corridor is open", "the grain corridor is open", "of the grain corridor it is"])
    assert found.labels[found.keys.index("grain corridor")] == "grain corridor"


def test_a_name_is_not_cut_to_pieces() -> None:
    text = "Envoy Anna Maria Lindqvist came to Oslo."
    assert [phrase.label for phrase in index([text, text]).find_salient(np.ones(2, bool))] == [
        "Envoy Anna Maria Lindqvist"
    ]


def test_phrases_across_each_other_are_one() -> None:
    text = "The envoy Anna Lindqvist spoke. It was Anna Lindqvist of Malta who spoke."
    labels = [phrase.label for phrase in index([text, text]).find_salient(np.ones(2, bool))]
    assert sum("Lindqvist" in label for label in labels) == 1


COVERAGE = Coverage(["South Korea", "Turkish"], read_taxonomy([OWN_FILE]))


@pytest.mark.parametrize(
    ("phrase", "covered"),
    [
        ("South Korea", True),
        ("Turkish Foreign Minister", True),
        ("Shusha Declaration", True),
        ("joint military exercises", True),
        ("Prime Minister Lindqvist", False),
        ("frost patrol", False),
        ("joint military exercises of winter", False),
    ],
)
def test_what_the_lexicons_know(phrase: str, covered: bool) -> None:
    assert COVERAGE.covers(phrase) is covered
