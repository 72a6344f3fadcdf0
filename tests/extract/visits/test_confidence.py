"""Confidence: the signs that stand against a report, on the lexicon's own examples, and what they come to."""

from collections.abc import Iterator
from typing import Any

import pytest

from loaders.extract.visits.confidence import APART, Sign, weigh
from loaders.lexicon import load_lexicon
from tests.extract.visits.stages import find
from tests.measures.confidence import record_signs

MANY = "Prices fell. Rain is expected. The harvest was good. A French delegation is to visit Egypt in October."
FAR = "French President Luc Morel spoke of grain. Prices fell. Rain is due. The president arrived in Cairo on Monday."
NEAR = "French President Luc Morel spoke of grain. The president arrived in Cairo on Monday."
SIGNS = load_lexicon("confidence", Sign, "signs")


def signs_of(text: str) -> frozenset[str]:
    """The signs of the only report of a text."""
    with record_signs() as seen:
        find(text)
    (only,) = seen
    return only


def list_examples(*, holds: bool) -> Iterator[Any]:
    for sign in SIGNS:
        for number, text in enumerate(sign.examples if holds else sign.counterexamples, 1):
            yield pytest.param(sign.id, text, id=f"{sign.id} {number}")


@pytest.mark.parametrize(("sign", "text"), list(list_examples(holds=True)))
def test_a_sign_holds_in_its_examples(sign: str, text: str) -> None:
    assert sign in signs_of(text)


@pytest.mark.parametrize(("sign", "text"), list(list_examples(holds=False)))
def test_a_sign_does_not_hold_in_its_counterexamples(sign: str, text: str) -> None:
    assert sign not in signs_of(text)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.id)
def test_a_sign_is_told_apart_and_never_makes_surer(sign: Sign) -> None:
    assert sign.examples
    assert sign.counterexamples
    assert weigh({sign.id}) <= weigh(set())


def test_all_signs_together_are_hardly_believed() -> None:
    assert weigh({sign.id for sign in SIGNS}) < 0.5


def test_a_plain_report_needs_no_review() -> None:
    (report,) = find("French President Luc Morel arrived in Cairo on Monday.")
    assert report.confidence > 0.9
    assert not report.needs_review


def test_a_report_of_many_doubts_is_for_review() -> None:
    (report,) = find(MANY)
    assert report.confidence < 0.7
    assert report.needs_review


@pytest.mark.parametrize(("text", "apart"), [(FAR, {"visitor apart"}), (NEAR, set())])
def test_a_visitor_named_far_away_is_for_review(text: str, apart: set[str]) -> None:
    assert signs_of(text) & APART == apart
    (report,) = find(text)
    assert report.needs_review >= bool(apart)
