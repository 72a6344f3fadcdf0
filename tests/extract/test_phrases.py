"""Discovered phrases: what marks some articles off from the rest."""

from datetime import date

import numpy as np
import pytest

from loaders.extract.phrases import PhraseIndex, count_phrases
from loaders.extract.segments import find_segments
from loaders.extract.sentences import split_sentences
from loaders.models import Article


def count(text: str, **options: object) -> dict[str, tuple[str, int]]:
    article = Article("a", date(2024, 1, 1), text, segments=find_segments(text))
    return count_phrases(article, split_sentences(article), **options)  # type: ignore[arg-type]


TEXTS = [
    "The grain corridor reopened at dawn. Winter sowing began near the coast.",
    "Farmers want the grain corridor to last. Winter sowing is over.",
    "An ice patrol left port. Winter sowing is late.",
    "Seals hid from the ice patrol in the fog. Winter sowing failed.",
]
CORPUS = PhraseIndex(map(count, TEXTS))


def select(*numbers: int) -> np.ndarray:
    return np.isin(np.arange(CORPUS.n_articles), numbers)


def test_contrast_leads_with_what_the_rest_lacks() -> None:
    best = CORPUS.find_salient(select(0, 1))[0]
    assert (best.key, best.n_articles, best.n_rest) == ("grain corridor", 2, 0)
    assert "winter sowing" not in {phrase.key for phrase in CORPUS.find_salient(select(0, 1), most=3)}


def test_everything_selected_ranks_without_a_rest() -> None:
    assert {phrase.key for phrase in CORPUS.find_salient(select(0, 1, 2, 3))} >= {"grain corridor", "ice patrol"}


def test_known_phrases_are_left_out() -> None:
    assert "grain corridor" not in {
        phrase.key for phrase in CORPUS.find_salient(select(0, 1), known={"grain corridor"})
    }


def test_same_selection_gives_the_same_phrases() -> None:
    assert CORPUS.find_salient(select(0, 1)) == CORPUS.find_salient(select(0, 1))


@pytest.mark.parametrize("numbers", [(), (0,)], ids=["empty slice", "one article"])
def test_too_little_gives_nothing(numbers: tuple[int, ...]) -> None:
    assert CORPUS.find_salient(select(*numbers)) == ()


def test_empty_corpus_gives_nothing() -> None:
    assert PhraseIndex([]).find_salient(np.zeros(0, bool)) == ()


def test_pasted_paragraphs_and_repeated_sentences_do_not_count() -> None:
    text = "The grain corridor was praised.\n\nThe ice patrol left port.\n\nThe grain corridor was praised."
    assert count(text)["grain corridor"] == ("grain corridor", 1)
    assert "ice patrol" not in count(text, pasted={1})


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Grain corridors reopened at last.", "grain corridor"),
        ("The Ministry of Defence of Malta spoke.", "ministry of defence of malta"),
        ("The grain-corridor talks began.", "grain corridor talk"),
    ],
)
def test_variants_share_a_key(text: str, key: str) -> None:
    assert key in count(text)


@pytest.mark.parametrize(
    "text", ["Read more at https://example.org/grain-corridor now.", "He said on Monday that they were."]
)
def test_links_and_stop_words_make_no_phrase(text: str) -> None:
    assert count(text) == {}


def test_a_name_is_not_cut_to_pieces() -> None:
    text = "Envoy Anna Maria Lindqvist came to Oslo."
    index = PhraseIndex([count(text), count(text)])
    assert [phrase.label for phrase in index.find_salient(np.ones(2, bool))] == ["Envoy Anna Maria Lindqvist"]
