"""Hints: which texts may tell of a visit at all."""

import pytest

from loaders.extract.visits.hints import hints
from loaders.text import fold


@pytest.mark.parametrize(
    "text",
    [
        "The minister arrived late on Monday, 3 March, in Tashkent.",
        "VARGA ARRIVES HERE FOR TALKS",
        "The president received today the ambassador of Ruritania.",
        "He is due in Oslo tomorrow.",
        "They took part in a conference in Lima.",
        "The two sides held several hours of talks.",
        "President Varga spoke today by telephone with King Otto.",
        "President Varga called King Otto.",
        "The minister paid an unannounced two-day visit.",
        "She told reporters in Quito that nothing was agreed.",
        "The envoy called on the emir.",
        "Varga is to confer with Otto.",
        "Nine states will gather in Quito.",
        "Ministers of both countries will be on hand for the talks.",
        "The states that have confirmed their presence are four.",
    ],
)
def test_a_word_of_going_or_meeting_with_what_it_needs_is_a_hint(text: str) -> None:
    assert any(hints().find(text, fold(text)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Net profit rose to 12 mln dlrs.",
        "The loss was due to lower prices.",
        "Sales are expected to grow.",
        "Exports came to 120 mln dlrs last year.",
        "The company received a 28 mln dlr contract.",
        "It took steps to cut costs.",
        "Prices will continue to rise this year.",
        "The revisited plan is a good one.",
    ],
)
def test_a_common_word_alone_is_none(text: str) -> None:
    assert not any(hints().find(text, fold(text)))
