"""The trigger lexicon's own examples, each through all stages."""

import pytest

from loaders.extract.visits.triggers import read_triggers
from tests.extract.visits.stages import directions

EXAMPLES = [(example.text, example.gives) for trigger in read_triggers() for example in trigger.examples]
COUNTEREXAMPLES = [(text, ()) for trigger in read_triggers() for text in trigger.counterexamples]


@pytest.mark.parametrize(
    ("text", "gives"), [pytest.param(*example, id=example[0]) for example in EXAMPLES + COUNTEREXAMPLES]
)
def test_a_trigger_gives_its_examples_and_nothing_else(text: str, gives: tuple[str, ...]) -> None:
    assert directions(text) == sorted(gives)


def test_every_trigger_of_a_move_or_a_meeting_has_an_example() -> None:
    shown = {"move", "tour", "presence", "return", "noun", "host", "meet", "talks", "attend"}
    assert [trigger.id for trigger in read_triggers() if trigger.family in shown and not trigger.examples] == []


def test_no_two_triggers_share_a_form_within_a_family() -> None:
    forms = [(trigger.family, form) for trigger in read_triggers() for form in trigger.forms]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []
