"""Standing: what happened, what is planned, what was called off, and what is no fact at all."""

import pytest

from loaders.extract.visits.standing import kind_of
from tests.extract.visits.stages import find

DEMIRKAN = "Turkish President Orhan Demirkan"

STATUSES = {
    "completed": [
        f"{DEMIRKAN} visited Baku on May 3.",
        f"{DEMIRKAN} concluded his visit to Azerbaijan on Monday.",
        f"{DEMIRKAN} returned from Azerbaijan on May 3.",
        f"{DEMIRKAN} paid an official visit to Azerbaijan last month.",
        f"At the invitation of the hosts, {DEMIRKAN} visited Baku on May 3.",
        f"{DEMIRKAN} not only visited Baku on May 3 but also Tbilisi.",
    ],
    "ongoing": [
        f"{DEMIRKAN} is visiting Azerbaijan.",
        f"{DEMIRKAN} is on a visit to Azerbaijan.",
        f"{DEMIRKAN} is paying an official visit to Azerbaijan.",
        f"{DEMIRKAN} arrived in Baku on Wednesday.",
    ],
    "planned": [
        f"{DEMIRKAN} will visit Baku on May 20.",
        f"{DEMIRKAN} is to visit Baku on May 20.",
        f"{DEMIRKAN} is expected to visit Baku on May 20.",
        f"{DEMIRKAN} is due to arrive in Baku on Friday.",
        f"{DEMIRKAN} plans to visit Baku next week.",
        f"{DEMIRKAN}'s upcoming visit to Azerbaijan was discussed.",
        f"The visit of {DEMIRKAN} to Azerbaijan begins on May 20.",
    ],
    "cancelled": [
        f"{DEMIRKAN} has postponed his visit to Azerbaijan.",
        f"{DEMIRKAN} called off a visit to Azerbaijan.",
        f"The visit of {DEMIRKAN} to Azerbaijan was cancelled.",
    ],
}
NO_FACTS = {
    "denied": [
        f"{DEMIRKAN} did not visit Baku.",
        f"{DEMIRKAN} denied visiting Baku.",
        f"{DEMIRKAN} never visited Baku.",
        f"The spokesman denied any knowledge that {DEMIRKAN} would visit Baku.",
        f"It is unconfirmed whether {DEMIRKAN} will visit Baku.",
    ],
    "offstage": [
        f"{DEMIRKAN} may visit Baku.",
        f"{DEMIRKAN} is likely to visit Baku.",
        f"{DEMIRKAN} was invited to visit Baku.",
        f"{DEMIRKAN} hopes to visit Baku.",
        f"A possible visit of {DEMIRKAN} to Baku was discussed.",
        f"{DEMIRKAN} is ready to visit Baku.",
    ],
}


@pytest.mark.parametrize(("status", "text"), [(status, text) for status, texts in STATUSES.items() for text in texts])
def test_the_status_of_a_visit(status: str, text: str) -> None:
    assert {report.status for report in find(text)} == {status}


@pytest.mark.parametrize("text", [text for texts in NO_FACTS.values() for text in texts])
def test_what_is_denied_or_only_wished_is_no_visit(text: str) -> None:
    assert find(text) == ()


def test_a_stay_said_to_be_over_is_completed() -> None:
    (report,) = find(f"{DEMIRKAN} has concluded his visit to Azerbaijan.")
    assert report.status == "completed"


def test_a_plan_denied_elsewhere_in_the_article_is_no_visit() -> None:
    plan = f"{DEMIRKAN} will visit Baku on May 20, a newspaper wrote. "
    assert len(find(plan)) == 1
    assert find(plan + f"A spokesman said {DEMIRKAN} would not visit Baku.") == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("state visit", "state"),
        ("state and official visit", "state"),
        ("three-day official visit", "official"),
        ("official working visit", "official"),
        ("working visit", "working"),
        ("practical visit", "working"),
        ("private visit", "private"),
        ("refuelling stop", "transit"),
        ("state secretary's visit", "unspecified"),
        ("surprise trip", "unspecified"),
        ("", "unspecified"),
    ],
)
def test_the_kind_of_visit_that_words_name(words, kind) -> None:
    assert kind_of(words) == kind
