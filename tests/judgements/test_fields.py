"""What a judgement may say, and what it answers when it says something else."""

import pytest

from loaders.judgements.errors import Unfit
from loaders.judgements.fields import check
from loaders.judgements.records import Judgement


def correct(was: dict | None = None, **fields: object) -> Judgement:
    return Judgement("correct", "Ann", "v1", "because", fields=fields, was=was or {})


@pytest.mark.parametrize(
    ("judgement", "fault"),
    [
        (correct(start="2024-02-31"), "start '2024-02-31' is no day"),
        (correct(start="6 March"), "write it as 2024-03-06"),
        (correct(start="2024-03-06", end="2024-03-05"), "end 2024-03-05 is before start 2024-03-06"),
        (correct(end="2024-03-05", was={"start": "2024-03-06"}), "is before start"),
        (correct(start=None, end="2024-03-05"), "without a start"),
        (correct(host_country="Turkey"), "host_country 'Turkey' is not known.*such as TUR"),
        (correct(counterpart_country="TUR;XXX"), "'XXX' is not known"),
        (correct(kind="friendly"), "kind 'friendly' is none of state, official"),
        (correct(kind=None), "kind cannot be empty"),
        (correct(places="Baku"), "places 'Baku': give a list"),
        (correct(visitor_person=("A", "B")), "give one text"),
        (correct(visitor_person="x" * 500), "longer than 400"),
        (correct(confidence="1.0"), "confidence is no field of a visit that can be set"),
        (correct(), "Nothing is corrected"),
        (Judgement("reject", "Ann", "v1"), "The note is missing"),
        (Judgement("confirm", "  ", "v1"), "Your name is missing"),
        (Judgement("add", "Ann", "v1", "missed", fields={"host_country": "AZE"}), "Nobody visits"),
    ],
)
def test_what_no_record_can_hold(judgement: Judgement, fault: str) -> None:
    with pytest.raises(Unfit, match=fault):
        check(judgement)


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(Unfit) as caught:
        check(Judgement("correct", "", "v1", fields={"start": "x", "kind": "y"}))
    assert len(caught.value.faults) == 4


def test_values_are_tidied() -> None:
    tidy = check(correct(visitor_person="  Zakir \n Hasanov ", places=("Baku", " Baku", ""), host_person="  "))
    assert tidy.fields == {"visitor_person": "Zakir Hasanov", "places": ("Baku",), "host_person": None}


@pytest.mark.parametrize("code", ["TUR", "SUN", "XKX", "NATO", "TUR;AZE"])
def test_codes_of_states_and_organisations(code: str) -> None:
    assert check(correct(counterpart_country=code)).fields["counterpart_country"] == code


def test_a_confirmation_needs_no_note() -> None:
    assert check(Judgement("confirm", " Ann  B ", "v1")).by == "Ann B"
