"""The words around a visit: each entry's own examples, and that the rules ask for every use."""

from typing import get_args

import pytest

from loaders.extract.visits.wording import Use, Wording, pattern_of, read_wordings

EXAMPLES = [(wording, text, True) for wording in read_wordings() for text in wording.examples]
COUNTEREXAMPLES = [(wording, text, False) for wording in read_wordings() for text in wording.counterexamples]


@pytest.mark.parametrize(
    ("wording", "text", "serves"),
    EXAMPLES + COUNTEREXAMPLES,
    ids=[f"{wording.id}: {text}" for wording, text, _ in EXAMPLES + COUNTEREXAMPLES],
)
def test_words_serve_their_use_in_their_examples_only(wording: Wording, text: str, serves: bool) -> None:
    assert bool(pattern_of(wording.use).search(f" {text.lower()} ")) is serves


def test_every_use_has_words_and_every_entry_an_example() -> None:
    assert {wording.use for wording in read_wordings()} == set(get_args(Use))
    assert [wording.id for wording in read_wordings() if not wording.examples] == []


def test_no_form_is_listed_twice_for_one_use() -> None:
    forms = [(wording.use, form) for wording in read_wordings() for form in wording.forms]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []
